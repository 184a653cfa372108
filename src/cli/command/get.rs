//! The arguments of `get`.

use clap::Args;

use crate::cli::group::ObjectArgs;

/// `get`.
#[derive(Args, Debug)]
pub struct GetArgs {
    /// TYPE[,TYPE...] [NAME...], or TYPE/NAME...; a type may be GROUP/VERSION/RESOURCE, and a category such as all stands for its types
    #[arg(value_name = "TYPE")]
    pub arguments: Vec<String>,
    /// Raw URI to request from the server
    #[arg(long, value_name = "PATH", conflicts_with = "arguments")]
    pub raw: Option<String>,
    /// If present, list the resource type for the requested object(s)
    #[arg(long)]
    pub show_kind: bool,
    /// If specified, gets the subresource of the requested object, such as status or scale
    #[arg(long, value_name = "NAME", conflicts_with_all = ["watch", "watch_only"])]
    pub subresource: Option<String>,
    /// If set to true, suppresses the error for specific objects that do not exist
    #[arg(long)]
    pub ignore_not_found: bool,
    #[command(flatten)]
    pub unsupported: UnsupportedArgs,
    #[command(flatten)]
    pub objects: ObjectArgs,
}

impl GetArgs {
    /// The path of `--raw`. An empty value counts as not given, as for kubectl's flags.
    pub fn raw(&self) -> Option<&str> {
        self.raw.as_deref().filter(|path| !path.is_empty())
    }

    /// Whether there is neither a type nor a path.
    pub fn lacks_type(&self) -> bool {
        self.arguments.is_empty() && self.raw().is_none()
    }

    /// The error for that (kubectl `pkg/cmd/get/get.go`, `Validate`).
    pub fn missing_type(program: &str) -> String {
        format!(
            "You must specify the type of resource to get. Use \"{program} api-resources\" for a complete list of \
             supported resources.\n\n\
             error: Required resource not specified.\nSee '{program} get -h' for help and examples\n"
        )
    }
}

/// Flags of kubectl that are refused with what to use instead. They are in no help.
#[derive(Args, Debug)]
pub struct UnsupportedArgs {
    /// Not supported: get reads no files
    #[arg(short, long, hide = true, value_name = "FILE", value_parser = no_files)]
    filename: Option<String>,
    /// Not supported: get reads no files
    #[arg(short, long, hide = true, value_name = "DIRECTORY", value_parser = no_files)]
    kustomize: Option<String>,
    /// Not supported: Go templates
    #[arg(long, hide = true, value_name = "TEMPLATE", value_parser = no_go_templates)]
    template: Option<String>,
}

fn no_files(_: &str) -> Result<String, &'static str> {
    Err("get reads no files; name the objects, as in `get deployments/web`")
}

fn no_go_templates(_: &str) -> Result<String, &'static str> {
    Err("Go templates are not supported; use a JSONPath, as in -o jsonpath='{.items[*].metadata.name}'")
}
