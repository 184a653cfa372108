//! `config view`: the merged kubeconfig (kubectl `pkg/cmd/config/view.go`, `ViewOptions.Run`).

use std::io::Write;

use crate::cli::config;
use crate::env::Env;
use crate::kubeconfig::View;
use crate::kubeconfig::{self, KubeConfig};
use crate::output::DocumentFormat;

/// Prints the config. Of the flags for a connection `--context` alone counts, and that for `--minify`.
pub fn run(
    arguments: &config::View,
    context: Option<&str>,
    config: KubeConfig,
    env: &Env,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let config::View { raw, minify, flatten, output } = *arguments;
    let view = View { raw, minify, flatten, context: context.map(str::to_owned) };
    let config = kubeconfig::view(config, &view, env)?;
    Ok(DocumentFormat::from(output).write(out, &config)?)
}
