//! The arguments of `diff`.

use clap::Args;

use crate::api::Aspect;
use crate::output::DocumentFormat;

/// `diff`.
#[derive(Args, Debug)]
pub struct DiffArgs {
    /// Compare this context, snapshot file, or - for standard input; context: or file: before a name that could be both
    #[arg(value_name = "A")]
    pub left: String,
    /// Compare A with this, in the same forms
    #[arg(value_name = "B")]
    pub right: String,
    /// Ignore differences in these aspects, comma-separated: scope, verbs, kind, short-names, categories,
    /// singular-name, preferred, subresources
    #[arg(long, value_name = "ASPECT", value_delimiter = ',', hide_possible_values = true)]
    pub ignore: Vec<Aspect>,
    /// Output format
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<DocumentFormat>,
}
