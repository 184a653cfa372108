//! Selection and order of the resources that a command prints.

#[cfg(test)]
mod fuzz;

use wildmatch::WildMatch;

use crate::api::surface::{ServedResource, Surface};

/// The conditions of a selection; all must hold. The default selects what `kubectl api-resources` prints.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Exactly this group; empty for the core group.
    pub api_group: Option<String>,
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
            SortKey::Group => selected.sort_by_key(|served| (&served.group_version.group, &served.resource.name)),
            SortKey::Name => selected.sort_by_key(|served| &served.resource.name),
            SortKey::Kind => selected.sort_by_key(|served| (&served.resource.kind, &served.resource.name)),
        }
        selected
    }
}

impl Filter {
    fn accepts(&self, served: &ServedResource<'_>) -> bool {
        let ServedResource { group_version, resource, preferred } = *served;
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

/// A part of a name, or a glob with `*` and `?` over all of it; case-insensitive.
#[derive(Clone, Debug)]
pub struct Pattern(WildMatch);

impl Pattern {
    pub fn new(text: &str) -> Self {
        let text = text.to_lowercase();
        let is_glob = text.contains(['*', '?']);
        Self(if is_glob { WildMatch::new(&text) } else { WildMatch::new(&format!("*{text}*")) })
    }

    /// Whether the pattern matches the name, the kind or a short name.
    fn accepts(&self, served: &ServedResource<'_>) -> bool {
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
    fn sort_keeps_server_order_of_equal_keys() {
        assert_eq!(names(&Filter::default(), SortKey::Name), ["events.", "events.events.k8s.io", "nodes.", "pods."]);
        assert_eq!(names(&Filter::default(), SortKey::Kind), ["events.", "events.events.k8s.io", "nodes.", "pods."]);
    }

    #[test]
    fn pattern_matches_part_of_a_name_or_a_glob() {
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
            ("", "", true),
            ("prod-*", "prod-", true),
            ("prod-*", "prod-eu-1", true),
            ("prod-*", "a-prod-1", false),
            ("*-eu-?", "prod-eu-1", true),
            ("*-eu-?", "prod-eu-10", false),
            ("a*b*c", "abcbc", true),
            ("a*b*c", "abcb", false),
            ("?", "é", true),
            ("a\\*", "a*", false),
            ("a\\*", "a\\b", true),
        ] {
            assert_eq!(Pattern::new(pattern).matches(text), expected, "{pattern} {text}");
        }
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
