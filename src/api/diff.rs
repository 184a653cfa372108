//! Comparison of two surfaces.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::api::group_version::GroupVersion;
use crate::api::resource::Resource;
use crate::api::string_list::StringList;
use crate::api::surface::{Group, Surface};

/// A property in which a group or resource of both surfaces can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Aspect {
    /// Namespaced or not.
    Scope,
    /// Regardless of order, as are the short names and categories.
    Verbs,
    /// With its group version if that is not the resource's own.
    Kind,
    ShortNames,
    Categories,
    SingularName,
    /// The preferred version of a group.
    Preferred,
    /// The presence and all other aspects of subresources.
    Subresources,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Only the second surface has it.
    Added,
    /// Only the first surface has it.
    Removed,
    /// Both have it, and it differs.
    Changed,
}

/// One difference: of a resource; without a resource, of the group version; without a version, of the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference<'a> {
    pub change: Change,
    /// Empty for the core group.
    pub group: &'a str,
    pub version: Option<&'a str>,
    pub resource: Option<&'a str>,
    /// What differs if both surfaces have it.
    pub fields: Vec<ChangedAspect>,
}

/// An aspect with its values in both surfaces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedAspect {
    #[serde(rename = "field")]
    pub aspect: Aspect,
    #[serde(flatten)]
    pub values: AspectValues,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum AspectValues {
    /// The values of the first and the second surface.
    Single { from: String, to: String },
    /// The strings that only the second or only the first surface has, sorted.
    Set { added: Vec<String>, removed: Vec<String> },
}

type Lists<'a> = BTreeMap<&'a GroupVersion, BTreeMap<&'a str, &'a Resource>>;

impl Surface {
    /// Every difference from this surface to another, in the order of groups, versions and resources. Group versions
    /// that failed in either surface are not compared: they may be served.
    pub fn diff<'a>(&'a self, other: &'a Self, ignored: &[Aspect]) -> Vec<Difference<'a>> {
        let failed: BTreeSet<_> = self.failed.iter().chain(&other.failed).map(|failed| &failed.group_version).collect();
        let mut found = Vec::new();
        if !ignored.contains(&Aspect::Preferred) {
            let failed_groups: BTreeSet<_> = failed.iter().map(|group_version| group_version.group.as_str()).collect();
            let preferred = preferred_versions(self, other);
            found.extend(preferred.filter(|difference| !failed_groups.contains(difference.group)));
        }
        let subresources = !ignored.contains(&Aspect::Subresources);
        let [before, after] = [self, other].map(|surface| lists(surface, &failed, subresources));
        let no_resources = BTreeMap::new();
        for group_version in before.keys().chain(after.keys()).copied().collect::<BTreeSet<_>>() {
            let (before, after) = (before.get(group_version), after.get(group_version));
            found.extend(presence(before, after).map(|change| difference(change, group_version, None)));
            let (before, after) = (before.unwrap_or(&no_resources), after.unwrap_or(&no_resources));
            for name in before.keys().chain(after.keys()).copied().collect::<BTreeSet<_>>() {
                let (before, after) = (before.get(name), after.get(name));
                if let Some(change) = presence(before, after) {
                    found.push(difference(change, group_version, Some(name)));
                } else if let (Some(before), Some(after)) = (before, after) {
                    let mut fields = changed_aspects(group_version, before, after);
                    fields.retain(|changed| !ignored.contains(&changed.aspect));
                    let changed = difference(Change::Changed, group_version, Some(name));
                    found.extend((!fields.is_empty()).then_some(Difference { fields, ..changed }));
                }
            }
        }
        found.sort_by_key(|difference| (difference.group, difference.version, difference.resource));
        found
    }
}

fn difference<'a>(change: Change, group_version: &'a GroupVersion, resource: Option<&'a str>) -> Difference<'a> {
    let GroupVersion { group, version } = group_version;
    Difference { change, group, version: Some(version), resource, fields: Vec::new() }
}

/// The change if only one surface has something.
fn presence<T>(before: Option<T>, after: Option<T>) -> Option<Change> {
    match (before, after) {
        (None, Some(_)) => Some(Change::Added),
        (Some(_), None) => Some(Change::Removed),
        _ => None,
    }
}

fn lists<'a>(surface: &'a Surface, failed: &BTreeSet<&GroupVersion>, subresources: bool) -> Lists<'a> {
    let served = surface.lists.iter().filter(|list| !failed.contains(&list.group_version));
    let by_name = |resources: &'a [Resource]| {
        let compared = resources.iter().filter(|resource| subresources || !resource.is_subresource());
        compared.map(|resource| (resource.name.as_str(), resource)).collect()
    };
    served.map(|list| (&list.group_version, by_name(&list.resources))).collect()
}

