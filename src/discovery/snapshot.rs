//! Discovery from a file: a snapshot of ours, or a document that kubectl or another program wrote.

use std::collections::{BTreeMap, HashMap};

use anyhow::Context as _;
use serde::Deserialize;
use serde_json::value::RawValue;
use smol_str::SmolStr;

use crate::api::{Group, GroupVersion, Resource, ResourceList, Surface, null_as_default};
use crate::discovery::wire::{ApiResourceList, GroupDiscoveryList};
use crate::discovery::{Discovery, Error};
use crate::go::json_input;
use crate::sys::bounded;

const SERVER_VERSION: &str = "kubegvr/server-version";
const TIME: &str = "kubegvr/time";

/// The surface of one server at one time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    pub surface: Surface,
    /// The version that the server reported, if the file has it.
    pub server_version: Option<String>,
    /// In RFC 3339, if the file has it.
    pub time: Option<String>,
}

/// The positions of groups and lists in the surface, which documents add one after another: a file may have a million.
#[derive(Default)]
struct Index {
    groups: HashMap<SmolStr, usize>,
    lists: HashMap<GroupVersion, usize>,
    /// The number of groups and lists in the index so far.
    indexed: (usize, usize),
}

/// The fields of a document that identify it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Head<'a> {
    #[serde(deserialize_with = "null_as_default")]
    kind: String,
    #[serde(deserialize_with = "null_as_default")]
    api_version: String,
    #[serde(borrow)]
    api_resource_lists: Option<Vec<&'a RawValue>>,
}

impl Snapshot {
    /// Reads one or more documents: an `APIGroupDiscoveryList`, as [`document`](Self::document) and servers write it, an
    /// `APIResourceList`, or an object with such lists in `apiResourceLists`. A file with several documents is the
    /// output of `kubectl get --raw` for `/api` and `/apis`. `name` is the name of the file in errors.
    ///
    /// # Errors
    /// The text is not JSON, or none of these documents.
    pub fn read(bytes: &[u8], name: &str) -> anyhow::Result<Self> {
        if !bounded::holds_at_most(bytes, bounded::DISCOVERY_VALUES) {
            return Err(no_surface(name, "holds more than 4 million values"));
        }
        Self::parse(bytes, name).or_else(|error| match json_input::repaired(bytes) {
            Some(repaired) => Self::parse(&repaired, name),
            None => Err(error),
        })
    }

    fn parse(bytes: &[u8], name: &str) -> anyhow::Result<Self> {
        let mut snapshot = Self { surface: Surface { is_fresh: true, ..Surface::default() }, ..Self::default() };
        let mut index = Index::default();
        let mut count = 0;
        for document in serde_json::Deserializer::from_slice(bytes).into_iter::<&RawValue>() {
            let document = document.with_context(|| format!("{name} is not JSON"))?;
            snapshot.add(document.get(), name, &mut index)?;
            count += 1;
        }
        if count == 0 { Err(no_surface(name, "is empty")) } else { Ok(snapshot) }
    }

    fn add(&mut self, document: &str, name: &str, index: &mut Index) -> anyhow::Result<()> {
        let head: Head<'_> = match serde_json::from_str(document) {
            Ok(head) if document.starts_with('{') => head,
            _ => return Err(no_surface(name, "is JSON and no Kubernetes object")),
        };
        let broken = || format!("{name} is a broken {}", head.kind);
        match (head.kind.as_str(), head.api_version.as_str()) {
            ("APIGroupDiscoveryList", "apidiscovery.k8s.io/v2" | "apidiscovery.k8s.io/v2beta1") => {
                let list: GroupDiscoveryList = serde_json::from_str(document).with_context(broken)?;
                self.server_version = list.annotation(SERVER_VERSION).map(str::to_owned).or(self.server_version.take());
                self.time = list.annotation(TIME).map(str::to_owned).or(self.time.take());
                list.add_to(&mut self.surface);
                index.update(&self.surface);
            }
            ("APIResourceList", _) => self.add_list(serde_json::from_str(document).with_context(broken)?, index),
            _ if head.api_resource_lists.is_some() => {
                for list in head.api_resource_lists.unwrap_or_default() {
                    let list = serde_json::from_str(list.get());
                    self.add_list(
                        list.with_context(|| format!("{name} has a broken list in apiResourceLists"))?,
                        index,
                    );
                }
            }
            ("APIGroupList", _) => return Err(no_surface(name, "is an APIGroupList, which names no resources")),
            ("", _) => return Err(no_surface(name, "is JSON and no Kubernetes object")),
            (kind, "") => return Err(no_surface(name, &format!("is a {kind}, not a list of API resources"))),
            (kind, version) => {
                return Err(no_surface(name, &format!("is a {version} {kind}, not a list of API resources")));
            }
        }
        Ok(())
    }

    /// A list without a group version is the output of `kubectl api-resources -o json`: each resource has its own.
    fn add_list(&mut self, list: ApiResourceList, index: &mut Index) {
        let (group_version, resources) = list.into_parts();
        if !group_version.version.is_empty() {
            index.list_of(&mut self.surface, group_version).extend(resources);
            return;
        }
        for resource in resources {
            let group_version = GroupVersion::new(resource.group.clone(), resource.version.clone());
            let resource = Resource { group: SmolStr::default(), version: SmolStr::default(), ..resource };
            index.list_of(&mut self.surface, group_version).push(resource);
        }
    }

    /// The snapshot as a document for [`read`](Self::read), and for any reader of aggregated discovery.
    pub fn document(&self) -> GroupDiscoveryList {
        let annotations = [(SERVER_VERSION, &self.server_version), (TIME, &self.time)];
        let annotations = annotations.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)));
        GroupDiscoveryList::of(&self.surface, annotations.collect::<BTreeMap<_, _>>())
    }
}

