//! Discovery: what a server serves, from the server itself, from the cache or from a snapshot.

mod cache;
mod custom_resources;
mod error;
#[cfg(test)]
mod fuzz;
mod live;
mod revalidatable;
mod server_version;
mod snapshot;
mod wire;

pub use cache::{CacheEntry, CachePolicy, CachedDiscovery, cache_dir, cache_entries, cluster_dir};
pub use custom_resources::{Definition, DeprecatedVersion, deprecated_versions};
pub use error::Error;
pub use live::LiveDiscovery;
pub use server_version::ServerVersion;
pub use snapshot::Snapshot;
pub use wire::ApiResourceList;

use crate::api::Surface;

/// A source of the surface of one server.
pub trait Discovery {
    /// The groups and their versions. Resource lists may be missing.
    ///
    /// # Errors
    /// Nothing could be discovered.
    fn groups(&self) -> anyhow::Result<Surface>;

    /// The groups and all resources; [`Surface::failed`] has the group versions whose resources are missing.
    ///
    /// # Errors
    /// Nothing could be discovered.
    fn surface(&self) -> anyhow::Result<Surface>;

    /// From a cache that need not be read as a whole: the groups, and at least a subset of the resources, if
    /// that `is_enough` for the caller. `None` if [`surface`](Self::surface) has to be asked.
    fn subset(&self, _subset: Subset<'_>, _is_enough: &dyn Fn(&Surface) -> bool) -> Option<Surface> {
        None
    }
}

/// The resources that a task needs.
#[derive(Clone, Copy, Debug)]
pub enum Subset<'a> {
    /// What names made of these words could mean, in any case.
    Named(&'a [&'a str]),
    /// What a name that begins with this text could mean.
    Beginning(&'a str),
    WithoutSubresources,
}
