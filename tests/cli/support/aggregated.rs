//! Aggregated discovery: all groups of `/api` or `/apis` in one document.

use serde_json::{Value, json};

use super::surface::{GroupVersion, Resource, Subresource};

/// The list of the groups, as `apidiscovery.k8s.io/<version>`; a stale group version has no resources.
pub fn document(surface: &[&GroupVersion], stale: &[String], version: &str) -> Value {
    let mut items: Vec<Value> = Vec::new();
    for group in surface.chunk_by(|left, right| left.group == right.group) {
        let metadata = if group[0].group.is_empty() { json!({}) } else { json!({"name": group[0].group}) };
        let versions: Vec<Value> = group.iter().map(|version| group_version(version, stale)).collect();
        items.push(json!({"metadata": metadata, "versions": versions}));
    }
    json!({
        "kind": "APIGroupDiscoveryList",
        "apiVersion": format!("apidiscovery.k8s.io/{version}"),
        "metadata": {},
        "items": items,
    })
}

/// The media type of such a document.
pub fn content_type(version: &str) -> String {
    format!("application/json;g=apidiscovery.k8s.io;v={version};as=APIGroupDiscoveryList")
}

fn group_version(version: &GroupVersion, stale: &[String]) -> Value {
    if stale.contains(&version.name()) {
        return json!({"version": version.version, "freshness": "Stale"});
    }
    let resources: Vec<Value> = version.resources.iter().map(|entry| resource(entry, version)).collect();
    json!({"version": version.version, "resources": resources, "freshness": "Current"})
}

fn resource(resource: &Resource, version: &GroupVersion) -> Value {
    let mut entry = json!({
        "resource": resource.name,
        "responseKind": own_kind(version, &resource.kind),
        "scope": if resource.namespaced { "Namespaced" } else { "Cluster" },
        "singularResource": resource.singular,
        "verbs": resource.verbs,
    });
    if !resource.short_names.is_empty() {
        entry["shortNames"] = json!(resource.short_names);
    }
    if !resource.categories.is_empty() {
        entry["categories"] = json!(resource.categories);
    }
    if !resource.subresources.is_empty() {
        entry["subresources"] = resource.subresources.iter().map(|entry| subresource(entry, version)).collect();
    }
    entry
}

fn subresource(subresource: &Subresource, version: &GroupVersion) -> Value {
    let kind = match &subresource.group_version {
        Some((group, version)) => response_kind(group, version, &subresource.kind),
        None => own_kind(version, &subresource.kind),
    };
    json!({"subresource": subresource.name, "responseKind": kind, "verbs": subresource.verbs})
}

/// A kind of the group version itself.
fn own_kind(version: &GroupVersion, kind: &str) -> Value {
    if version.custom { response_kind(&version.group, &version.version, kind) } else { response_kind("", "", kind) }
}

fn response_kind(group: &str, version: &str, kind: &str) -> Value {
    json!({"group": group, "version": version, "kind": kind})
}
