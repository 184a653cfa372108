//! The arguments of `cache`.

use clap::{Args, Subcommand};

use crate::cli::format::ItemFormat;
use crate::cli::group::ListArgs;

/// `cache`.
#[derive(Args, Debug)]
pub struct CacheArgs {
    #[command(subcommand)]
    pub command: CacheCommand,
}

/// The commands below `cache`.
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
    #[command(flatten)]
    pub list: ListArgs<ItemFormat>,
}

/// `cache clear`.
#[derive(Args, Debug)]
pub struct CacheClearArgs {
    /// Remove the cached discovery of every cluster
    #[arg(long)]
    pub all: bool,
}
