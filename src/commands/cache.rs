//! `cache`: lists and clears cached discovery. No server is asked.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde::Serialize;

use crate::cli::{CacheClearArgs, CacheCommand, CacheListArgs};
use crate::commands::app::App;
use crate::commands::error::CliError;
use crate::discovery::{CacheEntry, cache_dir, cache_entries, cluster_dir};
use crate::go::duration;
use crate::kubeconfig::{self, Overrides};
use crate::output::{Cell, Row, RowList, TableStyle};
use crate::sys::ExitCode;
use crate::term::{Color, ColorWriter};

/// A cluster with cached discovery.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    /// The name of its directory in the cache.
    cluster: String,
    path: PathBuf,
    /// Empty if kubectl wrote the cache: it does not store the URL.
    server: String,
    contexts: Vec<String>,
    age_seconds: Option<u64>,
    fresh: bool,
    group_versions: usize,
    size_bytes: u64,
}

/// Runs `cache list`, `cache dir` or `cache clear`.
///
/// # Errors
/// A kubeconfig that cannot be read, files that cannot be removed, and no directory for a cache.
pub fn run(command: &CacheCommand, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let root = app.cache_root().ok_or_else(|| CliError::new("there is no cache"))?;
    match command {
        CacheCommand::List(arguments) => list(arguments, root, app, out)?,
        CacheCommand::Dir => writeln!(out, "{}", cache_dir(root).display())?,
        CacheCommand::Clear(arguments) => clear(arguments, root, app, out)?,
    }
    Ok(ExitCode::Done)
}

fn list(arguments: &CacheListArgs, root: &Path, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<()> {
    let all = cache_dir(root);
    let mut contexts: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for name in app.kubeconfig()?.contexts.names() {
        let flags = Overrides { context: name.to_owned(), ..Overrides::default() };
        // A broken context is an error of the commands that use it.
        if let Ok(directory) = directory(&flags, root, app) {
            contexts.entry(directory).or_default().push(name.to_owned());
        }
    }
    let item = |entry: &CacheEntry| {
        let summary = entry.summary(root);
        let age = summary.as_ref().map(|summary| summary.age);
        Item {
            cluster: name(entry, &all),
            path: entry.directory.clone(),
            contexts: contexts.get(&entry.directory).cloned().unwrap_or_default(),
            age_seconds: age.map(|age| age.as_secs()),
            fresh: age.is_some_and(|age| age <= app.settings.cache.time_to_live),
            group_versions: summary.as_ref().map_or(0, |summary| summary.group_versions),
            server: summary.and_then(|summary| summary.server).unwrap_or_default(),
            size_bytes: entry.size,
        }
    };
    let list = RowList::local(cache_entries(root).iter().map(item));
    Ok(list.write(out, arguments.list.format(), arguments.list.no_headers)?)
}

impl Row for Item {
    const STYLE: TableStyle = TableStyle::Own;
    const HEADINGS: &'static [&'static str] = &["CLUSTER", "CONTEXTS", "AGE", "STATE", "GROUPVERSIONS", "SIZE"];

    fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let age = self.age_seconds.map(|seconds| duration::human(i64::try_from(seconds).unwrap_or(i64::MAX)));
        [
            Cell::from(&self.cluster),
            Cell::from(self.contexts.join(",")).colored(Color::Cyan),
            Cell::from(age.unwrap_or_else(|| "<unknown>".to_owned())),
            Cell::from(if self.fresh { "fresh" } else { "stale" }).colored((!self.fresh).then_some(Color::Yellow)),
            Cell::from(self.group_versions.to_string()),
            Cell::from(bytes(self.size_bytes)),
        ]
        .into_iter()
    }

    fn name(&self) -> Cow<'_, str> {
        Cow::from(&self.cluster)
    }
}

fn clear(arguments: &CacheClearArgs, root: &Path, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<()> {
    let all = cache_dir(root);
    let only = if arguments.all { None } else { Some(directory(&app.settings.overrides, root, app)?) };
    let is_selected = |entry: &CacheEntry| only.as_ref().is_none_or(|directory| entry.directory == *directory);
    let entries: Vec<_> = cache_entries(root).into_iter().filter(is_selected).collect();
    for entry in &entries {
        entry.remove(root).with_context(|| format!("removing {}", entry.directory.display()))?;
        let files = entry.files.len();
        let noun = if files == 1 { "file" } else { "files" };
        let name = name(entry, &all);
        writeln!(out, "{} removed: {files} {noun}, {}", out.in_line(&name), bytes(entry.size))?;
    }
    if entries.is_empty() {
        writeln!(out, "nothing to remove in {}", only.unwrap_or(all).display())?;
    }
    Ok(())
}

/// The cache directory of the cluster that flags and kubeconfig lead to. Credentials are not read.
fn directory(flags: &Overrides, root: &Path, app: &App<'_>) -> anyhow::Result<PathBuf> {
    let server = kubeconfig::resolve_server(app.kubeconfig()?, flags, app.env)?;
    Ok(cluster_dir(root, server.as_str()))
}

fn name(entry: &CacheEntry, all: &Path) -> String {
    entry.directory.strip_prefix(all).unwrap_or(&entry.directory).display().to_string()
}

/// A human-readable size: `812 B`, `1.3 KiB`.
fn bytes(size: u64) -> String {
    let (unit, shift) = match size {
        0..1024 => return format!("{size} B"),
        1024..0x10_0000 => ("KiB", 0),
        _ => ("MiB", 10),
    };
    let tenths = (size >> shift) * 10 / 1024;
    format!("{}.{} {unit}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_human_readable() {
        for (size, expected) in
            [(0, "0 B"), (1023, "1023 B"), (1024, "1.0 KiB"), (1_600, "1.5 KiB"), (5 << 20, "5.0 MiB")]
        {
            assert_eq!(bytes(size), expected);
        }
    }
}
