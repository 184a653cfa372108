//! `api-versions`: the group versions, one a line (kubectl `pkg/cmd/apiresources/apiversions.go`, `RunAPIVersions`).

use std::io::Write;

use crate::commands::session::Session;
use crate::discovery::Source as _;
use crate::exit::ExitCode;

/// Prints the group versions in the order of their bytes.
pub fn run(session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let surface = session.discovery(false)?.groups()?;
    session.tell_age(&surface);
    let mut lines: Vec<_> = surface.groups.iter().flat_map(|group| &group.versions).map(ToString::to_string).collect();
    lines.sort_unstable();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(session.report(&surface))
}
