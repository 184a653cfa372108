//! The arguments of `api-versions`.

use clap::Args;

use crate::cli::format::VersionsFormat;

/// `api-versions`.
#[derive(Args, Debug)]
pub struct ApiVersionsArgs {
    /// Print only API versions that contain this text or match this glob with * and ?, as a group or as group/version
    #[arg(value_name = "PATTERN")]
    pub patterns: Vec<String>,
    /// Output format; helm prints the values of `helm template --api-versions`, one per line
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<VersionsFormat>,
}
