//! The arguments of `gvrs`.

use clap::{ArgAction, Args};

use crate::cli::group::{FilterArgs, ListArgs};
use crate::output::RowFormat;

/// `gvrs`.
#[derive(Args, Debug)]
pub struct GvrsArgs {
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Print only the preferred version of each resource
    #[arg(long)]
    pub preferred: bool,
    /// Include subresources, such as pods/log [default: true]
    #[arg(long, default_value_t = true, action = ArgAction::SetTrue)]
    pub subresources: bool,
    #[command(flatten)]
    pub list: ListArgs<RowFormat>,
}
