//! `gvrs`: one row a group, version and resource.

use std::io::Write;

use crate::api::{Filter, Pattern, ServedResource, SortKey};
use crate::cli::discovery::Gvrs;
use crate::commands::api_resources::nothing_matches;
use crate::commands::contexts;
use crate::commands::session::Session;
use crate::exit::ExitCode;
use crate::output::context::{self, OfContext};
use crate::output::record::{Items, Record};
use crate::output::{RecordFormat, grid, json, yaml};

/// Prints every version of every resource and subresource.
pub fn run(arguments: &Gvrs, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let mut answers = contexts::ask(session, |session| session.surface(false))?;
    let filter = Filter {
        patterns: arguments.patterns.iter().map(|text| Pattern::new(text)).collect(),
        all_versions: true,
        subresources: true,
        without_verbs: true,
        ..Filter::default()
    };
    let rows = answers.items(|surface| surface.select(&filter, SortKey::Group));
    let code = answers.report(session, |surface| surface);
    if let Err(error) = nothing_matches(&arguments.patterns, rows.is_empty() && !answers.is_empty()) {
        answers.fail(None, error);
        return answers.end(code);
    }
    let items = || Items { items: rows.iter().map(record).collect(), failed: answers.lost(|surface| &surface.failed) };
    match arguments.output {
        None | Some(RecordFormat::Wide) => {
            let columns = if arguments.output.is_some() { HEADINGS.len() } else { 6 };
            let headings = answers.headings(HEADINGS.into_iter().take(columns));
            let rows = rows.iter().map(|row| context::cells(row.context, cells(&row.item).take(columns)));
            grid::write(out, (!arguments.no_headers && !answers.is_empty()).then_some(headings), rows)?;
        }
        Some(RecordFormat::Name) => {
            for OfContext { context, item } in &rows {
                context::write_line(out, *context, format_args!("{}/{}", item.group_version, item.resource.name))?;
            }
        }
        Some(RecordFormat::Json) => json::write_pretty(out, &items(), "    ")?,
        Some(RecordFormat::Ndjson) => rows.iter().try_for_each(|row| json::write_line(out, &record(row)))?,
        Some(RecordFormat::Yaml) => yaml::write(out, &items())?,
    }
    answers.end(code)
}

fn record<'a>(row: &'a OfContext<'a, ServedResource<'a>>) -> OfContext<'a, Record<'a>> {
    row.map(Record::from)
}

const HEADINGS: [&str; 9] =
    ["GROUP", "VERSION", "RESOURCE", "KIND", "NAMESPACED", "PREFERRED", "SHORTNAMES", "VERBS", "CATEGORIES"];

fn cells(served: &ServedResource<'_>) -> impl Iterator<Item = String> {
    let ServedResource { group_version, resource, preferred } = served;
    [
        group_version.group.clone(),
        group_version.version.clone(),
        resource.name.to_string(),
        resource.kind.to_string(),
        resource.namespaced.to_string(),
        preferred.to_string(),
        resource.short_names.joined(),
        resource.verbs.joined(),
        resource.categories.joined(),
    ]
    .into_iter()
}
