//! The commands that show and empty the cache.

use clap::{Args, Subcommand};

use crate::cli::format::DocumentFormat;

/// `cache`.
#[derive(Debug, Subcommand)]
pub enum CacheCommand {
    /// Print the clusters whose discovery is kept
    List(List),
    /// Print the folder with the discovery of all clusters
    Dir,
    /// Remove what is kept of the current context's cluster, or of that of --context
    Clear(Clear),
}

/// `cache list`.
#[derive(Args, Debug)]
pub struct List {
    /// Print as json or yaml
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<DocumentFormat>,
    /// No headings
    #[arg(long)]
    pub no_headers: bool,
}

/// `cache clear`.
#[derive(Args, Debug)]
pub struct Clear {
    /// What is kept of every cluster
    #[arg(long)]
    pub all: bool,
}
