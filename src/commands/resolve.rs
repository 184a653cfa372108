//! `resolve`: the resource that `kubectl get NAME` would pick.

use std::borrow::Cow;
use std::io;
use std::sync::Arc;

use serde::Serialize;
use smol_str::SmolStr;

use crate::api::{GroupVersion, RestMapper, RestMapping, Surface, is_version};
use crate::cli::{ResolveArgs, ResolveFormat};
use crate::commands::app::App;
use crate::commands::contexts::for_each_context;
use crate::commands::error::CliError;
use crate::commands::lookup;
use crate::output::{Cell, Row, RowFormat, RowList, TableStyle};
use crate::sys::ExitCode;
use crate::term::logger::NOTE;
use crate::term::{Color, ColorWriter};

/// A name and one resource that it could stand for.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Candidate<'a> {
    name: &'a str,
    group: SmolStr,
    version: SmolStr,
    resource: String,
    kind: String,
    namespaced: bool,
    path: String,
    /// Whether kubectl picks this one.
    picked: bool,
}

/// The resources that one server has for the names.
struct Found<'a> {
    surface: Arc<Surface>,
    candidates: Vec<Candidate<'a>>,
    /// The error for the first unknown name.
    unknown: Option<CliError>,
    is_ambiguous: bool,
}

/// Prints the picked resources, or with `--all` every candidate. The error for an unknown name comes after the others.
pub fn run(arguments: &ResolveArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let mut results = for_each_context(app, |session| {
        let are_known = |mapper: RestMapper<'_>| arguments.names.iter().all(|name| mapper.resolve(name).is_some());
        let names = arguments.names.iter().map(String::as_str);
        Ok(find(arguments, lookup::surface(session, names, are_known)?))
    })?;
    let mut code = results.report_failed(app, |found| &found.surface);
    if results.iter().any(|result| result.value.is_ambiguous) {
        code = code.max(app.strict_code());
    }
    let list = results.rows(|found| &found.candidates, |found| &found.surface.failed);
    if !list.rows.is_empty() {
        write(arguments, &list, out)?;
    }
    results.fail_each(|found| found.unknown.take());
    results.finish(code)
}

fn find(arguments: &ResolveArgs, surface: Arc<Surface>) -> Found<'_> {
    let mapper = RestMapper::new(&surface);
    let mut candidates = Vec::new();
    let mut unknown = None;
    let mut is_ambiguous = false;
    for name in &arguments.names {
        let Some((resolution, others)) = mapper.candidates(name) else {
            unknown = unknown.or_else(|| Some(lookup::unknown(&surface, name)));
            continue;
        };
        is_ambiguous |= !others.is_empty();
        if !others.is_empty() && !arguments.all {
            warn(name, &others);
        }
        lookup::note_ignored_version(name, &resolution, mapper);
        candidates.push(candidate(name, &resolution.mapping, true));
        if arguments.all {
            candidates.extend(others.iter().map(|other| candidate(name, other, false)));
            note_other_versions(name, &resolution.mapping, &surface);
        }
    }
    Found { surface, candidates, unknown, is_ambiguous }
}

fn warn(name: &str, others: &[RestMapping]) {
    let others: Vec<_> = others.iter().map(|other| other.group_version.qualify(&other.resource)).collect();
    log::warn!("{name:?} could also match lower priority {}", others.join(", "));
}

/// Says that a name without a version stands for one of several: those that are not preferred are no candidates.
fn note_other_versions(name: &str, picked: &RestMapping, surface: &Surface) {
    let RestMapping { group_version, resource, .. } = picked;
    let is_other = |version: &GroupVersion| version.group == group_version.group && version != group_version;
    let others = surface.resources().filter(|(version, served)| is_other(version) && served.name == *resource);
    let others: Vec<_> = others.map(|(version, _)| version.version.as_str()).collect();
    if !others.is_empty() && !name.split(['.', '/']).any(is_version) {
        let qualified = group_version.qualify(resource);
        log::warn!(
            target: NOTE,
            "{qualified} is also served in {}: `gvrs {qualified}` lists every version",
            others.join(", ")
        );
    }
}

fn candidate<'a>(name: &'a str, mapping: &RestMapping, picked: bool) -> Candidate<'a> {
    let RestMapping { group_version, resource, kind, namespaced } = mapping.clone();
    Candidate {
        name,
        path: group_version.resource_path(&resource, namespaced),
        group: group_version.group,
        version: group_version.version,
        resource,
        kind,
        namespaced,
        picked,
    }
}

fn write(arguments: &ResolveArgs, list: &RowList<'_, &Candidate<'_>>, out: &mut dyn ColorWriter) -> io::Result<()> {
    let format = match arguments.list.output {
        Some(ResolveFormat::Path) => return list.write_lines(out, |candidate| Cow::from(&candidate.path)),
        Some(ResolveFormat::Kind) => return list.write_lines(out, |candidate| candidate.qualify(&candidate.kind)),
        Some(ResolveFormat::Name) => RowFormat::Name,
        Some(ResolveFormat::Json) => RowFormat::Json,
        Some(ResolveFormat::Ndjson) => RowFormat::Ndjson,
        Some(ResolveFormat::Yaml) => RowFormat::Yaml,
        // The wide table separates the picked candidates from the others.
        None if arguments.all => RowFormat::Wide,
        None => RowFormat::Table,
    };
    list.write(out, format, arguments.list.no_headers)
}

impl Candidate<'_> {
    /// `group/version/name`.
    fn qualify(&self, name: &str) -> Cow<'_, str> {
        format!("{}/{name}", GroupVersion::new(self.group.as_str(), self.version.as_str())).into()
    }
}

impl Row for &Candidate<'_> {
    const STYLE: TableStyle = TableStyle::Own;
    const HEADINGS: &'static [&'static str] = &["NAME", "GROUP", "VERSION", "RESOURCE", "KIND", "NAMESPACED"];
    const WIDE_HEADINGS: &'static [&'static str] = &["PICKED"];

    fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let texts = [self.name, &self.group, &self.version, &self.resource, &self.kind];
        texts.map(Cell::from).into_iter().chain([Cell::from(self.namespaced)])
    }

    fn wide_cells(&self) -> impl Iterator<Item = Cell<'_>> {
        [Cell::from(self.picked).colored(self.picked.then_some(Color::Green))].into_iter()
    }

    fn name(&self) -> Cow<'_, str> {
        self.qualify(&self.resource)
    }
}
