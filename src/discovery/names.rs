//! The names that one group version knows: plural and singular names, kinds, and those that client-go guesses.

use crate::resource::Resource;

/// The resources of one group version, asked by name or by kind.
///
/// Where several resources say the same name or kind, the last one has it: client-go enters them into a table one
/// after another (apimachinery `pkg/api/meta/restmapper.go`, `AddSpecific`).
pub struct Kinds<'a>(pub &'a [Resource]);

impl Kinds<'_> {
    /// The kind of a resource, by its plural or singular name in lower case.
    pub fn kind_of(&self, name: &str) -> Option<String> {
        if matches!(name, "list" | "lists") {
            return Some("List".to_owned());
        }
        self.resources().rev().find_map(|resource| {
            let list = format!("{}List", resource.kind);
            let (plural, singular) = guess(&list);
            if name == plural || name == singular {
                return Some(list);
            }
            is_called(resource, name).then(|| resource.kind.to_string())
        })
    }

    /// The plural name of a kind, spelled as it is or in lower case, and whether its objects live in namespaces.
    pub fn resource_of(&self, kind: &str) -> Option<(String, bool)> {
        if kind == "List" {
            return Some(("lists".to_owned(), false));
        }
        self.resources().rev().find_map(|resource| {
            let is_list = kind.strip_suffix("List").is_some_and(|stem| stem == resource.kind);
            if is_list {
                return Some((guess(kind).0, resource.namespaced));
            }
            let is_kind = resource.kind == kind || resource.kind.to_lowercase() == kind;
            is_kind.then(|| (resource.name.to_string(), resource.namespaced))
        })
    }

    fn resources(&self) -> impl DoubleEndedIterator<Item = &Resource> {
        self.0.iter().filter(|resource| !resource.is_subresource())
    }
}

/// Whether this is the plural or singular name of a resource. One that names no singular gets a guessed one.
pub fn is_called(resource: &Resource, name: &str) -> bool {
    resource.name == name
        || match resource.singular_name.as_str() {
            "" => guess(&resource.kind).1 == name,
            singular => singular == name,
        }
}

/// Plural and singular of a kind that says neither (apimachinery `pkg/api/meta/restmapper.go`,
/// `UnsafeGuessKindToResource`).
fn guess(kind: &str) -> (String, String) {
    let singular = kind.to_lowercase();
    let plural = match singular.chars().last() {
        None => String::new(),
        _ if singular.ends_with("endpoints") => singular.clone(),
        Some('s') => format!("{singular}es"),
        Some('y') => format!("{}ies", &singular[..singular.len() - 1]),
        Some(_) => format!("{singular}s"),
    };
    (plural, singular)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resource(name: &str, singular: &str, kind: &str) -> Resource {
        Resource { name: name.into(), singular_name: singular.into(), kind: kind.into(), ..Resource::default() }
    }

    #[test]
    fn a_kind_has_several_names() {
        let resources =
            [resource("pods", "pod", "Pod"), resource("pods/log", "pod", "Log"), resource("policies", "", "Policy")];
        for (name, expected) in [
            ("pods", Some("Pod")),
            ("pod", Some("Pod")),
            ("policy", Some("Policy")),
            ("podlist", Some("PodList")),
            ("podlists", Some("PodList")),
            ("lists", Some("List")),
            ("log", None),
            ("pods/log", None),
        ] {
            assert_eq!(Kinds(&resources).kind_of(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn the_last_resource_of_a_kind_has_it() {
        let resources = [resource("foos", "foo", "Same"), resource("bars", "bar", "Same")];
        for kind in ["Same", "same"] {
            assert_eq!(Kinds(&resources).resource_of(kind), Some(("bars".to_owned(), false)));
        }
        assert_eq!(Kinds(&resources).resource_of("SAME"), None);
        assert_eq!(Kinds(&resources).resource_of("SameList"), Some(("samelists".to_owned(), false)));
    }

    #[test]
    fn plurals_are_guessed() {
        for (kind, plural) in
            [("Policy", "policies"), ("Class", "classes"), ("Pod", "pods"), ("Endpoints", "endpoints"), ("", "")]
        {
            assert_eq!(guess(kind).0, plural);
        }
    }
}
