//! `api-versions`: the group versions, one a line (kubectl `pkg/cmd/apiresources/apiversions.go`, `RunAPIVersions`).

use std::collections::BTreeSet;

use crate::api::Surface;
use crate::cli::{ApiVersionsArgs, VersionsFormat};
use crate::commands::app::App;
use crate::commands::contexts::for_each_context;
use crate::output::{WithContext, write_line};
use crate::sys::ExitCode;
use crate::term::ColorWriter;

/// Prints the group versions in byte order.
pub fn run(arguments: &ApiVersionsArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let results = for_each_context(app, |session| {
        let discovery = session.discovery(false)?;
        let surface = match arguments.output {
            None => discovery.groups()?,
            Some(VersionsFormat::Helm) => discovery.surface()?,
        };
        session.report_age(&surface);
        Ok(surface)
    })?;
    let lines = |surface| {
        let mut lines = group_versions(surface);
        if arguments.output.is_some() {
            lines.extend(kinds(surface));
        }
        lines.sort_unstable();
        lines
    };
    for WithContext { context, item } in results.items(lines) {
        write_line(out, context, item)?;
    }
    let code = results.report_failed(app, |surface| surface);
    results.finish(code)
}

fn group_versions(surface: &Surface) -> Vec<String> {
    surface.groups.iter().flat_map(|group| &group.versions).map(ToString::to_string).collect()
}

/// `group/version/Kind` of every resource and subresource, with the group version that serves it, without duplicates
/// (helm `pkg/action/action.go`, `GetVersionSet`).
fn kinds(surface: &Surface) -> BTreeSet<String> {
    let with_kind = surface.resources().filter(|(_, resource)| !resource.kind.is_empty());
    with_kind.map(|(group_version, resource)| format!("{group_version}/{}", resource.kind)).collect()
}
