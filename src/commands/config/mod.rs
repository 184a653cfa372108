//! `config`: the kubeconfig as it comes out of its files. No server is needed, and nothing is written.

mod get_contexts;
mod view;

use std::io::{self, Write};

use crate::cli::config::Config;
use crate::commands::run::Run;
use crate::exit::{ExitCode, Failure};
use crate::kubeconfig::{self, KubeConfig};

/// Prints a part of the kubeconfig. An explicit file that does not exist is an empty one here, as in kubectl.
pub fn run(command: &Config, run: &Run<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let config = kubeconfig::load_existing(&run.kubeconfig_sources(), run.env)?;
    match command {
        Config::View(arguments) => view::run(arguments, run.cli.connection.context.as_deref(), config, run.env, out)?,
        Config::GetContexts(arguments) => get_contexts::run(arguments, &config, out)?,
        Config::CurrentContext => writeln!(out, "{}", current_context(&config)?)?,
        Config::GetClusters => write_names(out, config.clusters.names())?,
        Config::GetUsers => write_names(out, config.users.names())?,
    }
    Ok(ExitCode::Done)
}

/// kubectl `pkg/cmd/config/current_context.go`, `RunCurrentContext`.
fn current_context(config: &KubeConfig) -> Result<&str, Failure> {
    match config.current_context.as_str() {
        "" => Err(Failure::error("current-context is not set")),
        name => Ok(name),
    }
}

/// kubectl `pkg/cmd/config/get_users.go`, `Run`. Clusters are sorted too, unlike in kubectl, which has them in any
/// order.
fn write_names<'a>(out: &mut dyn Write, names: impl Iterator<Item = &'a str>) -> io::Result<()> {
    writeln!(out, "NAME")?;
    for name in names {
        writeln!(out, "{name}")?;
    }
    Ok(())
}
