//! The commands that keep, compare and judge what is served.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::api::{ApiName, Aspect, Release, RemovalStatus};
use crate::cli::connection::path;
use crate::cli::discovery::duration;
use crate::cli::format::{DocumentFormat, VersionsFormat};

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

/// `removals`.
#[derive(Args, Debug)]
pub struct Removals {
    /// The release to look at [default: the next one behind the server's]
    #[arg(long, value_name = "RELEASE", value_parser = release)]
    pub target: Option<Release>,
    /// Exit with 1 where something is deprecated or removed, or where something is removed
    #[arg(long, value_name = "STATUS", hide_possible_values = true)]
    pub fail_on: Option<RemovalStatus>,
    /// Print as json or yaml
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<DocumentFormat>,
    /// No headings
    #[arg(long)]
    pub no_headers: bool,
}

fn release(text: &str) -> Result<Release, String> {
    Release::parse(text).ok_or_else(|| "must be a release such as 1.37".to_owned())
}

/// `diff`.
#[derive(Args, Debug)]
pub struct Diff {
    /// A context, a snapshot file, or - for stdin; with context: or file: before it where it could be both
    #[arg(value_name = "A")]
    pub left: String,
    /// What A is compared with; likewise
    #[arg(value_name = "B")]
    pub right: String,
    /// What is no difference: scope, verbs, kind, short-names, categories, singular-name, preferred, subresources
    #[arg(long, value_name = "ASPECT", value_delimiter = ',', hide_possible_values = true)]
    pub ignore: Vec<Aspect>,
    /// Print as json or yaml
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<DocumentFormat>,
}

/// `wait`.
#[derive(Args, Debug)]
pub struct Wait {
    /// Names as resolve takes them, or group/version, or group/version/resource
    #[arg(required = true, value_name = "NAME", value_parser = ApiName::parse)]
    pub names: Vec<ApiName>,
    /// What to wait for: served or gone
    #[arg(long = "for", value_name = "STATE", default_value = "served", hide_possible_values = true)]
    pub state: State,
    /// How long to wait; 0 asks once
    #[arg(long, value_name = "DURATION", default_value = "30s", value_parser = duration)]
    pub timeout: Duration,
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum State {
    /// The server serves it
    Served,
    /// The server does not serve it
    Gone,
}

impl State {
    /// As it is printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Served => "served",
            Self::Gone => "gone",
        }
    }
}
