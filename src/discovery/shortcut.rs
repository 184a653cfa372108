//! Short names, such as `po` (client-go `restmapper/shortcut.go`, `expandResourceShortcut`).

use std::collections::HashSet;

use crate::discovery::mapper::Wanted;
use crate::resource::{GroupVersion, Surface};

/// What a name becomes when it is a short one, and whom it passes over.
pub struct Expansion {
    /// The full name and its group; or the name as it was.
    pub wanted: Wanted,
    /// `resource.group` of everything else with this short name.
    pub shadowed: Vec<String>,
}

/// Expands a short name. A name that is a full one stays; upper and lower case are two names.
///
/// The first that has the short name wins: of exactly the group, if one was given, and then without the version that
/// was asked for; else of a group that begins so.
pub fn expand(surface: &Surface, wanted: Wanted) -> Expansion {
    let in_group = |group_version: &GroupVersion| wanted.group.is_empty() || wanted.group == group_version.group;
    let is_full_name = surface.each().any(|(group_version, resource)| {
        in_group(group_version) && (resource.name == wanted.resource || resource.singular_name == wanted.resource)
    });
    if is_full_name {
        return Expansion { wanted, shadowed: Vec::new() };
    }
    let mut exact = Vec::new();
    let mut by_prefix = Vec::new();
    for (group_version, resource) in
        surface.each().filter(|(_, resource)| resource.short_names.contains(&wanted.resource))
    {
        if in_group(group_version) {
            exact.push((group_version, resource));
        } else if group_version.group.starts_with(&wanted.group) {
            by_prefix.push((group_version, resource));
        }
    }
    // The version is kept only where the group was not spelled out, as client-go has it.
    let (found, version) = if exact.is_empty() { (by_prefix, wanted.version.clone()) } else { (exact, String::new()) };
    let Some(((group_version, resource), others)) = found.split_first() else {
        return Expansion { wanted, shadowed: Vec::new() };
    };
    let chosen = group_version.qualify(&resource.name);
    let mut known = HashSet::from([chosen]);
    let names = others.iter().map(|(group_version, resource)| group_version.qualify(&resource.name));
    let shadowed = names.filter(|name| known.insert(name.clone())).collect();
    let wanted = Wanted { resource: resource.name.to_string(), version, group: group_version.group.clone() };
    Expansion { wanted, shadowed }
}
