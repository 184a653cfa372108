//! `config view`: the merged kubeconfig (kubectl `pkg/cmd/config/view.go`, `ViewOptions.Run`).

use crate::cli::ConfigViewArgs;
use crate::commands::app::App;
use crate::kubeconfig::{self, KubeConfig, View};
use crate::output::{DocumentFormat, ObjectPrinter};
use crate::term::ColorWriter;

/// Prints the config. The only connection flag with an effect is `--context`, with `--minify`.
pub fn run(
    arguments: &ConfigViewArgs,
    config: KubeConfig,
    app: &App<'_>,
    out: &mut dyn ColorWriter,
) -> anyhow::Result<()> {
    let &ConfigViewArgs { raw, minify, flatten, ref output } = arguments;
    let view = View { raw, minify, flatten, context: Some(app.settings.overrides.context.clone()) };
    let config = kubeconfig::view(config, &view, app.env)?;
    match output {
        // As a struct, whose fields stay in kubectl's order.
        ObjectPrinter::Json => Ok(DocumentFormat::Json.write(out, &config)?),
        ObjectPrinter::Yaml => Ok(DocumentFormat::Yaml.write(out, &config)?),
        template => template.write_single(out, serde_json::to_value(&config)?, true),
    }
}
