//! What one surface serves that another does not, and what it serves in another way. Pure.

use std::collections::{BTreeMap, BTreeSet};

use clap::ValueEnum;
use serde::Serialize;

use crate::resource::{Group, GroupVersion, Resource, Surface, Words};

/// What can be different about something that both sides serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "camelCase")]
pub enum Aspect {
    /// Whether objects live in namespaces
    Scope,
    /// The verbs, in whatever order
    Verbs,
    /// The kind, with its group version where that is not the resource's own
    Kind,
    /// The short names, in whatever order
    ShortNames,
    /// The categories, in whatever order
    Categories,
    /// The singular name
    SingularName,
    /// The version that a group prefers
    Preferred,
    /// Subresources, with all that is about them
    Subresources,
}

/// What has become of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// The second side alone has it.
    Added,
    /// The first side alone has it.
    Removed,
    /// Both have it, and not the same.
    Changed,
}

/// One difference. Without a resource it is about the group version, without a version about the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference<'a> {
    /// What has become of it.
    pub change: Change,
    /// The group, empty for core.
    pub group: &'a str,
    /// The version.
    pub version: Option<&'a str>,
    /// The resource or subresource.
    pub resource: Option<&'a str>,
    /// What is different where both sides have it.
    pub fields: Vec<Field>,
}

/// One aspect that is different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Which one.
    pub field: Aspect,
    /// How.
    #[serde(flatten)]
    pub values: Values,
}

/// The two sides of an aspect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Values {
    /// One value and another.
    One {
        /// That of the first side.
        from: String,
        /// That of the second side.
        to: String,
    },
    /// Words that one side alone has.
    Many {
        /// Those of the second side alone, sorted.
        added: Vec<String>,
        /// Those of the first side alone, sorted.
        removed: Vec<String>,
    },
}

type Lists<'a> = BTreeMap<&'a GroupVersion, BTreeMap<&'a str, &'a Resource>>;

/// Everything that is different, in the order of groups, versions and resources. What either side could not tell of
/// is not compared: it may be there.
pub fn compare<'a>(left: &'a Surface, right: &'a Surface, ignored: &[Aspect]) -> Vec<Difference<'a>> {
    let failed: BTreeSet<_> = [left, right].iter().flat_map(|it| &it.failed).map(|it| &it.group_version).collect();
    let mut found = Vec::new();
    if !ignored.contains(&Aspect::Preferred) {
        let unsure: BTreeSet<_> = failed.iter().map(|group_version| group_version.group.as_str()).collect();
        found.extend(preferred(left, right).filter(|difference| !unsure.contains(difference.group)));
    }
    let subresources = !ignored.contains(&Aspect::Subresources);
    let [left, right] = [left, right].map(|surface| lists(surface, &failed, subresources));
    let names: BTreeSet<_> = left.keys().chain(right.keys()).copied().collect();
    for group_version in names {
        let (before, after) = (left.get(group_version), right.get(group_version));
        found.extend(one_sided(before, after).map(|change| difference(change, group_version, None)));
        let empty = BTreeMap::new();
        let (before, after) = (before.unwrap_or(&empty), after.unwrap_or(&empty));
        let names: BTreeSet<_> = before.keys().chain(after.keys()).copied().collect();
        for name in names {
            let (before, after) = (before.get(name), after.get(name));
            if let Some(change) = one_sided(before, after) {
                found.push(difference(change, group_version, Some(name)));
            } else if let (Some(before), Some(after)) = (before, after) {
                let mut fields = fields(group_version, before, after);
                fields.retain(|field| !ignored.contains(&field.field));
                let changed = difference(Change::Changed, group_version, Some(name));
                found.extend((!fields.is_empty()).then_some(Difference { fields, ..changed }));
            }
        }
    }
    found.sort_by_key(|it| (it.group, it.version, it.resource));
    found
}

fn difference<'a>(change: Change, group_version: &'a GroupVersion, resource: Option<&'a str>) -> Difference<'a> {
    let GroupVersion { group, version } = group_version;
    Difference { change, group, version: Some(version), resource, fields: Vec::new() }
}

fn one_sided<T>(before: Option<T>, after: Option<T>) -> Option<Change> {
    match (before, after) {
        (None, Some(_)) => Some(Change::Added),
        (Some(_), None) => Some(Change::Removed),
        _ => None,
    }
}

