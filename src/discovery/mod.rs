//! Discovery: what a server serves, from the server itself or from files it was written to before.

pub mod aggregated;
pub mod cached;
mod companion;
pub mod definitions;
pub mod documents;
mod files;
pub mod folder;
#[cfg(test)]
mod fuzz;
pub mod kept;
mod known;
pub mod live;
pub mod snapshot;
pub mod version;

use crate::api::Surface;

/// How much is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The groups; resources where they come along.
    Groups,
    /// The groups and their resources.
    Everything,
}

/// Something that knows what one server serves.
pub trait Source {
    /// The groups and their versions. The lists may be there or not.
    ///
    /// # Errors
    /// Nothing at all could be had.
    fn groups(&self) -> anyhow::Result<Surface>;

    /// The groups and every resource in them; what could not be had is in [`Surface::failed`].
    ///
    /// # Errors
    /// Nothing at all could be had.
    fn surface(&self) -> anyhow::Result<Surface>;
}
