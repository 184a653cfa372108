//! Legacy discovery documents, which are also the files of kubectl's cache.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::api::{Group, GroupVersion, Resource, Surface, null_as_default};
use crate::go::json_input;
use crate::sys::bounded;

/// `metav1.APIVersions`: the legacy response of `/api`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ApiVersions {
    kind: String,
    #[serde(deserialize_with = "null_as_default")]
    versions: Vec<String>,
}

impl ApiVersions {
    /// The core group; no group if the server has no core versions; `None` for a document of another kind.
    pub fn into_groups(self) -> Option<Vec<Group>> {
        let versions: Vec<_> = self.versions.into_iter().map(|version| GroupVersion::new("", version)).collect();
        let core =
            |preferred| Group { name: SmolStr::default(), preferred: Some(preferred), versions: versions.clone() };
        (self.kind == "APIVersions").then(|| versions.first().cloned().map(core).into_iter().collect())
    }
}

/// Parses a document of a file; `None` if it is malformed or has too many values to hold in memory.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    bounded::holds_at_most(bytes, bounded::DISCOVERY_VALUES).then(|| json_input::from_slice(bytes).ok())?
}

/// `metav1.APIGroupList`: the legacy response of `/apis`, and kubectl's `servergroups.json`.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiGroupList {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    api_version: String,
    #[serde(default, deserialize_with = "null_as_default")]
    groups: Vec<WireGroup>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
struct WireGroup {
    #[serde(deserialize_with = "null_as_default")]
    name: SmolStr,
    versions: Option<Vec<WireVersion>>,
    #[serde(deserialize_with = "null_as_default")]
    preferred_version: WireVersion,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
struct WireVersion {
    #[serde(deserialize_with = "null_as_default")]
    group_version: String,
    #[serde(deserialize_with = "null_as_default")]
    version: SmolStr,
}

impl From<&GroupVersion> for WireVersion {
    fn from(group_version: &GroupVersion) -> Self {
        Self { group_version: group_version.to_string(), version: group_version.version.clone() }
    }
}

impl ApiGroupList {
    /// The document of the groups of a surface, as kubectl writes it.
    pub fn of(surface: &Surface) -> Self {
        let groups = surface.groups.iter().map(|group| WireGroup {
            name: group.name.clone(),
            versions: (!group.versions.is_empty()).then(|| group.versions.iter().map(WireVersion::from).collect()),
            preferred_version: group.preferred.as_ref().map(WireVersion::from).unwrap_or_default(),
        });
        Self { kind: "APIGroupList".to_owned(), api_version: "v1".to_owned(), groups: groups.collect() }
    }

    /// Whether every group version can be parsed; [`into_groups`](Self::into_groups) skips the others.
    pub fn is_valid(&self) -> bool {
        let versions = self.groups.iter().flat_map(|group| group.versions.iter().flatten());
        versions.map(|version| GroupVersion::parse(&version.group_version)).all(|parsed| parsed.is_some())
    }

    /// The groups without versions that cannot be parsed; `None` for a document of another kind.
    pub fn into_groups(self) -> Option<Vec<Group>> {
        let group = |group: WireGroup| Group {
            versions: group
                .versions
                .unwrap_or_default()
                .iter()
                .filter_map(|version| GroupVersion::parse(&version.group_version))
                .collect(),
            preferred: GroupVersion::parse(&group.preferred_version.group_version)
                .filter(|preferred| !preferred.version.is_empty()),
            name: group.name,
        };
        (self.kind == "APIGroupList").then(|| self.groups.into_iter().map(group).collect())
    }
}

/// `metav1.APIResourceList`: the legacy response of a group version, kubectl's `serverresources.json`, and the output
/// of `api-resources -o json`.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", bound(deserialize = "R: Deserialize<'de>"))]
pub struct ApiResourceList<R = Resource> {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    api_version: String,
    #[serde(default, deserialize_with = "null_as_default")]
    group_version: String,
    #[serde(default, deserialize_with = "null_as_default")]
    resources: Vec<R>,
}

impl<R> ApiResourceList<R> {
    /// A document; `group_version` is empty if the resources are of several.
    pub fn new(group_version: String, resources: Vec<R>) -> Self {
        Self { kind: "APIResourceList".to_owned(), api_version: "v1".to_owned(), group_version, resources }
    }
}

impl ApiResourceList {
    /// The group version, empty if it is missing or cannot be parsed, and the resources.
    pub fn into_parts(self) -> (GroupVersion, Vec<Resource>) {
        (GroupVersion::parse(&self.group_version).unwrap_or_default(), self.resources)
    }

    /// The resources; `None` for a document of another kind.
    pub fn into_resources(mut self) -> Option<Vec<Resource>> {
        // The spare capacity of a hundred lists is half a megabyte.
        self.resources.shrink_to_fit();
        (self.kind == "APIResourceList").then_some(self.resources)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_lists_are_empty() {
        assert_eq!(
            serde_json::from_str::<ApiVersions>(r#"{"kind":"APIVersions","versions":null}"#).unwrap().into_groups(),
            Some(vec![])
        );
        let list: ApiGroupList = serde_json::from_str(r#"{"kind":"APIGroupList","groups":null}"#).unwrap();
        assert_eq!(list.into_groups(), Some(vec![]));
    }

    #[test]
    fn document_of_another_kind_has_no_groups_or_resources() {
        let groups: ApiGroupList = serde_json::from_str(r#"{"kind":"Status"}"#).unwrap();
        assert_eq!(groups.into_groups(), None);
        let resources: ApiResourceList = serde_json::from_str(r#"{"kind":"Status"}"#).unwrap();
        assert_eq!(resources.into_resources(), None);
    }

    #[test]
    fn group_without_versions_is_written_as_by_kubectl() {
        let group = Group { name: SmolStr::default(), versions: vec![], preferred: None };
        let surface = Surface { groups: vec![group], ..Surface::default() };
        assert_eq!(
            serde_json::to_string(&ApiGroupList::of(&surface)).unwrap(),
            r#"{"kind":"APIGroupList","apiVersion":"v1","groups":[{"name":"","versions":null,"preferredVersion":{"groupVersion":"","version":""}}]}"#
        );
    }
}
