//! Looks names up in what is known, and once more in what the server says now.

use std::sync::Arc;

use crate::api::{Resource, RestMapper, Surface};
use crate::commands::session::Session;
use crate::exit::Failure;
use crate::output::nearest;

/// A surface in which the names are known. One from the cache that misses a name is asked for anew, once
/// (client-go `restmapper/discovery.go`, `DeferredDiscoveryRESTMapper`).
///
/// # Errors
/// Discovery failed. That a name is unknown even so is for the caller to say.
pub fn surface(session: &Session<'_>, are_known: impl Fn(RestMapper<'_>) -> bool) -> anyhow::Result<Arc<Surface>> {
    let surface = session.surface(false)?;
    if surface.is_fresh || session.is_offline() || are_known(RestMapper::new(&surface)) {
        return Ok(surface);
    }
    log::info!("a name is not in the cache; asking the server");
    session.surface(true)
}

/// kubectl's error for a name that nothing has, and what may have been meant.
pub fn unknown(surface: &Surface, name: &str) -> Failure {
    let resource = name.split('.').next().unwrap_or_default();
    let failure = Failure::error(format!("the server doesn't have a resource type {resource:?}"));
    let served = surface.resources().filter(|(_, it)| !it.is_subresource());
    // The group or the version is what is wrong where a resource has the name.
    let mut near: Vec<_> = served
        .clone()
        .filter(|(_, it)| names(it).any(|known| known.eq_ignore_ascii_case(resource)))
        .map(|(group_version, it)| group_version.qualify(&it.name))
        .collect();
    near.dedup();
    if near.is_empty() {
        near = nearest(resource, served.flat_map(|(_, it)| names(it))).into_iter().map(str::to_owned).collect();
    }
    if near.is_empty() { failure } else { failure.hint(format!("did you mean {}?", near.join(", "))) }
}

/// All that a resource is called.
fn names(resource: &Resource) -> impl Iterator<Item = &str> {
    [resource.name.as_str(), &resource.singular_name, &resource.kind].into_iter().chain(resource.short_names.iter())
}