/// The groups of both surfaces whose preferred version differs.
fn preferred_versions<'a>(before: &'a Surface, after: &'a Surface) -> impl Iterator<Item = Difference<'a>> {
    let mut others: BTreeMap<&str, &Group> = BTreeMap::new();
    for group in &after.groups {
        others.entry(&group.name).or_insert(group);
    }
    before.groups.iter().filter_map(move |group| {
        let preferred = |group: &'a Group| group.preferred.as_ref().map(|preferred| preferred.version.as_str());
        let (from, to) = (preferred(group)?, preferred(others.get(group.name.as_str())?)?);
        let fields = vec![single(Aspect::Preferred, from, to)?];
        Some(Difference { change: Change::Changed, group: &group.name, version: None, resource: None, fields })
    })
}

fn changed_aspects(group_version: &GroupVersion, before: &Resource, after: &Resource) -> Vec<ChangedAspect> {
    let scope = |resource: &Resource| if resource.namespaced { "Namespaced" } else { "Cluster" };
    let kind = |resource: &Resource| {
        let of_kind = GroupVersion::new(resource.group.clone(), resource.version.clone());
        let is_own = resource.version.is_empty() || of_kind == *group_version;
        if is_own { resource.kind.to_string() } else { format!("{of_kind}/{}", resource.kind) }
    };
    let aspects = [
        single(Aspect::Scope, scope(before), scope(after)),
        single(Aspect::Kind, &kind(before), &kind(after)),
        single(Aspect::SingularName, &before.singular_name, &after.singular_name),
        set(Aspect::Verbs, &before.verbs, &after.verbs),
        set(Aspect::ShortNames, &before.short_names, &after.short_names),
        set(Aspect::Categories, &before.categories, &after.categories),
    ];
    aspects.into_iter().flatten().collect()
}

fn single(aspect: Aspect, from: &str, to: &str) -> Option<ChangedAspect> {
    let values = AspectValues::Single { from: from.to_owned(), to: to.to_owned() };
    (from != to).then_some(ChangedAspect { aspect, values })
}

fn set(aspect: Aspect, before: &StringList, after: &StringList) -> Option<ChangedAspect> {
    let [before, after] = [before, after].map(|list| list.iter().collect::<BTreeSet<_>>());
    let only_in = |left: &BTreeSet<&str>, right| left.difference(right).map(|&string| string.to_owned()).collect();
    let (added, removed): (Vec<_>, Vec<_>) = (only_in(&after, &before), only_in(&before, &after));
    let differs = !(added.is_empty() && removed.is_empty());
    differs.then_some(ChangedAspect { aspect, values: AspectValues::Set { added, removed } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::surface::{FailedGroupVersion, ResourceList};

    fn surface(group_version: &str, names: &[&str]) -> Surface {
        let group_version = GroupVersion::parse(group_version).unwrap();
        let resource = |name: &&str| Resource { name: (*name).into(), kind: "Kind".into(), ..Resource::default() };
        Surface {
            groups: vec![Group {
                name: group_version.group.clone(),
                versions: vec![group_version.clone()],
                preferred: Some(group_version.clone()),
            }],
            lists: vec![ResourceList { group_version, resources: names.iter().map(resource).collect() }],
            ..Surface::default()
        }
    }

    #[test]
    fn diff_ignores_order_of_verbs_and_explicit_group_version_of_own_kind() {
        let (mut left, mut right) = (surface("apps/v1", &["a"]), surface("apps/v1", &["a"]));
        left.lists[0].resources[0].verbs = ["get", "list"].into_iter().collect();
        right.lists[0].resources[0] = Resource {
            verbs: ["list", "get"].into_iter().collect(),
            group: "apps".into(),
            version: "v1".into(),
            ..right.lists[0].resources[0].clone()
        };
        assert_eq!(left.diff(&right, &[]), []);
    }

    #[test]
    fn diff_skips_group_versions_that_failed_in_either_surface() {
        let left = surface("apps/v1", &["a"]);
        let group_version = GroupVersion::new("apps", "v1");
        let right =
            Surface { failed: vec![FailedGroupVersion { group_version, reason: "x".into() }], ..Surface::default() };
        assert_eq!(left.diff(&right, &[]), []);
        assert_eq!(left.diff(&Surface::default(), &[]).len(), 2);
    }
}
