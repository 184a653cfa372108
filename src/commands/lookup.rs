//! Looks up resource names in the cached surface, then once more in what the server serves now.

use std::sync::Arc;

use crate::api::{RestMapper, Surface, suggestions};
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
    // kubectl names what is before the first dot, and has no names with a slash.
    let shown = if name.contains('/') { name } else { name.split('.').next().unwrap_or_default() };
    let problem = format!("the server doesn't have a resource type {shown:?}");
    match suggestions(surface, name).as_slice() {
        [] => CliError::new(problem),
        near => CliError::with_hint(problem, format!("did you mean {}?", near.join(", "))),
    }
}
