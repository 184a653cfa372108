//! The arguments of `resolve`.

use clap::Args;

use crate::cli::format::ResolveFormat;

/// `resolve`.
#[derive(Args, Debug)]
pub struct ResolveArgs {
    /// Resolve these plural or singular names, short names or kinds, each optionally followed by .GROUP or
    /// .VERSION.GROUP
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
    /// Print every candidate for a name, the picked one first
    #[arg(long)]
    pub all: bool,
    /// Output format. One of: (json, yaml, name, path, kind)
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<ResolveFormat>,
    /// When using the default output format, don't print headers
    #[arg(long)]
    pub no_headers: bool,
}
