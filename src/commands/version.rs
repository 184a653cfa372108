//! `version`: this program's and the server's.

use std::io::Write;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::cli::Version;
use crate::client::{Error, Get, StatusBodies};
use crate::commands::session::Session;
use crate::exit::ExitCode;
use crate::output::{DocumentFormat, json, yaml};

/// That of discovery, which the version belongs to (client-go `discovery/discovery_client.go`, `setDiscoveryDefaults`).
const TIMEOUT: Duration = Duration::from_secs(32);

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

/// What a server says of itself, in the order of its own fields (apimachinery `pkg/version/types.go`, `Info`).
#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
struct ServerVersion {
    major: String,
    minor: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    emulation_major: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    emulation_minor: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    min_compatibility_major: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    min_compatibility_minor: String,
    git_version: String,
    git_commit: String,
    git_tree_state: String,
    build_date: String,
    go_version: String,
    compiler: String,
    platform: String,
}

/// Prints the versions. A server that cannot be reached is an error after this program's own version, as in
/// kubectl (kubectl `pkg/cmd/version/version.go`, `Run`).
pub fn run(arguments: &Version, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let server = if arguments.client { Ok(None) } else { server_version(session).map(Some) };
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

fn server_version(session: &Session<'_>) -> anyhow::Result<ServerVersion> {
    let get = Get { status_bodies: StatusBodies::Ignored, timeout: Some(TIMEOUT), ..Get::new("/version") };
    let answer = session.client()?.get(&get)?;
    let url = answer.url().to_owned();
    let version: ServerVersion = answer.json()?;
    if version.git_version.is_empty() {
        let problem = "answered without a version; is it a Kubernetes API server?".to_owned();
        return Err(Error::Answer { url, problem }.into());
    }
    Ok(version)
}
