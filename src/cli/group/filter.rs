//! The flags that select API resources and sort them, of every command that lists them.

use clap::Args;

use crate::api::{Filter, Pattern, SortKey};
use crate::cli::value_parser::{ApiGroups, api_groups};

/// Which API resources are printed, and in which order.
#[derive(Args, Debug)]
pub struct FilterArgs {
    /// Print only resources whose name, short name, kind or group contains this text, or with a name that matches this
    /// glob with * and ?, such as '*.k8s.io' or 'apps/v1/*'
    #[arg(value_name = "PATTERN")]
    pub patterns: Vec<String>,
    /// Limit to resources in the specified API groups, comma-separated; core, or an empty one, is the core group
    #[arg(long, value_name = "GROUP", value_parser = api_groups)]
    pub api_group: Option<ApiGroups>,
    /// If true, return only namespaced resources; if false, only non-namespaced ones [default: both]
    #[arg(long)]
    pub namespaced: Option<bool>,
    /// Limit to resources that support the specified verbs, comma-separated
    #[arg(long, value_name = "VERB", value_delimiter = ',')]
    pub verbs: Vec<String>,
    /// Limit to resources that belong to the specified categories, comma-separated
    #[arg(long, value_name = "CATEGORY", value_delimiter = ',')]
    pub categories: Vec<String>,
    /// Sort list of resources using specified field. One of: (group, name, kind)
    #[arg(long, value_name = "KEY", default_value = "group", hide_possible_values = true)]
    pub sort_by: SortKey,
}

impl FilterArgs {
    /// The conditions of the flags. An empty verb or category is none, as in kubectl: `--verbs "$UNSET"`.
    pub fn filter(&self) -> Filter {
        let given = |values: &[String]| values.iter().filter(|value| !value.is_empty()).cloned().collect();
        Filter {
            patterns: self.patterns.iter().map(|text| Pattern::new(text)).collect(),
            api_groups: self.api_group.as_ref().map(|groups| groups.0.clone()),
            namespaced: self.namespaced,
            verbs: given(&self.verbs),
            categories: given(&self.categories),
            ..Filter::default()
        }
    }
}
