//! One served resource as data: an item of kubegvr's own JSON and YAML forms.

use serde::Serialize;

use crate::api::{FailedGroupVersion, GroupVersion, ServedResource, StringList};

/// A list in a form of our own: what there is, and what could not be had.
#[derive(Debug, Serialize)]
pub struct Items<T> {
    /// The items.
    pub items: Vec<T>,
    /// What is missing from them.
    pub failed: Vec<Lost>,
}

/// What could not be had: a group version, or all that the server of a context serves.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lost {
    /// The context, in a list about several servers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// The group version; None where it is everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_version: Option<GroupVersion>,
    /// Why.
    pub reason: String,
}

impl Lost {
    /// What is missing from a surface.
    pub fn of(failed: &[FailedGroupVersion], context: Option<&str>) -> impl Iterator<Item = Self> {
        failed.iter().map(move |FailedGroupVersion { group_version, reason }| Self {
            context: context.map(str::to_owned),
            group_version: Some(group_version.clone()),
            reason: reason.clone(),
        })
    }
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
    verbs: &'a StringList,
    short_names: &'a StringList,
    categories: &'a StringList,
    singular_name: &'a str,
    path: String,
}

impl<'a> From<&ServedResource<'a>> for Record<'a> {
    fn from(served: &ServedResource<'a>) -> Self {
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
