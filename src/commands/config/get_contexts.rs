//! `config get-contexts`: the contexts and, unlike in kubectl, their files.

use std::borrow::Cow;

use serde::Serialize;

use crate::cli::GetContextsArgs;
use crate::commands::error::CliError;
use crate::kubeconfig::{Context, KubeConfig, Sourced};
use crate::output::{Cell, Row, RowFormat, RowList, TableStyle};
use crate::term::ColorWriter;

/// A context in the formats that kubectl does not have.
#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    cluster: &'a str,
    user: &'a str,
    namespace: &'a str,
    current: bool,
    /// The path as it was given.
    file: String,
    /// Whether an earlier file has a context of this name.
    shadowed: bool,
}

/// Prints the contexts in the order of their names, a shadowed one after the one that is used
/// (kubectl `pkg/cmd/config/get_contexts.go`, `RunGetContexts`).
///
/// # Errors
/// Names without a context, after the other contexts are printed.
pub fn run(arguments: &GetContextsArgs, config: &KubeConfig, out: &mut dyn ColorWriter) -> anyhow::Result<()> {
    let mut names: Vec<&str> = arguments.names.iter().map(String::as_str).collect();
    let mut missing = Vec::new();
    if names.is_empty() {
        names = config.contexts.names().collect();
    }
    names.retain(|name| {
        let known = config.contexts.get(name).is_some();
        if !known {
            missing.push(anyhow::anyhow!("context {name} not found"));
        }
        known
    });
    names.sort_unstable();
    let format = arguments.output.map_or(RowFormat::Table, Into::into);
    // The formats that kubectl has omit shadowed contexts, as in kubectl.
    let shadowed = !matches!(format, RowFormat::Table | RowFormat::Name);
    RowList::local(entries(&names, config, shadowed)).write(out, format, arguments.no_headers)?;
    CliError::join(missing)
}

fn entries<'a>(names: &[&'a str], config: &'a KubeConfig, shadowed: bool) -> Vec<Entry<'a>> {
    let contexts = &config.contexts;
    let mut entries = Vec::new();
    for &name in names {
        let current = config.current_context == name;
        entries.extend(contexts.get(name).map(|context| entry(name, context, current, false)));
        let others = contexts.shadowed.iter().filter(|(other, _)| shadowed && other == name);
        entries.extend(others.map(|(_, context)| entry(name, context, false, true)));
    }
    entries
}

fn entry<'a>(name: &'a str, context: &'a Sourced<Context>, current: bool, shadowed: bool) -> Entry<'a> {
    let Context { cluster, user, namespace, .. } = &context.value;
    Entry { name, cluster, user, namespace, current, file: context.file.display().to_string(), shadowed }
}

impl Row for Entry<'_> {
    const STYLE: TableStyle = TableStyle::Kubectl;
    const HEADINGS: &'static [&'static str] = &["CURRENT", "NAME", "CLUSTER", "AUTHINFO", "NAMESPACE"];
    const WIDE_HEADINGS: &'static [&'static str] = &["FILE", "SHADOWED"];

    fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let current = if self.current { "*" } else { " " };
        [current, self.name, self.cluster, self.user, self.namespace].map(Cell::from).into_iter()
    }

    fn wide_cells(&self) -> impl Iterator<Item = Cell<'_>> {
        [Cell::from(&self.file), Cell::from(self.shadowed)].into_iter()
    }

    fn name(&self) -> Cow<'_, str> {
        Cow::from(self.name)
    }
}
