//! What the commands of one run share: the kubeconfig, the client, the source of discovery. Each is opened when it
//! is first needed, and once.

use std::cell::OnceCell;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;

use crate::cache::Store;
use crate::cli::Cli;
use crate::client::Client;
use crate::discovery::Source;
use crate::discovery::cached::{self, Cached};
use crate::discovery::live::Live;
use crate::discovery::snapshot::Snapshot;
use crate::discovery::version::ServerVersion;
use crate::env::Env;
use crate::exit::ExitCode;
use crate::kubeconfig::access::{self, Access};
use crate::kubeconfig::{self, KubeConfig, Sources, kuberc};
use crate::resource::Surface;

/// What a session is about.
#[derive(Clone, Debug)]
enum Subject {
    /// The server of a context; without one that of the flags and the kubeconfig.
    Server(Option<String>),
    /// A file that tells what a server served; `-` is stdin.
    File(PathBuf),
}

/// One run against one server, or against a file in its place.
pub struct Session<'a> {
    cli: &'a Cli,
    env: &'a Env,
    subject: Subject,
    /// No request takes longer.
    limit: Option<Duration>,
    snapshot: OnceCell<Snapshot>,
    access: OnceCell<Arc<Access>>,
    client: OnceCell<Client<'a>>,
}

impl<'a> Session<'a> {
    /// A session in which nothing is read yet: that of the flags.
    pub fn new(cli: &'a Cli, env: &'a Env) -> Self {
        // An empty name is none, as with kubectl's flags: `--from "$UNSET"`.
        let file = cli.cache.from.clone().filter(|file| !file.as_os_str().is_empty());
        let subject = file.map_or(Subject::Server(None), Subject::File);
        Self::about(subject, cli, env)
    }

    /// A session like this one with the server of another context.
    pub fn for_context(&self, context: &str) -> Self {
        Self::about(Subject::Server(Some(context.to_owned())), self.cli, self.env)
    }

    /// A session like this one with a file in place of a server.
    pub fn for_file(&self, file: &Path) -> Self {
        Self::about(Subject::File(file.to_owned()), self.cli, self.env)
    }

    /// A session like this one in which no request takes much longer than this.
    pub fn patient_for(&self, limit: Duration) -> Self {
        // Less than a second is not enough for some handshakes; discovery itself never takes longer than 32.
        let limit = Some(limit.max(Duration::from_secs(1))).filter(|limit| *limit < Duration::from_secs(32));
        Self { limit, ..Self::about(self.subject.clone(), self.cli, self.env) }
    }

    fn about(subject: Subject, cli: &'a Cli, env: &'a Env) -> Self {
        Self {
            cli,
            env,
            subject,
            limit: None,
            snapshot: OnceCell::new(),
            access: OnceCell::new(),
            client: OnceCell::new(),
        }
    }

    /// The surroundings of the run.
    pub fn env(&self) -> &'a Env {
        self.env
    }

    /// The kubeconfig, merged from its files.
    ///
    /// # Errors
    /// A kubeconfig that cannot be read.
    pub fn kubeconfig(&self) -> anyhow::Result<KubeConfig> {
        kubeconfig::load(&Sources::choose(self.cli.connection.kubeconfig.as_deref(), self.env), self.env)
    }

    /// The server and the credentials that the flags and the kubeconfig come to.
    ///
    /// # Errors
    /// A kubeconfig that cannot be read or does not hold together.
    pub fn access(&self) -> anyhow::Result<&Arc<Access>> {
        once(&self.access, || {
            let connection = &self.cli.connection;
            let plugin_policy = kuberc::load(connection.kuberc.as_deref(), self.env)?;
            let mut overrides = connection.overrides();
            if let Subject::Server(Some(context)) = &self.subject {
                overrides.context.clone_from(context);
            }
            let mut access = access::resolve(&self.kubeconfig()?, &overrides, &plugin_policy, self.env)?;
            if let Some(limit) = self.limit {
                access.request_timeout = Some(access.request_timeout.map_or(limit, |timeout| timeout.min(limit)));
            }
            Ok(Arc::new(access))
        })
    }

    /// The client for that server.
    ///
    /// # Errors
    /// As [`access`](Self::access), and credentials that cannot be used.
    pub fn client(&self) -> anyhow::Result<&Client<'a>> {
        once(&self.client, || Ok(Client::new(Arc::clone(self.access()?), self.env)?))
    }

    /// The file in place of a server, where there is one.
    ///
    /// # Errors
    /// A file that cannot be read, or tells of no resources.
    pub fn snapshot(&self) -> anyhow::Result<Option<&Snapshot>> {
        let Subject::File(file) = &self.subject else { return Ok(None) };
        once(&self.snapshot, || {
            let (bytes, name) = if file.as_os_str() == "-" {
                let mut bytes = Vec::new();
                (std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes), "standard input".to_owned())
            } else {
                (std::fs::read(self.env.current_dir.join(file)), file.display().to_string())
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

    /// What is served: by the file in place of a server, else by the server through the cache; with `refresh` the
    /// server is asked whatever the cache holds.
    ///
    /// # Errors
    /// As [`snapshot`](Self::snapshot) and [`access`](Self::access).
    pub fn discovery(&self, refresh: bool) -> anyhow::Result<Box<dyn Source + '_>> {
        if let Some(snapshot) = self.snapshot()? {
            return Ok(Box::new(snapshot));
        }
        let cache = &self.cli.cache;
        let folder = cached::folder(&self.cache_root(), self.access()?.server.as_str());
        let store = Store::new(folder, cache.cache_ttl);
        let live = || -> anyhow::Result<Box<dyn Source + '_>> { Ok(Box::new(Live::new(self.client()?))) };
        Ok(Box::new(Cached::new(store, refresh || cache.refresh, live)))
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
