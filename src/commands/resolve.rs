//! `resolve`: what `kubectl get NAME` would pick.

use std::io::Write;

use serde::Serialize;

use crate::cli::discovery::Resolve;
use crate::commands::lookup;
use crate::commands::session::Session;
use crate::discovery::mapper::{Mapper, Mapping};
use crate::exit::ExitCode;
use crate::output::record::{self, Items};
use crate::output::{ResolveFormat, grid, json, yaml};
use crate::resource::Surface;

/// A name and one thing that it stands for.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Candidate<'a> {
    name: &'a str,
    group: String,
    version: String,
    resource: String,
    kind: String,
    namespaced: bool,
    path: String,
    /// Whether this is what kubectl takes.
    picked: bool,
}

/// Prints the picks, or with `--all` every candidate. Names that nothing has are an error after the others.
pub fn run(arguments: &Resolve, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let surface = lookup::surface(session, |mapper| arguments.names.iter().all(|name| mapper.resolve(name).is_some()))?;
    let mut code = session.report(&surface);
    let mapper = Mapper::new(&surface);
    let mut items = Vec::new();
    let mut unknown = None;
    for name in &arguments.names {
        let candidates = mapper.candidates(name);
        let Some((picked, others)) = candidates.split_first().filter(|_| mapper.resolve(name).is_some()) else {
            unknown = unknown.or_else(|| Some(lookup::unknown(&surface, name)));
            continue;
        };
        if !others.is_empty() {
            code = code.max(session.strict());
            if !arguments.all {
                warn(name, others);
            }
        }
        items.push(candidate(name, picked, true));
        if arguments.all {
            items.extend(others.iter().map(|other| candidate(name, other, false)));
        }
    }
    if !items.is_empty() {
        write(arguments, &surface, items, out)?;
    }
    unknown.map_or(Ok(code), |failure| Err(failure.into()))
}

fn warn(name: &str, others: &[Mapping]) {
    let others: Vec<_> = others.iter().map(|other| other.group_version.qualify(&other.resource)).collect();
    log::warn!("{name:?} could also match lower priority {}", others.join(", "));
}

fn candidate<'a>(name: &'a str, mapping: &Mapping, picked: bool) -> Candidate<'a> {
    let Mapping { group_version, resource, kind, namespaced } = mapping.clone();
    Candidate {
        name,
        path: record::path(&group_version, &resource, namespaced),
        group: group_version.group,
        version: group_version.version,
        resource,
        kind,
        namespaced,
        picked,
    }
}

fn write(arguments: &Resolve, surface: &Surface, items: Vec<Candidate<'_>>, out: &mut dyn Write) -> anyhow::Result<()> {
    let group_version = |it: &Candidate<'_>| crate::resource::GroupVersion::new(it.group.clone(), it.version.clone());
    match arguments.output {
        None if arguments.all => {
            let headings = ["NAME", "GROUP", "VERSION", "RESOURCE", "KIND", "NAMESPACED", "PICKED"];
            let rows = items.iter().map(|it| {
                let [name, group, version, resource, kind, namespaced] = cells(it);
                [name, group, version, resource, kind, namespaced, it.picked.to_string()]
            });
            grid::write(out, (!arguments.no_headers).then_some(headings), rows)?;
        }
        None => {
            let headings = ["NAME", "GROUP", "VERSION", "RESOURCE", "KIND", "NAMESPACED"];
            grid::write(out, (!arguments.no_headers).then_some(headings), items.iter().map(cells))?;
        }
        Some(ResolveFormat::Name) => {
            items.iter().try_for_each(|it| writeln!(out, "{}/{}", group_version(it), it.resource))?;
        }
        Some(ResolveFormat::Kind) => {
            items.iter().try_for_each(|it| writeln!(out, "{}/{}", group_version(it), it.kind))?;
        }
        Some(ResolveFormat::Path) => items.iter().try_for_each(|it| writeln!(out, "{}", it.path))?,
        Some(ResolveFormat::Json) => json::write_pretty(out, &Items { items, failed: &surface.failed }, "    ")?,
        Some(ResolveFormat::Yaml) => yaml::write(out, &Items { items, failed: &surface.failed })?,
    }
    Ok(())
}

fn cells(it: &Candidate<'_>) -> [String; 6] {
    [
        it.name.to_owned(),
        it.group.clone(),
        it.version.clone(),
        it.resource.clone(),
        it.kind.clone(),
        it.namespaced.to_string(),
    ]
}
