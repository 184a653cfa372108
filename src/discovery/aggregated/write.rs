//! The way back: a [`Surface`] as one document, core and groups together, in the server's order.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    GroupDiscovery, GroupDiscoveryList, Kind, Metadata, ResourceDiscovery, SubresourceDiscovery, VersionDiscovery,
};
use crate::api::{Group, GroupVersion, Resource, ResourceList, Surface};

impl GroupDiscoveryList {
    /// The document of a surface, `v2`. What failed is in it as a stale version, so that whoever reads it knows.
    pub fn of(surface: &Surface, annotations: BTreeMap<String, String>) -> Self {
        let lists: HashMap<_, _> = surface.lists.iter().map(|list| (&list.group_version, list)).collect();
        let missing = surface.failed_group_versions();
        let mut items: Vec<_> = surface.groups.iter().map(|group| item(group, &missing, &lists)).collect();
        // Where each group is, and what is in it.
        let (mut places, mut written) = (HashMap::<&str, usize>::new(), HashSet::<(usize, &str)>::new());
        for (at, group) in surface.groups.iter().enumerate() {
            places.entry(&group.name).or_insert(at);
            written.extend(group.versions.iter().map(|it| (at, it.version.as_str())));
        }
        for GroupVersion { group, version } in surface.failed.iter().map(|failed| &failed.group_version) {
            let at = *places.entry(group).or_insert_with(|| {
                items.push(GroupDiscovery { metadata: named(group), versions: Vec::new() });
                items.len() - 1
            });
            if written.insert((at, version)) {
                items[at].versions.push(stale(version));
            }
        }
        Self {
            kind: "APIGroupDiscoveryList".to_owned(),
            api_version: "apidiscovery.k8s.io/v2".to_owned(),
            metadata: Metadata { name: String::new(), annotations },
            items,
        }
    }
}

/// The preferred version first: the order of the document is all that says which one it is.
fn item(
    group: &Group,
    missing: &HashSet<&GroupVersion>,
    lists: &HashMap<&GroupVersion, &ResourceList>,
) -> GroupDiscovery {
    let preferred = group.preferred.iter().filter(|preferred| group.versions.contains(preferred));
    let others = group.versions.iter().filter(|version| Some(*version) != group.preferred.as_ref());
    let versions = preferred.chain(others).map(|group_version| match lists.get(group_version) {
        _ if missing.contains(group_version) => stale(&group_version.version),
        None => stale(&group_version.version),
        Some(list) => VersionDiscovery {
            version: group_version.version.clone(),
            resources: resources(&list.resources),
            freshness: "Current".to_owned(),
        },
    });
    GroupDiscovery { metadata: named(&group.name), versions: versions.collect() }
}

fn named(group: &str) -> Metadata {
    Metadata { name: group.to_owned(), annotations: BTreeMap::new() }
}

fn stale(version: &str) -> VersionDiscovery {
    VersionDiscovery { version: version.to_owned(), resources: Vec::new(), freshness: "Stale".to_owned() }
}

/// Resources with their subresources in them; a subresource without its parent gets one without a kind, as a server
/// that does not serve the parent would.
fn resources(resources: &[Resource]) -> Vec<ResourceDiscovery> {
    let mut found: Vec<ResourceDiscovery> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for resource in resources {
        let (parent, subresource) =
            resource.name.split_once('/').map_or((resource.name.as_str(), None), |(parent, rest)| (parent, Some(rest)));
        let at = *index.entry(parent).or_insert_with(|| {
            found.push(ResourceDiscovery {
                resource: parent.into(),
                scope: if resource.namespaced { "Namespaced" } else { "Cluster" }.to_owned(),
                singular_resource: resource.singular_name.clone(),
                ..ResourceDiscovery::default()
            });
            found.len() - 1
        });
        let entry = &mut found[at];
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
    fn what_is_written_is_read_as_the_same_surface() {
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
    fn the_preferred_version_comes_first_and_a_group_is_made_for_what_failed() {
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
        assert_eq!(versions(0).iter().map(|it| it["version"].as_str().unwrap()).collect::<Vec<_>>(), ["v2", "v1"]);
        assert_eq!((versions(1)[0]["freshness"].as_str(), versions(1).len()), (Some("Stale"), 1));
    }
}
