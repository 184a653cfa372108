//! The arguments of `resolve`.

use clap::Args;

use crate::cli::format::ResolveFormat;
use crate::cli::group::ListArgs;

/// `resolve`.
#[derive(Args, Debug)]
pub struct ResolveArgs {
    /// Resolve these plural or singular names, short names or kinds, each optionally followed by .GROUP or
    /// .VERSION.GROUP; or GROUP/VERSION/NAME, NAME/SUBRESOURCE or a path
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
    /// Print every candidate for a name, the picked one first
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub list: ListArgs<ResolveFormat>,
}
