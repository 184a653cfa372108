//! Aggregated discovery documents, and their conversion to a [`Surface`].

mod write;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use smol_str::{SmolStr, format_smolstr};

use crate::api::{
    FailedGroupVersion, Group, GroupVersion, Resource, ResourceList, StringList, Surface, null_as_default,
};

/// `apidiscovery.k8s.io` `APIGroupDiscoveryList`, v2 or v2beta1: groups and resources in one response.
#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct GroupDiscoveryList {
    #[serde(deserialize_with = "null_as_default")]
    kind: String,
    #[serde(deserialize_with = "null_as_default")]
    api_version: String,
    #[serde(deserialize_with = "null_as_default")]
    metadata: Metadata,
    #[serde(deserialize_with = "null_as_default")]
    items: Vec<GroupDiscovery>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct GroupDiscovery {
    #[serde(deserialize_with = "null_as_default")]
    metadata: Metadata,
    #[serde(deserialize_with = "null_as_default")]
    versions: Vec<VersionDiscovery>,
}

/// A group has a name. A list of ours has annotations, which Kubernetes' lists do not have and its readers ignore.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct Metadata {
    #[serde(deserialize_with = "null_as_default", skip_serializing_if = "SmolStr::is_empty")]
    name: SmolStr,
    #[serde(deserialize_with = "null_as_default", skip_serializing_if = "BTreeMap::is_empty")]
    annotations: BTreeMap<String, String>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct VersionDiscovery {
    version: SmolStr,
    #[serde(deserialize_with = "null_as_default")]
    resources: Vec<ResourceDiscovery>,
    #[serde(deserialize_with = "null_as_default")]
    freshness: String,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
struct ResourceDiscovery {
    resource: SmolStr,
    response_kind: Option<Kind>,
    #[serde(deserialize_with = "null_as_default")]
    scope: String,
    #[serde(deserialize_with = "null_as_default")]
    singular_resource: SmolStr,
    verbs: StringList,
    #[serde(skip_serializing_if = "StringList::is_empty")]
    short_names: StringList,
    #[serde(skip_serializing_if = "StringList::is_empty")]
    categories: StringList,
    #[serde(deserialize_with = "null_as_default", skip_serializing_if = "Vec::is_empty")]
    subresources: Vec<SubresourceDiscovery>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
struct SubresourceDiscovery {
    subresource: String,
    response_kind: Option<Kind>,
    verbs: StringList,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
#[expect(clippy::struct_field_names, reason = "the names in the document")]
struct Kind {
    #[serde(deserialize_with = "null_as_default")]
    group: SmolStr,
    #[serde(deserialize_with = "null_as_default")]
    version: SmolStr,
    #[serde(deserialize_with = "null_as_default")]
    kind: SmolStr,
}

impl GroupDiscoveryList {
    pub fn annotation(&self, name: &str) -> Option<&str> {
        self.metadata.annotations.get(name).map(String::as_str)
    }

    /// Whether the document is one of another kind, which client-go reads as an empty one.
    pub fn is_of_another_kind(&self) -> bool {
        !["", "APIGroupDiscoveryList"].contains(&self.kind.as_str())
    }

    /// Appends the groups and resources of the document to a surface.
    ///
    /// A stale version counts as failed. The preferred version is the first that is not stale; a group without a
    /// usable version stays a group (client-go `discovery/aggregated_discovery.go`, `SplitGroupsAndResources`,
    /// `convertAPIGroup`).
    pub fn add_to(self, surface: &mut Surface) {
        for item in self.items {
            let name = item.metadata.name;
            let mut versions = Vec::new();
            for version in item.versions {
                let group_version = GroupVersion::new(name.clone(), version.version);
                if version.freshness == "Stale" {
                    let reason = "stale GroupVersion discovery".to_owned();
                    surface.failed.push(FailedGroupVersion { group_version, reason });
                    continue;
                }
                versions.push(group_version.clone());
                let count = version.resources.iter().map(|resource| 1 + resource.subresources.len()).sum();
                let mut resources = Vec::with_capacity(count);
                version.resources.into_iter().for_each(|resource| resource.add_to(&mut resources));
                surface.lists.push(ResourceList { group_version, resources });
            }
            surface.groups.push(Group { name, preferred: versions.first().cloned(), versions });
        }
    }
}

impl ResourceDiscovery {
    /// Appends the resource and its subresources. One without a kind is left out, a parent without its subresources
    /// (client-go `discovery/aggregated_discovery.go`, `convertAPIResource`, `convertAPISubresource`).
    fn add_to(self, resources: &mut Vec<Resource>) {
        let namespaced = self.scope == "Namespaced";
        if let Some(kind) = with_kind(self.response_kind) {
            resources.push(Resource {
                name: self.resource.clone(),
                singular_name: self.singular_resource.clone(),
                namespaced,
                group: kind.group,
                version: kind.version,
                kind: kind.kind,
                verbs: self.verbs,
                short_names: self.short_names,
                categories: self.categories,
                storage_version_hash: SmolStr::default(),
            });
        }
        for subresource in self.subresources {
            if let Some(kind) = with_kind(subresource.response_kind) {
                resources.push(Resource {
                    name: format_smolstr!("{}/{}", self.resource, subresource.subresource),
                    singular_name: self.singular_resource.clone(),
                    namespaced,
                    group: kind.group,
                    version: kind.version,
                    kind: kind.kind,
                    verbs: subresource.verbs,
                    ..Resource::default()
                });
            }
        }
    }
}

/// `None` for a kind whose fields are all empty, which counts as missing.
fn with_kind(kind: Option<Kind>) -> Option<Kind> {
    kind.filter(|kind| !(kind.group.is_empty() && kind.version.is_empty() && kind.kind.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aggregated(json: &str) -> Surface {
        let mut surface = Surface::default();
        serde_json::from_str::<GroupDiscoveryList>(json).unwrap().add_to(&mut surface);
        surface
    }

    #[test]
    fn stale_version_fails_and_the_next_is_preferred() {
        let surface = aggregated(
            r#"{"items":[{"metadata":{"name":"apps"},"versions":[{"version":"v2","freshness":"Stale"},{"version":"v1","freshness":""}]}]}"#,
        );
        assert_eq!(surface.groups[0].preferred, GroupVersion::parse("apps/v1"));
        assert_eq!(surface.failed[0].group_version, GroupVersion::new("apps", "v2"));
        assert_eq!(surface.lists.len(), 1);
    }

    #[test]
    fn group_of_stale_versions_stays_a_group() {
        let surface = aggregated(r#"{"items":[{"versions":[{"version":"v1","freshness":"Stale"}]}]}"#);
        assert_eq!(surface.groups, [Group { name: SmolStr::default(), versions: vec![], preferred: None }]);
    }

    #[test]
    fn parent_without_kind_is_left_out_and_its_subresources_stay() {
        let surface = aggregated(
            r#"{"items":[{"versions":[{"version":"v1","resources":[{"resource":"pods","responseKind":null,"scope":"Namespaced","singularResource":"pod",
                "subresources":[{"subresource":"log","responseKind":{"kind":"Pod"},"verbs":["get"]},{"subresource":"x"}]}]}]}]}"#,
        );
        let names: Vec<_> = surface.lists[0]
            .resources
            .iter()
            .map(|resource| (resource.name.as_str(), resource.singular_name.as_str(), resource.namespaced))
            .collect();
        assert_eq!(names, [("pods/log", "pod", true)]);
    }

    #[test]
    fn null_items_and_versions_are_empty() {
        assert_eq!(aggregated(r#"{"items":null}"#), Surface::default());
        assert_eq!(aggregated(r#"{"items":[{"metadata":null,"versions":null}]}"#).groups.len(), 1);
    }
}
