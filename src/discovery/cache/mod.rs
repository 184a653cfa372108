//! The discovery cache: kubectl's files in kubectl's places, and an index of ours beside them.

mod cached_discovery;
mod cluster_cache;
#[cfg(test)]
mod fuzz;
mod identity;
mod index;
mod inventory;
mod kubectl_files;
mod layout;
mod lock;
mod store;

pub use cached_discovery::{CachePolicy, CachedDiscovery};
pub use inventory::{CacheEntry, cache_entries};
pub use layout::{cache_dir, cluster_dir};
