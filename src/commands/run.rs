//! What all sessions of one run share, and which sessions there are.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::cli::Cli;
use crate::commands::session::{Session, Subject};
use crate::env::Env;
use crate::kubeconfig::PluginPolicy;
use crate::kubeconfig::{self, KubeConfig, Sources};

/// What all sessions of a run share, on whatever thread.
#[derive(Clone)]
pub struct Run<'a> {
    /// The arguments.
    pub cli: &'a Cli,
    /// The surroundings.
    pub env: &'a Env,
    kubeconfig: Arc<OnceLock<KubeConfig>>,
    plugin_policy: Arc<OnceLock<PluginPolicy>>,
}

impl<'a> Run<'a> {
    /// A run of which nothing is read yet.
    pub fn new(cli: &'a Cli, env: &'a Env) -> Self {
        Self { cli, env, kubeconfig: Arc::default(), plugin_policy: Arc::default() }
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

    /// The kubeconfig, merged from its files.
    ///
    /// # Errors
    /// A kubeconfig that cannot be read.
    pub fn kubeconfig(&self) -> anyhow::Result<&KubeConfig> {
        if let Some(config) = self.kubeconfig.get() {
            return Ok(config);
        }
        let config = kubeconfig::load(&Sources::choose(self.cli.connection.kubeconfig.as_deref(), self.env), self.env)?;
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
