//! The commands of discovery, and its cache.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use crate::api::SortKey;
use crate::cli::connection::path;
use crate::cli::format::{ListFormat, RecordFormat, ResolveFormat};
use crate::kubeconfig;

/// Where discovery is kept, and for how long.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Cache")]
#[expect(clippy::struct_field_names, reason = "the names of the flags")]
pub struct Cache {
    /// Where discovery is kept; kubectl and kubegvr share it [default: $KUBECACHEDIR, then ~/.kube/cache]
    #[arg(long, global = true, value_name = "DIR", value_parser = path())]
    pub cache_dir: Option<PathBuf>,
    /// How long what is kept counts as fresh
    #[arg(long, global = true, value_name = "DURATION", default_value = "10m", value_parser = duration)]
    pub cache_ttl: Duration,
    /// Ask the server, whatever is kept
    #[arg(long, global = true)]
    pub refresh: bool,
    /// Use what is kept, however old, and ask no server
    #[arg(long, global = true)]
    pub offline: bool,
    /// Read what is served from this file in place of a server: a snapshot, or what the server answered; - is stdin
    #[arg(long, global = true, value_name = "FILE", value_parser = path(), help_heading = "Source")]
    pub from: Option<PathBuf>,
}

/// Seconds, or a number with a unit; 0 is nothing at all.
pub fn duration(text: &str) -> Result<Duration, String> {
    let parsed = kubeconfig::parse_timeout(text)
        .map_err(|_| "must be a number of seconds, or one with a unit such as 90s or 10m")?;
    Ok(parsed.unwrap_or_default())
}

/// `api-resources`.
#[derive(Args, Debug)]
pub struct ApiResources {
    /// Parts of a name, short name or kind, or globs with * and ?
    #[arg(value_name = "PATTERN")]
    pub patterns: Vec<String>,
    /// Only this group; an empty one is core
    #[arg(long, value_name = "GROUP")]
    pub api_group: Option<String>,
    /// Only namespaced resources, or with =false only the others
    #[arg(long)]
    pub namespaced: Option<bool>,
    /// Only resources with all of these verbs
    #[arg(long, value_name = "VERB", value_delimiter = ',')]
    pub verbs: Vec<String>,
    /// Only resources in all of these categories
    #[arg(long, value_name = "CATEGORY", value_delimiter = ',')]
    pub categories: Vec<String>,
    /// Every version of a resource, not the preferred one alone
    #[arg(long)]
    pub all_versions: bool,
    /// Subresources too, such as pods/log
    #[arg(long)]
    pub subresources: bool,
    /// The order of rows: group, name or kind
    #[arg(long, value_name = "KEY", default_value = "group", hide_default_value = true, hide_possible_values = true)]
    pub sort_by: SortKey,
    /// Print as wide, name, json or yaml
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<ListFormat>,
    /// No headings
    #[arg(long)]
    pub no_headers: bool,
    /// Use what is kept while it is fresh; with =false, ask the server
    #[arg(long, default_value_t = true, action = clap::ArgAction::SetTrue)]
    pub cached: bool,
}

/// `resolve`.
#[derive(Args, Debug)]
pub struct Resolve {
    /// Plural or singular names, short names, kinds; with .group or .version.group behind them
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
    /// Everything that a name could stand for, what is picked first
    #[arg(long)]
    pub all: bool,
    /// Print as name, path, kind, json or yaml
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<ResolveFormat>,
    /// No headings
    #[arg(long)]
    pub no_headers: bool,
}

/// `gvrs`.
#[derive(Args, Debug)]
pub struct Gvrs {
    /// Parts of a name, short name or kind, or globs with * and ?
    #[arg(value_name = "PATTERN")]
    pub patterns: Vec<String>,
    /// Print as wide, name, json, ndjson or yaml
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<RecordFormat>,
    /// No headings
    #[arg(long)]
    pub no_headers: bool,
}
