//! State shared by all sessions of a run: settings, environment, merged kubeconfig.

use std::path::Path;
use std::sync::{Once, OnceLock};

use crate::api::Surface;
use crate::commands::settings::{Settings, Source};
use crate::discovery::CachePolicy;
use crate::kubeconfig::{self, ContextSelector, KubeConfig, PluginPolicy, Sources};
use crate::sys::Env;
use crate::sys::ExitCode;
use crate::sys::with_label;
use crate::term::logger::{self, NOTE};

/// Sessions borrow it, on any thread. Files are read when they are first needed, and once.
pub struct App<'a> {
    pub settings: &'a Settings,
    pub env: &'a Env,
    kubeconfig: OnceLock<KubeConfig>,
    plugin_policy: OnceLock<PluginPolicy>,
    home_note: Once,
}

impl<'a> App<'a> {
    pub fn new(settings: &'a Settings, env: &'a Env) -> Self {
        Self { settings, env, kubeconfig: OnceLock::new(), plugin_policy: OnceLock::new(), home_note: Once::new() }
    }

    /// Whether the servers of several contexts are asked.
    pub fn is_multi_context(&self) -> bool {
        matches!(self.settings.source, Source::Contexts(_))
    }

    /// Whether no server may be asked.
    pub fn is_offline(&self) -> bool {
        self.settings.cache.policy == CachePolicy::Offline
    }

    /// The names of the contexts to ask, in their order. Also checks what all of them share, so that a problem there
    /// is one error or warning of the run and not one for each context.
    ///
    /// # Errors
    /// A kubeconfig or kuberc that cannot be read, an invalid `--request-timeout`, a pattern that matches no context.
    pub fn contexts(&self, contexts: &ContextSelector) -> anyhow::Result<Vec<String>> {
        kubeconfig::parse_timeout(&self.settings.overrides.request_timeout)?;
        self.plugin_policy()?;
        Ok(contexts.select(self.kubeconfig()?)?)
    }

    /// The kubeconfig, merged from its files.
    ///
    /// # Errors
    /// A kubeconfig that cannot be read.
    pub fn kubeconfig(&self) -> anyhow::Result<&KubeConfig> {
        once(&self.kubeconfig, || {
            let sources = self.kubeconfig_sources();
            Ok(logger::timed("reading the kubeconfig", || kubeconfig::load(sources, self.env))?)
        })
    }

    /// The kubeconfig files. Without a home directory for the default file, prints a note.
    pub fn kubeconfig_sources(&self) -> &Sources {
        if self.settings.kubeconfig == Sources::Default(None) {
            self.note_missing_home();
        }
        &self.settings.kubeconfig
    }

    /// The directory of all caches. Without a home directory for the default one, prints a note and returns `None`.
    pub fn cache_root(&self) -> Option<&Path> {
        if self.settings.cache.root.is_none() {
            self.note_missing_home();
        }
        self.settings.cache.root.as_deref()
    }

    /// Prints the note once in a run.
    fn note_missing_home(&self) {
        self.home_note.call_once(|| {
            let has_kubeconfig = self.settings.kubeconfig != Sources::Default(None);
            let text = match (self.settings.cache.root.is_some(), has_kubeconfig) {
                (false, true) if self.env.home.is_some() => {
                    "HOME is a relative path, so nothing is cached; set it to an absolute one, or set KUBECACHEDIR"
                }
                (false, true) => "there is no home directory, so nothing is cached; set HOME or KUBECACHEDIR",
                (true, _) => "there is no home directory, so there is no default kubeconfig; set HOME or KUBECONFIG",
                (false, false) => {
                    "there is no home directory, so nothing is cached and there is no default kubeconfig; set HOME"
                }
            };
            with_label(None, || log::warn!(target: NOTE, "{text}"));
        });
    }

    /// Which credential plugins may run.
    ///
    /// # Errors
    /// A file of `--kuberc` that cannot be read, or a policy that is invalid.
    pub fn plugin_policy(&self) -> anyhow::Result<&PluginPolicy> {
        once(&self.plugin_policy, || Ok(kubeconfig::load_policy(self.settings.kuberc.as_deref(), self.env)?))
    }

    /// Warns of each group version that a surface lacks, and gives the exit code for that.
    pub fn report_failed(&self, surface: &Surface) -> ExitCode {
        for failed in &surface.failed {
            log::warn!("{}: {}", failed.group_version, failed.reason);
        }
        if surface.failed.is_empty() { ExitCode::Done } else { self.strict_code() }
    }

    /// The exit code for an incomplete or ambiguous result.
    pub fn strict_code(&self) -> ExitCode {
        if self.settings.strict { ExitCode::Strict } else { ExitCode::Done }
    }
}

/// `OnceLock::get_or_try_init`, which is not stable yet.
fn once<T>(cell: &OnceLock<T>, make: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<&T> {
    if let Some(value) = cell.get() {
        return Ok(value);
    }
    let value = make()?;
    Ok(cell.get_or_init(|| value))
}
