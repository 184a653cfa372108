//! The arguments of `raw`.

use clap::Args;

/// `raw`.
#[derive(Args, Debug)]
pub struct RawArgs {
    /// Path to request from the server, with its query; or the name of a resource or group version
    pub path: String,
}
