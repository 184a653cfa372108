//! The arguments of `api-resources`.

use clap::{ArgAction, Args};

use crate::cli::format::ListFormat;
use crate::cli::group::{FilterArgs, ListArgs};

/// `api-resources`.
#[derive(Args, Debug)]
pub struct ApiResourcesArgs {
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Print every version of a resource, not only the preferred one
    #[arg(long)]
    pub all_versions: bool,
    /// Include subresources, such as pods/log
    #[arg(long)]
    pub subresources: bool,
    #[command(flatten)]
    pub list: ListArgs<ListFormat>,
    /// Use the cached list of resources if available and fresh [default: true]
    #[arg(long, default_value_t = true, action = ArgAction::SetTrue)]
    pub cached: bool,
}
