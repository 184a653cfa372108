//! `api-versions`: the group versions, one a line (kubectl `pkg/cmd/apiresources/apiversions.go`, `RunAPIVersions`).

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::api::{GroupVersion, Pattern, Surface, nearest_groups};
use crate::cli::{ApiVersionsArgs, VersionsFormat};
use crate::commands::app::App;
use crate::commands::contexts::for_each_context;
use crate::commands::error::CliError;
use crate::commands::selection;
use crate::output::{Cell, Row, RowFormat, TableStyle, WithContext, write_line};
use crate::sys::ExitCode;
use crate::term::ColorWriter;

/// A group version that the server serves.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct VersionRow<'a> {
    /// Empty for core.
    group: &'a str,
    version: &'a str,
    /// Whether it is the preferred version of its group.
    preferred: bool,
    #[serde(skip)]
    name: String,
}

/// Prints the group versions that match the patterns, in byte order.
pub fn run(arguments: &ApiVersionsArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let patterns: Vec<_> = arguments.patterns.iter().map(|text| Pattern::new(text)).collect();
    let with_kinds = arguments.output == Some(VersionsFormat::Helm);
    let mut results = for_each_context(app, |session| {
        let discover = |revalidate| {
            let discovery = session.discovery(revalidate)?;
            if with_kinds { discovery.surface() } else { discovery.groups() }
        };
        let mut surface = discover(false)?;
        if !patterns.is_empty()
            && !surface.is_fresh
            && !app.is_offline()
            && group_versions(&surface, &patterns).is_empty()
        {
            surface = discover(true)?;
        }
        session.report_age(&surface);
        Ok(surface)
    })?;
    let list = results.rows(|surface| group_versions(surface, &patterns), |surface| &surface.failed);
    let is_empty = list.rows.is_empty() && !patterns.is_empty();
    let format = match arguments.output {
        None | Some(VersionsFormat::Name) => Some(RowFormat::Name),
        Some(VersionsFormat::Json) => Some(RowFormat::Json),
        Some(VersionsFormat::Ndjson) => Some(RowFormat::Ndjson),
        Some(VersionsFormat::Yaml) => Some(RowFormat::Yaml),
        Some(VersionsFormat::Helm) => {
            let lines = results.items(|surface| {
                let mut lines: Vec<_> = kinds(surface, &patterns).into_iter().collect();
                lines.extend(group_versions(surface, &patterns).into_iter().map(|version| version.name));
                lines.sort_unstable();
                lines
            });
            lines.into_iter().try_for_each(|WithContext { context, item }| write_line(out, context, item))?;
            None
        }
    };
    if let Some(format) = format {
        list.write(out, format, true)?;
    }
    let code = results.report_failed(app, |surface| surface);
    if is_empty && !results.is_empty() {
        results.fail(None, nothing_matches(&arguments.patterns, results.iter().map(|result| &result.value)).into());
    }
    results.finish(code)
}

impl Row for VersionRow<'_> {
    const STYLE: TableStyle = TableStyle::Kubectl;
    const HEADINGS: &'static [&'static str] = &["APIVERSION"];

    fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        [Cell::from(self.name())].into_iter()
    }

    fn name(&self) -> Cow<'_, str> {
        Cow::from(&self.name)
    }
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

/// The group versions that match, in byte order.
fn group_versions<'a>(surface: &'a Surface, patterns: &[Pattern]) -> Vec<VersionRow<'a>> {
    let versions = surface.groups.iter().flat_map(|group| group.versions.iter().map(move |version| (group, version)));
    let mut versions: Vec<_> = versions
        .filter(|(_, group_version)| matches(patterns, group_version))
        .map(|(group, group_version)| VersionRow {
            group: &group_version.group,
            version: &group_version.version,
            preferred: group.preferred.as_ref() == Some(group_version),
            name: group_version.to_string(),
        })
        .collect();
    versions.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    versions
}

/// `group/version/Kind` of every resource and subresource, with the group version that serves it, without duplicates
/// (helm `pkg/action/action.go`, `GetVersionSet`).
fn kinds(surface: &Surface, patterns: &[Pattern]) -> BTreeSet<String> {
    let with_kind = surface
        .resources()
        .filter(|(group_version, resource)| !resource.kind.is_empty() && matches(patterns, group_version));
    with_kind.map(|(group_version, resource)| format!("{group_version}/{}", resource.kind)).collect()
}
