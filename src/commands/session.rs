//! What the commands of one run share: the kubeconfig, the client, the source of discovery. Each is opened when it
//! is first needed, and once.

use std::cell::{OnceCell, RefCell};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::api::Surface;
use crate::bounded;
use crate::client::Client;
use crate::commands::cache::Place;
use crate::commands::run::Run;
use crate::discovery::{CachePolicy, CachedDiscovery, Discovery, LiveDiscovery, ServerVersion, Snapshot};
use crate::exit::{ExitCode, Failure};
use crate::go::duration;
use crate::kubeconfig::ClientConfig;
use crate::logger::NOTE;

/// The largest file that stands in for a server, in bytes: that of a hundred thousand resources.
const MAX_SNAPSHOT: u64 = 256 << 20;

/// What a session is about.
#[derive(Clone, Debug)]
pub enum Subject {
    /// The server of a context; without one that of the flags and the kubeconfig.
    Server(Option<String>),
    /// A file that tells what a server served; `-` is stdin.
    File(PathBuf),
}

/// One run against one server, or against a file in its place.
pub struct Session<'a> {
    run: Run<'a>,
    subject: Subject,
    /// No request takes longer.
    limit: Option<Duration>,
    /// No request goes on behind this.
    end: Option<Instant>,
    snapshot: OnceCell<Snapshot>,
    access: OnceCell<Arc<ClientConfig>>,
    client: OnceCell<Client<'a>>,
    surface: RefCell<Option<Arc<Surface>>>,
}

impl<'a> Session<'a> {
    /// A session like this one that asks again and again for so long, and in which the last answer comes no more
    /// than a second later.
    pub fn patient_for(&self, limit: Duration) -> Self {
        // Less than a second is not enough for some handshakes; discovery itself never takes longer than 32.
        let least = Duration::from_secs(1);
        let end = limit.checked_add(least).and_then(|limit| Instant::now().checked_add(limit));
        let limit = Some(limit.max(least)).filter(|limit| *limit < Duration::from_secs(32));
        Self { limit, end, ..Self::about(self.subject.clone(), self.run.clone()) }
    }

    /// A session in which nothing is read yet.
    pub fn about(subject: Subject, run: Run<'a>) -> Self {
        Self {
            run,
            subject,
            limit: None,
            end: None,
            snapshot: OnceCell::new(),
            access: OnceCell::new(),
            client: OnceCell::new(),
            surface: RefCell::default(),
        }
    }

