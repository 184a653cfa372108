//! `api-resources`: the preferred version of every resource, as kubectl prints it
//! (kubectl `pkg/cmd/apiresources/apiresources.go`, `RunAPIResources`).

use std::io::{self, Write};

use crate::api::{Filter, Pattern, Resource, ServedResource};
use crate::cli::discovery::ApiResources;
use crate::commands::contexts;
use crate::commands::session::Session;
use crate::discovery::ApiResourceList;
use crate::exit::{ExitCode, Failure};
use crate::go::TabWriter;
use crate::output::context::{self, OfContext};
use crate::output::{ListFormat, json, yaml};

/// A row: a resource, and the context of the server that serves it.
type Row<'a> = OfContext<'a, ServedResource<'a>>;

/// Prints the resources that the arguments select.
pub fn run(arguments: &ApiResources, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let mut answers = contexts::ask(session, |session| session.surface(!arguments.cached))?;
    let filter = Filter {
        api_group: arguments.api_group.clone(),
        namespaced: arguments.namespaced,
        verbs: arguments.verbs.clone(),
        categories: arguments.categories.clone(),
        patterns: arguments.patterns.iter().map(|text| Pattern::new(text)).collect(),
        all_versions: arguments.all_versions,
        subresources: arguments.subresources,
        without_verbs: false,
    };
    let rows = answers.items(|surface| surface.select(&filter, arguments.sort_by));
    let code = answers.report(session, |surface| surface);
    if let Err(error) = nothing_matches(&arguments.patterns, rows.is_empty() && !answers.is_empty()) {
        answers.fail(None, error);
        return answers.end(code);
    }
    match arguments.output {
        // As in kubectl: headings stand over what a filter leaves, even if that is nothing, not over nothing at all.
        None | Some(ListFormat::Wide) if answers.iter().all(|it| it.value.lists.is_empty()) => {}
        None | Some(ListFormat::Wide) => {
            let columns = if arguments.output.is_some() { HEADINGS.len() } else { 5 };
            let headings = answers.headings(HEADINGS.into_iter().take(columns));
            write_table(out, (!arguments.no_headers).then_some(headings), &rows, columns)?;
        }
        Some(ListFormat::Name) => {
            for Row { context, item } in &rows {
                context::write_line(out, *context, item.group_version.qualify(&item.resource.name))?;
            }
        }
        Some(ListFormat::Json) => json::write_pretty(out, &document(&rows), "    ")?,
        Some(ListFormat::Yaml) => yaml::write(out, &document(&rows))?,
    }
    answers.end(code)
}

/// A pattern that selects nothing of what there is is a mistake, as it is for grep.
///
/// # Errors
/// There are patterns, and nothing was selected.
pub fn nothing_matches(patterns: &[String], nothing: bool) -> anyhow::Result<()> {
    if patterns.is_empty() || !nothing {
        return Ok(());
    }
    let shown: Vec<_> = patterns.iter().map(|pattern| format!("{pattern:?}")).collect();
    Err(Failure::error(format!("no API resource matches {}", shown.join(", "))).into())
}

const HEADINGS: [&str; 7] = ["NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND", "VERBS", "CATEGORIES"];

fn write_table<'a>(
    out: &mut dyn Write,
    headings: Option<impl Iterator<Item = &'a str>>,
    rows: &[Row<'_>],
    columns: usize,
) -> io::Result<()> {
    let mut table = TabWriter::default();
    if let Some(headings) = headings {
        table.row(headings);
    }
    for Row { context, item: ServedResource { group_version, resource, .. } } in rows {
        let (short_names, api_version) = (resource.short_names.joined(), group_version.to_string());
        let namespaced = if resource.namespaced { "true" } else { "false" };
        let cells = [resource.name.as_str(), &short_names, &api_version, namespaced, &resource.kind];
        if columns > cells.len() {
            let more = [resource.verbs.joined(), resource.categories.joined()];
            table.row(context::cells(*context, cells.into_iter().chain(more.iter().map(String::as_str))));
        } else {
            table.row(context::cells(*context, cells));
        }
    }
    table.flush(out)
}

/// The group and version of each are those of the list it comes from, as kubectl prints them.
fn document<'a>(rows: &[Row<'a>]) -> ApiResourceList<OfContext<'a, Resource>> {
    let resource = |ServedResource { group_version, resource, .. }: &ServedResource<'_>| Resource {
        group: group_version.group.as_str().into(),
        version: group_version.version.as_str().into(),
        ..(*resource).clone()
    };
    ApiResourceList::new(String::new(), rows.iter().map(|row| row.map(resource)).collect())
}
