//! The cache in front of the server: when files suffice, when the server is asked, and by how many processes at once.

use std::io;
use std::path::Path;
use std::time::Duration;

use crate::api::Surface;
use crate::discovery::cache::cluster_cache::{ClusterCache, Freshness};
use crate::discovery::cache::identity::ClusterIdentity;
use crate::discovery::cache::layout::{LOCK, cluster_dir};
use crate::discovery::cache::store::Store;
use crate::discovery::live::{FetchResult, LiveDiscovery};
use crate::discovery::revalidatable::{Revalidatable, Scope};
use crate::discovery::{Discovery, Error, Subset};
use crate::kubeconfig::ClientConfig;
use crate::sys::signals;
use crate::term::logger::timed;

/// How long to wait for another process that asks the same server. That process may take 32 seconds; one that has
/// waited this long asks the server itself.
const MAX_WAIT: Duration = Duration::from_secs(5);
/// The phase of a run, for `-v`.
const READING: &str = "reading the cache";

/// When the cache is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// Use files of at most this age; revalidate older ones.
    MaxAge(Duration),
    /// Ask the server and write files, but never read them.
    Refresh,
    /// Use files of any age, and never ask the server.
    Offline,
}

/// Discovery from the cache, and from the server if the cache does not suffice.
pub struct CachedDiscovery<'a> {
    cache: ClusterCache,
    policy: CachePolicy,
    wait: Duration,
    live: Box<dyn Fn() -> anyhow::Result<LiveDiscovery<'a>> + 'a>,
}

impl<'a> CachedDiscovery<'a> {
    /// A cache below the root of kubectl's caches. `live` opens the connection when the server is asked.
    pub fn new(
        root: &Path,
        config: &ClientConfig,
        policy: CachePolicy,
        live: impl Fn() -> anyhow::Result<LiveDiscovery<'a>> + 'a,
    ) -> Self {
        let store = Store::new(root, cluster_dir(root, config.server.as_str()));
        // At most half of the request timeout, so that the other half is left for this process to ask.
        let wait = config.request_timeout.map_or(MAX_WAIT, |limit| MAX_WAIT.min(limit / 2));
        Self { cache: ClusterCache::new(store, ClusterIdentity::of(config)), policy, wait, live: Box::new(live) }
    }

    fn discover(&self, scope: Scope) -> anyhow::Result<Surface> {
        match self.policy {
            CachePolicy::Offline => Ok(self.read_any(scope)?),
            CachePolicy::Refresh => self.fetch_locked(Duration::ZERO, || None, scope),
            CachePolicy::MaxAge(max_age) => {
                let read = || self.read_fresh(max_age, scope);
                // With a maximum age of zero, another process cannot write anything fresh enough.
                let wait = if max_age.is_zero() { Duration::ZERO } else { self.wait };
                read().map_or_else(|| self.fetch_locked(wait, read, scope), Ok)
            }
        }
    }

    /// Asks the server while holding the lock, if that is available. `read` looks again at the files, which the
    /// previous holder may have written. The lock is held while a credential plugin runs and while the server answers.
    fn fetch_locked(
        &self,
        wait: Duration,
        read: impl FnOnce() -> Option<Surface>,
        scope: Scope,
    ) -> anyhow::Result<Surface> {
        let lock = self.cache.store().lock(LOCK, wait);
        // A run that a signal ends leaves no lock file, like a run that fails.
        let _guard = lock.is_some().then(|| {
            let store = self.cache.store().clone();
            signals::guard(move |_| store.remove_lock(LOCK))
        });
        if let Some(surface) = read() {
            return Ok(surface);
        }
        let result = self.fetch(scope);
        if result.is_err() && lock.is_some() {
            self.cache.store().remove_lock(LOCK);
        }
        result
    }

    fn read_fresh(&self, max_age: Duration, scope: Scope) -> Option<Surface> {
        let surface = self.read(Freshness::MaxAge(max_age), scope)?.surface;
        self.log_source();
        Some(surface)
    }

    fn read(&self, freshness: Freshness, scope: Scope) -> Option<Revalidatable> {
        timed(READING, || self.cache.read(freshness, scope))
    }

    fn write(&self, discovered: &Revalidatable, confirmed: bool) -> io::Result<()> {
        timed("writing the cache", || self.cache.write(discovered, confirmed))
    }

    fn log_source(&self) {
        if self.policy != CachePolicy::Offline {
            log::info!("discovery from the cache in {}", self.cache.store().directory().display());
        }
    }

    fn read_any(&self, scope: Scope) -> Result<Surface, Error> {
        let cached = self.read(Freshness::Any, scope).map(|cached| cached.surface);
        cached.ok_or_else(|| Error::NotCached { directory: self.cache.store().directory().to_owned() })
    }

    /// Asks the server, with the `ETag`s of the cache unless the policy ignores it, and updates the cache.
    fn fetch(&self, scope: Scope) -> anyhow::Result<Surface> {
        let live = (self.live)()?;
        let is_ignored = self.policy == CachePolicy::Refresh;
        let cached = if is_ignored { None } else { self.read(Freshness::Revalidatable, scope) };
        let directory = self.cache.store().directory().display();
        let (discovered, written) = match live.fetch(cached, scope)? {
            FetchResult::NotModified(cached) => {
                log::info!("the server confirms the cache in {directory}");
                let written = self.write(&cached, true);
                (cached, written)
            }
            FetchResult::Modified(discovered) => {
                let written = self.write(&discovered, false);
                (discovered, written)
            }
        };
        if let Err(error) = written {
            log::warn!("cannot write the discovery cache in {directory}: {error}");
        }
        Ok(Surface { is_fresh: true, age: Duration::ZERO, ..discovered.surface })
    }
}

impl Discovery for CachedDiscovery<'_> {
    fn groups(&self) -> anyhow::Result<Surface> {
        self.discover(Scope::Groups)
    }

    fn surface(&self) -> anyhow::Result<Surface> {
        self.discover(Scope::All)
    }

    fn subset(&self, subset: Subset<'_>, is_enough: &dyn Fn(&Surface) -> bool) -> Option<Surface> {
        let freshness = match self.policy {
            CachePolicy::Refresh => return None,
            CachePolicy::MaxAge(max_age) => Freshness::MaxAge(max_age),
            CachePolicy::Offline => Freshness::Any,
        };
        let cached = timed(READING, || self.cache.read_subset(freshness, subset));
        let surface = cached.filter(is_enough)?;
        self.log_source();
        Some(surface)
    }
}