fn lists<'a>(surface: &'a Surface, failed: &BTreeSet<&GroupVersion>, subresources: bool) -> Lists<'a> {
    let known = surface.lists.iter().filter(|list| !failed.contains(&list.group_version));
    let of_list = |resources: &'a [Resource]| {
        let wanted = resources.iter().filter(|resource| subresources || !resource.is_subresource());
        wanted.map(|resource| (resource.name.as_str(), resource)).collect()
    };
    known.map(|list| (&list.group_version, of_list(&list.resources))).collect()
}

/// Groups on both sides that prefer another version.
fn preferred<'a>(left: &'a Surface, right: &'a Surface) -> impl Iterator<Item = Difference<'a>> {
    let version = |group: &'a Group| group.preferred.as_ref().map(|it| it.version.clone());
    let mut others: BTreeMap<&str, &Group> = BTreeMap::new();
    for other in &right.groups {
        others.entry(&other.name).or_insert(other);
    }
    left.groups.iter().filter_map(move |group| {
        let other = *others.get(group.name.as_str())?;
        let values = Values::One { from: version(group)?, to: version(other)? };
        let is_same = matches!(&values, Values::One { from, to } if from == to);
        let fields = vec![Field { field: Aspect::Preferred, values }];
        let difference =
            Difference { change: Change::Changed, group: &group.name, version: None, resource: None, fields };
        (!is_same).then_some(difference)
    })
}

fn fields(group_version: &GroupVersion, before: &Resource, after: &Resource) -> Vec<Field> {
    let scope = |it: &Resource| if it.namespaced { "Namespaced" } else { "Cluster" }.to_owned();
    let kind = |it: &Resource| {
        let own = GroupVersion::new(it.group.clone(), it.version.clone());
        let is_own = it.version.is_empty() || own == *group_version;
        if is_own { it.kind.to_string() } else { format!("{own}/{}", it.kind) }
    };
    let one =
        |field, from: String, to: String| (from != to).then_some(Field { field, values: Values::One { from, to } });
    let fields = [
        one(Aspect::Scope, scope(before), scope(after)),
        one(Aspect::Kind, kind(before), kind(after)),
        one(Aspect::SingularName, before.singular_name.to_string(), after.singular_name.to_string()),
        many(Aspect::Verbs, &before.verbs, &after.verbs),
        many(Aspect::ShortNames, &before.short_names, &after.short_names),
        many(Aspect::Categories, &before.categories, &after.categories),
    ];
    fields.into_iter().flatten().collect()
}

fn many(field: Aspect, before: &Words, after: &Words) -> Option<Field> {
    let only = |here: &Words, there: &Words| {
        let [here, there] = [here, there].map(|words| words.iter().collect::<BTreeSet<_>>());
        here.difference(&there).map(|word| (*word).to_owned()).collect::<Vec<_>>()
    };
    let (added, removed) = (only(after, before), only(before, after));
    let is_same = added.is_empty() && removed.is_empty();
    (!is_same).then_some(Field { field, values: Values::Many { added, removed } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resource::{FailedGroupVersion, ResourceList};

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
    fn the_order_of_words_and_the_spelling_of_an_own_kind_are_no_difference() {
        let (mut left, mut right) = (surface("apps/v1", &["a"]), surface("apps/v1", &["a"]));
        left.lists[0].resources[0].verbs = ["get", "list"].into_iter().collect();
        right.lists[0].resources[0] = Resource {
            verbs: ["list", "get"].into_iter().collect(),
            group: "apps".into(),
            version: "v1".into(),
            ..right.lists[0].resources[0].clone()
        };
        assert_eq!(compare(&left, &right, &[]), []);
    }

    #[test]
    fn what_a_side_could_not_tell_of_is_not_compared() {
        let left = surface("apps/v1", &["a"]);
        let group_version = GroupVersion::new("apps", "v1");
        let right =
            Surface { failed: vec![FailedGroupVersion { group_version, reason: "x".into() }], ..Surface::default() };
        assert_eq!(compare(&left, &right, &[]), []);
        assert_eq!(compare(&left, &Surface::default(), &[]).len(), 2);
    }
}
