//! The discovery cache: kubectl's files in kubectl's places, and a file of ours beside them.

mod cached_discovery;
mod cluster_cache;
mod digest;
#[cfg(test)]
mod fuzz;
mod identity;
mod inventory;
mod layout;
mod lock;
mod sidecar;
mod store;

pub use cached_discovery::{CachePolicy, CachedDiscovery};
pub use inventory::{CacheEntry, cache_entries};
pub use layout::{cache_dir, cluster_dir};
