//! `gvrs`: one row a group, version and resource.

use std::io::{self, Write};

use crate::cli::discovery::Gvrs;
use crate::commands::api_resources::nothing_matches;
use crate::commands::session::Session;
use crate::exit::ExitCode;
use crate::output::record::{Items, Record};
use crate::output::{RecordFormat, grid, json, yaml};
use crate::resource::Served;
use crate::selection::{self, Filter, Pattern, SortKey};

/// Prints every version of every resource and subresource.
pub fn run(arguments: &Gvrs, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let surface = session.discovery(false)?.surface()?;
    let filter = Filter {
        patterns: arguments.patterns.iter().map(|text| Pattern::new(text)).collect(),
        all_versions: true,
        subresources: true,
        without_verbs: true,
        ..Filter::default()
    };
    let selected = selection::select(&surface, &filter, SortKey::Group);
    let code = session.report(&surface);
    nothing_matches(&arguments.patterns, selected.is_empty())?;
    let items = || Items { items: selected.iter().map(Record::from).collect(), failed: &surface.failed };
    match arguments.output {
        None => write_table(out, &selected, arguments.no_headers)?,
        Some(RecordFormat::Wide) => write_wide_table(out, &selected, arguments.no_headers)?,
        Some(RecordFormat::Name) => {
            for served in &selected {
                writeln!(out, "{}/{}", served.group_version, served.resource.name)?;
            }
        }
        Some(RecordFormat::Json) => json::write_pretty(out, &items(), "    ")?,
        Some(RecordFormat::Ndjson) => {
            for served in &selected {
                json::write_line(out, &Record::from(served))?;
            }
        }
        Some(RecordFormat::Yaml) => yaml::write(out, &items())?,
    }
    Ok(code)
}

const HEADINGS: [&str; 6] = ["GROUP", "VERSION", "RESOURCE", "KIND", "NAMESPACED", "PREFERRED"];

fn write_table(out: &mut dyn Write, selected: &[Served<'_>], no_headers: bool) -> io::Result<()> {
    grid::write(out, (!no_headers).then_some(HEADINGS), selected.iter().map(cells))
}

fn write_wide_table(out: &mut dyn Write, selected: &[Served<'_>], no_headers: bool) -> io::Result<()> {
    let [group, version, resource, kind, namespaced, preferred] = HEADINGS;
    let headings = [group, version, resource, kind, namespaced, preferred, "SHORTNAMES", "VERBS", "CATEGORIES"];
    let rows = selected.iter().map(|served| {
        let [group, version, name, kind, namespaced, preferred] = cells(served);
        let lists = served.resource;
        let (short_names, verbs, categories) =
            (lists.short_names.joined(), lists.verbs.joined(), lists.categories.joined());
        [group, version, name, kind, namespaced, preferred, short_names, verbs, categories]
    });
    grid::write(out, (!no_headers).then_some(headings), rows)
}

fn cells(served: &Served<'_>) -> [String; 6] {
    let Served { group_version, resource, preferred } = served;
    [
        group_version.group.clone(),
        group_version.version.clone(),
        resource.name.clone(),
        resource.kind.clone(),
        resource.namespaced.to_string(),
        preferred.to_string(),
    ]
}
