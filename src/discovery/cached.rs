//! The cache in front of a live server: when files will do, when the server is asked, and by how many at once.

use std::time::Duration;

use crate::api::Surface;
use crate::cache::Store;
use crate::discovery::companion::Cluster;
use crate::discovery::files::{Files, Need};
use crate::discovery::folder::LOCK;
use crate::discovery::live::{Fetched, Live};
use crate::discovery::{Extent, Source};
use crate::exit::Failure;
use crate::kubeconfig::ClientConfig;
use crate::signals;

/// How long to wait for another process that asks the same server. It may take 32 seconds itself; whoever has waited
/// for so long asks too.
const WAIT: Duration = Duration::from_secs(5);

/// What is taken from the files, and what from the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Files that are no older than this; the server where they are.
    Fresh(Duration),
    /// The server alone; files are written, never read.
    Refresh,
    /// Files alone, however old.
    Offline,
}

/// Discovery that reads files first.
pub struct Cached<'a> {
    files: Files,
    mode: Mode,
    wait: Duration,
    live: Box<dyn Fn() -> anyhow::Result<Live<'a>> + 'a>,
}

impl<'a> Cached<'a> {
    /// Files in `store` before the source that `live` opens for an access.
    pub fn new(
        store: Store,
        mode: Mode,
        access: &ClientConfig,
        live: impl Fn() -> anyhow::Result<Live<'a>> + 'a,
    ) -> Self {
        // Half of the time that there is, so that the other half is left to ask oneself.
        let wait = access.request_timeout.map_or(WAIT, |limit| WAIT.min(limit / 2));
        Self { files: Files::new(store, Cluster::of(access)), mode, wait, live: Box::new(live) }
    }

    fn obtain(&self, extent: Extent) -> anyhow::Result<Surface> {
        match self.mode {
            Mode::Offline => Ok(self.offline(extent)?),
            Mode::Refresh => self.fetch_alone(Duration::ZERO, || None, extent),
            Mode::Fresh(max_age) => {
                let fresh = || self.fresh(max_age, extent);
                // Where nothing counts as fresh, there is nothing to wait for.
                let wait = if max_age.is_zero() { Duration::ZERO } else { self.wait };
                fresh().map_or_else(|| self.fetch_alone(wait, fresh, extent), Ok)
            }
        }
    }

    /// Asks the server while others wait for it. Whoever held the lock before may have written what is wanted.
    fn fetch_alone(
        &self,
        wait: Duration,
        fresh: impl FnOnce() -> Option<Surface>,
        extent: Extent,
    ) -> anyhow::Result<Surface> {
        let lock = self.files.store().lock(LOCK, wait);
        // A signal leaves as little behind as a server that does not answer.
        let _guard = lock.is_some().then(|| {
            let store = self.files.store().clone();
            signals::guard(move |_| store.discard(LOCK))
        });
        if let Some(surface) = fresh() {
            return Ok(surface);
        }
        let result = self.fetch(extent);
        if result.is_err() && lock.is_some() {
            self.files.store().discard(LOCK);
        }
        result
    }

    fn fresh(&self, max_age: Duration, extent: Extent) -> Option<Surface> {
        let surface = self.files.read(Need::Fresh(max_age), extent)?.surface;
        log::info!("discovery from the cache in {}", self.files.store().folder().display());
        Some(surface)
    }

    fn offline(&self, extent: Extent) -> Result<Surface, Failure> {
        let folder = self.files.store().folder().display();
        self.files.read(Need::Anything, extent).map(|known| known.surface).ok_or_else(|| {
            Failure::error(format!("nothing is known of this cluster in {folder}, and --offline asks no server"))
                .hint("run the command once without --offline")
        })
    }

    /// Asks the server, whether what is kept is still so where the mode lets it count.
    fn fetch(&self, extent: Extent) -> anyhow::Result<Surface> {
        let live = (self.live)()?;
        let known = if self.mode == Mode::Refresh { None } else { self.files.read(Need::Known, extent) };
        let Fetched { mut known, is_unchanged } = live.fetch(known, extent)?;
        let folder = self.files.store().folder().display();
        let written = if is_unchanged {
            log::info!("the cache in {folder} is still what the server says");
            // Another's files cannot be touched, but replaced.
            self.files.touch(&known.surface).or_else(|_| self.files.write(&known))
        } else {
            self.files.write(&known)
        };
        if let Err(error) = written {
            log::warn!("cannot write the discovery cache in {folder}: {error}");
        }
        known.surface.is_fresh = true;
        known.surface.age = Duration::ZERO;
        Ok(known.surface)
    }
}

impl Source for Cached<'_> {
    fn groups(&self) -> anyhow::Result<Surface> {
        self.obtain(Extent::Groups)
    }

    fn surface(&self) -> anyhow::Result<Surface> {
        self.obtain(Extent::Everything)
    }
}
