//! The commands, one file each: from parsed arguments to written output.

mod api_resources;
mod api_versions;
mod app;
mod cache;
mod check;
mod complete;
mod completion;
mod config;
mod contexts;
mod diff;
mod error;
mod get;
mod gvrs;
mod lookup;
mod objects;
mod pods;
mod raw;
mod removals;
mod resolve;
mod selection;
mod session;
mod settings;
mod snapshot;
mod stdout_watcher;
mod version;
mod wait;

use crate::cli::Command;
use crate::sys::Env;
use crate::sys::ExitCode;
use crate::term::ColorWriter;
use app::App;
pub use complete::complete;
pub use error::{CliError, hint, message, one_line};
pub use settings::Settings;

/// Runs a command. Data goes to `out`; the caller flushes it.
///
/// # Errors
/// Those of the command.
pub fn run(command: &Command, settings: &Settings, env: &Env, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let app = App::new(settings, env);
    match command {
        Command::ApiResources(arguments) => api_resources::run(arguments, &app, out),
        Command::ApiVersions(arguments) => api_versions::run(arguments, &app, out),
        Command::Gvrs(arguments) => gvrs::run(arguments, &app, out),
        Command::Resolve(arguments) => resolve::run(arguments, &app, out),
        Command::Get(arguments) => get::run(arguments, &app, out),
        Command::Raw(arguments) => raw::run(&arguments.path, &app, out),
        Command::Pods(arguments) => pods::run(arguments, &app, out),
        Command::Check(arguments) => check::run(arguments, &app, out),
        Command::Removals(arguments) => removals::run(arguments, &app, out),
        Command::Diff(arguments) => diff::run(arguments, &app, out),
        Command::Wait(arguments) => wait::run(arguments, &app, out),
        Command::Snapshot(arguments) => snapshot::run(arguments, &app, out),
        Command::Config(arguments) => config::run(&arguments.command, &app, out),
        Command::Cache(arguments) => cache::run(&arguments.command, &app, out),
        Command::Version(arguments) => version::run(arguments, &app, out),
        Command::Completion(arguments) => completion::run(arguments.shell, out),
    }
}
