//! One cluster, or a file instead of it: credentials, client, discovery. Each is opened when it is first needed, and
//! once.

use std::cell::{OnceCell, RefCell};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use flate2::read::MultiGzDecoder;

use crate::api::{GroupVersion, Surface};
use crate::client::Client;
use crate::commands::app::App;
use crate::commands::error::{self, CliError};
use crate::commands::settings::Source;
use crate::discovery::{
    self, CachePolicy, CachedDiscovery, DeprecatedVersion, Discovery, LiveDiscovery, ServerVersion, Snapshot, Subset,
};
use crate::go::duration;
use crate::kubeconfig::ClientConfig;
use crate::sys::bounded;
use crate::term::logger::NOTE;

/// The largest file of `--from`, in bytes, also without gzip: a snapshot of a hundred thousand resources has this size.
const MAX_SNAPSHOT: u64 = 256 << 20;
/// What a gzip file begins with (RFC 1952, section 2.3.1).
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// The shortest time for a request. Some TLS handshakes take most of it.
const MIN_REQUEST_TIME: Duration = Duration::from_secs(1);
/// The time that discovery takes at most for a request, without any flag.
const DISCOVERY_TIMEOUT: Duration = Duration::from_secs(32);

/// What a session reads from.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    /// The server that the flags and the kubeconfig lead to.
    Server,
    /// The server of this context.
    Context(&'a str),
    /// A file instead of a server; `-` is standard input.
    File(&'a Path),
}

/// The work on one target.
pub struct Session<'a> {
    app: &'a App<'a>,
    target: Target<'a>,
    /// The longest time for one request.
    request_limit: Option<Duration>,
    /// No request takes longer than this.
    end: Option<Instant>,
    snapshot: OnceCell<Snapshot>,
    /// Shared with the client.
    client_config: OnceCell<Arc<ClientConfig>>,
    client: OnceCell<Client<'a>>,
    surface: RefCell<Option<Arc<Surface>>>,
}

impl<'a> Session<'a> {
    /// A session that has read nothing yet.
    pub fn new(target: Target<'a>, app: &'a App<'a>) -> Self {
        Self {
            app,
            target,
            request_limit: None,
            end: None,
            snapshot: OnceCell::new(),
            client_config: OnceCell::new(),
            client: OnceCell::new(),
            surface: RefCell::default(),
        }
    }

    /// The session of a run that reads one server or file.
    ///
    /// # Panics
    /// The run asks several contexts.
    pub fn single(app: &'a App<'a>) -> Self {
        let target = match &app.settings.source {
            Source::Server => Target::Server,
            Source::File(file) => Target::File(file),
            Source::Contexts(_) => unreachable!("commands without several contexts refuse the flags for them"),
        };
        Self::new(target, app)
    }

