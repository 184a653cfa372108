//! The arguments of `snapshot`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::value_parser::path;

/// `snapshot`.
#[derive(Args, Debug)]
pub struct SnapshotArgs {
    /// Take the snapshot of this context, as with --context; of several, as with --contexts
    #[arg(value_name = "CONTEXT")]
    pub names: Vec<String>,
    /// Write to this file [default: standard output]; of several contexts, a directory for one file each
    #[arg(short, long, value_name = "FILE", value_parser = path())]
    pub file: Option<PathBuf>,
    /// Record the current time, so that the same API surface does not give the same bytes
    #[arg(long)]
    pub timestamp: bool,
}
