//! The arguments of `api-versions`.

use clap::{Args, ValueEnum};

/// `api-versions`.
#[derive(Args, Debug)]
pub struct ApiVersionsArgs {
    /// Output format. One of: (helm); helm prints the values of `helm template --api-versions`, one a line
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<VersionsFormat>,
}

/// The formats of group versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VersionsFormat {
    /// `group/version` and `group/version/Kind`, one a line
    Helm,
}