impl Index {
    /// Indexes the groups and lists that a document has added to the surface.
    fn update(&mut self, surface: &Surface) {
        for (position, group) in surface.groups.iter().enumerate().skip(self.indexed.0) {
            self.groups.entry(group.name.clone()).or_insert(position);
        }
        for (position, list) in surface.lists.iter().enumerate().skip(self.indexed.1) {
            self.lists.entry(list.group_version.clone()).or_insert(position);
        }
        self.indexed = (surface.groups.len(), surface.lists.len());
    }

    /// The resources of a group version; a new one is added at the end of its group.
    fn list_of<'a>(&mut self, surface: &'a mut Surface, group_version: GroupVersion) -> &'a mut Vec<Resource> {
        let Surface { groups, lists, .. } = surface;
        let position = *self.lists.entry(group_version).or_insert_with_key(|group_version| {
            let group = *self.groups.entry(group_version.group.clone()).or_insert_with(|| {
                groups.push(Group { name: group_version.group.clone(), versions: Vec::new(), preferred: None });
                groups.len() - 1
            });
            groups[group].versions.push(group_version.clone());
            groups[group].preferred.get_or_insert_with(|| group_version.clone());
            lists.push(ResourceList { group_version: group_version.clone(), resources: Vec::new() });
            lists.len() - 1
        });
        &mut lists[position].resources
    }
}

impl Discovery for &Snapshot {
    fn groups(&self) -> anyhow::Result<Surface> {
        self.surface()
    }

    fn surface(&self) -> anyhow::Result<Surface> {
        Ok(self.surface.clone())
    }
}

fn no_surface(name: &str, problem: &str) -> anyhow::Error {
    Error::NoSurface { name: name.to_owned(), problem: problem.to_owned() }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(json: &str) -> Vec<String> {
        let surface = Snapshot::read(json.as_bytes(), "f").unwrap().surface;
        surface.resources().map(|(group_version, resource)| format!("{group_version} {}", resource.name)).collect()
    }

    #[test]
    fn documents_of_every_form_are_read() {
        let list = r#"{"kind":"APIResourceList","groupVersion":"apps/v1","resources":[{"name":"deployments","kind":"Deployment"}]}"#;
        assert_eq!(names(list), ["apps/v1 deployments"]);
        let crane =
            format!(r#"{{"apiResourceLists":[{list},{{"groupVersion":"v1","resources":[{{"name":"pods"}}]}}]}}"#);
        assert_eq!(names(&crane), ["apps/v1 deployments", "v1 pods"]);
        let kubectl = r#"{"kind":"APIResourceList","groupVersion":"","resources":[{"name":"a","group":"g","version":"v1"},{"name":"b","version":"v1"},{"name":"c","group":"g","version":"v1"}]}"#;
        assert_eq!(names(kubectl), ["g/v1 a", "g/v1 c", "v1 b"]);
        let aggregated = |version: &str, group: &str| {
            format!(
                r#"{{"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/{version}","metadata":{{}},"items":[{{"metadata":{{"name":"{group}"}},
                "versions":[{{"version":"v1","resources":[{{"resource":"x","responseKind":{{"kind":"X"}}}}]}}]}}]}}"#
            )
        };
        assert_eq!(names(&(aggregated("v2", "") + &aggregated("v2beta1", "g"))), ["v1 x", "g/v1 x"]);
    }

    #[test]
    fn other_documents_are_refused_by_name() {
        for (json, expected) in [
            ("", "f is empty"),
            ("[]", "f is JSON and no Kubernetes object"),
            ("3", "f is JSON and no Kubernetes object"),
            ("{}", "f is JSON and no Kubernetes object"),
            (r#"{"kind":"PodList","apiVersion":"v1"}"#, "f is a v1 PodList, not a list of API resources"),
            (r#"{"kind":"APIGroupList","apiVersion":"v1"}"#, "f is an APIGroupList, which names no resources"),
            (
                r#"{"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v3"}"#,
                "f is a apidiscovery.k8s.io/v3 APIGroupDiscoveryList, not a list of API resources",
            ),
            ("{", "f is not JSON"),
        ] {
            let error = Snapshot::read(json.as_bytes(), "f").unwrap_err().to_string();
            assert_eq!(error, expected, "{json}");
        }
    }
}
