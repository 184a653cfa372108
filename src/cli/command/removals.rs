//! The arguments of `removals`.

use clap::Args;

use crate::api::{Release, RemovalStatus};
use crate::cli::format::ItemFormat;
use crate::cli::group::ListArgs;
use crate::cli::value_parser::release;

/// `removals`.
#[derive(Args, Debug)]
pub struct RemovalsArgs {
    /// Check against this release, such as 1.37 [default: the one after the server's]
    #[arg(long, value_name = "RELEASE", value_parser = release)]
    pub target: Option<Release>,
    /// Exit 1 if any listed API has this status or worse: deprecated, removed [default: never]
    #[arg(long, value_name = "STATUS", hide_possible_values = true)]
    pub fail_on: Option<RemovalStatus>,
    #[command(flatten)]
    pub list: ListArgs<ItemFormat>,
}
