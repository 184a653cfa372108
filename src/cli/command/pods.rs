//! The arguments of `pods`.

use clap::Args;

use crate::cli::group::ObjectArgs;

/// `pods`.
#[derive(Args, Debug)]
pub struct PodsArgs {
    #[command(flatten)]
    pub objects: ObjectArgs,
}
