//! `raw`, and `get --raw`: the body of one GET (kubectl `pkg/rawhttp/raw.go`).

use std::io::{self, Write};

use crate::client::Get;
use crate::commands::app::App;
use crate::commands::error::CliError;
use crate::commands::session::Session;
use crate::sys::ExitCode;

/// Prints the body while it arrives.
pub fn run(path: &str, app: &App<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    if !path.starts_with('/') {
        return Err(CliError::new(format_args!("{path:?} is no path: begin it with a slash, as in /version")).into());
    }
    // The path may be that of a watch or a log, in which nothing happens for hours.
    let session = Session::single(app);
    let mut body = session.client()?.get(&Get { idle_timeout: None, ..Get::new(path) })?.into_reader();
    io::copy(&mut body, out)?;
    Ok(ExitCode::Done)
}
