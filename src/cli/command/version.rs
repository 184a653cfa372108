//! The arguments of `version`.

use clap::Args;

use crate::output::DocumentFormat;

/// `version`.
#[derive(Args, Debug)]
pub struct VersionArgs {
    /// If true, shows client version only (no server required)
    #[arg(long)]
    pub client: bool,
    /// Output format
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<DocumentFormat>,
}
