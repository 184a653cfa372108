//! `version`: this program's and the server's.

use std::io::Write;

use serde::Serialize;

use crate::cli::Version;
use crate::commands::contexts;
use crate::commands::session::Session;
use crate::discovery::ServerVersion;
use crate::exit::ExitCode;
use crate::output::context::{self, OfContext};
use crate::output::record::Lost;
use crate::output::{DocumentFormat, grid, json, yaml};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Versions<'a> {
    client_version: ClientVersion,
    #[serde(flatten)]
    servers: Servers<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClientVersion {
    git_version: String,
    platform: String,
}

/// One server, or several in a list.
#[derive(Serialize)]
#[serde(untagged)]
enum Servers<'a> {
    One(Server<'a>),
    Many { items: Vec<OfContext<'a, Server<'a>>>, failed: Vec<Lost> },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Server<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    server_version: Option<&'a ServerVersion>,
}

/// Prints the versions. A server that cannot be reached is an error after this program's own version, as in
/// kubectl (kubectl `pkg/cmd/version/version.go`, `Run`).
pub fn run(arguments: &Version, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let client_version =
        ClientVersion { git_version: format!("v{}", env!("CARGO_PKG_VERSION")), platform: crate::env::platform() };
    if arguments.client {
        write(arguments, client_version, Servers::One(Server { server_version: None }), out)?;
        return Ok(ExitCode::Done);
    }
    let answers = match contexts::ask(session, |session| Ok(ServerVersion::fetch(session.client()?)?)) {
        Ok(answers) => answers,
        Err(error) => {
            write(arguments, client_version, Servers::One(Server { server_version: None }), out)?;
            return Err(error);
        }
    };
    let servers = if answers.is_many() {
        let items = answers.items(|version| vec![Server { server_version: Some(version) }]);
        Servers::Many { items, failed: answers.lost(|_| &[]) }
    } else {
        Servers::One(Server { server_version: answers.iter().next().map(|answer| &answer.value) })
    };
    write(arguments, client_version, servers, out)?;
    answers.end(ExitCode::Done)
}

fn write(
    arguments: &Version,
    client_version: ClientVersion,
    servers: Servers<'_>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    match arguments.output {
        None => {
            writeln!(out, "Client Version: {}", client_version.git_version)?;
            write_text(out, &servers)?;
        }
        Some(DocumentFormat::Json) => json::write_pretty(out, &Versions { client_version, servers }, "  ")?,
        Some(DocumentFormat::Yaml) => yaml::write(out, &Versions { client_version, servers })?,
    }
    Ok(())
}

fn write_text(out: &mut dyn Write, servers: &Servers<'_>) -> std::io::Result<()> {
    let version = |server: &Server<'_>| server.server_version.map(|version| version.git_version.clone());
    match servers {
        Servers::One(server) => version(server).map_or(Ok(()), |version| writeln!(out, "Server Version: {version}")),
        Servers::Many { items, .. } if items.is_empty() => Ok(()),
        Servers::Many { items, .. } => {
            let rows = items.iter().map(|row| context::cells(row.context, version(&row.item)));
            grid::write(out, Some([context::HEADING, "SERVER VERSION"]), rows)
        }
    }
}
