//! A served resource as an item of JSON and YAML.

use serde::Serialize;

use crate::api::{GroupVersion, ServedResource, StringList};

/// A resource of one group version, with the field names of Kubernetes' `APIResource`.
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

/// The path of the collection in all namespaces. For a subresource, which belongs to one object, it is a template.
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
