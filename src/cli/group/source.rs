//! The flags that read API resources from several servers, or from a file, instead of from one server.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::value_parser::path;

/// Where API resources come from, unless it is the one server of the connection flags.
#[derive(Args, Debug)]
#[command(next_help_heading = "Source")]
pub struct SourceArgs {
    /// Ask the servers of all contexts that match these comma-separated names or globs with * and ?: 'prod-*,stage'
    #[arg(long, global = true, value_name = "GLOB", value_delimiter = ',')]
    pub contexts: Vec<String>,
    /// Ask the servers of all contexts
    #[arg(long, global = true)]
    pub all_contexts: bool,
    /// Read API resources from this file instead of a server: a snapshot or a saved discovery response, also with gzip;
    /// - reads standard input
    #[arg(long, global = true, value_name = "FILE", value_parser = path())]
    pub from: Option<PathBuf>,
}

/// An empty value counts as not given, as for kubectl's flags: `--from "$UNSET"`.
impl SourceArgs {
    /// The file of `--from`.
    pub fn file(&self) -> Option<&Path> {
        self.from.as_deref().filter(|file| !file.as_os_str().is_empty())
    }

    /// The names and globs of `--contexts`.
    pub fn patterns(&self) -> impl Iterator<Item = &str> {
        self.contexts.iter().map(String::as_str).filter(|pattern| !pattern.is_empty())
    }
}
