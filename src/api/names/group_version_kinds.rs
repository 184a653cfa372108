//! The resources of one group version by name and by kind, with the names that client-go guesses.

use crate::api::resource::Resource;

/// The resources of one group version, looked up by name or by kind.
///
/// If several resources share a name or kind, the last one has it: client-go enters them into a map one after another
/// (apimachinery `pkg/api/meta/restmapper.go`, `AddSpecific`).
pub struct GroupVersionKinds<'a>(pub &'a [Resource]);

impl GroupVersionKinds<'_> {
    /// The kind of the resource with a plural or singular name in lower case.
    pub fn kind_for(&self, name: &str) -> Option<String> {
        if matches!(name, "list" | "lists") {
            return Some("List".to_owned());
        }
        self.resources().rev().find_map(|resource| {
            let list = format!("{}List", resource.kind);
            let (plural, singular) = guess_names(&list);
            if name == plural || name == singular {
                return Some(list);
            }
            has_name(resource, name).then(|| resource.kind.to_string())
        })
    }

    /// The plural name of a kind, in its own spelling or in lower case, and whether it is namespaced.
    pub fn resource_for(&self, kind: &str) -> Option<(String, bool)> {
        if kind == "List" {
            return Some(("lists".to_owned(), false));
        }
        self.resources().rev().find_map(|resource| {
            let is_list = kind.strip_suffix("List").is_some_and(|stem| stem == resource.kind);
            if is_list {
                return Some((guess_names(kind).0, resource.namespaced));
            }
            let is_kind = resource.kind == kind || resource.kind.to_lowercase() == kind;
            is_kind.then(|| (resource.name.to_string(), resource.namespaced))
        })
    }

    fn resources(&self) -> impl DoubleEndedIterator<Item = &Resource> {
        self.0.iter().filter(|resource| !resource.is_subresource())
    }
}

/// Whether a name is the plural or singular name of a resource; a missing singular name is guessed.
pub fn has_name(resource: &Resource, name: &str) -> bool {
    resource.name == name
        || match resource.singular_name.as_str() {
            "" => guess_names(&resource.kind).1 == name,
            singular => singular == name,
        }
}

/// The plural and singular name guessed from a kind
/// (apimachinery `pkg/api/meta/restmapper.go`, `UnsafeGuessKindToResource`).
fn guess_names(kind: &str) -> (String, String) {
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
    fn kind_is_found_by_plural_singular_and_guessed_names() {
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
            assert_eq!(GroupVersionKinds(&resources).kind_for(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn kind_of_two_resources_maps_to_the_last() {
        let resources = [resource("foos", "foo", "Same"), resource("bars", "bar", "Same")];
        for kind in ["Same", "same"] {
            assert_eq!(GroupVersionKinds(&resources).resource_for(kind), Some(("bars".to_owned(), false)));
        }
        assert_eq!(GroupVersionKinds(&resources).resource_for("SAME"), None);
        assert_eq!(GroupVersionKinds(&resources).resource_for("SameList"), Some(("samelists".to_owned(), false)));
    }

    #[test]
    fn plural_name_is_guessed_from_kind() {
        for (kind, plural) in
            [("Policy", "policies"), ("Class", "classes"), ("Pod", "pods"), ("Endpoints", "endpoints"), ("", "")]
        {
            assert_eq!(guess_names(kind).0, plural);
        }
    }
}
