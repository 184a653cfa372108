//! `api-resources`: the preferred version of every resource, as kubectl prints it
//! (kubectl `pkg/cmd/apiresources/apiresources.go`, `RunAPIResources`).

use std::io::{self, Write};

use crate::cli::discovery::ApiResources;
use crate::commands::session::Session;
use crate::discovery::documents::ApiResourceList;
use crate::exit::{ExitCode, Failure};
use crate::output::table::Table;
use crate::output::{ListFormat, json, yaml};
use crate::resource::{Resource, Served};
use crate::selection::{self, Filter, Pattern};

/// Prints the resources that the arguments select.
pub fn run(arguments: &ApiResources, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let surface = session.discovery(!arguments.cached)?.surface()?;
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
    let selected = selection::select(&surface, &filter, arguments.sort_by);
    let code = session.report(&surface);
    nothing_matches(&arguments.patterns, selected.is_empty())?;
    match arguments.output {
        // As in kubectl: headings stand over what a filter leaves, even if that is nothing, not over nothing at all.
        None | Some(ListFormat::Wide) if surface.lists.is_empty() => {}
        None => write_table(out, &selected, arguments.no_headers, false)?,
        Some(ListFormat::Wide) => write_table(out, &selected, arguments.no_headers, true)?,
        Some(ListFormat::Name) => {
            for served in &selected {
                writeln!(out, "{}", served.group_version.qualify(&served.resource.name))?;
            }
        }
        Some(ListFormat::Json) => json::write_pretty(out, &document(&selected), "    ")?,
        Some(ListFormat::Yaml) => yaml::write(out, &document(&selected))?,
    }
    Ok(code)
}

/// A pattern that selects nothing is a mistake, as it is for grep.
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

fn write_table(out: &mut dyn Write, selected: &[Served<'_>], no_headers: bool, wide: bool) -> io::Result<()> {
    let mut table = Table::default();
    let columns = if wide { 7 } else { 5 };
    if !no_headers {
        table.row(
            ["NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND", "VERBS", "CATEGORIES"].iter().take(columns),
        );
    }
    for Served { group_version, resource, .. } in selected {
        let (short_names, api_version) = (resource.short_names.joined(), group_version.to_string());
        let namespaced = if resource.namespaced { "true" } else { "false" };
        let cells = [resource.name.as_str(), &short_names, &api_version, namespaced, &resource.kind];
        if wide {
            let more = [resource.verbs.joined(), resource.categories.joined()];
            table.row(cells.into_iter().chain(more.iter().map(String::as_str)));
        } else {
            table.row(cells);
        }
    }
    table.flush(out)
}

/// The group and version of each are those of the list it comes from, as kubectl prints them.
fn document(selected: &[Served<'_>]) -> ApiResourceList {
    let resources = selected.iter().map(|Served { group_version, resource, .. }| Resource {
        group: group_version.group.clone(),
        version: group_version.version.clone(),
        ..(*resource).clone()
    });
    ApiResourceList::new(String::new(), resources.collect())
}
