//! The arguments of `check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::api::{ObjectStatus, Release};
use crate::cli::format::CheckFormat;
use crate::cli::group::ListArgs;
use crate::cli::value_parser::{path, release};

/// `check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// Check the objects in these files and directories, comma-separated; - reads standard input
    #[arg(
        short,
        long = "filename",
        required = true,
        num_args = 1..,
        value_name = "FILE",
        value_delimiter = ',',
        value_parser = path()
    )]
    pub files: Vec<PathBuf>,
    /// Process the directory used in -f, --filename recursively
    #[arg(short = 'R', long)]
    pub recursive: bool,
    /// Check for an upgrade to this release, such as 1.37: what it no longer serves is removed [default: the release of
    /// the server]
    #[arg(long, value_name = "RELEASE", value_parser = release)]
    pub target: Option<Release>,
    /// Exit 1 if any object has this status or worse: deprecated, removed, unserved; or never. wrong-scope counts as
    /// deprecated
    #[arg(long, value_name = "STATUS", default_value = "removed", hide_possible_values = true)]
    pub fail_on: FailOn,
    /// Print every object, including those that are served
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub list: ListArgs<CheckFormat>,
}

/// The least status with which `check` fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Deprecated, in the wrong scope, removed or unserved
    Deprecated,
    /// Removed or unserved
    Removed,
    /// Unserved
    Unserved,
    /// Do not fail
    Never,
}

impl FailOn {
    pub fn includes(self, status: ObjectStatus) -> bool {
        match self {
            Self::Deprecated => status >= ObjectStatus::Deprecated,
            Self::Removed => status >= ObjectStatus::Removed,
            Self::Unserved => status >= ObjectStatus::Unserved,
            Self::Never => false,
        }
    }
}
