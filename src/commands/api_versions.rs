//! `api-versions`: the group versions, one a line (kubectl `pkg/cmd/apiresources/apiversions.go`, `RunAPIVersions`).

use std::collections::BTreeSet;
use std::io::Write;

use crate::cli::surface::ApiVersions;
use crate::commands::session::Session;
use crate::exit::ExitCode;
use crate::output::VersionsFormat;
use crate::resource::Surface;

/// Prints the group versions in the order of their bytes.
pub fn run(arguments: &ApiVersions, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let discovery = session.discovery(false)?;
    let (surface, mut lines) = match arguments.output {
        None => {
            let surface = discovery.groups()?;
            session.tell_age(&surface);
            let lines = group_versions(&surface);
            (surface, lines)
        }
        Some(VersionsFormat::Helm) => {
            let surface = discovery.surface()?;
            session.tell_age(&surface);
            let mut lines = group_versions(&surface);
            lines.extend(kinds(&surface));
            (surface, lines)
        }
    };
    lines.sort_unstable();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(session.report(&surface))
}

fn group_versions(surface: &Surface) -> Vec<String> {
    surface.groups.iter().flat_map(|group| &group.versions).map(ToString::to_string).collect()
}

/// `group/version/Kind` of every resource and subresource, under the group version that serves it, each once
/// (helm `pkg/action/action.go`, `GetVersionSet`).
fn kinds(surface: &Surface) -> BTreeSet<String> {
    let kinds = surface.lists.iter().flat_map(|list| list.resources.iter().map(move |it| (list, &it.kind)));
    kinds.filter(|(_, kind)| !kind.is_empty()).map(|(list, kind)| format!("{}/{kind}", list.group_version)).collect()
}
