//! `removals`: the served APIs that are deprecated, or removed by a later release.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;
use smol_str::SmolStr;

use crate::api::{GroupVersion, LifecycleTable, Release, RemovalStatus, ServedResource, Surface};
use crate::cli::RemovalsArgs;
use crate::commands::app::App;
use crate::commands::contexts::{ContextResult, for_each_context};
use crate::commands::error;
use crate::commands::error::CliError;
use crate::commands::session::Session;
use crate::discovery::DeprecatedVersion;
use crate::output::{Cell, Row, TableStyle};
use crate::sys::ExitCode;
use crate::sys::with_label;
use crate::term::logger::NOTE;
use crate::term::{Color, ColorWriter};

/// A deprecated or removed resource.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Removal {
    /// Empty for core.
    pub group: SmolStr,
    pub version: SmolStr,
    /// The plural name.
    pub resource: String,
    pub kind: String,
    /// The status in the target release.
    pub status: RemovalStatus,
    /// The first release in which it is deprecated, if known.
    pub deprecated: Option<Release>,
    /// The first release without it, if known.
    pub removed: Option<Release>,
    /// Whether that release was not out yet when the built-in facts were collected.
    pub planned: bool,
    /// The replacement, as `group/version/Kind`.
    pub replacement: Option<String>,
    /// The deprecation warning in the definition of a custom resource.
    pub warning: Option<String>,
}

/// The result of one server.
struct Found {
    surface: Arc<Surface>,
    items: Vec<Removal>,
    /// What was looked at, for a note if no server has items.
    nothing: String,
    code: ExitCode,
}

/// Prints the removals in the order of groups, versions and resources.
pub fn run(arguments: &RemovalsArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let results = for_each_context(app, |session| find(arguments.target, session))?;
    let code = results.iter().map(|result| result.value.code).max().unwrap_or(ExitCode::Done);
    let mut code = code.max(results.report_failed(app, |found| &found.surface));
    let list = results.rows(|found| &found.items, |found| &found.surface.failed);
    let fails = |item: &Removal| arguments.fail_on.is_some_and(|status| item.status >= status);
    if list.rows.is_empty() {
        for ContextResult { context, value } in results.iter() {
            with_label(context.as_deref(), || log::warn!(target: NOTE, "{}", value.nothing));
        }
    }
    if list.rows.iter().any(|row| fails(row.item)) {
        code = code.max(ExitCode::Failed);
    }
    list.write(out, arguments.list.format(), arguments.list.no_headers || results.is_empty())?;
    results.finish(code)
}

fn find(target: Option<Release>, session: &Session<'_>) -> anyhow::Result<Found> {
    // A cached surface may lack what an upgrade has brought, and what it lacks would pass.
    let surface = session.surface(true)?;
    let (current, target) = match target {
        Some(target) => (None, target),
        None => current_release(session).map(|release| (Some(release), release.next()))?,
    };
    let mut code = ExitCode::Done;
    let served = surface.served();
    let mut items = built_in(&served, target);
    let mut nothing = "nothing";
    match session.deprecated_versions(&surface) {
        Ok(versions) => items.extend(versions.into_iter().filter_map(|version| custom(&served, version))),
        Err(error) => {
            log::warn!("custom resources may be deprecated as well: {}", error::one_line(&error));
            code = session.app().strict_code();
            nothing = "nothing built in";
        }
    }
    items.sort_by(|left, right| key(left).cmp(&key(right)));
    if let Some(last) = LifecycleTable::built_in().last_known().filter(|last| *last < target) {
        log::warn!(target: NOTE, "what is known of removals ends with {last}; {target} may remove more");
    }
    let nothing = no_removals(nothing, &surface, current, target);
    Ok(Found { surface, items, nothing, code })
}

/// What an empty list means.
fn no_removals(nothing: &str, surface: &Surface, current: Option<Release>, target: Release) -> String {
    let count = surface.lists.len();
    let versions = if count == 1 { "group version" } else { "group versions" };
    let releases = current.map_or_else(|| format!("up to {target}"), |current| format!("{current} to {target}"));
    format!("{nothing} is deprecated or removed among {count} {versions}, {releases}")
}

