//! `config`: the kubeconfig, merged from its files. No server is asked, and nothing is written.

mod get_contexts;
mod view;

use std::io;

use crate::cli::ConfigCommand;
use crate::commands::app::App;
use crate::commands::error::CliError;
use crate::kubeconfig::{self, KubeConfig};
use crate::output::write_line;
use crate::sys::ExitCode;
use crate::term::ColorWriter;

/// Prints a part of the kubeconfig. A file of `--kubeconfig` that does not exist counts as empty here, as in kubectl.
pub fn run(command: &ConfigCommand, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let config = kubeconfig::load_existing(app.kubeconfig_sources(), app.env)?;
    match command {
        ConfigCommand::View(arguments) => view::run(arguments, config, app, out)?,
        ConfigCommand::GetContexts(arguments) => get_contexts::run(arguments, &config, out)?,
        ConfigCommand::CurrentContext => write_line(out, None, current_context(&config)?)?,
        ConfigCommand::GetClusters => write_names(out, config.clusters.names())?,
        ConfigCommand::GetUsers => write_names(out, config.users.names())?,
    }
    Ok(ExitCode::Done)
}

/// kubectl `pkg/cmd/config/current_context.go`, `RunCurrentContext`.
fn current_context(config: &KubeConfig) -> Result<&str, CliError> {
    match config.current_context.as_str() {
        "" => Err(CliError::new("current-context is not set")),
        name => Ok(name),
    }
}

/// kubectl `pkg/cmd/config/get_users.go`, `Run`. Clusters are sorted as well; kubectl prints them in random order.
fn write_names<'a>(out: &mut dyn ColorWriter, names: impl Iterator<Item = &'a str>) -> io::Result<()> {
    writeln!(out, "NAME")?;
    for name in names {
        write_line(out, None, name)?;
    }
    Ok(())
}
