//! The commands, one file each: from parsed arguments to written output.

mod api_resources;
mod api_versions;
mod cache;
mod completion;
mod config;
mod contexts;
mod diff;
mod get;
mod gvrs;
mod lookup;
mod objects;
mod pods;
mod progress;
mod raw;
mod reader;
mod removals;
mod resolve;
mod run;
mod session;
mod snapshot;
mod version;
mod wait;

use crate::cli::{Cli, Command};
use crate::env::Env;
use crate::exit::ExitCode;
use crate::terminal::Screen;
use run::Run;

/// Does what the arguments say. Data goes to `out`; the caller flushes it.
///
/// # Errors
/// What kept the command from its work.
pub fn run(cli: &Cli, env: &Env, out: &mut dyn Screen) -> anyhow::Result<ExitCode> {
    let session = Run::new(cli, env).session();
    match &cli.command {
        Command::ApiResources(arguments) => api_resources::run(arguments, &session, out),
        Command::ApiVersions(arguments) => api_versions::run(arguments, &session, out),
        Command::Gvrs(arguments) => gvrs::run(arguments, &session, out),
        Command::Resolve(arguments) => resolve::run(arguments, &session, out),
        Command::Get(arguments) => get::run(arguments, &session, out),
        Command::Raw { path } => raw::run(path, &session, out),
        Command::Pods(arguments) => pods::run(arguments, &session, out),
        Command::Removals(arguments) => removals::run(arguments, &session, out),
        Command::Diff(arguments) => diff::run(arguments, &session, out),
        Command::Wait(arguments) => wait::run(arguments, &session, out),
        Command::Snapshot(arguments) => snapshot::run(arguments, &session, out),
        Command::Config(command) => config::run(command, session.run(), out),
        Command::Cache(command) => cache::run(command, &session.cache_place()?, out),
        Command::Version(arguments) => version::run(arguments, &session, out),
        Command::Completion { shell } => completion::run(*shell, out),
    }
}
