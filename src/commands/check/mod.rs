//! `check`: which objects in manifests a server does not serve, or serves as deprecated, or drops in a later release.

mod files;
mod github;
mod junit;
mod manifests;
mod row;

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::api::{
    CheckedRelease, Deprecation, GroupVersionKind, Judge, LifecycleTable, ObjectStatus, Release, Surface, Verdict,
};
use crate::cli::{CheckArgs, CheckFormat};
use crate::commands::app::App;
use crate::commands::contexts::{ContextResults, for_each_context};
use crate::commands::error::{CliError, one_line};
use crate::commands::session::Session;
use crate::commands::settings::Source;
use crate::output::{Failed, RowFormat, RowList};
use crate::sys::{ExitCode, with_label};
use crate::term::ColorWriter;
use crate::term::logger::VERBATIM;
use manifests::{Manifests, Object, Problem};
use row::ObjectRow;

/// The verdicts of one server.
struct Checked {
    surface: Arc<Surface>,
    /// For each kind, on objects without and with a namespace.
    verdicts: Vec<[Verdict; 2]>,
    code: ExitCode,
}

/// Prints the objects that are not just served. As for `diff`, the exit code is 2 for every error.
pub fn run(arguments: &CheckArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    check(arguments, app, out).map_err(|error| CliError::WithCode { error, code: ExitCode::Usage }.into())
}

fn check(arguments: &CheckArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let manifests = read(arguments, app)?;
    let results = if manifests.objects.is_empty() {
        ContextResults::none()
    } else {
        for_each_context(app, |session| judge(&manifests, arguments.target, session))?
    };
    let code = results.iter().map(|result| result.value.code).max().unwrap_or(ExitCode::Done);
    let mut code = code.max(results.report_failed(app, |checked| &checked.surface));
    // A report of tests counts those that pass.
    let all = arguments.all || arguments.list.output == Some(CheckFormat::Junit);
    let rows = |checked| rows(&manifests, checked, all);
    let mut list = results.rows(rows, |checked| &checked.surface.failed);
    list.failed.extend(manifests.problems.iter().map(failed));
    if list.rows.iter().any(|row| arguments.fail_on.includes(row.item.verdict.status)) {
        code = code.max(ExitCode::Failed);
    }
    if !manifests.problems.is_empty() {
        code = ExitCode::Usage;
    }
    write(out, &list, arguments)?;
    // Not left to the end of the run: the summary comes after the data, and a failed write is an error of this command.
    out.flush()?;
    for result in results.iter() {
        with_label(result.context.as_deref(), || {
            log::warn!(target: VERBATIM, "{}", summary(&manifests, &result.value));
        });
    }
    results.finish(code)
}

/// Reads all files. Problems are printed as they are found, and the objects around them are checked.
fn read(arguments: &CheckArgs, app: &App<'_>) -> anyhow::Result<Manifests> {
    let is_stdin = |path: &PathBuf| path.as_os_str() == "-";
    let stdin = arguments.files.iter().filter(|path| is_stdin(path)).count();
    let surface = matches!(&app.settings.source, Source::File(file) if is_stdin(file));
    if stdin + usize::from(surface) > 1 {
        return Err(CliError::new("standard input, which can be read only once, is named twice").into());
    }
    let mut manifests = Manifests::default();
    files::read(&arguments.files, arguments.recursive, &app.env.current_dir, &mut manifests)?;
    if let Some(template) = &manifests.template {
        let chart = template.split_once("/templates/").map_or("CHART", |(chart, _)| chart);
        log::warn!(target: VERBATIM, "hint: render it: helm template {chart} | kubegvr check -f -");
    }
    if manifests.objects.is_empty() && manifests.problems.is_empty() {
        let name = |path| if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() };
        let files: Vec<_> = arguments.files.iter().map(name).collect();
        let problem = format!("no objects in {}", files.join(", "));
        let hint = "in a pipe, the command before may have failed";
        return Err(if stdin > 0 { CliError::with_hint(problem, hint) } else { CliError::new(problem) }.into());
    }
    Ok(manifests)
}

/// Asks what the server serves now: a stale cache could be wrong about it. Only `--offline` reads the cache.
fn judge(manifests: &Manifests, target: Option<Release>, session: &Session<'_>) -> anyhow::Result<Checked> {
    let lifecycle = LifecycleTable::built_in();
    let surface = session.surface(true)?;
    let release = match target {
        Some(target) => CheckedRelease::Target(target),
        None => CheckedRelease::Current(current_release(&lifecycle, session)?),
    };
    let mut code = ExitCode::Done;
    let deprecated = deprecated_versions(manifests, &lifecycle, &surface, session).unwrap_or_else(|error| {
        log::warn!("custom resources may be deprecated as well: {}", one_line(&error));
        code = session.app().strict_code();
        HashMap::new()
    });
    let judge = Judge::new(&surface, &lifecycle, release, &manifests.defined, deprecated);
    let verdicts =
        manifests.kinds.iter().map(|kind| [false, true].map(|has_namespace| judge.judge(kind, has_namespace)));
    let verdicts = verdicts.collect();
    Ok(Checked { surface, verdicts, code })
}

