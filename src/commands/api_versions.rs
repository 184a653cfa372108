//! `api-versions`: the group versions, one a line (kubectl `pkg/cmd/apiresources/apiversions.go`, `RunAPIVersions`).

use std::collections::BTreeSet;

use crate::api::{GroupVersion, Pattern, Surface, nearest_groups};
use crate::cli::{ApiVersionsArgs, VersionsFormat};
use crate::commands::app::App;
use crate::commands::contexts::for_each_context;
use crate::commands::error::CliError;
use crate::commands::selection;
use crate::output::{WithContext, write_line};
use crate::sys::ExitCode;
use crate::term::ColorWriter;

/// Prints the group versions that match the patterns, in byte order.
pub fn run(arguments: &ApiVersionsArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let patterns: Vec<_> = arguments.patterns.iter().map(|text| Pattern::new(text)).collect();
    let lines = |surface: &Surface| {
        let mut lines = group_versions(surface, &patterns);
        if arguments.output.is_some() {
            lines.extend(kinds(surface, &patterns));
        }
        lines.sort_unstable();
        lines
    };
    let mut results = for_each_context(app, |session| {
        let discover = |revalidate| {
            let discovery = session.discovery(revalidate)?;
            match arguments.output {
                None => discovery.groups(),
                Some(VersionsFormat::Helm) => discovery.surface(),
            }
        };
        let mut surface = discover(false)?;
        if !patterns.is_empty() && !surface.is_fresh && !app.is_offline() && lines(&surface).is_empty() {
            surface = discover(true)?;
        }
        session.report_age(&surface);
        Ok(surface)
    })?;
    let items = results.items(lines);
    let is_empty = items.is_empty() && !patterns.is_empty();
    for WithContext { context, item } in items {
        write_line(out, context, item)?;
    }
    let code = results.report_failed(app, |surface| surface);
    if is_empty && !results.is_empty() {
        results.fail(None, nothing_matches(&arguments.patterns, results.iter().map(|result| &result.value)).into());
    }
    results.finish(code)
}

fn nothing_matches<'a>(patterns: &[String], surfaces: impl Iterator<Item = &'a Surface> + Clone) -> CliError {
    let shown: Vec<_> = patterns.iter().map(|pattern| format!("{pattern:?}")).collect();
    let mut near: Vec<_> = patterns
        .iter()
        .flat_map(|pattern| surfaces.clone().flat_map(move |surface| nearest_groups(surface, pattern)))
        .collect();
    near.dedup();
    let age = selection::age(surfaces);
    let problem = format!("no API version matches {}{age}", shown.join(", "));
    if near.is_empty() { CliError::new(problem) } else { CliError::with_hint(problem, selection::did_you_mean(&near)) }
}

fn matches(patterns: &[Pattern], group_version: &GroupVersion) -> bool {
    patterns.is_empty() || patterns.iter().any(|pattern| pattern.accepts_group_version(group_version))
}

fn group_versions(surface: &Surface, patterns: &[Pattern]) -> Vec<String> {
    let versions = surface.groups.iter().flat_map(|group| &group.versions);
    versions.filter(|group_version| matches(patterns, group_version)).map(ToString::to_string).collect()
}

/// `group/version/Kind` of every resource and subresource, with the group version that serves it, without duplicates
/// (helm `pkg/action/action.go`, `GetVersionSet`).
fn kinds(surface: &Surface, patterns: &[Pattern]) -> BTreeSet<String> {
    let with_kind = surface
        .resources()
        .filter(|(group_version, resource)| !resource.kind.is_empty() && matches(patterns, group_version));
    with_kind.map(|(group_version, resource)| format!("{group_version}/{}", resource.kind)).collect()
}
