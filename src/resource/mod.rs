//! The domain: group versions, resources, and the [`Surface`] of everything one server serves.

mod words;

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

pub use words::Words;

/// A group and one of its versions; the core group is the empty one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupVersion {
    /// The API group, empty for core.
    pub group: String,
    /// The version inside the group.
    pub version: String,
}

impl GroupVersion {
    /// A group version from its two halves.
    pub fn new(group: impl Into<String>, version: impl Into<String>) -> Self {
        Self { group: group.into(), version: version.into() }
    }

    /// Reads `v1` or `apps/v1`; None for more than one slash (apimachinery `schema.ParseGroupVersion`).
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('/') {
            None => Some(Self::new("", text)),
            Some((_, version)) if version.contains('/') => None,
            Some((group, version)) => Some(Self::new(group, version)),
        }
    }

    /// A name with the group behind it, as kubectl takes and prints it: `deployments.apps`, core `pods`.
    pub fn qualify(&self, name: &str) -> String {
        if self.group.is_empty() { name.to_owned() } else { format!("{name}.{}", self.group) }
    }

    /// The path below which the server serves this group version.
    pub fn path(&self) -> String {
        if self.group.is_empty() { format!("/api/{}", self.version) } else { format!("/apis/{self}") }
    }
}

impl fmt::Display for GroupVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.group.is_empty() { f.write_str(&self.version) } else { write!(f, "{}/{}", self.group, self.version) }
    }
}

impl Serialize for GroupVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for GroupVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("a group version has at most one slash"))
    }
}

/// One group with its versions in the server's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The name, empty for core.
    pub name: String,
    /// The usable versions, most preferred first.
    pub versions: Vec<GroupVersion>,
    /// The version the server prefers; None where the group has no usable version.
    pub preferred: Option<GroupVersion>,
}

/// One resource or subresource of a group version: `metav1.APIResource`, in its own JSON form, which the
/// legacy discovery documents, kubectl's cache files and `-o json` share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Resource {
    /// The plural name, or `parent/subresource`.
    #[serde(deserialize_with = "null_as_default")]
    pub name: SmolStr,
    /// The singular name; for a subresource its parent's.
    #[serde(deserialize_with = "null_as_default")]
    pub singular_name: SmolStr,
    /// Whether objects live in namespaces.
    #[serde(deserialize_with = "null_as_default")]
    pub namespaced: bool,
    /// The group of the kind, empty where it is the group of the list that holds the resource.
    #[serde(deserialize_with = "null_as_default", skip_serializing_if = "SmolStr::is_empty")]
    pub group: SmolStr,
    /// The version of the kind, empty where it is the version of the list that holds the resource.
    #[serde(deserialize_with = "null_as_default", skip_serializing_if = "SmolStr::is_empty")]
    pub version: SmolStr,
    /// The kind of the objects.
    #[serde(deserialize_with = "null_as_default")]
    pub kind: SmolStr,
    /// What can be done with it, in the server's order.
    pub verbs: Words,
    /// Short names, in the server's order.
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub short_names: Words,
    /// Categories such as `all`, in the server's order.
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub categories: Words,
    /// A hash of the stored version; legacy discovery alone has it.
    #[serde(deserialize_with = "null_as_default", skip_serializing_if = "SmolStr::is_empty")]
    pub storage_version_hash: SmolStr,
}

impl Resource {
    /// Whether this is a subresource, such as `pods/log`.
    pub fn is_subresource(&self) -> bool {
        self.name.contains('/')
    }
}

/// For the fields of Kubernetes' documents: Go's decoder leaves a field at its zero value where there is null.
pub fn null_as_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// The resources of one group version, in the server's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceList {
    /// The group version that serves them.
    pub group_version: GroupVersion,
    /// Resources, each followed by its subresources.
    pub resources: Vec<Resource>,
}

/// A group version that is announced, and whose resources could not be had.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FailedGroupVersion {
    /// Which one.
    pub group_version: GroupVersion,
    /// Why, in one line.
    pub reason: String,
}

/// Everything one server serves, and what could not be had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surface {
    /// The groups in the server's order, core first.
    pub groups: Vec<Group>,
    /// One list a usable group version, in the order of the groups and their versions.
    pub lists: Vec<ResourceList>,
    /// What is missing from `lists`.
    pub failed: Vec<FailedGroupVersion>,
    /// Whether the server said so in this run.
    pub is_fresh: bool,
    /// How long ago it said so otherwise.
    pub age: Duration,
}

