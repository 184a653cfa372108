//! Conversion of a [`Surface`] to one aggregated document with all groups, in the server's order.

use std::collections::{BTreeMap, HashMap, HashSet};

use smol_str::SmolStr;

use super::{
    GroupDiscovery, GroupDiscoveryList, Kind, Metadata, ResourceDiscovery, SubresourceDiscovery, VersionDiscovery,
};
use crate::api::{Group, GroupVersion, Resource, ResourceList, Surface};

impl GroupDiscoveryList {
    /// The `v2` document of a surface. A failed group version becomes a stale one, so that its readers know of it.
    pub fn of(surface: &Surface, annotations: BTreeMap<String, String>) -> Self {
        let lists: HashMap<_, _> = surface.lists.iter().map(|list| (&list.group_version, list)).collect();
        let failed = surface.failed_group_versions();
        let mut items: Vec<_> = surface.groups.iter().map(|group| group_discovery(group, &failed, &lists)).collect();
        let mut index_of: HashMap<&str, usize> = HashMap::new();
        let mut written: HashSet<(usize, &str)> = HashSet::new();
        for (index, group) in surface.groups.iter().enumerate() {
            index_of.entry(&group.name).or_insert(index);
            written.extend(group.versions.iter().map(|group_version| (index, group_version.version.as_str())));
        }
        for GroupVersion { group, version } in surface.failed.iter().map(|failed| &failed.group_version) {
            let index = *index_of.entry(group).or_insert_with(|| {
                items.push(GroupDiscovery { metadata: metadata(group), versions: Vec::new() });
                items.len() - 1
            });
            if written.insert((index, version)) {
                items[index].versions.push(stale(version));
            }
        }
        Self {
            kind: "APIGroupDiscoveryList".to_owned(),
            api_version: "apidiscovery.k8s.io/v2".to_owned(),
            metadata: Metadata { name: SmolStr::default(), annotations },
            items,
        }
    }
}

/// A group with its preferred version first: the format marks it by the order alone.
fn group_discovery(
    group: &Group,
    failed: &HashSet<&GroupVersion>,
    lists: &HashMap<&GroupVersion, &ResourceList>,
) -> GroupDiscovery {
    let preferred = group.preferred.iter().filter(|preferred| group.versions.contains(preferred));
    let others = group.versions.iter().filter(|version| Some(*version) != group.preferred.as_ref());
    let versions = preferred.chain(others).map(|group_version| match lists.get(group_version) {
        _ if failed.contains(group_version) => stale(&group_version.version),
        None => stale(&group_version.version),
        Some(list) => VersionDiscovery {
            version: group_version.version.clone(),
            resources: nest(&list.resources),
            freshness: "Current".to_owned(),
        },
    });
    GroupDiscovery { metadata: metadata(&group.name), versions: versions.collect() }
}

fn metadata(group: &str) -> Metadata {
    Metadata { name: group.into(), annotations: BTreeMap::new() }
}

fn stale(version: &str) -> VersionDiscovery {
    VersionDiscovery { version: version.into(), resources: Vec::new(), freshness: "Stale".to_owned() }
}

/// Nests subresources in their parents. A missing parent is added without a kind, as by a server that serves the
/// subresource alone.
fn nest(resources: &[Resource]) -> Vec<ResourceDiscovery> {
    let mut found: Vec<ResourceDiscovery> = Vec::new();
    let mut index_of: HashMap<&str, usize> = HashMap::new();
    for resource in resources {
        let (parent, subresource) =
            resource.name.split_once('/').map_or((resource.name.as_str(), None), |(parent, rest)| (parent, Some(rest)));
        let index = *index_of.entry(parent).or_insert_with(|| {
            found.push(ResourceDiscovery {
                resource: parent.into(),
                scope: if resource.namespaced { "Namespaced" } else { "Cluster" }.to_owned(),
                singular_resource: resource.singular_name.clone(),
                ..ResourceDiscovery::default()
            });
            found.len() - 1
        });
        let entry = &mut found[index];
        let kind = Some(Kind {
            group: resource.group.clone(),
            version: resource.version.clone(),
            kind: resource.kind.clone(),
        });
        if let Some(subresource) = subresource {
            entry.subresources.push(SubresourceDiscovery {
                subresource: subresource.to_owned(),
                response_kind: kind,
                verbs: resource.verbs.clone(),
            });
        } else {
            entry.response_kind = kind;
            entry.verbs = resource.verbs.clone();
            entry.short_names = resource.short_names.clone();
            entry.categories = resource.categories.clone();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Surface {
        let mut surface = Surface::default();
        serde_json::from_str::<GroupDiscoveryList>(json).unwrap().add_to(&mut surface);
        surface
    }

    #[test]
    fn document_of_a_surface_reads_as_the_same_surface() {
        let json = r#"{"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2","metadata":{},"items":[
            {"metadata":{},"versions":[{"version":"v1","freshness":"Current","resources":[
                {"resource":"pods","responseKind":{"group":"","version":"","kind":"Pod"},"scope":"Namespaced","singularResource":"pod","verbs":["get"],"shortNames":["po"],"categories":["all"],
                 "subresources":[{"subresource":"eviction","responseKind":{"group":"policy","version":"v1","kind":"Eviction"},"verbs":["create"]}]},
                {"resource":"lost","responseKind":null,"scope":"Cluster","singularResource":"","verbs":[],
                 "subresources":[{"subresource":"log","responseKind":{"group":"","version":"","kind":"Log"},"verbs":["get"]}]}]}]},
            {"metadata":{"name":"apps"},"versions":[{"version":"v1","resources":[],"freshness":"Current"},{"version":"v2","resources":[],"freshness":"Stale"}]}]}"#;
        let surface = read(json);
        let document = serde_json::to_string(&GroupDiscoveryList::of(&surface, BTreeMap::new())).unwrap();
        assert_eq!(read(&document), surface);
        let values = [document.as_str(), json].map(|text| serde_json::from_str::<serde_json::Value>(text).unwrap());
        assert_eq!(values[0], values[1]);
    }

    #[test]
    fn preferred_version_is_written_first_and_failed_one_as_stale() {
        let version = |text: &str| GroupVersion::parse(text).unwrap();
        let surface = Surface {
            groups: vec![Group {
                name: "a".into(),
                versions: vec![version("a/v1"), version("a/v2")],
                preferred: Some(version("a/v2")),
            }],
            lists: ["a/v1", "a/v2"].map(|text| ResourceList { group_version: version(text), resources: vec![] }).into(),
            failed: vec![crate::api::FailedGroupVersion { group_version: version("b/v1"), reason: "x".into() }],
            ..Surface::default()
        };
        let document = serde_json::to_value(GroupDiscoveryList::of(&surface, BTreeMap::new())).unwrap();
        let versions = |item: usize| document["items"][item]["versions"].as_array().unwrap().clone();
        assert_eq!(
            versions(0).iter().map(|version| version["version"].as_str().unwrap()).collect::<Vec<_>>(),
            ["v2", "v1"]
        );
        assert_eq!((versions(1)[0]["freshness"].as_str(), versions(1).len()), (Some("Stale"), 1));
    }
}
