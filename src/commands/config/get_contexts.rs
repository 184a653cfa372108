//! `config get-contexts`: the contexts, and beyond kubectl the files they come from.

use std::io::{self, Write};

use serde::Serialize;

use crate::cli::config::GetContexts;
use crate::exit::Failure;
use crate::go::TabWriter;
use crate::kubeconfig::Context;
use crate::kubeconfig::KubeConfig;
use crate::kubeconfig::Sourced;
use crate::output::{ListFormat, json, yaml};

/// A context in the forms that kubectl does not have.
#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    cluster: &'a str,
    user: &'a str,
    namespace: &'a str,
    /// Whether it is the current context.
    current: bool,
    /// As it was named to us.
    file: String,
    /// Whether an earlier file has a context of this name.
    shadowed: bool,
}

#[derive(Serialize)]
struct Items<'a> {
    items: Vec<Entry<'a>>,
}

/// Prints the contexts in the order of their names, a shadowed one behind the one that counts
/// (kubectl `pkg/cmd/config/get_contexts.go`, `RunGetContexts`).
///
/// # Errors
/// Names without a context, after the contexts that there are.
pub fn run(arguments: &GetContexts, config: &KubeConfig, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut names: Vec<&str> = arguments.names.iter().map(String::as_str).collect();
    let mut missing: Vec<String> = Vec::new();
    if names.is_empty() {
        names = config.contexts.names().collect();
    }
    names.retain(|name| {
        let known = config.contexts.get(name).is_some();
        if !known {
            missing.push(format!("context {name} not found"));
        }
        known
    });
    names.sort_unstable();
    match arguments.output {
        None => write_table(out, &entries(&names, config, false), arguments.no_headers, false)?,
        Some(ListFormat::Wide) => write_table(out, &entries(&names, config, true), arguments.no_headers, true)?,
        Some(ListFormat::Name) => {
            for name in names {
                writeln!(out, "{name}")?;
            }
        }
        Some(ListFormat::Json) => json::write_pretty(out, &Items { items: entries(&names, config, true) }, "    ")?,
        Some(ListFormat::Yaml) => yaml::write(out, &Items { items: entries(&names, config, true) })?,
    }
    match missing.as_slice() {
        [] => Ok(()),
        [one] => Err(Failure::error(one).into()),
        // kubectl prints several errors without its prefix.
        _ => Err(Failure::list(missing).into()),
    }
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

fn write_table(out: &mut dyn Write, entries: &[Entry<'_>], no_headers: bool, wide: bool) -> io::Result<()> {
    let columns = if wide { 7 } else { 5 };
    let mut table = TabWriter::default();
    if !no_headers {
        table.row(["CURRENT", "NAME", "CLUSTER", "AUTHINFO", "NAMESPACE", "FILE", "SHADOWED"].iter().take(columns));
    }
    for entry in entries {
        let (current, shadowed) = (if entry.current { "*" } else { " " }, entry.shadowed.to_string());
        let cells = [current, entry.name, entry.cluster, entry.user, entry.namespace, &entry.file, &shadowed];
        table.row(cells.iter().take(columns));
    }
    table.flush(out)
}
