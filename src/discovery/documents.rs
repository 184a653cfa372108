//! The documents of legacy discovery, which are also what kubectl keeps in its cache.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::api::{Group, GroupVersion, Resource, Surface, null_as_default};
use crate::bounded;

/// `metav1.APIVersions`: the legacy answer of `/api`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ApiVersions {
    kind: String,
    #[serde(deserialize_with = "null_as_default")]
    versions: Vec<String>,
}

impl ApiVersions {
    /// The core group, none where the server has no core versions; or None where the document is of another kind.
    pub fn into_groups(self) -> Option<Vec<Group>> {
        let versions: Vec<_> = self.versions.into_iter().map(|version| GroupVersion::new("", version)).collect();
        let core = |preferred| Group { name: String::new(), preferred: Some(preferred), versions: versions.clone() };
        (self.kind == "APIVersions").then(|| versions.first().cloned().map(core).into_iter().collect())
    }
}

/// A document that lies in a file; None where it is broken, or holds more than memory is to be had for.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    bounded::holds_at_most(bytes, bounded::DISCOVERY_VALUES).then(|| serde_json::from_slice(bytes).ok())?
}

/// `metav1.APIGroupList`: the legacy answer of `/apis`, and `servergroups.json` in the cache.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupList {
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
    name: String,
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
    version: String,
}

impl From<&GroupVersion> for WireVersion {
    fn from(group_version: &GroupVersion) -> Self {
        Self { group_version: group_version.to_string(), version: group_version.version.clone() }
    }
}

impl GroupList {
    /// The document of a surface's groups, in kubectl's form.
    pub fn of(surface: &Surface) -> Self {
        let groups = surface.groups.iter().map(|group| WireGroup {
            name: group.name.clone(),
            versions: (!group.versions.is_empty()).then(|| group.versions.iter().map(WireVersion::from).collect()),
            preferred_version: group.preferred.as_ref().map(WireVersion::from).unwrap_or_default(),
        });
        Self { kind: "APIGroupList".to_owned(), api_version: "v1".to_owned(), groups: groups.collect() }
    }

    /// Whether every version has a name that a group version can have: [`into_groups`](Self::into_groups) leaves the
    /// others out.
    pub fn is_whole(&self) -> bool {
        let versions = self.groups.iter().flat_map(|group| group.versions.iter().flatten());
        versions.map(|it| GroupVersion::parse(&it.group_version)).all(|it| it.is_some())
    }

    /// The groups, or None where the document is of another kind.
    /// A version whose name no path can hold is left out.
    pub fn into_groups(self) -> Option<Vec<Group>> {
        let group = |group: WireGroup| Group {
            versions: group
                .versions
                .unwrap_or_default()
                .iter()
                .filter_map(|it| GroupVersion::parse(&it.group_version))
                .collect(),
            preferred: GroupVersion::parse(&group.preferred_version.group_version).filter(|it| !it.version.is_empty()),
            name: group.name,
        };
        (self.kind == "APIGroupList").then(|| self.groups.into_iter().map(group).collect())
    }
}

/// `metav1.APIResourceList`: the legacy answer for one group version, `serverresources.json` in the cache, and
/// what `api-resources -o json` prints.
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
    /// The document of resources; `group_version` is empty where they are of several.
    pub fn new(group_version: String, resources: Vec<R>) -> Self {
        Self { kind: "APIResourceList".to_owned(), api_version: "v1".to_owned(), group_version, resources }
    }
}

impl ApiResourceList {
    /// The group version, an empty one where the document names none or a wrong one, and the resources.
    pub fn into_parts(self) -> (GroupVersion, Vec<Resource>) {
        (GroupVersion::parse(&self.group_version).unwrap_or_default(), self.resources)
    }

    /// The resources, or None where the document is of another kind.
    pub fn into_resources(mut self) -> Option<Vec<Resource>> {
        // With a hundred groups, room for what will never come is half a megabyte.
        self.resources.shrink_to_fit();
        (self.kind == "APIResourceList").then_some(self.resources)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nulls_are_empty() {
        assert_eq!(
            serde_json::from_str::<ApiVersions>(r#"{"kind":"APIVersions","versions":null}"#).unwrap().into_groups(),
            Some(vec![])
        );
        let list: GroupList = serde_json::from_str(r#"{"kind":"APIGroupList","groups":null}"#).unwrap();
        assert_eq!(list.into_groups(), Some(vec![]));
    }

    #[test]
    fn another_kind_is_no_list() {
        let groups: GroupList = serde_json::from_str(r#"{"kind":"Status"}"#).unwrap();
        assert_eq!(groups.into_groups(), None);
        let resources: ApiResourceList = serde_json::from_str(r#"{"kind":"Status"}"#).unwrap();
        assert_eq!(resources.into_resources(), None);
    }

    #[test]
    fn a_group_without_versions_is_written_as_kubectl_writes_it() {
        let group = Group { name: String::new(), versions: vec![], preferred: None };
        let surface = Surface { groups: vec![group], ..Surface::default() };
        assert_eq!(
            serde_json::to_string(&GroupList::of(&surface)).unwrap(),
            r#"{"kind":"APIGroupList","apiVersion":"v1","groups":[{"name":"","versions":null,"preferredVersion":{"groupVersion":"","version":""}}]}"#
        );
    }
}
