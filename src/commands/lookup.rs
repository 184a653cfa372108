//! Looks names up in what is known, and once more in what the server says now.

use std::sync::Arc;

use crate::commands::session::Session;
use crate::discovery::mapper::Mapper;
use crate::exit::Failure;
use crate::output::nearest::nearest;
use crate::resource::Surface;

/// A surface in which the names are known. One from the cache that misses a name is asked for anew, once
/// (client-go `restmapper/discovery.go`, `DeferredDiscoveryRESTMapper`).
///
/// # Errors
/// Discovery failed. That a name is unknown even so is for the caller to say.
pub fn surface(session: &Session<'_>, are_known: impl Fn(Mapper<'_>) -> bool) -> anyhow::Result<Arc<Surface>> {
    let surface = session.surface(false)?;
    if surface.is_fresh || session.is_offline() || are_known(Mapper::new(&surface)) {
        return Ok(surface);
    }
    log::info!("a name is not in the cache; asking the server");
    session.surface(true)
}

/// kubectl's error for a name that nothing has, and what may have been meant.
pub fn unknown(surface: &Surface, name: &str) -> Failure {
    let resource = name.split('.').next().unwrap_or_default();
    let failure = Failure::error(format!("the server doesn't have a resource type {resource:?}"));
    let known = surface.lists.iter().flat_map(|list| &list.resources).filter(|it| !it.is_subresource());
    let known =
        known.flat_map(|it| [it.name.as_str(), &it.singular_name, &it.kind].into_iter().chain(it.short_names.iter()));
    match nearest(resource, known).as_slice() {
        [] => failure,
        near => failure.hint(format!("did you mean {}?", near.join(", "))),
    }
}
