//! What all sessions of one run share, and which sessions there are.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Once, OnceLock};

use crate::cli::Cli;
use crate::commands::session::{Session, Subject};
use crate::env::Env;
use crate::kubeconfig::PluginPolicy;
use crate::kubeconfig::{self, KubeConfig, Sources};
use crate::logger::{self, NOTE};

/// What all sessions of a run share, on whatever thread.
#[derive(Clone)]
pub struct Run<'a> {
    /// The arguments.
    pub cli: &'a Cli,
    /// The surroundings.
    pub env: &'a Env,
    kubeconfig: Arc<OnceLock<KubeConfig>>,
    plugin_policy: Arc<OnceLock<PluginPolicy>>,
    home_note: Arc<Once>,
}

impl<'a> Run<'a> {
    /// A run of which nothing is read yet.
    pub fn new(cli: &'a Cli, env: &'a Env) -> Self {
        Self { cli, env, kubeconfig: Arc::default(), plugin_policy: Arc::default(), home_note: Arc::new(Once::new()) }
    }

    /// The session that the flags ask for, where they ask for one server or file.
    pub fn session(&self) -> Session<'a> {
        // An empty name is none, as with kubectl's flags: `--from "$UNSET"`.
        let file = self.cli.cache.from.clone().filter(|file| !file.as_os_str().is_empty());
        Session::about(file.map_or(Subject::Server(None), Subject::File), self.clone())
    }

    /// The session with the server of a context.
    pub fn context(&self, name: &str) -> Session<'a> {
        Session::about(Subject::Server(Some(name.to_owned())), self.clone())
    }

    /// The session with a file in place of a server.
    pub fn file(&self, file: &Path) -> Session<'a> {
        Session::about(Subject::File(file.to_owned()), self.clone())
    }

    /// Whether several servers may be asked.
    pub fn is_many(&self) -> bool {
        self.cli.many.contexts().is_some()
    }

    /// The contexts whose servers are asked, in their order; None where there is one server, whatever leads to it.
    ///
    /// # Errors
    /// A kubeconfig or a kuberc that cannot be read, a time for requests that is none, and a pattern that matches no context.
    pub fn contexts(&self) -> anyhow::Result<Option<Vec<String>>> {
        let Some(contexts) = self.cli.many.contexts() else { return Ok(None) };
        // Looked at here, they are one error or warning of the run, and not one of each context.
        kubeconfig::parse_timeout(self.cli.connection.request_timeout.as_deref().unwrap_or_default())?;
        self.plugin_policy()?;
        Ok(Some(contexts.select(self.kubeconfig()?)?))
    }

    /// The kubeconfig files. Prints a note if that is the default file and there is no home directory.
    pub fn kubeconfig_sources(&self) -> Sources {
        let sources = Sources::choose(self.cli.connection.kubeconfig.as_deref(), self.env);
        if sources == Sources::Default(None) {
            self.note_missing_home();
        }
        sources
    }

    /// The root of the caches. Prints a note and returns `None` if that is the default directory and there is no home
    /// directory.
    pub fn cache_root(&self) -> Option<PathBuf> {
        let root = self.find_cache_root();
        if root.is_none() {
            self.note_missing_home();
        }
        root
    }

    /// `--cache-dir`, then `KUBECACHEDIR`, then `~/.kube/cache` (cli-runtime
    /// `pkg/genericclioptions/config_flags.go`, `getDefaultCacheDir`). Unlike kubectl, kubegvr does not write below a
    /// relative `HOME`, which is in the working directory.
    fn find_cache_root(&self) -> Option<PathBuf> {
        let flag = self.cli.cache.cache_dir.clone().filter(|directory| !directory.as_os_str().is_empty());
        let given = flag.or_else(|| self.env.cache_dir.clone()).map(|directory| self.env.current_dir.join(directory));
        given.or_else(|| self.env.in_home(".kube/cache").filter(|directory| directory.is_absolute()))
    }

    /// Prints what a run lacks without a home directory, once.
    fn note_missing_home(&self) {
        self.home_note.call_once(|| {
            let has_kubeconfig =
                Sources::choose(self.cli.connection.kubeconfig.as_deref(), self.env) != Sources::Default(None);
            let text = match (self.find_cache_root().is_some(), has_kubeconfig) {
                (false, true) if self.env.home.is_some() => {
                    "HOME is a relative path, so nothing is cached; set it to an absolute one, or set KUBECACHEDIR"
                }
                (false, true) => "there is no home directory, so nothing is cached; set HOME or KUBECACHEDIR",
                (true, _) => "there is no home directory, so there is no default kubeconfig; set HOME or KUBECONFIG",
                (false, false) => {
                    "there is no home directory, so nothing is cached and there is no default kubeconfig; set HOME"
                }
            };
            logger::tell_about(None, || log::warn!(target: NOTE, "{text}"));
        });
    }

    /// The kubeconfig, merged from its files.
    ///
    /// # Errors
    /// A kubeconfig that cannot be read.
    pub fn kubeconfig(&self) -> anyhow::Result<&KubeConfig> {
        if let Some(config) = self.kubeconfig.get() {
            return Ok(config);
        }
        let config = kubeconfig::load(&self.kubeconfig_sources(), self.env)?;
        Ok(self.kubeconfig.get_or_init(|| config))
    }

    /// Which credential plugins may run.
    ///
    /// # Errors
    /// A kuberc that cannot be read though it was asked for, or whose policy cannot be used.
    pub fn plugin_policy(&self) -> anyhow::Result<&PluginPolicy> {
        if let Some(policy) = self.plugin_policy.get() {
            return Ok(policy);
        }
        let policy = kubeconfig::load_policy(self.cli.connection.kuberc.as_deref(), self.env)?;
        Ok(self.plugin_policy.get_or_init(|| policy))
    }
}
