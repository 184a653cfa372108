//! The arguments of `api-resources`.

use clap::{ArgAction, Args};

use crate::api::SortKey;
use crate::cli::format::ListFormat;
use crate::cli::group::ListArgs;

/// `api-resources`.
#[derive(Args, Debug)]
pub struct ApiResourcesArgs {
    /// Print only resources whose name, short name or kind contains this text or matches this glob with * and ?
    #[arg(value_name = "PATTERN")]
    pub patterns: Vec<String>,
    /// Limit to resources in the specified API group; an empty one is the core group
    #[arg(long, value_name = "GROUP")]
    pub api_group: Option<String>,
    /// If true, return only namespaced resources; if false, only non-namespaced ones [default: both]
    #[arg(long)]
    pub namespaced: Option<bool>,
    /// Limit to resources that support the specified verbs, comma-separated
    #[arg(long, value_name = "VERB", value_delimiter = ',')]
    pub verbs: Vec<String>,
    /// Limit to resources that belong to the specified categories, comma-separated
    #[arg(long, value_name = "CATEGORY", value_delimiter = ',')]
    pub categories: Vec<String>,
    /// Print every version of a resource, not only the preferred one
    #[arg(long)]
    pub all_versions: bool,
    /// Include subresources, such as pods/log
    #[arg(long)]
    pub subresources: bool,
    /// Sort list of resources using specified field. One of: (group, name, kind)
    #[arg(long, value_name = "KEY", default_value = "group", hide_possible_values = true)]
    pub sort_by: SortKey,
    #[command(flatten)]
    pub list: ListArgs<ListFormat>,
    /// Use the cached list of resources if available and fresh [default: true]
    #[arg(long, default_value_t = true, action = ArgAction::SetTrue)]
    pub cached: bool,
}
