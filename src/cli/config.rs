//! The commands that show the kubeconfig.

use clap::{Args, Subcommand};

use crate::cli::format::{DocumentFormat, ListFormat};

/// `config`.
#[derive(Debug, Subcommand)]
pub enum Config {
    /// Print the merged kubeconfig; secrets are hidden unless --raw is given
    View(View),
    /// Print the contexts
    GetContexts(GetContexts),
    /// Print the name of the current context
    CurrentContext,
    /// Print the names of the clusters
    GetClusters,
    /// Print the names of the users
    GetUsers,
}

/// `config view`.
#[derive(Args, Debug)]
pub struct View {
    /// Show secrets and certificates
    #[arg(long)]
    pub raw: bool,
    /// Only what the current context uses, or that of --context
    #[arg(long)]
    pub minify: bool,
    /// The content of certificate and key files in place of their paths; with --raw it can be used elsewhere
    #[arg(long)]
    pub flatten: bool,
    /// Print as yaml or json
    #[arg(short, long, value_name = "FORMAT", default_value = "yaml", hide_possible_values = true)]
    pub output: DocumentFormat,
}

/// `config get-contexts`.
#[derive(Args, Debug)]
pub struct GetContexts {
    /// Only these contexts
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// Print as wide, name, json or yaml; wide, json and yaml name the files, and list what an earlier file shadows
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<ListFormat>,
    /// No headings
    #[arg(long)]
    pub no_headers: bool,
}
