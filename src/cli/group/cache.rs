//! The flags of the discovery cache.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use crate::cli::value_parser::{duration, path};

/// Where discovery is cached, and when the cache is read.
#[derive(Args, Debug)]
#[command(next_help_heading = "Cache")]
pub struct CacheArgs {
    /// Default cache directory, shared with kubectl [default: $KUBECACHEDIR, then ~/.kube/cache]
    #[arg(long, global = true, value_name = "DIR", value_parser = path())]
    pub cache_dir: Option<PathBuf>,
    /// Treat cached discovery as fresh for this long, in seconds or with a unit (e.g. 90s, 10m)
    #[arg(long, global = true, value_name = "DURATION", default_value = "10m", value_parser = duration)]
    pub cache_ttl: Duration,
    /// Ignore cached discovery and ask the server
    #[arg(long, visible_alias = "no-cache", global = true)]
    pub refresh: bool,
    /// Use cached discovery of any age and ask no server
    #[arg(long, global = true)]
    pub offline: bool,
}
