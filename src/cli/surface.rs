//! The commands that keep, compare and judge what is served.

use std::path::PathBuf;

use clap::Args;

use crate::cli::connection::path;
use crate::output::VersionsFormat;

/// `api-versions`.
#[derive(Args, Debug)]
pub struct ApiVersions {
    /// Print as helm: what `helm template --api-versions` takes, one a line
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<VersionsFormat>,
}

/// `snapshot`.
#[derive(Args, Debug)]
pub struct Snapshot {
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE", value_parser = path())]
    pub file: Option<PathBuf>,
}
