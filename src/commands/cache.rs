//! `cache`: discovery as it is kept, to see and to empty. No server is needed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use serde::Serialize;

use crate::cli::cache::{CacheCommand, Clear, List};
use crate::commands::run::Run;
use crate::discovery::{CacheEntry, cache_dir, cache_entries, cluster_dir};
use crate::exit::{ExitCode, Failure};
use crate::go::duration;
use crate::kubeconfig::Overrides;
use crate::kubeconfig::{self, KubeConfig};
use crate::output::{Row, RowFormat, RowList, TableStyle};

/// Where the caches are, and how long what is in them counts as fresh.
pub struct Place<'a> {
    /// The root of kubectl's caches.
    pub root: PathBuf,
    /// `--cache-ttl`.
    pub time_to_live: Duration,
    /// Which cluster is meant.
    pub run: &'a Run<'a>,
}

/// One cluster whose discovery is kept.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    /// The folder below that of all clusters.
    cluster: String,
    path: PathBuf,
    /// Empty where kubectl wrote it, which does not say.
    server: String,
    contexts: Vec<String>,
    age_seconds: Option<u64>,
    fresh: bool,
    group_versions: usize,
    size_bytes: u64,
}

/// Does what the command says.
///
/// # Errors
/// A kubeconfig that cannot be read, and files that cannot be removed.
pub fn run(command: &CacheCommand, place: &Place<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    match command {
        CacheCommand::List(arguments) => list(arguments, place, out)?,
        CacheCommand::Dir => writeln!(out, "{}", cache_dir(&place.root).display())?,
        CacheCommand::Clear(arguments) => clear(arguments, place, out)?,
    }
    Ok(ExitCode::Done)
}

fn list(arguments: &List, place: &Place<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let config = place.run.kubeconfig()?;
    let mut contexts: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for name in config.contexts.names() {
        let flags = Overrides { context: name.to_owned(), ..Overrides::default() };
        // A context that leads nowhere is for the commands that use it to complain about.
        if let Ok(folder) = folder_of(config, &flags, place) {
            contexts.entry(folder).or_default().push(name.to_owned());
        }
    }
    let item = |entry: &CacheEntry| {
        let summary = entry.summary();
        let age = summary.as_ref().map(|summary| summary.age);
        Item {
            cluster: name(entry, place),
            path: entry.directory.clone(),
            contexts: contexts.get(&entry.directory).cloned().unwrap_or_default(),
            age_seconds: age.map(|age| age.as_secs()),
            fresh: age.is_some_and(|age| age <= place.time_to_live),
            group_versions: summary.as_ref().map_or(0, |summary| summary.group_versions),
            server: summary.and_then(|summary| summary.server).unwrap_or_default(),
            size_bytes: entry.size,
        }
    };
    let list = RowList::local(cache_entries(&cache_dir(&place.root)).iter().map(item));
    let format = arguments.output.map_or(RowFormat::Table, Into::into);
    Ok(list.write(out, format, arguments.no_headers)?)
}

impl Row for Item {
    const STYLE: TableStyle = TableStyle::Own;
    const HEADINGS: &'static [&'static str] = &["CLUSTER", "CONTEXTS", "AGE", "STATE", "GROUPVERSIONS", "SIZE"];

    fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let age = self.age_seconds.map(|seconds| duration::human(i64::try_from(seconds).unwrap_or(i64::MAX)));
        [
            Cow::from(&self.cluster),
            Cow::from(self.contexts.join(",")),
            age.map_or(Cow::from("<unknown>"), Cow::from),
            Cow::from(if self.fresh { "fresh" } else { "stale" }),
            Cow::from(self.group_versions.to_string()),
            Cow::from(bytes(self.size_bytes)),
        ]
        .into_iter()
    }

    fn name(&self) -> Cow<'_, str> {
        Cow::from(&self.cluster)
    }
}

fn clear(arguments: &Clear, place: &Place<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let all = cache_dir(&place.root);
    let only = if arguments.all {
        if place.run.cli.connection.context.as_deref().is_some_and(|name| !name.is_empty()) {
            let failure = Failure::error("--all means every cluster, --context one: give only one of them");
            return Err(failure.code(ExitCode::Usage).into());
        }
        None
    } else {
        Some(folder_of(place.run.kubeconfig()?, &place.run.cli.connection.overrides(), place)?)
    };
    let is_meant = |entry: &CacheEntry| only.as_ref().is_none_or(|folder| entry.directory == *folder);
    let entries: Vec<_> = cache_entries(&all).into_iter().filter(is_meant).collect();
    for entry in &entries {
        entry.remove(&all).with_context(|| format!("removing {}", entry.directory.display()))?;
        let files = entry.files.len();
        let noun = if files == 1 { "file" } else { "files" };
        writeln!(out, "{} removed: {files} {noun}, {}", name(entry, place), bytes(entry.size))?;
    }
    if entries.is_empty() {
        writeln!(out, "nothing to remove in {}", only.unwrap_or(all).display())?;
    }
    Ok(())
}

/// The folder of the cluster that flags and kubeconfig lead to. Credentials are not looked at.
fn folder_of(config: &KubeConfig, flags: &Overrides, place: &Place<'_>) -> Result<PathBuf, Failure> {
    let server = kubeconfig::resolve_server(config, flags, place.run.env)?;
    Ok(cluster_dir(&place.root, server.as_str()))
}

fn name(entry: &CacheEntry, place: &Place<'_>) -> String {
    let below = entry.directory.strip_prefix(cache_dir(&place.root)).unwrap_or(&entry.directory);
    Path::new(below).display().to_string()
}

/// A size for people: `812 B`, `1.3 KiB`.
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
    fn sizes_are_for_people() {
        for (size, expected) in
            [(0, "0 B"), (1023, "1023 B"), (1024, "1.0 KiB"), (1_600, "1.5 KiB"), (5 << 20, "5.0 MiB")]
        {
            assert_eq!(bytes(size), expected);
        }
    }
}
