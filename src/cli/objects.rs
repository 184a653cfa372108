//! The commands that print objects.

use clap::Args;

use crate::output::ListFormat;

/// `pods`.
#[derive(Args, Debug)]
pub struct Pods {
    /// Over all namespaces
    #[arg(short = 'A', long)]
    pub all_namespaces: bool,
    /// Only those with these labels: a=b, a!=b, a in (b,c), a
    #[arg(short = 'l', long, value_name = "SELECTOR", default_value = "", hide_default_value = true)]
    pub selector: String,
    /// Only those with these fields: status.phase=Running
    #[arg(long, value_name = "SELECTOR", default_value = "", hide_default_value = true)]
    pub field_selector: String,
    /// A last column with all labels
    #[arg(long)]
    pub show_labels: bool,
    /// A column for each of these labels
    #[arg(short = 'L', long, value_name = "LABEL", value_delimiter = ',')]
    pub label_columns: Vec<String>,
    /// Objects a request; 0 asks for all at once
    #[arg(long, value_name = "COUNT", default_value_t = 500)]
    pub chunk_size: u64,
    /// Print as wide, name, json or yaml
    #[arg(short, long, value_name = "FORMAT", hide_possible_values = true)]
    pub output: Option<ListFormat>,
    /// No headings
    #[arg(long)]
    pub no_headers: bool,
}
