//! What the commands of one run share: the kubeconfig, the client, the source of discovery. Each is opened when it
//! is first needed, and once.

use std::cell::{OnceCell, RefCell};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use crate::cache::Store;
use crate::cli::Cli;
use crate::client::Client;
use crate::commands::cache::Place;
use crate::discovery::cached::{Cached, Mode};
use crate::discovery::live::Live;
use crate::discovery::{Source, folder};
use crate::env::Env;
use crate::exit::{ExitCode, Failure};
use crate::kubeconfig::access::{self, Access};
use crate::kubeconfig::{self, Sources, kuberc};
use crate::logger::VERBATIM;
use crate::output::age;
use crate::resource::Surface;

/// One run against one server.
pub struct Session<'a> {
    cli: &'a Cli,
    env: &'a Env,
    access: OnceCell<Arc<Access>>,
    client: OnceCell<Client<'a>>,
    surface: RefCell<Option<Rc<Surface>>>,
}

impl<'a> Session<'a> {
    /// A session in which nothing is read yet.
    pub fn new(cli: &'a Cli, env: &'a Env) -> Self {
        Self { cli, env, access: OnceCell::new(), client: OnceCell::new(), surface: RefCell::default() }
    }

    /// The server and the credentials that the flags and the kubeconfig come to.
    ///
    /// # Errors
    /// A kubeconfig that cannot be read or does not hold together.
    pub fn access(&self) -> anyhow::Result<&Arc<Access>> {
        once(&self.access, || {
            let connection = &self.cli.connection;
            let plugin_policy = kuberc::load(connection.kuberc.as_deref(), self.env)?;
            let sources = Sources::choose(connection.kubeconfig.as_deref(), self.env);
            let config = kubeconfig::load(&sources, self.env)?;
            Ok(Arc::new(access::resolve(&config, &connection.overrides(), &plugin_policy, self.env)?))
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
        once(&self.client, || Ok(Client::new(Arc::clone(self.access()?), self.env)?))
    }

    /// Discovery through the cache; with `ask` the server is asked, however young the files are. It need not repeat
    /// what they hold already.
    ///
    /// # Errors
    /// As [`access`](Self::access).
    pub fn discovery(&self, ask: bool) -> anyhow::Result<impl Source> {
        let access = self.access()?;
        let store = Store::new(folder::of(&self.cache_root(), access.server.as_str()));
        let cache = &self.cli.cache;
        let mode = if cache.offline {
            Mode::Offline
        } else if cache.refresh {
            Mode::Refresh
        } else {
            Mode::Fresh(if ask { Duration::ZERO } else { cache.cache_ttl })
        };
        Ok(Cached::new(store, mode, access, || Ok(Live::new(self.client()?))))
    }

    /// Everything the server serves. It is had once: only to `ask` after what came from the cache asks again
    /// (client-go `discovery/cached/memory/memcache.go`).
    ///
    /// # Errors
    /// As [`access`](Self::access), and where nothing at all could be had.
    pub fn surface(&self, ask: bool) -> anyhow::Result<Rc<Surface>> {
        let known = self.surface.borrow().clone();
        if let Some(surface) = known.filter(|known| known.is_fresh || self.is_offline() || !ask) {
            return Ok(surface);
        }
        let surface = Rc::new(self.discovery(ask)?.surface()?);
        *self.surface.borrow_mut() = Some(Rc::clone(&surface));
        self.tell_age(&surface);
        Ok(surface)
    }

    /// Says how old it is what a run goes by that asks no server.
    pub fn tell_age(&self, surface: &Surface) {
        if self.is_offline() {
            let age = age::human(i64::try_from(surface.age.as_secs()).unwrap_or(i64::MAX));
            log::warn!(target: VERBATIM, "note: offline, as it was {age} ago");
        }
    }

    /// Whether no server may be asked.
    pub fn is_offline(&self) -> bool {
        self.cli.cache.offline
    }

    /// `--cache-dir`, then `KUBECACHEDIR`, then `~/.kube/cache`
    /// (cli-runtime `pkg/genericclioptions/config_flags.go`, `getDefaultCacheDir`).
    fn cache_root(&self) -> PathBuf {
        let given = self.cli.cache.cache_dir.clone().filter(|folder| !folder.as_os_str().is_empty());
        let root = given.or_else(|| self.env.cache_dir.clone()).unwrap_or_else(|| self.env.in_home(".kube/cache"));
        self.env.current_dir.join(root)
    }

    /// What the commands about the cache need.
    pub fn cache_place(&self) -> Place<'_> {
        let (cache, connection) = (&self.cli.cache, &self.cli.connection);
        Place { root: self.cache_root(), time_to_live: cache.cache_ttl, connection, env: self.env }
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
        if self.cli.talk.strict { ExitCode::Strict } else { ExitCode::Done }
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
