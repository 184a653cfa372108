//! Selection and order of the resources that a command prints.

#[cfg(test)]
mod fuzz;
mod pattern;

use std::fmt;

use crate::api::names::{self, CORE};
use crate::api::surface::{ServedResource, Surface};
pub use pattern::Pattern;

/// The conditions of a selection; all must hold. The default selects what `kubectl api-resources` prints.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Exactly one of these groups; empty for the core group, which `core` stands for as well.
    pub api_groups: Option<Vec<String>>,
    /// Only namespaced resources, or only the others.
    pub namespaced: Option<bool>,
    /// The resource has all of these.
    pub verbs: Vec<String>,
    /// The resource is in all of these.
    pub categories: Vec<String>,
    /// Any of these matches; empty for all.
    pub patterns: Vec<Pattern>,
    /// Every version that serves a resource, not only the preferred one.
    pub all_versions: bool,
    /// Include subresources.
    pub subresources: bool,
    /// Include resources that have no verbs.
    pub without_verbs: bool,
}

/// A condition that nothing in a surface meets, whatever the other conditions are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmatched<'a> {
    Pattern(&'a str),
    Group(&'a str),
    Verb(&'a str),
    Category(&'a str),
}

/// The order of a selection. The sort is stable: equal keys keep the server's order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortKey {
    /// By group, then name.
    #[default]
    Group,
    Name,
    /// By kind, then name.
    Kind,
}

impl Surface {
    /// The resources that pass a filter, sorted (kubectl `pkg/cmd/apiresources/apiresources.go`, `RunAPIResources`,
    /// `sortableResource.Less`).
    pub fn select(&self, filter: &Filter, order: SortKey) -> Vec<ServedResource<'_>> {
        let mut selected = self.served();
        selected.retain(|served| filter.accepts(served));
        match order {
            SortKey::Group => selected = sorted_by_group(&selected),
            SortKey::Name => selected.sort_by_key(|served| &served.resource.name),
            SortKey::Kind => selected.sort_by_key(|served| (&served.resource.kind, &served.resource.name)),
        }
        selected
    }
}

/// Resources by group, then name. Those of a group version are next to each other already, so that most comparisons are
/// of names alone.
fn sorted_by_group<'a>(selected: &[ServedResource<'a>]) -> Vec<ServedResource<'a>> {
    let mut lists: Vec<_> = selected.chunk_by(|one, next| one.group_version == next.group_version).collect();
    lists.sort_by_key(|list| &list[0].group_version.group);
    let mut sorted = lists.concat();
    for group in sorted.chunk_by_mut(|one, next| one.group_version.group == next.group_version.group) {
        group.sort_by_key(|served| &served.resource.name);
    }
    sorted
}

impl Filter {
    /// Whether it selects by a pattern or by one of kubectl's flags.
    pub fn has_conditions(&self) -> bool {
        !self.patterns.is_empty()
            || self.api_groups.is_some()
            || self.namespaced.is_some()
            || !self.verbs.is_empty()
            || !self.categories.is_empty()
    }

    /// Whether a surface has a resource that passes, and meets each condition somewhere.
    pub fn is_met(&self, surface: &Surface) -> bool {
        let accepts = |served: &ServedResource<'_>| self.accepts(served);
        let accepts_any = || {
            if self.all_versions {
                let resources = surface.resources();
                let served = |(group_version, resource)| ServedResource { group_version, resource, preferred: false };
                return resources.map(served).any(|served| accepts(&served));
            }
            surface.served().iter().any(accepts)
        };
        self.unmatched(surface).is_empty() && accepts_any()
    }

    /// The conditions that no resource of a surface meets, in the order of the fields.
    pub fn unmatched(&self, surface: &Surface) -> Vec<Unmatched<'_>> {
        let resources = || surface.resources().map(|(_, resource)| resource);
        let is_served = |group: &str| surface.groups.iter().any(|served| is_group(group, &served.name));
        let groups = self.api_groups.iter().flatten().filter(|group| !is_served(group));
        let verbs = self.verbs.iter().filter(|verb| !resources().any(|resource| resource.verbs.contains(verb)));
        let categories =
            self.categories.iter().filter(|name| !resources().any(|resource| resource.categories.contains(name)));
        let is_matched = |pattern: &Pattern| {
            let mut resources = surface.resources();
            resources.any(|(group_version, resource)| {
                pattern.accepts(&ServedResource { group_version, resource, preferred: true })
            })
        };
        let patterns = self.patterns.iter().filter(|pattern| !is_matched(pattern));
        groups
            .map(|group| Unmatched::Group(group))
            .chain(verbs.map(|verb| Unmatched::Verb(verb)))
            .chain(categories.map(|category| Unmatched::Category(category)))
            .chain(patterns.map(|pattern| Unmatched::Pattern(&pattern.text)))
            .collect()
    }

    fn accepts_group(&self, group: &str) -> bool {
        self.api_groups.as_ref().is_none_or(|groups| groups.iter().any(|wanted| is_group(wanted, group)))
    }

    fn accepts(&self, served: &ServedResource<'_>) -> bool {
        let ServedResource { group_version, resource, preferred } = *served;
        (preferred || self.all_versions)
            && (self.subresources || !resource.is_subresource())
            && (self.without_verbs || !resource.verbs.is_empty())
            && self.accepts_group(&group_version.group)
            && self.namespaced.is_none_or(|namespaced| namespaced == resource.namespaced)
            && self.verbs.iter().all(|verb| resource.verbs.contains(verb))
            && self.categories.iter().all(|category| resource.categories.contains(category))
            && (self.patterns.is_empty() || self.patterns.iter().any(|pattern| pattern.accepts(served)))
    }
}

