//! The groups of flags that several commands share.

mod cache;
mod connection;
mod filter;
mod list;
mod log;
mod objects;
mod source;

use clap::Args;

pub use cache::CacheArgs;
pub use connection::ConnectionArgs;
pub use filter::FilterArgs;
pub use list::ListArgs;
pub use log::LogArgs;
pub use objects::ObjectArgs;
pub use source::SourceArgs;

/// The flags of every command, before the command or after it. `refusal` lists the exceptions.
#[derive(Args, Debug)]
pub struct GlobalArgs {
    #[command(flatten)]
    pub connection: ConnectionArgs,
    #[command(flatten)]
    pub source: SourceArgs,
    #[command(flatten)]
    pub cache: CacheArgs,
    #[command(flatten)]
    pub log: LogArgs,
}
