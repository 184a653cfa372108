//! The arguments of `removals`.

use clap::Args;

use crate::api::{Release, RemovalStatus};
use crate::cli::format::DocumentFormat;
use crate::cli::value_parser::release;

/// `removals`.
#[derive(Args, Debug)]
pub struct RemovalsArgs {
    /// Check against this release [default: the one after the server's]
    #[arg(long, value_name = "RELEASE", value_parser = release)]
    pub target: Option<Release>,
    /// Exit 1 if any listed API has this status or worse: deprecated, removed [default: never]
    #[arg(long, value_name = "STATUS", hide_possible_values = true)]
    pub fail_on: Option<RemovalStatus>,
    /// Output format. One of: (json, yaml)
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<DocumentFormat>,
    /// When using the default output format, don't print headers
    #[arg(long)]
    pub no_headers: bool,
}