/// The release of the server.
fn current_release(session: &Session<'_>) -> anyhow::Result<Release> {
    let hint = "name the release to look at, as in --target 1.37";
    if session.app().is_offline() && session.snapshot()?.is_none() {
        let problem = "the server's version is not cached, and --offline asks no server";
        return Err(CliError::with_hint(problem, hint).into());
    }
    let Some(version) = session.server_version()? else {
        return Err(CliError::with_hint("the file does not have the server's version", hint).into());
    };
    Release::parse(&version).ok_or_else(|| {
        let problem = format_args!("the server's version is not a Kubernetes release: {version:?}");
        CliError::with_hint(problem, hint).into()
    })
}

fn built_in(served: &[ServedResource<'_>], target: Release) -> Vec<Removal> {
    let table = LifecycleTable::built_in();
    let removal = |ServedResource { group_version, resource, .. }: &ServedResource<'_>| {
        let api = table.get(group_version, &resource.kind).filter(|_| !resource.is_subresource())?;
        Some(Removal {
            group: group_version.group.clone(),
            version: group_version.version.clone(),
            resource: resource.name.to_string(),
            kind: resource.kind.to_string(),
            status: api.status_in(target)?,
            deprecated: api.deprecated,
            removed: api.removed,
            planned: api.removed.is_some_and(|removed| table.is_planned(removed)),
            replacement: table.replacement(api, target).map(|replacement| replacement.to_string()),
            warning: None,
        })
    };
    served.iter().filter_map(removal).collect()
}

/// A deprecated version of a custom resource, if it is served. Its definition has no release for the removal. The
/// preferred version is the replacement.
fn custom(served: &[ServedResource<'_>], version: DeprecatedVersion) -> Option<Removal> {
    let DeprecatedVersion { group_version, resource, warning, .. } = version;
    let same_resource = |served: &&ServedResource<'_>| {
        served.group_version.group == group_version.group && served.resource.name == resource
    };
    let kind = served
        .iter()
        .filter(same_resource)
        .find(|served| *served.group_version == group_version)?
        .resource
        .kind
        .to_string();
    let preferred =
        served.iter().filter(same_resource).find(|served| served.preferred && *served.group_version != group_version);
    Some(Removal {
        status: RemovalStatus::Deprecated,
        deprecated: None,
        removed: None,
        planned: false,
        replacement: preferred.map(|served| format!("{}/{}", served.group_version, served.resource.kind)),
        warning,
        group: group_version.group,
        version: group_version.version,
        resource,
        kind,
    })
}

fn key(item: &Removal) -> (&str, &str, &str) {
    (&item.group, &item.version, &item.resource)
}

impl Row for &Removal {
    const STYLE: TableStyle = TableStyle::Own;
    const HEADINGS: &'static [&'static str] =
        &["GROUP", "VERSION", "RESOURCE", "STATUS", "DEPRECATED", "REMOVED", "REPLACEMENT"];

    fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let release = |release: Option<Release>| release.map(|release| release.to_string()).unwrap_or_default();
        let (status, color) = match self.status {
            RemovalStatus::Removed => ("removed", Color::Red),
            RemovalStatus::Deprecated => ("deprecated", Color::Yellow),
        };
        // Without a space, so that the columns of a line can be counted.
        let planned = if self.planned { "-planned" } else { "" };
        [
            Cell::from(self.group.as_str()),
            Cell::from(self.version.as_str()),
            Cell::from(&self.resource),
            Cell::from(status).colored(color),
            Cell::from(release(self.deprecated)),
            Cell::from(release(self.removed) + planned),
            Cell::from(self.replacement.as_deref().or(self.warning.as_deref()).unwrap_or_default()),
        ]
        .into_iter()
    }

    fn name(&self) -> Cow<'_, str> {
        format!("{}/{}", GroupVersion::new(self.group.as_str(), self.version.as_str()), self.resource).into()
    }
}
