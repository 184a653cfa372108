//! What the commands of one run share: the kubeconfig, the client, the source of discovery. Each is opened when it
//! is first needed, and once.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::sync::Arc;

use crate::cache::Store;
use crate::cli::Cli;
use crate::client::Client;
use crate::discovery::Source;
use crate::discovery::cached::{self, Cached};
use crate::discovery::live::Live;
use crate::env::Env;
use crate::exit::ExitCode;
use crate::kubeconfig::access::{self, Access};
use crate::kubeconfig::{self, Sources, kuberc};
use crate::resource::Surface;

/// One run against one server.
pub struct Session<'a> {
    cli: &'a Cli,
    env: &'a Env,
    access: OnceCell<Arc<Access>>,
    client: OnceCell<Client<'a>>,
}

impl<'a> Session<'a> {
    /// A session in which nothing is read yet.
    pub fn new(cli: &'a Cli, env: &'a Env) -> Self {
        Self { cli, env, access: OnceCell::new(), client: OnceCell::new() }
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
    /// As [`access`](Self::access), and credentials that cannot be used.
    pub fn client(&self) -> anyhow::Result<&Client<'a>> {
        once(&self.client, || Ok(Client::new(Arc::clone(self.access()?), self.env)?))
    }

    /// Discovery through the cache; with `refresh` the server is asked whatever the cache holds.
    ///
    /// # Errors
    /// As [`access`](Self::access).
    pub fn discovery(&self, refresh: bool) -> anyhow::Result<impl Source> {
        let cache = &self.cli.cache;
        let folder = cached::folder(&self.cache_root(), self.access()?.server.as_str());
        let store = Store::new(folder, cache.cache_ttl);
        Ok(Cached::new(store, refresh || cache.refresh, || Ok(Box::new(Live::new(self.client()?)))))
    }

    /// `--cache-dir`, then `KUBECACHEDIR`, then `~/.kube/cache`
    /// (cli-runtime `pkg/genericclioptions/config_flags.go`, `getDefaultCacheDir`).
    fn cache_root(&self) -> PathBuf {
        let given = self.cli.cache.cache_dir.clone().filter(|folder| !folder.as_os_str().is_empty());
        let root = given.or_else(|| self.env.cache_dir.clone()).unwrap_or_else(|| self.env.in_home(".kube/cache"));
        self.env.current_dir.join(root)
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