/// The server's release. If it is unknown, as with `--offline`, the newest one of the lifecycle table: what that
/// deprecates will have to change.
fn current_release(lifecycle: &LifecycleTable, session: &Session<'_>) -> anyhow::Result<Release> {
    let is_known = session.snapshot()?.is_some() || !session.app().is_offline();
    let version = if is_known { session.server_version()? } else { None };
    let release = version.as_deref().and_then(Release::parse).or_else(|| lifecycle.newest());
    release.ok_or_else(|| CliError::with_hint("the server's release is unknown", "name it with --target").into())
}

/// The deprecated versions of custom resources, if the input has objects of any that the server serves.
fn deprecated_versions(
    manifests: &Manifests,
    lifecycle: &LifecycleTable,
    surface: &Surface,
    session: &Session<'_>,
) -> anyhow::Result<HashMap<GroupVersionKind, Deprecation>> {
    // The group of a custom resource has a dot (apiextensions `pkg/apis/apiextensions/validation/validation.go`,
    // `validateCustomResourceDefinitionSpec`).
    let served: HashSet<_> = surface.lists.iter().map(|list| &list.group_version).collect();
    let is_custom = |kind: &GroupVersionKind| {
        let group = &kind.group_version.group;
        group.contains('.') && !lifecycle.has_group(group) && served.contains(&kind.group_version)
    };
    if session.app().is_offline() || !manifests.kinds.iter().any(is_custom) {
        return Ok(HashMap::new());
    }
    let versions = session.deprecated_versions(surface)?.into_iter().map(|version| {
        let kind = GroupVersionKind { group_version: version.group_version, kind: version.kind };
        (kind, Deprecation { warning: version.warning })
    });
    Ok(versions.collect())
}

fn verdict<'a>(checked: &'a Checked, object: &Object) -> Option<&'a Verdict> {
    let [without, with] = checked.verdicts.get(object.kind as usize)?;
    Some(if object.namespace.is_empty() { without } else { with })
}

fn rows<'a>(manifests: &'a Manifests, checked: &'a Checked, all: bool) -> impl Iterator<Item = ObjectRow<'a>> {
    manifests
        .objects
        .iter()
        .filter_map(|object| {
            let (verdict, kind) = (verdict(checked, object)?, manifests.kinds.get(object.kind as usize)?);
            Some(ObjectRow { file: manifests.file_of(object), object, kind, verdict })
        })
        .filter(move |row| all || row.verdict.status != ObjectStatus::Served)
}

fn failed(problem: &Problem) -> Failed {
    let Problem { file, line, reason } = problem.clone();
    Failed { file: Some(file), line, reason, ..Failed::default() }
}

fn write(out: &mut dyn ColorWriter, list: &RowList<'_, ObjectRow<'_>>, arguments: &CheckArgs) -> io::Result<()> {
    let format = match arguments.list.output {
        Some(CheckFormat::Github) => return github::write(out, list, arguments.fail_on),
        Some(CheckFormat::Junit) => return junit::write(out, list, arguments.fail_on),
        Some(CheckFormat::Json) => RowFormat::Json,
        Some(CheckFormat::Ndjson) => RowFormat::Ndjson,
        Some(CheckFormat::Yaml) => RowFormat::Yaml,
        Some(CheckFormat::Name) => RowFormat::Name,
        None => RowFormat::Table,
    };
    // The summary reports that nothing is wrong.
    list.write(out, format, arguments.list.no_headers || list.rows.is_empty())
}

/// `214 objects in 31 files: 2 unserved, 1 deprecated`, the worst first.
fn summary(manifests: &Manifests, checked: &Checked) -> String {
    let mut counts: HashMap<ObjectStatus, usize> = HashMap::new();
    for verdict in manifests.objects.iter().filter_map(|object| verdict(checked, object)) {
        *counts.entry(verdict.status).or_default() += 1;
    }
    let statuses = ObjectStatus::ALL.into_iter().rev().filter(|status| *status != ObjectStatus::Served);
    let found: Vec<_> =
        statuses.filter_map(|status| Some(format!("{} {}", counts.get(&status)?, status.name()))).collect();
    let found = if found.is_empty() { "all served".to_owned() } else { found.join(", ") };
    let (objects, files) = (manifests.objects.len(), manifests.files.len());
    let problems = match manifests.problems.len() {
        0 => String::new(),
        count => format!("; {count} could not be read"),
    };
    format!("{} in {}: {found}{problems}", counted(objects, "object"), counted(files, "file"))
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
