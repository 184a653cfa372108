//! Suggestions for a mistyped name.

use strsim::osa_distance;

use crate::api::names::forms::{ParentForm, ResourceForm};
use crate::api::resource::Resource;
use crate::api::surface::Surface;

const MAX_SUGGESTIONS: usize = 3;
/// Longer names get no suggestions: a comparison takes the product of both lengths.
const MAX_LENGTH: usize = 64;
/// A shorter text is part of too many names to suggest them.
const MIN_PART: usize = 3;

/// The known names at most two edits away from a wrong one, or one edit from a short one, nearest first. Two letters in
/// the wrong order are one edit. Case does not count; of names that differ in case alone, the one in lower case is suggested.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let wrong = wrong.to_lowercase();
    let length = wrong.chars().count();
    if length > MAX_LENGTH {
        return Vec::new();
    }
    let max_distance = if length < 5 { 1 } else { 2 };
    let mut near: Vec<_> = known
        .filter(|name| name.len().abs_diff(length) <= max_distance)
        .map(|name| (osa_distance(&wrong, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= max_distance)
        .collect();
    // In ASCII, lower case sorts after upper case: of equal names, the greater one comes first.
    near.sort_unstable_by(|(left, name), (right, other)| {
        (left, name.to_lowercase(), other).cmp(&(right, other.to_lowercase(), name))
    });
    near.dedup_by(|(_, next), (_, name)| next.eq_ignore_ascii_case(name));
    near.into_iter().map(|(_, name)| name).take(MAX_SUGGESTIONS).collect()
}

/// What a surface has in place of the name of a resource that it has not: the same name in another group or version,
/// else the nearest names, else groups.
pub fn suggestions(surface: &Surface, text: &str) -> Vec<String> {
    let resource = match ResourceForm::parse(text).map(|form| form.resource) {
        Some(ParentForm::InGroupVersion(_, resource)) => resource,
        Some(ParentForm::Arg(arg)) => arg.split('.').next().expect("split gives at least one part").to_owned(),
        None => return nearest_groups(surface, text.split('/').next().expect("split gives at least one part")),
    };
    let served = surface.resources().filter(|(_, resource)| !resource.is_subresource());
    let mut near: Vec<_> = served
        .clone()
        .filter(|(_, served)| names(served).any(|known| known.eq_ignore_ascii_case(&resource)))
        .map(|(group_version, served)| group_version.qualify(&served.name))
        .collect();
    near.dedup();
    if near.is_empty() {
        near =
            nearest(&resource, served.flat_map(|(_, served)| names(served))).into_iter().map(str::to_owned).collect();
    }
    if near.is_empty() { nearest_groups(surface, text) } else { near }
}

/// The groups whose names are near to a wrong one, or contain it.
pub fn nearest_groups(surface: &Surface, wrong: &str) -> Vec<String> {
    let groups = || surface.groups.iter().map(|group| group.name.as_str()).filter(|group| !group.is_empty());
    let mut near = nearest(wrong, groups());
    if near.is_empty() && wrong.len() >= MIN_PART {
        near = groups().filter(|group| group.contains(wrong)).take(MAX_SUGGESTIONS).collect();
    }
    near.into_iter().map(str::to_owned).collect()
}

/// All names of a resource.
fn names(resource: &Resource) -> impl Iterator<Item = &str> {
    [resource.name.as_str(), &resource.singular_name, &resource.kind].into_iter().chain(resource.short_names.iter())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistyped_name_has_suggestions() {
        let known = ["pods", "nodes", "deployments", "deploy", "po", "services", "Deployment"];
        for (wrong, expected) in [
            ("pod", vec!["po", "pods"]),
            ("deplyoments", vec!["deployments", "Deployment"]),
            ("deploymnt", vec!["Deployment", "deployments"]),
            ("ndoes", vec!["nodes"]),
            ("pdos", vec!["pods"]),
            ("poxx", vec![]),
            ("xyz", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(nearest(wrong, known.into_iter()), expected, "{wrong}");
        }
    }
}
