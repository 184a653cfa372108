//! The readers of discovery on random input.

mod documents;

use crate::api::{FailedGroupVersion, Group, GroupVersion, Resource, ResourceList, Surface};
use crate::fuzz::Random;

/// The texts that a mutation inserts into a document.
pub const INSERTIONS: [&str; 22] = [
    "null",
    "{}",
    "[]",
    "\"\"",
    "0",
    "true",
    "\"Stale\"",
    "\"Namespaced\"",
    "\"v1\"",
    "\"apps\"",
    "\"a/b/c\"",
    "\"x/y\"",
    "\"../../x\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"versions\":null,",
    "\"resources\":[{}],",
    "\"kind\":\"Status\",",
    ",",
    "{",
    "]",
    "1e999",
];
const NAMES: [&str; 8] = ["pods", "a", "widgets", "é", "x-y", "", "Deployment", "scale"];
const GROUPS: [&str; 6] = ["", "apps", "batch", "shop.example.com", "x", "a.b"];

/// A surface as a server may have it: groups, versions and resources once each, subresources after their parents.
pub fn surface(random: &mut Random) -> Surface {
    let mut surface = Surface::default();
    let first = random.below(GROUPS.len());
    for name in &GROUPS[first..first + random.below(GROUPS.len() - first + 1)] {
        let mut versions = Vec::new();
        for version in ["v2", "v1", "v1beta1"] {
            let group_version = GroupVersion::new(*name, version);
            match random.below(6) {
                0 => {}
                1 => surface
                    .failed
                    .push(FailedGroupVersion { group_version, reason: "stale GroupVersion discovery".to_owned() }),
                _ => {
                    versions.push(group_version.clone());
                    surface.lists.push(ResourceList { group_version, resources: resources(random) });
                }
            }
        }
        let was_announced =
            surface.failed.iter().any(|failed| failed.group_version.group == *name) || !versions.is_empty();
        if was_announced || random.once_in(2) {
            surface.groups.push(Group { name: (*name).into(), preferred: versions.first().cloned(), versions });
        }
    }
    surface
}

fn resources(random: &mut Random) -> Vec<Resource> {
    let mut resources = Vec::new();
    let first = random.below(NAMES.len());
    for name in &NAMES[first..first + random.below((NAMES.len() - first).min(4) + 1)] {
        let strings = |random: &mut Random| random.some(3, |random| random.pick(&NAMES)).into_iter().collect();
        let (singular_name, namespaced) = (random.text(&NAMES, 2), random.once_in(2));
        let parent = Resource {
            name: (*name).into(),
            singular_name: singular_name.into(),
            namespaced,
            group: random.pick(&GROUPS).into(),
            version: random.pick(&["", "v1"]).into(),
            kind: format!("K{}", random.text(&NAMES, 2)).into(),
            verbs: strings(random),
            short_names: strings(random),
            categories: strings(random),
            ..Resource::default()
        };
        let subresource = Resource {
            name: format!("{name}/{}", random.pick(&["status", "log", "a/b", ""])).into(),
            short_names: std::iter::empty().collect(),
            categories: std::iter::empty().collect(),
            ..parent.clone()
        };
        // A parent without a kind is left out, its subresources are not.
        let (has_parent, has_subresource) = (!random.once_in(6), random.once_in(3));
        resources.extend(has_parent.then_some(parent));
        resources.extend(has_subresource.then_some(subresource));
    }
    resources
}