/// One resource under one group version.
#[derive(Clone, Copy, Debug)]
pub struct Served<'a> {
    /// The group version that serves it.
    pub group_version: &'a GroupVersion,
    /// The resource.
    pub resource: &'a Resource,
    /// Whether this is the version a client takes when it is told none.
    pub preferred: bool,
}

impl Surface {
    /// The group versions that are missing. A set, since a server may announce any number of them.
    pub fn missing(&self) -> HashSet<&GroupVersion> {
        self.failed.iter().map(|failed| &failed.group_version).collect()
    }

    /// Every resource and subresource of every version with its group version, in the server's order.
    pub fn each(&self) -> impl Iterator<Item = (&GroupVersion, &Resource)> + Clone {
        self.lists.iter().flat_map(|list| list.resources.iter().map(|resource| (&list.group_version, resource)))
    }

    /// As [`each`](Self::each), and which version of a resource is preferred.
    ///
    /// Preferred is the group's preferred version where it has the resource, else the first version that does
    /// (client-go `discovery/discovery_client.go`, `ServerPreferredResources`).
    pub fn served(&self) -> Vec<Served<'_>> {
        let mut lists_of: HashMap<&str, Vec<&ResourceList>> = HashMap::new();
        for list in &self.lists {
            lists_of.entry(&list.group_version.group).or_default().push(list);
        }
        let preferred: HashSet<_> = self.groups.iter().filter_map(|group| group.preferred.as_ref()).collect();
        // Most groups have one version: there is nothing to choose, and nothing to look up.
        let several = lists_of.values().filter(|lists| lists.len() > 1).flatten();
        let mut choices: HashMap<(&str, &str), &GroupVersion> = HashMap::new();
        for list in several {
            let group_version = &list.group_version;
            for resource in &list.resources {
                let choice = choices.entry((&group_version.group, &resource.name)).or_insert(group_version);
                if preferred.contains(group_version) {
                    *choice = group_version;
                }
            }
        }
        self.each()
            .map(|(group_version, resource)| {
                let choice = choices.get(&(group_version.group.as_str(), resource.name.as_str()));
                Served { group_version, resource, preferred: choice.is_none_or(|choice| *choice == group_version) }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_version_is_read_and_written_as_kubernetes_does() {
        for (text, group, version, path) in [
            ("v1", "", "v1", "/api/v1"),
            ("apps/v1", "apps", "v1", "/apis/apps/v1"),
            ("a.b.example.com/v1beta1", "a.b.example.com", "v1beta1", "/apis/a.b.example.com/v1beta1"),
        ] {
            let parsed = GroupVersion::parse(text).unwrap();
            assert_eq!(parsed, GroupVersion::new(group, version));
            assert_eq!((parsed.to_string(), parsed.path()), (text.to_owned(), path.to_owned()));
        }
        assert_eq!(GroupVersion::parse("a/b/c"), None);
    }

    #[test]
    fn the_preferred_version_wins_where_it_has_the_resource() {
        let list = |version: &str, names: &[&str]| ResourceList {
            group_version: GroupVersion::new("shop", version),
            resources: names.iter().map(|&name| Resource { name: name.into(), ..Resource::default() }).collect(),
        };
        let surface = Surface {
            groups: vec![Group {
                name: "shop".into(),
                versions: vec![],
                preferred: Some(GroupVersion::new("shop", "v1")),
            }],
            lists: vec![list("v2", &["carts", "coupons"]), list("v1", &["carts"]), list("v0", &["coupons", "relics"])],
            ..Surface::default()
        };
        let preferred: Vec<_> = surface
            .served()
            .iter()
            .filter(|served| served.preferred)
            .map(|served| format!("{}/{}", served.group_version, served.resource.name))
            .collect();
        assert_eq!(preferred, ["shop/v2/coupons", "shop/v1/carts", "shop/v0/relics"]);
    }

    #[test]
    fn null_lists_are_empty_ones() {
        let resource: Resource =
            serde_json::from_str(r#"{"name":"x","verbs":null,"shortNames":null,"kind":null}"#).unwrap();
        assert_eq!(resource, Resource { name: "x".into(), ..Resource::default() });
    }
}
