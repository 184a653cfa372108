//! The arguments of `gvrs`.

use clap::Args;

use crate::cli::format::RecordFormat;

/// `gvrs`.
#[derive(Args, Debug)]
pub struct GvrsArgs {
    /// Print only resources whose name, short name or kind contains this text or matches this glob with * and ?
    #[arg(value_name = "PATTERN")]
    pub patterns: Vec<String>,
    /// Output format. One of: (json, ndjson, yaml, name, wide)
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<RecordFormat>,
    /// When using the default output format, don't print headers
    #[arg(long)]
    pub no_headers: bool,
}
