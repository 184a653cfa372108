//! Looks up resource names in the cached surface, then once more in what the server serves now.

use std::sync::Arc;

use crate::api::{GroupVersion, Resolution, RestMapper, RestMapping, Surface, suggestions};
use crate::commands::error::CliError;
use crate::commands::session::Session;
use crate::discovery::Subset;
use crate::sys::ExitCode;
use crate::term::logger::NOTE;

/// A surface that has the names, if the server serves them; it may lack resources that these names cannot mean. A cached
/// surface without one of them is revalidated, once (client-go `restmapper/discovery.go`, `DeferredDiscoveryRESTMapper`).
///
/// # Errors
/// Discovery failed. The caller reports names that are unknown all the same.
pub fn surface<'a>(
    session: &Session<'_>,
    names: impl IntoIterator<Item = &'a str>,
    are_known: impl Fn(RestMapper<'_>) -> bool,
) -> anyhow::Result<Arc<Surface>> {
    let words: Vec<_> = names.into_iter().flat_map(|name| name.split(['.', '/'])).collect();
    if let Some(surface) = session.subset(Subset::Named(&words), &|surface| are_known(RestMapper::new(surface)))? {
        return Ok(surface);
    }
    let surface = session.surface(false)?;
    if surface.is_fresh || session.app().is_offline() || are_known(RestMapper::new(&surface)) {
        return Ok(surface);
    }
    log::info!("a name is not in the cache; asking the server");
    session.surface(true)
}

/// kubectl's error for an unknown name, with the nearest names as a hint.
pub fn unknown(surface: &Surface, name: &str) -> CliError {
    // kubectl names what is before the first dot, and has no names with a slash.
    let shown = if name.contains('/') { name } else { name.split('.').next().expect("split gives at least one part") };
    let message = format!("the server doesn't have a resource type {shown:?}");
    CliError::Problem { message, hint: hint(surface, name), code: ExitCode::Failed }
}

/// What the user may have meant.
pub fn hint(surface: &Surface, name: &str) -> Option<String> {
    if let Some(list) = surface.lists.iter().find(|list| *list.group_version.api_version() == *name) {
        let resource = list.resources.first().map(|resource| format!(", as in {name}/{}", resource.name));
        return Some(format!("{name} is a group version: name a resource in it{}", resource.unwrap_or_default()));
    }
    if surface.groups.iter().any(|group| group.name == name && !name.is_empty()) {
        return Some(format!("{name} is an API group: `gvrs --api-group={name}` lists its resources"));
    }
    let near = suggestions(surface, name);
    (!near.is_empty()).then(|| format!("did you mean {}?", near.join(", ")))
}

/// Says that kubectl ignores the version of a name, and how to get it.
pub fn note_ignored_version(name: &str, resolution: &Resolution, mapper: RestMapper<'_>) {
    let Some(version) = &resolution.ignored_version else { return };
    let RestMapping { group_version, resource, .. } = &resolution.mapping;
    let asked = GroupVersion::new(group_version.group.as_str(), version.as_str());
    let way = match mapper.resource_in(&asked, resource) {
        Some(_) => format!("{version} is {resource}.{version}.{}", group_version.group),
        None => format!("{version} is not served"),
    };
    log::warn!(
        target: NOTE,
        "{name:?} stands for {group_version}, as in kubectl, which ignores the version after a short name; {way}"
    );
}
