//! Everything that one server serves.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::api::group_version::GroupVersion;
use crate::api::resource::Resource;

/// One group with its versions in the server's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Empty for the core group.
    pub name: SmolStr,
    /// Without those that failed; most preferred first.
    pub versions: Vec<GroupVersion>,
    /// `None` if the group has no usable version.
    pub preferred: Option<GroupVersion>,
}

/// The resources of one group version, in the server's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceList {
    pub group_version: GroupVersion,
    /// Each resource followed by its subresources.
    pub resources: Vec<Resource>,
}

/// An announced group version whose resources are missing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FailedGroupVersion {
    pub group_version: GroupVersion,
    /// One line.
    pub reason: String,
}

/// The API surface of one server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surface {
    /// In the server's order, core first.
    pub groups: Vec<Group>,
    /// One list for each usable group version, in the order of `groups` and their versions.
    pub lists: Vec<ResourceList>,
    /// The group versions that are missing from `lists`.
    pub failed: Vec<FailedGroupVersion>,
    /// Whether the server confirmed it in this run.
    pub is_fresh: bool,
    /// The time since the server confirmed it; zero if it is fresh.
    pub age: Duration,
}

/// A resource in a group version that serves it.
#[derive(Clone, Copy, Debug)]
pub struct ServedResource<'a> {
    pub group_version: &'a GroupVersion,
    pub resource: &'a Resource,
    /// Whether clients use this version if none is requested.
    pub preferred: bool,
}

impl Surface {
    /// The failed group versions, as a set: a server may announce any number of them.
    pub fn failed_group_versions(&self) -> HashSet<&GroupVersion> {
        self.failed.iter().map(|failed| &failed.group_version).collect()
    }

    /// Every resource and subresource of every version with its group version, in the server's order.
    pub fn resources(&self) -> impl Iterator<Item = (&GroupVersion, &Resource)> + Clone {
        self.lists.iter().flat_map(|list| list.resources.iter().map(|resource| (&list.group_version, resource)))
    }

    /// As [`resources`](Self::resources), with the preferred version of each marked: the group's preferred version if
    /// that has the resource, else the first version that does (client-go `discovery/discovery_client.go`,
    /// `ServerPreferredResources`).
    pub fn served(&self) -> Vec<ServedResource<'_>> {
        let mut lists_of: HashMap<&str, Vec<&ResourceList>> = HashMap::new();
        for list in &self.lists {
            lists_of.entry(&list.group_version.group).or_default().push(list);
        }
        let preferred: HashSet<_> = self.groups.iter().filter_map(|group| group.preferred.as_ref()).collect();
        // Most groups have one version, which needs no entry in the table of choices.
        let several = lists_of.values().filter(|lists| lists.len() > 1).flatten();
        let mut choices: HashMap<(&str, &str), &GroupVersion> = HashMap::new();
        for list in several {
            let group_version = &list.group_version;
            let is_preferred = preferred.contains(group_version);
            for resource in &list.resources {
                let choice = choices.entry((&group_version.group, &resource.name)).or_insert(group_version);
                if is_preferred {
                    *choice = group_version;
                }
            }
        }
        let has_choice =
            |list: &ResourceList| lists_of.get(list.group_version.group.as_str()).is_some_and(|lists| lists.len() > 1);
        self.lists
            .iter()
            .flat_map(|list| {
                let (has_choice, choices) = (has_choice(list), &choices);
                list.resources.iter().map(move |resource| {
                    let group_version = &list.group_version;
                    let choice = || choices.get(&(group_version.group.as_str(), resource.name.as_str()));
                    let preferred = !has_choice || choice().is_none_or(|choice| *choice == group_version);
                    ServedResource { group_version, resource, preferred }
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferred_version_is_chosen_if_it_has_the_resource() {
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
}
