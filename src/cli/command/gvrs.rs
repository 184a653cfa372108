//! The arguments of `gvrs`.

use clap::Args;

use crate::cli::group::ListArgs;
use crate::output::RowFormat;

/// `gvrs`.
#[derive(Args, Debug)]
pub struct GvrsArgs {
    /// Print only resources whose name, short name or kind contains this text or matches this glob with * and ?
    #[arg(value_name = "PATTERN")]
    pub patterns: Vec<String>,
    #[command(flatten)]
    pub list: ListArgs<RowFormat>,
}