    /// What this session shares with others.
    pub fn run(&self) -> &Run<'a> {
        &self.run
    }

    /// The server and the credentials that the flags and the kubeconfig come to.
    ///
    /// # Errors
    /// A kubeconfig that cannot be read or does not hold together.
    pub fn access(&self) -> anyhow::Result<&Arc<ClientConfig>> {
        once(&self.access, || {
            let connection = &self.run.cli.connection;
            let mut overrides = connection.overrides();
            if let Subject::Server(Some(context)) = &self.subject {
                overrides.context.clone_from(context);
            }
            let mut access =
                ClientConfig::resolve(self.run.kubeconfig()?, &overrides, self.run.plugin_policy()?, self.run.env)?;
            if let Some(limit) = self.limit {
                access.request_timeout = Some(access.request_timeout.map_or(limit, |timeout| timeout.min(limit)));
            }
            Ok(Arc::new(access))
        })
    }

    /// The client for that server.
    ///
    /// # Errors
    /// As [`access`](Self::access), credentials that cannot be used, and `--offline`.
    pub fn client(&self) -> anyhow::Result<&Client<'a>> {
        if self.is_offline() {
            let failure = Failure::error("this needs the server, and --offline asks none");
            return Err(failure.hint("leave out --offline").into());
        }
        once(&self.client, || {
            let client = Client::new(Arc::clone(self.access()?), self.run.env)?;
            Ok(match self.end {
                Some(end) => client.with_deadline(end),
                None => client,
            })
        })
    }

    /// The file in place of a server, where there is one.
    ///
    /// # Errors
    /// A file that cannot be read, or tells of no resources.
    pub fn snapshot(&self) -> anyhow::Result<Option<&Snapshot>> {
        let Subject::File(file) = &self.subject else { return Ok(None) };
        once(&self.snapshot, || {
            let (bytes, name) = if file.as_os_str() == "-" {
                (bounded::read(std::io::stdin().lock(), MAX_SNAPSHOT), "standard input".to_owned())
            } else {
                (bounded::read_file(&self.run.env.current_dir.join(file), MAX_SNAPSHOT), file.display().to_string())
            };
            Snapshot::read(&bytes.with_context(|| format!("reading {name}"))?, &name)
        })
        .map(Some)
    }

    /// The version the server calls itself; None where a file does not tell.
    ///
    /// # Errors
    /// As [`snapshot`](Self::snapshot) and [`client`](Self::client), and a server that does not tell.
    pub fn server_version(&self) -> anyhow::Result<Option<String>> {
        match self.snapshot()? {
            Some(snapshot) => Ok(snapshot.server_version.clone()),
            None => Ok(Some(ServerVersion::fetch(self.client()?)?.git_version)),
        }
    }

    /// Discovery: by the file in place of a server, else by the server through the cache. With `ask` the server is
    /// asked, however young the files are; it need not repeat what they hold already.
    ///
    /// # Errors
    /// As [`snapshot`](Self::snapshot) and [`access`](Self::access).
    pub fn discovery(&self, ask: bool) -> anyhow::Result<Box<dyn Discovery + '_>> {
        if let Some(snapshot) = self.snapshot()? {
            return Ok(Box::new(snapshot));
        }
        let access = self.access()?;
        let cache = &self.run.cli.cache;
        let Some(root) = self.run.cache_root() else {
            if cache.offline {
                let failure = Failure::error("there is no cache, and --offline asks no server");
                return Err(failure.hint("leave out --offline").into());
            }
            return Ok(Box::new(LiveDiscovery::new(self.client()?)));
        };
        let policy = if cache.offline {
            CachePolicy::Offline
        } else if cache.refresh {
            CachePolicy::Refresh
        } else {
            CachePolicy::MaxAge(if ask { Duration::ZERO } else { cache.cache_ttl })
        };
        let live = || Ok(LiveDiscovery::new(self.client()?));
        Ok(Box::new(CachedDiscovery::new(&root, access, policy, live)))
    }

    /// Everything the server serves. It is had once: only to `ask` after what came from the cache asks again
    /// (client-go `discovery/cached/memory/memcache.go`).
    ///
    /// # Errors
    /// As [`access`](Self::access), and where nothing at all could be had.
    pub fn surface(&self, ask: bool) -> anyhow::Result<Arc<Surface>> {
        let known = self.surface.borrow().clone();
        if let Some(surface) = known.filter(|known| known.is_fresh || self.is_offline() || !ask) {
            return Ok(surface);
        }
        let surface = Arc::new(self.discovery(ask)?.surface()?);
        *self.surface.borrow_mut() = Some(Arc::clone(&surface));
        self.tell_age(&surface);
        Ok(surface)
    }

    /// Says how old it is what a run goes by that asks no server.
    pub fn tell_age(&self, surface: &Surface) {
        if self.is_offline() && matches!(self.subject, Subject::Server(_)) {
            let age = duration::human(i64::try_from(surface.age.as_secs()).unwrap_or(i64::MAX));
            log::warn!(target: NOTE, "offline, as it was {age} ago");
        }
    }

    /// Whether no server may be asked.
    pub fn is_offline(&self) -> bool {
        self.run.cli.cache.offline
    }

    /// What the commands about the cache need.
    ///
    /// # Errors
    /// There is no cache.
    pub fn cache_place(&self) -> anyhow::Result<Place<'_>> {
        let root = self.run.cache_root().ok_or_else(|| Failure::error("there is no cache"))?;
        Ok(Place { root, time_to_live: self.run.cli.cache.cache_ttl, run: &self.run })
    }

    /// Names what is missing from a surface, a warning each; under `--strict` that is a code of its own.
    pub fn report(&self, surface: &Surface) -> ExitCode {
        for failed in &surface.failed {
            log::warn!("{}: {}", failed.group_version, failed.reason);
        }
        if surface.failed.is_empty() { ExitCode::Done } else { self.strict() }
    }

    /// What something incomplete or ambiguous comes to: done, unless `--strict` is given.
    pub fn strict(&self) -> ExitCode {
        if self.run.cli.talk.strict { ExitCode::Strict } else { ExitCode::Done }
    }
}

/// `OnceCell::get_or_try_init`, which is not stable yet.
fn once<T>(cell: &OnceCell<T>, make: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<&T> {
    if let Some(value) = cell.get() {
        return Ok(value);
    }
    let value = make()?;
    Ok(cell.get_or_init(|| value))
}
