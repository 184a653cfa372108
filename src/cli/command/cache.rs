//! The arguments of `cache`.

use clap::{Args, Subcommand};

use crate::cli::format::DocumentFormat;

/// `cache`.
#[derive(Debug, Subcommand)]
pub enum CacheCommand {
    /// List the clusters with cached discovery
    List(CacheListArgs),
    /// Print the directory of the discovery cache
    Dir,
    /// Remove the cached discovery of the current context's cluster, or of the cluster of --context
    Clear(CacheClearArgs),
}

/// `cache list`.
#[derive(Args, Debug)]
pub struct CacheListArgs {
    /// Output format. One of: (json, yaml)
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<DocumentFormat>,
    /// When using the default output format, don't print headers
    #[arg(long)]
    pub no_headers: bool,
}

/// `cache clear`.
#[derive(Args, Debug)]
pub struct CacheClearArgs {
    /// Remove the cached discovery of every cluster
    #[arg(long)]
    pub all: bool,
}
