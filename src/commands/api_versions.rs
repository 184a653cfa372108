//! `api-versions`: the group versions, one a line (kubectl `pkg/cmd/apiresources/apiversions.go`, `RunAPIVersions`).

use std::collections::BTreeSet;
use std::io::Write;

use crate::api::Surface;
use crate::cli::format::VersionsFormat;
use crate::cli::surface::ApiVersions;
use crate::commands::contexts;
use crate::commands::session::Session;
use crate::exit::ExitCode;
use crate::output::{WithContext, write_line};

/// Prints the group versions in the order of their bytes.
pub fn run(arguments: &ApiVersions, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let answers = contexts::ask(session, |session| {
        let discovery = session.discovery(false)?;
        let surface = match arguments.output {
            None => discovery.groups()?,
            Some(VersionsFormat::Helm) => discovery.surface()?,
        };
        session.tell_age(&surface);
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
    for WithContext { context, item } in answers.items(lines) {
        write_line(out, context, item)?;
    }
    let code = answers.report(session, |surface| surface);
    answers.end(code)
}

fn group_versions(surface: &Surface) -> Vec<String> {
    surface.groups.iter().flat_map(|group| &group.versions).map(ToString::to_string).collect()
}

/// `group/version/Kind` of every resource and subresource, under the group version that serves it, each once
/// (helm `pkg/action/action.go`, `GetVersionSet`).
fn kinds(surface: &Surface) -> BTreeSet<String> {
    let with_kind = surface.resources().filter(|(_, it)| !it.kind.is_empty());
    with_kind.map(|(group_version, it)| format!("{group_version}/{}", it.kind)).collect()
}
