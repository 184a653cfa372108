//! One served resource as data: an item of kubegvr's own JSON and YAML forms.

use serde::Serialize;

use crate::resource::{FailedGroupVersion, GroupVersion, Served, Words};

/// A list in a form of our own: what there is, and what could not be had.
#[derive(Debug, Serialize)]
pub struct Items<'a, T> {
    /// The items.
    pub items: Vec<T>,
    /// The group versions that are missing from them.
    pub failed: &'a [FailedGroupVersion],
}

/// A resource under one group version, in kubectl's words.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Record<'a> {
    group: &'a str,
    version: &'a str,
    resource: &'a str,
    kind: &'a str,
    namespaced: bool,
    preferred: bool,
    verbs: &'a Words,
    short_names: &'a Words,
    categories: &'a Words,
    singular_name: &'a str,
    path: String,
}

impl<'a> From<&Served<'a>> for Record<'a> {
    fn from(served: &Served<'a>) -> Self {
        let resource = served.resource;
        Self {
            group: &served.group_version.group,
            version: &served.group_version.version,
            resource: &resource.name,
            kind: &resource.kind,
            namespaced: resource.namespaced,
            preferred: served.preferred,
            verbs: &resource.verbs,
            short_names: &resource.short_names,
            categories: &resource.categories,
            singular_name: &resource.singular_name,
            path: path(served.group_version, &resource.name, resource.namespaced),
        }
    }
}

/// Where the server serves it: the collection over all namespaces, or a template for a subresource, which belongs
/// to one object.
pub fn path(group_version: &GroupVersion, resource: &str, namespaced: bool) -> String {
    let base = group_version.path();
    match resource.split_once('/') {
        None => format!("{base}/{resource}"),
        Some((parent, rest)) if namespaced => {
            format!("{base}/namespaces/{{namespace}}/{parent}/{{name}}/{rest}")
        }
        Some((parent, rest)) => format!("{base}/{parent}/{{name}}/{rest}"),
    }
}
