//! `version`: this program's and the server's.

use std::io::Write;

use serde::Serialize;

use crate::cli::Version;
use crate::commands::session::Session;
use crate::discovery::version::ServerVersion;
use crate::exit::ExitCode;
use crate::output::{DocumentFormat, json, yaml};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Versions {
    client_version: ClientVersion,
    #[serde(skip_serializing_if = "Option::is_none")]
    server_version: Option<ServerVersion>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClientVersion {
    git_version: String,
    platform: String,
}

/// Prints the versions. A server that cannot be reached is an error after this program's own version, as in
/// kubectl (kubectl `pkg/cmd/version/version.go`, `Run`).
pub fn run(arguments: &Version, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let server = if arguments.client { Ok(None) } else { server(session).map(Some) };
    let (server, error) = match server {
        Ok(server) => (server, None),
        Err(error) => (None, Some(error)),
    };
    let client_version =
        ClientVersion { git_version: format!("v{}", env!("CARGO_PKG_VERSION")), platform: crate::env::platform() };
    let versions = Versions { client_version, server_version: server };
    match arguments.output {
        None => {
            writeln!(out, "Client Version: {}", versions.client_version.git_version)?;
            if let Some(server) = &versions.server_version {
                writeln!(out, "Server Version: {}", server.git_version)?;
            }
        }
        Some(DocumentFormat::Json) => json::write_pretty(out, &versions, "  ")?,
        Some(DocumentFormat::Yaml) => yaml::write(out, &versions)?,
    }
    error.map_or(Ok(ExitCode::Done), Err)
}

fn server(session: &Session<'_>) -> anyhow::Result<ServerVersion> {
    Ok(ServerVersion::fetch(session.client()?)?)
}
