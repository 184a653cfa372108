//! Which resources of a surface are wanted, and in which order. Pure.

#[cfg(test)]
mod fuzz;

use clap::ValueEnum;

use crate::glob::Glob;
use crate::resource::{Served, Surface};

/// What a resource must be to be shown. The default shows what `kubectl api-resources` shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// This group exactly; the empty one is core.
    pub api_group: Option<String>,
    /// Namespaced ones alone, or the others alone.
    pub namespaced: Option<bool>,
    /// All of these verbs.
    pub verbs: Vec<String>,
    /// All of these categories.
    pub categories: Vec<String>,
    /// Any of these patterns, if there are some.
    pub patterns: Vec<Pattern>,
    /// Every version that has the resource, not the preferred one alone.
    pub all_versions: bool,
    /// Subresources too.
    pub subresources: bool,
    /// Resources without any verb too.
    pub without_verbs: bool,
}

/// What the rows are ordered by; equal ones stay in the server's order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SortKey {
    /// By group, then name
    #[default]
    Group,
    /// By name
    Name,
    /// By kind, then name
    Kind,
}

/// The served resources that pass a filter, in order (kubectl `pkg/cmd/apiresources/apiresources.go`,
/// `RunAPIResources`, `sortableResource.Less`).
pub fn select<'a>(surface: &'a Surface, filter: &Filter, order: SortKey) -> Vec<Served<'a>> {
    let mut selected = surface.served();
    selected.retain(|served| filter.accepts(served));
    match order {
        SortKey::Group => selected.sort_by_key(|it| (&it.group_version.group, &it.resource.name)),
        SortKey::Name => selected.sort_by_key(|it| &it.resource.name),
        SortKey::Kind => selected.sort_by_key(|it| (&it.resource.kind, &it.resource.name)),
    }
    selected
}

impl Filter {
    fn accepts(&self, served: &Served<'_>) -> bool {
        let Served { group_version, resource, preferred } = *served;
        (preferred || self.all_versions)
            && (self.subresources || !resource.is_subresource())
            && (self.without_verbs || !resource.verbs.is_empty())
            && self.api_group.as_ref().is_none_or(|group| *group == group_version.group)
            && self.namespaced.is_none_or(|namespaced| namespaced == resource.namespaced)
            && self.verbs.iter().all(|verb| resource.verbs.contains(verb))
            && self.categories.iter().all(|category| resource.categories.contains(category))
            && (self.patterns.is_empty() || self.patterns.iter().any(|pattern| pattern.accepts(served)))
    }
}

/// A part of a name, or a glob with `*` and `?` over the whole of it; upper and lower case are one.
#[derive(Clone, Debug)]
pub struct Pattern(Glob);

impl Pattern {
    /// Reads what the user typed.
    pub fn new(text: &str) -> Self {
        let text = text.to_lowercase();
        Self(if Glob::has_wildcards(&text) { Glob::new(&text) } else { Glob::new(&format!("*{text}*")) })
    }

    /// Whether the name, a short name or the kind matches.
    fn accepts(&self, served: &Served<'_>) -> bool {
        let resource = served.resource;
        [resource.name.as_str(), &resource.kind]
            .into_iter()
            .chain(resource.short_names.iter())
            .any(|name| self.matches(name))
    }

    fn matches(&self, name: &str) -> bool {
        self.0.matches(&name.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resource::{Group, GroupVersion, Resource, ResourceList};

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
        select(&surface(), filter, order)
            .iter()
            .map(|it| format!("{}.{}", it.resource.name, it.group_version.group))
            .collect()
    }

    #[test]
    fn filters_are_all_to_be_met() {
        let default = Filter::default();
        assert_eq!(names(&default, SortKey::Group), ["events.", "nodes.", "pods.", "events.events.k8s.io"]);
        assert_eq!(
            names(
                &Filter { api_group: Some(String::new()), namespaced: Some(true), ..default.clone() },
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
                    api_group: Some(String::new()),
                    ..default.clone()
                },
                SortKey::Group
            ),
            ["bindings.", "events.", "pods.", "pods/log."]
        );
        assert!(names(&Filter { categories: vec!["all".into()], ..default }, SortKey::Group).is_empty());
    }

    #[test]
    fn equal_rows_keep_the_order_of_the_server() {
        assert_eq!(names(&Filter::default(), SortKey::Name), ["events.", "events.events.k8s.io", "nodes.", "pods."]);
        assert_eq!(names(&Filter::default(), SortKey::Kind), ["events.", "events.events.k8s.io", "nodes.", "pods."]);
    }

    #[test]
    fn a_pattern_is_a_part_or_a_glob() {
        for (pattern, text, expected) in [
            ("pod", "pods", true),
            ("POD", "Pod", true),
            ("ods", "pods", true),
            ("pods*", "pods", true),
            ("pod", "nodes", false),
            ("*s", "nodes", true),
            ("p?ds", "pods", true),
            ("p?ds", "pods/log", false),
            ("*o*s", "foos", true),
            ("?", "ab", false),
            ("*", "", true),
            ("", "anything", true),
        ] {
            assert_eq!(Pattern::new(pattern).matches(text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn a_pattern_looks_at_name_short_name_and_kind() {
        let with = |pattern: &str| {
            names(&Filter { patterns: vec![Pattern::new(pattern)], ..Filter::default() }, SortKey::Group)
        };
        assert_eq!(with("po"), ["pods."]);
        assert_eq!(with("Nod*"), ["nodes."]);
        assert_eq!(with("e?"), ["events.", "events.events.k8s.io"]);
    }
}
