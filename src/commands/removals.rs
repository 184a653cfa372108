//! `removals`: what the server serves that is deprecated, or gone in a release to come.

use std::borrow::Cow;
use std::io::Write;
use std::sync::Arc;

use serde::Serialize;

use crate::api::{GroupVersion, LifecycleTable, Release, RemovalStatus, ServedResource, Surface};
use crate::cli::surface::Removals;
use crate::commands::contexts;
use crate::commands::session::Session;
use crate::discovery::{self, DeprecatedVersion};
use crate::exit::{ExitCode, Failure};
use crate::output::{Row, RowFormat, TableStyle};
use crate::report;

/// One resource with an end in sight.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Removal {
    /// The group, empty for core.
    pub group: String,
    /// The version.
    pub version: String,
    /// The plural name.
    pub resource: String,
    /// The kind.
    pub kind: String,
    /// What it is in the target release.
    pub status: RemovalStatus,
    /// Since when, where that is known.
    pub deprecated: Option<Release>,
    /// The first release without it.
    pub removed: Option<Release>,
    /// Whether that release was not out when this program's facts were collected.
    pub planned: bool,
    /// `group/version/Kind` of what takes its place.
    pub replacement: Option<String>,
    /// What the owner of a custom resource says.
    pub warning: Option<String>,
}

/// What one server has of them.
struct Found {
    surface: Arc<Surface>,
    items: Vec<Removal>,
    code: ExitCode,
}

/// Prints what there is, in the order of groups, versions and resources.
pub fn run(arguments: &Removals, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let answers = contexts::ask(session, |session| find(arguments.target, session))?;
    let code = answers.iter().map(|it| it.value.code).max().unwrap_or(ExitCode::Done);
    let mut code = code.max(answers.report(session, |found| &found.surface));
    let list = answers.rows(|found| &found.items, |found| &found.surface.failed);
    let fails = |item: &Removal| arguments.fail_on.is_some_and(|status| item.status >= status);
    if list.rows.iter().any(|row| fails(row.item)) {
        code = code.max(ExitCode::Failed);
    }
    let format = arguments.output.map_or(RowFormat::Table, Into::into);
    list.write(out, format, arguments.no_headers || answers.is_empty())?;
    answers.end(code)
}

fn find(target: Option<Release>, session: &Session<'_>) -> anyhow::Result<Found> {
    let surface = session.surface(false)?;
    let target = match target {
        Some(target) => target,
        None => next_release(session)?,
    };
    let mut code = ExitCode::Done;
    let served = surface.served();
    let mut items = built_in(&served, target);
    match deprecated_versions(&surface, session) {
        Ok(versions) => items.extend(versions.into_iter().filter_map(|version| custom(&served, version))),
        Err(error) => {
            log::warn!("custom resources may be deprecated as well: {}", report::one_line(&error));
            code = session.strict();
        }
    }
    items.sort_by(|left, right| key(left).cmp(&key(right)));
    Ok(Found { surface, items, code })
}

/// The release behind that of the server.
fn next_release(session: &Session<'_>) -> anyhow::Result<Release> {
    let way_out = "name the release to look at, as in --target 1.37";
    if session.is_offline() && session.snapshot()?.is_none() {
        let problem = "the version of the server is not kept, and --offline asks no server";
        return Err(Failure::error(problem).hint(way_out).into());
    }
    let Some(version) = session.server_version()? else {
        return Err(Failure::error("the file does not tell the version of its server").hint(way_out).into());
    };
    let release = Release::parse(&version).map(Release::next);
    release
        .ok_or_else(|| Failure::error(format!("the server's version is no release: {version:?}")).hint(way_out).into())
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

/// What the definitions of custom resources say; a file does not hold them.
fn deprecated_versions(surface: &Surface, session: &Session<'_>) -> anyhow::Result<Vec<DeprecatedVersion>> {
    let api = GroupVersion::new("apiextensions.k8s.io", "v1");
    if session.snapshot()?.is_some() || !surface.lists.iter().any(|list| list.group_version == api) {
        return Ok(Vec::new());
    }
    Ok(discovery::deprecated_versions(session.client()?)?)
}

/// A deprecated version as the surface has it; nothing says when it will go. The preferred version takes its place.
fn custom(served: &[ServedResource<'_>], version: DeprecatedVersion) -> Option<Removal> {
    let DeprecatedVersion { group_version, resource, warning } = version;
    let named =
        |it: &&ServedResource<'_>| it.group_version.group == group_version.group && it.resource.name == resource;
    let kind = served.iter().filter(named).find(|it| *it.group_version == group_version)?.resource.kind.to_string();
    let preferred = served.iter().filter(named).find(|it| it.preferred && *it.group_version != group_version);
    Some(Removal {
        status: RemovalStatus::Deprecated,
        deprecated: None,
        removed: None,
        planned: false,
        replacement: preferred.map(|it| format!("{}/{}", it.group_version, it.resource.kind)),
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

    fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let release = |release: Option<Release>| release.map(|release| release.to_string()).unwrap_or_default();
        let status = match self.status {
            RemovalStatus::Removed => "removed",
            RemovalStatus::Deprecated => "deprecated",
        };
        let planned = if self.planned { " (planned)" } else { "" };
        [
            Cow::from(&self.group),
            Cow::from(&self.version),
            Cow::from(&self.resource),
            Cow::from(status),
            Cow::from(release(self.deprecated)),
            Cow::from(release(self.removed) + planned),
            Cow::from(self.replacement.as_deref().or(self.warning.as_deref()).unwrap_or_default()),
        ]
        .into_iter()
    }

    fn name(&self) -> Cow<'_, str> {
        format!("{}/{}", GroupVersion::new(self.group.as_str(), self.version.as_str()), self.resource).into()
    }
}
