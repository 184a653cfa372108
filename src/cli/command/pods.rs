//! The arguments of `pods`.

use clap::Args;

use crate::cli::group::ObjectArgs;

/// `pods`.
#[derive(Args, Debug)]
pub struct PodsArgs {
    /// Names of pods [default: all pods]
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// Only pods that are not running, not ready, restarted within the last hour, or still terminating after their
    /// grace period
    #[arg(long, conflicts_with_all = ["names", "watch", "watch_only"])]
    pub problems: bool,
    #[command(flatten)]
    pub objects: ObjectArgs,
}
