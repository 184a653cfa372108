//! The commands that print objects.

use clap::Args;

use crate::output::ObjectFormat;

/// `pods`.
#[derive(Args, Debug)]
pub struct Pods {
    /// Which objects, and what of them.
    #[command(flatten)]
    pub list: List,
}

/// `get`.
#[derive(Args, Debug)]
pub struct Get {
    /// TYPE[,TYPE...] [NAME...], or TYPE/NAME...; a category such as all stands for its types
    #[arg(value_name = "TYPE", required_unless_present = "raw")]
    pub arguments: Vec<String>,
    /// Print the body of this path instead
    #[arg(long, value_name = "PATH", conflicts_with = "arguments")]
    pub raw: Option<String>,
    /// Names with their kind, as where several types are printed
    #[arg(long)]
    pub show_kind: bool,
    /// No error where an object does not exist
    #[arg(long)]
    pub ignore_not_found: bool,
    /// Which objects, and what of them.
    #[command(flatten)]
    pub list: List,
}

/// Which objects of a resource are printed, and how.
#[derive(Args, Debug)]
pub struct List {
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
    /// The managed fields of objects too
    #[arg(long)]
    pub show_managed_fields: bool,
    /// Then every change, until you have enough
    #[arg(short, long)]
    pub watch: bool,
    /// Only the changes
    #[arg(long)]
    pub watch_only: bool,
    /// What happened to each object that is printed
    #[arg(long)]
    pub output_watch_events: bool,
    /// The order of the objects, by what a path leads to: .metadata.name
    #[arg(long, value_name = "PATH", default_value = "", hide_default_value = true)]
    pub sort_by: String,
    /// No error where a template asks for a key that an object has not
    #[arg(long, action = clap::ArgAction::SetTrue, default_value_t = true)]
    pub allow_missing_template_keys: bool,
    /// Objects a request; 0 asks for all at once
    #[arg(long, value_name = "COUNT", default_value_t = 500)]
    pub chunk_size: u64,
    /// Print as wide, name, json, yaml, jsonpath=TEMPLATE, jsonpath-as-json=TEMPLATE or custom-columns=HEADING:.path
    #[arg(short, long, value_name = "FORMAT", value_parser = ObjectFormat::parse)]
    pub output: Option<ObjectFormat>,
    /// No headings
    #[arg(long)]
    pub no_headers: bool,
}

impl List {
    /// Whether changes are wanted.
    pub fn is_watch(&self) -> bool {
        self.watch || self.watch_only
    }
}
