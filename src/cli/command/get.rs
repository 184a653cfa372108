//! The arguments of `get`.

use clap::Args;

use crate::cli::group::ObjectArgs;

/// `get`.
#[derive(Args, Debug)]
pub struct GetArgs {
    /// TYPE[,TYPE...] [NAME...], or TYPE/NAME...; a category such as all stands for its types
    #[arg(value_name = "TYPE", required_unless_present = "raw")]
    pub arguments: Vec<String>,
    /// Raw URI to request from the server
    #[arg(long, value_name = "PATH", conflicts_with = "arguments")]
    pub raw: Option<String>,
    /// If present, list the resource type for the requested object(s)
    #[arg(long)]
    pub show_kind: bool,
    /// If set to true, suppresses the error for specific objects that do not exist
    #[arg(long)]
    pub ignore_not_found: bool,
    #[command(flatten)]
    pub objects: ObjectArgs,
}