    /// A session on the same target for a caller that asks repeatedly for this long. The last response arrives a
    /// second later at most.
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        let end = timeout.checked_add(MIN_REQUEST_TIME).and_then(|timeout| Instant::now().checked_add(timeout));
        let request_limit = Some(timeout.max(MIN_REQUEST_TIME)).filter(|limit| *limit < DISCOVERY_TIMEOUT);
        Self { request_limit, end, ..Self::new(self.target, self.app) }
    }

    pub fn app(&self) -> &'a App<'a> {
        self.app
    }

    /// The server and the credentials that the flags and the kubeconfig lead to. Reads the kubeconfig, the kuberc and
    /// the certificate and key files.
    ///
    /// # Errors
    /// A kubeconfig that cannot be read or is inconsistent.
    pub fn client_config(&self) -> anyhow::Result<&Arc<ClientConfig>> {
        once(&self.client_config, || {
            let App { settings, env, .. } = self.app;
            let mut overrides = settings.overrides.clone();
            if let Target::Context(context) = self.target {
                context.clone_into(&mut overrides.context);
            }
            let mut config = ClientConfig::resolve(self.app.kubeconfig()?, &overrides, self.app.plugin_policy()?, env)?;
            if let Some(limit) = self.request_limit {
                config.request_timeout = Some(config.request_timeout.map_or(limit, |timeout| timeout.min(limit)));
            }
            Ok(Arc::new(config))
        })
    }

    /// The client for that server.
    ///
    /// # Errors
    /// Those of [`client_config`](Self::client_config), credentials that cannot be used, and `--offline`.
    pub fn client(&self) -> anyhow::Result<&Client<'a>> {
        if self.app.is_offline() {
            return Err(
                CliError::with_hint("this needs the server, and --offline asks none", "leave out --offline").into()
            );
        }
        once(&self.client, || {
            let client = Client::new(Arc::clone(self.client_config()?), self.app.env)?;
            Ok(match self.end {
                Some(end) => client.with_deadline(end),
                None => client,
            })
        })
    }

    /// The file instead of a server; `None` for a server. Reads the whole file into memory.
    ///
    /// # Errors
    /// A file that cannot be read, or has no API resources.
    pub fn snapshot(&self) -> anyhow::Result<Option<&Snapshot>> {
        let Target::File(file) = self.target else { return Ok(None) };
        let env = self.app.env;
        once(&self.snapshot, || {
            let (bytes, name, way_out) = if file.as_os_str() == "-" {
                let bytes = bounded::read_stdin(MAX_SNAPSHOT, env.deadline);
                (bytes, "standard input".to_owned(), "`kubegvr snapshot` prints what can be read here")
            } else {
                let bytes = bounded::read_file(&env.current_dir.join(file), MAX_SNAPSHOT, env.deadline);
                (bytes, file.display().to_string(), "`kubegvr snapshot -f FILE` writes a file that can be read")
            };
            let bytes = bytes.and_then(without_gzip).with_context(|| format!("reading {name}"))?;
            Snapshot::read(&bytes, &name).map_err(|error| CliError::with_hint(error::one_line(&error), way_out).into())
        })
        .map(Some)
    }

    /// The version of the server; `None` for a file without it.
    ///
    /// # Errors
    /// Those of [`snapshot`](Self::snapshot) and [`client`](Self::client), and a request that fails.
    pub fn server_version(&self) -> anyhow::Result<Option<String>> {
        match self.snapshot()? {
            Some(snapshot) => Ok(snapshot.server_version.clone()),
            None => Ok(Some(ServerVersion::fetch(self.client()?)?.git_version)),
        }
    }

    /// Discovery from the file, or from the server through the cache. With `revalidate` the server is asked even if
    /// the cache is fresh; it does not repeat what has not changed.
    ///
    /// # Errors
    /// Those of [`snapshot`](Self::snapshot) and [`client_config`](Self::client_config).
    pub fn discovery(&self, revalidate: bool) -> anyhow::Result<Box<dyn Discovery + '_>> {
        if let Some(snapshot) = self.snapshot()? {
            return Ok(Box::new(snapshot));
        }
        let config = self.client_config()?;
        let Some(root) = self.app.cache_root() else {
            if self.app.is_offline() {
                let problem = "there is no cache, and --offline asks no server";
                return Err(CliError::with_hint(problem, "leave out --offline").into());
            }
            return Ok(Box::new(LiveDiscovery::new(self.client()?)));
        };
        let policy = match self.app.settings.cache.policy {
            CachePolicy::MaxAge(_) if revalidate => CachePolicy::MaxAge(Duration::ZERO),
            policy => policy,
        };
        let live = || Ok(LiveDiscovery::new(self.client()?));
        Ok(Box::new(CachedDiscovery::new(root, config, policy, live)))
    }

    /// Everything the server serves. It is discovered once: only `revalidate` after a result from the cache discovers
    /// it again (client-go `discovery/cached/memory/memcache.go`).
    ///
    /// # Errors
    /// Those of [`client_config`](Self::client_config), and a discovery that returns nothing at all.
    pub fn surface(&self, revalidate: bool) -> anyhow::Result<Arc<Surface>> {
        let known = self.surface.borrow().clone();
        if let Some(surface) = known.filter(|known| known.is_fresh || self.app.is_offline() || !revalidate) {
            return Ok(surface);
        }
        let surface = Arc::new(self.discovery(revalidate)?.surface()?);
        *self.surface.borrow_mut() = Some(Arc::clone(&surface));
        self.report_age(&surface);
        Ok(surface)
    }

    /// The deprecated versions in the definitions of custom resources. A file has no definitions.
    ///
    /// # Errors
    /// Those of [`client`](Self::client), and a request that fails.
    pub fn deprecated_versions(&self, surface: &Surface) -> anyhow::Result<Vec<DeprecatedVersion>> {
        let api = GroupVersion::new("apiextensions.k8s.io", "v1");
        if self.snapshot()?.is_some() || !surface.lists.iter().any(|list| list.group_version == api) {
            return Ok(Vec::new());
        }
        Ok(discovery::deprecated_versions(self.client()?)?)
    }

    /// The groups and at least a subset of the resources, from the cache, if that `is_enough`. `None` if
    /// [`surface`](Self::surface) has to be asked.
    ///
    /// # Errors
    /// Those of [`client_config`](Self::client_config).
    pub fn subset(
        &self,
        subset: Subset<'_>,
        is_enough: &dyn Fn(&Surface) -> bool,
    ) -> anyhow::Result<Option<Arc<Surface>>> {
        if self.surface.borrow().is_some() {
            return Ok(None);
        }
        let surface = self.discovery(false)?.subset(subset, is_enough).map(Arc::new);
        if let Some(surface) = &surface {
            self.report_age(surface);
        }
        Ok(surface)
    }

    /// With `--offline`, reports the age of the cache.
    pub fn report_age(&self, surface: &Surface) {
        if self.app.is_offline() && !matches!(self.target, Target::File(_)) {
            let age = duration::human(i64::try_from(surface.age.as_secs()).unwrap_or(i64::MAX));
            log::warn!(target: NOTE, "offline, as it was {age} ago");
        }
    }
}

/// The content of a file that may be compressed.
fn without_gzip(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    if bytes.starts_with(&GZIP) {
        bounded::read(MultiGzDecoder::new(bytes.as_slice()), MAX_SNAPSHOT)
    } else {
        Ok(bytes)
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
