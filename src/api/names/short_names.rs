//! Expansion of short names, such as `po` (client-go `restmapper/shortcut.go`, `expandResourceShortcut`).

use std::collections::HashSet;

use crate::api::group_version::GroupVersion;
use crate::api::names::resource_arg::ResourceArg;
use crate::api::surface::Surface;

/// A name after the expansion of short names.
pub struct Expansion {
    /// The full name and its group; the name as it was if it is no short name.
    pub arg: ResourceArg,
    /// `resource.group` of every other resource with this short name, each once.
    pub shadowed: Vec<String>,
}

/// Expands a short name, case-sensitively. A plural or singular name is left as it is.
///
/// The first resource in the given group that has the short name wins, and the requested version is dropped. If there
/// is none, the first in a group whose name starts with the given one wins, and the version stays. Both as in client-go.
pub fn expand_short_name(surface: &Surface, arg: ResourceArg) -> Expansion {
    let in_group = |group_version: &GroupVersion| arg.group.is_empty() || arg.group == group_version.group;
    let is_full_name = surface.resources().any(|(group_version, resource)| {
        in_group(group_version) && (resource.name == arg.resource || resource.singular_name == arg.resource)
    });
    if is_full_name {
        return Expansion { arg, shadowed: Vec::new() };
    }
    let mut exact = Vec::new();
    let mut by_prefix = Vec::new();
    for (group_version, resource) in
        surface.resources().filter(|(_, resource)| resource.short_names.contains(&arg.resource))
    {
        if in_group(group_version) {
            exact.push((group_version, resource));
        } else if group_version.group.starts_with(&arg.group) {
            by_prefix.push((group_version, resource));
        }
    }
    let (found, version) = if exact.is_empty() { (by_prefix, arg.version.clone()) } else { (exact, String::new()) };
    let Some(((group_version, resource), others)) = found.split_first() else {
        return Expansion { arg, shadowed: Vec::new() };
    };
    let mut seen = HashSet::from([group_version.qualify(&resource.name)]);
    let names = others.iter().map(|(group_version, resource)| group_version.qualify(&resource.name));
    let shadowed = names.filter(|name| seen.insert(name.clone())).collect();
    let arg = ResourceArg { resource: resource.name.to_string(), version, group: group_version.group.to_string() };
    Expansion { arg, shadowed }
}
