//! Looks up resource names in the cached surface, then once more in what the server serves now.

use std::sync::Arc;

use crate::api::{Resource, RestMapper, Surface, nearest};
use crate::commands::error::CliError;
use crate::commands::session::Session;

/// A surface that has the names, if the server serves them. A cached surface without one of them is revalidated, once
/// (client-go `restmapper/discovery.go`, `DeferredDiscoveryRESTMapper`).
///
/// # Errors
/// Discovery failed. The caller reports names that are unknown all the same.
pub fn surface(session: &Session<'_>, are_known: impl Fn(RestMapper<'_>) -> bool) -> anyhow::Result<Arc<Surface>> {
    let surface = session.surface(false)?;
    if surface.is_fresh || session.app().is_offline() || are_known(RestMapper::new(&surface)) {
        return Ok(surface);
    }
    log::info!("a name is not in the cache; asking the server");
    session.surface(true)
}

/// kubectl's error for an unknown name, with the nearest names as a hint.
pub fn unknown(surface: &Surface, name: &str) -> CliError {
    let resource = name.split('.').next().expect("split gives at least one part");
    let problem = format!("the server doesn't have a resource type {resource:?}");
    let served = surface.resources().filter(|(_, resource)| !resource.is_subresource());
    // If a resource has this name, the group or the version is wrong.
    let mut near: Vec<_> = served
        .clone()
        .filter(|(_, served)| names(served).any(|known| known.eq_ignore_ascii_case(resource)))
        .map(|(group_version, served)| group_version.qualify(&served.name))
        .collect();
    near.dedup();
    if near.is_empty() {
        near = nearest(resource, served.flat_map(|(_, served)| names(served))).into_iter().map(str::to_owned).collect();
    }
    match near.as_slice() {
        [] => CliError::new(problem),
        near => CliError::with_hint(problem, format!("did you mean {}?", near.join(", "))),
    }
}

/// All names of a resource.
fn names(resource: &Resource) -> impl Iterator<Item = &str> {
    [resource.name.as_str(), &resource.singular_name, &resource.kind].into_iter().chain(resource.short_names.iter())
}
