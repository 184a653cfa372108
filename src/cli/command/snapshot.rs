//! The arguments of `snapshot`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::value_parser::path;

/// `snapshot`.
#[derive(Args, Debug)]
pub struct SnapshotArgs {
    /// Write to this file [default: standard output]
    #[arg(short, long, value_name = "FILE", value_parser = path())]
    pub file: Option<PathBuf>,
}
