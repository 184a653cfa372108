//! `version`: the versions of this program and of the server.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use crate::cli::VersionArgs;
use crate::commands::app::App;
use crate::commands::contexts::for_each_context;
use crate::discovery::ServerVersion;
use crate::go::json;
use crate::output::{Cell, DocumentFormat, Row, RowFormat, RowList, TableStyle};
use crate::sys::ExitCode;
use crate::term::ColorWriter;

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
    Many(RowList<'a, Server<'a>>),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Server<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    server_version: Option<&'a ServerVersion>,
}

/// Prints the versions. A server that cannot be reached is an error after this program's own version, as in
/// kubectl (kubectl `pkg/cmd/version/version.go`, `Run`).
pub fn run(arguments: &VersionArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let client_version =
        ClientVersion { git_version: format!("v{}", env!("CARGO_PKG_VERSION")), platform: crate::sys::platform() };
    if arguments.client {
        write(arguments, client_version, Servers::One(Server { server_version: None }), out)?;
        return Ok(ExitCode::Done);
    }
    let results = match for_each_context(app, |session| Ok(ServerVersion::fetch(session.client()?)?)) {
        Ok(results) => results,
        Err(error) => {
            write(arguments, client_version, Servers::One(Server { server_version: None }), out)?;
            return Err(error);
        }
    };
    let servers = if results.is_multi_context() {
        Servers::Many(results.rows(|version| [Server { server_version: Some(version) }], |_| &[]))
    } else {
        Servers::One(Server { server_version: results.iter().next().map(|result| &result.value) })
    };
    write(arguments, client_version, servers, out)?;
    results.finish(ExitCode::Done)
}

fn write(
    arguments: &VersionArgs,
    client_version: ClientVersion,
    servers: Servers<'_>,
    out: &mut dyn ColorWriter,
) -> anyhow::Result<()> {
    match arguments.output {
        None => {
            writeln!(out, "Client Version: {}", client_version.git_version)?;
            write_text(out, &servers)?;
        }
        // kubectl indents this document less than others.
        Some(DocumentFormat::Json) => json::write_pretty(out, &Versions { client_version, servers }, "  ")?,
        Some(format) => format.write(out, &Versions { client_version, servers })?,
    }
    Ok(())
}

fn write_text(out: &mut dyn ColorWriter, servers: &Servers<'_>) -> io::Result<()> {
    match servers {
        Servers::One(server) if server.server_version.is_none() => Ok(()),
        Servers::One(server) => {
            let name = server.name();
            writeln!(out, "Server Version: {}", out.in_line(&name))
        }
        Servers::Many(list) => list.write(out, RowFormat::Table, list.rows.is_empty()),
    }
}

impl Row for Server<'_> {
    const STYLE: TableStyle = TableStyle::Own;
    const HEADINGS: &'static [&'static str] = &["SERVER VERSION"];

    fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        std::iter::once(Cell::from(self.name()))
    }

    fn name(&self) -> Cow<'_, str> {
        self.server_version.map(|version| version.git_version.as_str()).unwrap_or_default().into()
    }
}
