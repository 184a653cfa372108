//! Discovery as it was before aggregation: the versions of the core group, the list of the groups, and one document
//! for each group version.

use serde_json::{Value, json};

use super::surface::{GroupVersion, Resource};

/// The document of `/api`.
pub fn core_versions(surface: &[&GroupVersion]) -> Value {
    let versions: Vec<&str> = surface.iter().map(|version| version.version.as_str()).collect();
    json!({
        "kind": "APIVersions",
        "versions": versions,
        "serverAddressByClientCIDRs": [{"clientCIDR": "0.0.0.0/0", "serverAddress": "10.0.0.10:6443"}],
    })
}

/// The document of `/apis`.
pub fn groups(surface: &[&GroupVersion]) -> Value {
    let groups = surface.chunk_by(|left, right| left.group == right.group).map(|group| {
        let versions: Vec<Value> =
            group.iter().map(|version| json!({"groupVersion": version.name(), "version": version.version})).collect();
        json!({"name": group[0].group, "preferredVersion": versions[0], "versions": versions})
    });
    json!({"kind": "APIGroupList", "apiVersion": "v1", "groups": groups.collect::<Vec<_>>()})
}

/// The document of one group version. That of `v1` alone has no apiVersion.
pub fn resources(version: &GroupVersion) -> Value {
    let mut resources = Vec::new();
    for resource in &version.resources {
        resources.push(entry(resource));
        resources.extend(subresources(resource));
    }
    let mut document = json!({"kind": "APIResourceList", "groupVersion": version.name(), "resources": resources});
    if !version.group.is_empty() {
        document["apiVersion"] = json!("v1");
    }
    document
}

fn entry(resource: &Resource) -> Value {
    let mut entry = json!({
        "name": resource.name,
        "singularName": resource.singular,
        "namespaced": resource.namespaced,
        "kind": resource.kind,
        "verbs": resource.verbs,
    });
    if !resource.short_names.is_empty() {
        entry["shortNames"] = json!(resource.short_names);
    }
    if !resource.categories.is_empty() {
        entry["categories"] = json!(resource.categories);
    }
    if let Some(hash) = &resource.storage_version_hash {
        entry["storageVersionHash"] = json!(hash);
    }
    entry
}

fn subresources(resource: &Resource) -> impl Iterator<Item = Value> {
    resource.subresources.iter().map(|subresource| {
        let mut entry = json!({
            "name": format!("{}/{}", resource.name, subresource.name),
            "singularName": "",
            "namespaced": resource.namespaced,
            "kind": subresource.kind,
            "verbs": subresource.verbs,
        });
        if let Some((group, version)) = &subresource.group_version {
            entry["group"] = json!(group);
            entry["version"] = json!(version);
        }
        entry
    })
}
