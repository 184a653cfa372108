//! `resolve`: what `kubectl get NAME` would pick.

use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;

use crate::api::{GroupVersion, RestMapper, RestMapping, Surface};
use crate::cli::discovery::Resolve;
use crate::commands::contexts::{self, Answers};
use crate::commands::lookup;
use crate::commands::session::Session;
use crate::exit::{ExitCode, Failure};
use crate::output::context::{self, OfContext};
use crate::output::record::{self, Items};
use crate::output::{ResolveFormat, grid, json, yaml};

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

/// What one server has for the names.
struct Found<'a> {
    surface: Arc<Surface>,
    candidates: Vec<Candidate<'a>>,
    /// What is said of the first name that nothing has.
    unknown: Option<Failure>,
    is_ambiguous: bool,
}

/// Prints the picks, or with `--all` every candidate. Names that nothing has are an error after the others.
pub fn run(arguments: &Resolve, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let mut answers = contexts::ask(session, |session| {
        let are_known = |mapper: RestMapper<'_>| arguments.names.iter().all(|name| mapper.resolve(name).is_some());
        Ok(find(arguments, lookup::surface(session, are_known)?))
    })?;
    let mut code = answers.report(session, |found| &found.surface);
    if answers.iter().any(|answer| answer.value.is_ambiguous) {
        code = code.max(session.strict());
    }
    let rows = answers.items(|found| found.candidates.iter().collect());
    if !rows.is_empty() {
        write(arguments, &rows, &answers, out)?;
    }
    answers.fail_each(|found| found.unknown.take());
    answers.end(code)
}

fn find(arguments: &Resolve, surface: Arc<Surface>) -> Found<'_> {
    let mapper = RestMapper::new(&surface);
    let (mut candidates, mut unknown, mut is_ambiguous) = (Vec::new(), None, false);
    for name in &arguments.names {
        let Some((picked, others)) = mapper.candidates(name) else {
            unknown = unknown.or_else(|| Some(lookup::unknown(&surface, name)));
            continue;
        };
        is_ambiguous |= !others.is_empty();
        if !others.is_empty() && !arguments.all {
            warn(name, &others);
        }
        candidates.push(candidate(name, &picked, true));
        if arguments.all {
            candidates.extend(others.iter().map(|other| candidate(name, other, false)));
        }
    }
    Found { surface, candidates, unknown, is_ambiguous }
}

fn warn(name: &str, others: &[RestMapping]) {
    let others: Vec<_> = others.iter().map(|other| other.group_version.qualify(&other.resource)).collect();
    log::warn!("{name:?} could also match lower priority {}", others.join(", "));
}

fn candidate<'a>(name: &'a str, mapping: &RestMapping, picked: bool) -> Candidate<'a> {
    let RestMapping { group_version, resource, kind, namespaced } = mapping.clone();
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

fn write(
    arguments: &Resolve,
    rows: &[OfContext<'_, &Candidate<'_>>],
    answers: &Answers<Found<'_>>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let line = |it: &Candidate<'_>, last: &str| {
        let group_version = GroupVersion::new(it.group.as_str(), it.version.as_str());
        format!("{group_version}/{last}")
    };
    let items = || Items { items: rows.iter().collect(), failed: answers.lost(|found| &found.surface.failed) };
    let lines = |out: &mut dyn Write, text: &dyn Fn(&Candidate<'_>) -> String| -> io::Result<()> {
        rows.iter().try_for_each(|row| context::write_line(out, row.context, text(row.item)))
    };
    match arguments.output {
        None => {
            let columns = if arguments.all { HEADINGS.len() } else { 6 };
            let headings = answers.headings(HEADINGS.into_iter().take(columns));
            let rows = rows.iter().map(|row| context::cells(row.context, cells(row.item).take(columns)));
            grid::write(out, (!arguments.no_headers).then_some(headings), rows)?;
        }
        Some(ResolveFormat::Name) => lines(out, &|it| line(it, &it.resource))?,
        Some(ResolveFormat::Kind) => lines(out, &|it| line(it, &it.kind))?,
        Some(ResolveFormat::Path) => lines(out, &|it| it.path.clone())?,
        Some(ResolveFormat::Json) => json::write_pretty(out, &items(), "    ")?,
        Some(ResolveFormat::Yaml) => yaml::write(out, &items())?,
    }
    Ok(())
}

const HEADINGS: [&str; 7] = ["NAME", "GROUP", "VERSION", "RESOURCE", "KIND", "NAMESPACED", "PICKED"];

fn cells(it: &Candidate<'_>) -> impl Iterator<Item = String> {
    [
        it.name.to_owned(),
        it.group.clone(),
        it.version.clone(),
        it.resource.clone(),
        it.kind.clone(),
        it.namespaced.to_string(),
        it.picked.to_string(),
    ]
    .into_iter()
}
