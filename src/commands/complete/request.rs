//! What the line says about the candidates: the flags before the cursor, and with them the kubeconfig and the cache.

use std::ffi::OsString;
use std::iter;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use clap::{ArgMatches, FromArgMatches as _};

use crate::api::Surface;
use crate::cli::GlobalArgs;
use crate::commands::app::App;
use crate::commands::session::{Session, Target};
use crate::commands::settings::{Settings, Source};
use crate::discovery::{CachePolicy, Subset};
use crate::kubeconfig::KubeConfig;
use crate::sys::Env;

/// The line before the cursor. Files are read when a candidate needs them.
pub struct Request {
    settings: Settings,
    env: Env,
    /// The command and the one below it, by name.
    pub commands: Vec<String>,
    /// Whether `get` has its TYPE already.
    pub has_type: bool,
}

impl Request {
    /// Reads the words before the one at the cursor; `None` if clap cannot.
    pub fn parse(definition: &mut clap::Command, before: &[OsString], env: &Env) -> Option<Self> {
        let mut parse = |words: &[OsString]| {
            let matches = definition.try_get_matches_from_mut(words).ok()?;
            Some((GlobalArgs::from_arg_matches(&matches).ok()?, matches))
        };
        // The last one may be a flag that lacks its value, which is at the cursor.
        let (global, matches) = parse(before).or_else(|| parse(before.split_last()?.1))?;
        let mut settings = Settings::new(global, env);
        settings.cache.policy = CachePolicy::Offline;
        let commands = iter::successors(matches.subcommand(), |(_, matches)| matches.subcommand());
        let commands = commands.map(|(name, _)| name.to_owned()).collect();
        Some(Self { settings, env: env.clone(), commands, has_type: has_type(&matches) })
    }

    /// Calls `read` with the kubeconfig.
    ///
    /// # Errors
    /// A kubeconfig that cannot be read, and the errors of `read`.
    pub fn with_kubeconfig<T>(&self, read: impl FnOnce(&KubeConfig) -> T) -> anyhow::Result<T> {
        Ok(read(App::new(&self.settings, &self.env).kubeconfig()?))
    }

    /// The surface in the cache, of any age, or in the file of `--from`. Several contexts are completed from the first.
    /// All candidates that come from a server come from here.
    ///
    /// # Errors
    /// There is no cached surface, or no cluster to look one up for.
    pub fn surface(&self) -> anyhow::Result<Arc<Surface>> {
        self.with_session(|session| session.surface(false))
    }

    /// As [`surface`](Self::surface), but resources that no name beginning with the word could mean may be missing.
    ///
    /// # Errors
    /// Those of [`surface`](Self::surface).
    pub fn surface_for(&self, word: &str) -> anyhow::Result<Arc<Surface>> {
        let subset = if word.is_empty() { Subset::WithoutSubresources } else { Subset::Beginning(word) };
        self.with_session(|session| match session.subset(subset, &|_| true)? {
            Some(surface) => Ok(surface),
            None => session.surface(false),
        })
    }

    fn with_session<T>(&self, use_session: impl FnOnce(&Session<'_>) -> anyhow::Result<T>) -> anyhow::Result<T> {
        let app = App::new(&self.settings, &self.env);
        let first;
        let target = match &self.settings.source {
            Source::Server => Target::Server,
            Source::File(file) if file == Path::new("-") => anyhow::bail!("standard input is the user's"),
            Source::File(file) => Target::File(file),
            Source::Contexts(contexts) => {
                first = app.contexts(contexts)?.into_iter().next().context("no context")?;
                Target::Context(&first)
            }
        };
        use_session(&Session::new(target, &app))
    }
}

fn has_type(matches: &ArgMatches) -> bool {
    let get = matches.subcommand().filter(|(name, _)| *name == "get");
    let of_get = get.and_then(|(_, matches)| matches.get_raw("arguments"));
    of_get.is_some_and(|mut arguments| arguments.next().is_some())
}
