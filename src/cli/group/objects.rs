//! The flags that `get` and `pods` share, with kubectl's descriptions.

use clap::{ArgAction, Args};

use crate::output::ObjectFormat;

/// Which objects of a resource are printed, and how.
#[derive(Args, Debug)]
pub struct ObjectArgs {
    /// If present, list the requested object(s) across all namespaces. Namespace in current context is ignored even if
    /// specified with --namespace
    #[arg(short = 'A', long)]
    pub all_namespaces: bool,
    /// Selector (label query) to filter on, supports '=', '==', '!=', 'in', 'notin' (e.g. -l 'key1=value1,key2 in
    /// (value2,value3)')
    #[arg(short = 'l', long, value_name = "SELECTOR", default_value = "", hide_default_value = true)]
    pub selector: String,
    /// Selector (field query) to filter on, supports '=', '==', and '!=' (e.g. --field-selector status.phase=Running)
    #[arg(long, value_name = "SELECTOR", default_value = "", hide_default_value = true)]
    pub field_selector: String,
    /// When printing, show all labels as the last column (default hide labels column)
    #[arg(long)]
    pub show_labels: bool,
    /// Accepts a comma-separated list of labels that are going to be presented as columns
    #[arg(short = 'L', long, value_name = "LABEL", value_delimiter = ',')]
    pub label_columns: Vec<String>,
    /// If true, keep the managedFields when printing objects in JSON or YAML format
    #[arg(long)]
    pub show_managed_fields: bool,
    /// After listing/getting the requested object, watch for changes
    #[arg(short, long)]
    pub watch: bool,
    /// Watch for changes to the requested object(s), without listing/getting first
    #[arg(long)]
    pub watch_only: bool,
    /// Output watch event objects when --watch or --watch-only is used. Existing objects are output as initial ADDED
    /// events
    #[arg(long)]
    pub output_watch_events: bool,
    /// If non-empty, sort list types using this field specification, a JSON path (e.g. '{.metadata.name}')
    #[arg(long, value_name = "PATH", default_value = "", hide_default_value = true)]
    pub sort_by: String,
    /// If true, ignore any errors in templates when a field or map key is missing in the template [default: true]
    #[arg(long, action = ArgAction::SetTrue, default_value_t = true)]
    pub allow_missing_template_keys: bool,
    /// Return large lists in chunks of this many objects rather than all at once. Pass 0 to disable
    #[arg(long, value_name = "COUNT", default_value_t = 500)]
    pub chunk_size: u64,
    /// Output format. One of: (json, ndjson, yaml, name, wide, jsonpath=TEMPLATE, jsonpath-as-json=TEMPLATE, jsonpath-file=FILE,
    /// custom-columns=HEADING:PATH, custom-columns-file=FILE)
    #[arg(short, long, value_name = "FORMAT", value_parser = ObjectFormat::parse)]
    pub output: Option<ObjectFormat>,
    /// When using the default or custom-column output format, don't print headers
    #[arg(long)]
    pub no_headers: bool,
}

impl ObjectArgs {
    /// Whether changes are printed as they happen.
    pub fn is_watch(&self) -> bool {
        self.watch || self.watch_only
    }
}
