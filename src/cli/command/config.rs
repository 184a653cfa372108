//! The arguments of `config`, with kubectl's descriptions.

use clap::{Args, Subcommand};

use crate::cli::format::ListFormat;
use crate::output::{ObjectFormat, ObjectPrinter};

/// `config`.
#[derive(Args, Debug)]
pub struct ConfigArgs {
    #[command(subcommand)]
    pub command: ConfigCommand,
}

/// The commands below `config`.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Display merged kubeconfig settings or a specified kubeconfig file; secrets are hidden unless --raw is given
    View(ConfigViewArgs),
    /// Describe one or many contexts
    GetContexts(GetContextsArgs),
    /// Display the current-context
    CurrentContext,
    /// Display clusters defined in the kubeconfig
    GetClusters,
    /// Display users defined in the kubeconfig
    GetUsers,
}

/// `config view`.
#[derive(Args, Debug)]
pub struct ConfigViewArgs {
    /// Display raw byte data and sensitive data
    #[arg(long)]
    pub raw: bool,
    /// Remove all information not used by current-context, or by --context, from the output
    #[arg(long)]
    pub minify: bool,
    /// Flatten the resulting kubeconfig file into self-contained output (useful for creating portable kubeconfig files,
    /// with --raw)
    #[arg(long)]
    pub flatten: bool,
    /// Output format. One of: (json, yaml, jsonpath=TEMPLATE, jsonpath-as-json=TEMPLATE, jsonpath-file=FILE)
    #[arg(short, long, value_name = "FORMAT", default_value = "yaml", value_parser = view_format)]
    pub output: ObjectPrinter,
}

/// Takes the formats that need no object with a kind and a name.
fn view_format(text: &str) -> Result<ObjectPrinter, String> {
    let name = text.split('=').next().expect("split gives at least one part");
    let formats = ["json", "jsonpath", "jsonpath-as-json", "jsonpath-file", "yaml"];
    match ObjectFormat::parse(text) {
        Ok(ObjectFormat::Objects { printer, .. }) if formats.contains(&name) => Ok(printer),
        Err(problem) if formats.contains(&name) => Err(problem),
        _ => Err(format!("allowed formats are: {}", formats.join(","))),
    }
}

/// `config get-contexts`.
#[derive(Args, Debug)]
pub struct GetContextsArgs {
    /// Describe only these contexts
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// Output format; wide, json and yaml add the files and the shadowed contexts
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<ListFormat>,
    /// When using the default output format, don't print headers
    #[arg(long)]
    pub no_headers: bool,
}
