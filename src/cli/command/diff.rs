//! The arguments of `diff`.

use clap::Args;

use crate::api::Aspect;
use crate::cli::format::DiffFormat;

/// `diff`.
#[derive(Args, Debug)]
pub struct DiffArgs {
    /// Compare the first of these with each of the others: contexts, snapshot files, or - for standard input; context: or
    /// file: before a name that could be both
    #[arg(value_names = ["A", "B"], num_args = 2.., required = true)]
    pub sides: Vec<String>,
    /// Ignore differences in these aspects, comma-separated: scope, verbs, kind, short-names, categories,
    /// singular-name, preferred, subresources
    #[arg(long, value_name = "ASPECT", value_delimiter = ',', hide_possible_values = true)]
    pub ignore: Vec<Aspect>,
    /// Print nothing: the exit code is 1 if there are differences
    #[arg(short, long, conflicts_with_all = ["stat", "output"])]
    pub quiet: bool,
    /// Print only how many differences each group has
    #[arg(long, conflicts_with = "output")]
    pub stat: bool,
    /// Output format
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<DiffFormat>,
}
