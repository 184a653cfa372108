//! The arguments of `api-versions`.

use clap::Args;

use crate::cli::format::VersionsFormat;

/// `api-versions`.
#[derive(Args, Debug)]
pub struct ApiVersionsArgs {
    /// Output format; helm prints the values of `helm template --api-versions`, one a line
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<VersionsFormat>,
}