/// The conditions as they are typed: the patterns, then the flags.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let patterns: Vec<_> = self.patterns.iter().map(|pattern| format!("{:?}", pattern.text)).collect();
        let list = |flag: &str, values: &[String]| format!("--{flag}={}", values.join(","));
        let flags: Vec<_> = [
            self.api_groups.as_ref().map(|groups| list("api-group", groups)),
            self.namespaced.map(|namespaced| format!("--namespaced={namespaced}")),
            (!self.verbs.is_empty()).then(|| list("verbs", &self.verbs)),
            (!self.categories.is_empty()).then(|| list("categories", &self.categories)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let with = if patterns.is_empty() || flags.is_empty() { "" } else { " with " };
        write!(f, "{}{with}{}", patterns.join(", "), flags.join(" "))
    }
}

impl<'a> Unmatched<'a> {
    /// The nearest names that a surface has in place of this one.
    pub fn suggestions(self, surface: &'a Surface) -> Vec<String> {
        let resources = || surface.resources().map(|(_, resource)| resource);
        let nearest = |wrong: &str, known: &mut dyn Iterator<Item = &'a str>| {
            names::nearest(wrong, known).into_iter().map(str::to_owned).collect()
        };
        match self {
            Self::Pattern(pattern) => names::suggestions(surface, pattern),
            Self::Group(group) => names::nearest_groups(surface, group),
            Self::Verb(verb) => nearest(verb, &mut resources().flat_map(|resource| resource.verbs.iter())),
            Self::Category(name) => nearest(name, &mut resources().flat_map(|resource| resource.categories.iter())),
        }
    }
}

/// What is missing, as in `no API resource matches "widgte"`.
impl fmt::Display for Unmatched<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pattern(pattern) => write!(f, "no API resource matches {pattern:?}"),
            Self::Group(group) => write!(f, "no API group has the name {group:?}"),
            Self::Verb(verb) => write!(f, "no API resource supports the verb {verb:?}"),
            Self::Category(category) => write!(f, "no API resource is in the category {category:?}"),
        }
    }
}

/// Whether a group is the one that is named. `core` is the core group; Kubernetes has no group of that name.
fn is_group(name: &str, group: &str) -> bool {
    name == group || (group.is_empty() && name == CORE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::group_version::GroupVersion;
    use crate::api::resource::Resource;
    use crate::api::surface::{Group, ResourceList};

    fn surface() -> Surface {
        let resource = |name: &str, kind: &str, namespaced, verbs: &[&str], short: &str| Resource {
            name: name.into(),
            kind: kind.into(),
            namespaced,
            verbs: verbs.iter().copied().collect(),
            short_names: std::iter::once(short).collect(),
            ..Resource::default()
        };
        let list = |group: &str, resources| ResourceList { group_version: GroupVersion::new(group, "v1"), resources };
        let group =
            |name: &str| Group { name: name.into(), versions: vec![], preferred: Some(GroupVersion::new(name, "v1")) };
        Surface {
            groups: vec![group(""), group("events.k8s.io")],
            lists: vec![
                list(
                    "",
                    vec![
                        resource("pods", "Pod", true, &["get", "list"], "po"),
                        resource("pods/log", "Pod", true, &["get"], ""),
                        resource("nodes", "Node", false, &["get"], "no"),
                        resource("events", "Event", true, &["list"], "ev"),
                        resource("bindings", "Binding", true, &[], ""),
                    ],
                ),
                list("events.k8s.io", vec![resource("events", "Event", true, &["get", "list"], "ev")]),
            ],
            ..Surface::default()
        }
    }

    fn names(filter: &Filter, order: SortKey) -> Vec<String> {
        surface()
            .select(filter, order)
            .iter()
            .map(|served| format!("{}.{}", served.resource.name, served.group_version.group))
            .collect()
    }

    #[test]
    fn filter_selects_resources_that_meet_all_conditions() {
        let default = Filter::default();
        assert_eq!(names(&default, SortKey::Group), ["events.", "nodes.", "pods.", "events.events.k8s.io"]);
        assert_eq!(
            names(
                &Filter { api_groups: Some(vec![String::new()]), namespaced: Some(true), ..default.clone() },
                SortKey::Group
            ),
            ["events.", "pods."]
        );
        assert_eq!(
            names(&Filter { verbs: vec!["get".into(), "list".into()], ..default.clone() }, SortKey::Group),
            ["pods.", "events.events.k8s.io"]
        );
        assert_eq!(
            names(
                &Filter {
                    subresources: true,
                    namespaced: Some(true),
                    without_verbs: true,
                    api_groups: Some(vec![String::new()]),
                    ..default.clone()
                },
                SortKey::Group
            ),
            ["bindings.", "events.", "pods.", "pods/log."]
        );
        assert!(names(&Filter { categories: vec!["all".into()], ..default }, SortKey::Group).is_empty());
    }

    #[test]
    fn sort_keeps_server_order_of_equal_keys() {
        assert_eq!(names(&Filter::default(), SortKey::Name), ["events.", "events.events.k8s.io", "nodes.", "pods."]);
        assert_eq!(names(&Filter::default(), SortKey::Kind), ["events.", "events.events.k8s.io", "nodes.", "pods."]);
    }

    #[test]
    fn pattern_matches_name_short_name_or_kind() {
        let with = |pattern: &str| {
            names(&Filter { patterns: vec![Pattern::new(pattern)], ..Filter::default() }, SortKey::Group)
        };
        assert_eq!(with("po"), ["pods."]);
        assert_eq!(with("Nod*"), ["nodes."]);
        assert_eq!(with("e?"), ["events.", "events.events.k8s.io"]);
    }
}
