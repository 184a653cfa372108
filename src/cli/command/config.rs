//! The arguments of `config`, with kubectl's descriptions.

use clap::{Args, Subcommand};

use crate::cli::format::ListFormat;
use crate::output::DocumentFormat;

/// `config`.
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
    /// Output format
    #[arg(short, long, value_name = "FORMAT", default_value = "yaml", hide_possible_values = true)]
    pub output: DocumentFormat,
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
