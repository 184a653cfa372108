//! `raw`, and `get --raw`: the body of one GET (kubectl `pkg/rawhttp/raw.go`).

use std::borrow::Cow;
use std::io::{self, Write};

use crate::api::{GroupVersion, RestMapper, is_version};
use crate::client::Get;
use crate::commands::app::App;
use crate::commands::error::CliError;
use crate::commands::lookup;
use crate::commands::session::Session;
use crate::sys::ExitCode;

/// The first segments of paths that a server has beside those of resources. Without its slash, a path is no name.
const ROOTS: [&str; 9] = ["api", "apis", "healthz", "livez", "readyz", "logs", "metrics", "openapi", "version"];

/// Prints the body while it arrives.
pub fn run(path: &str, app: &App<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let session = Session::single(app);
    let path = if path.starts_with('/') { Cow::from(path) } else { Cow::from(path_of(path, &session)?) };
    // The path may be that of a watch or a log, in which nothing happens for hours.
    let mut body = session.client()?.get(&Get { idle_timeout: None, ..Get::new(&path) })?.into_reader();
    io::copy(&mut body, out)?;
    Ok(ExitCode::Done)
}

/// The path of a resource or a group version that is given by its name, with the query after it.
fn path_of(text: &str, session: &Session<'_>) -> anyhow::Result<String> {
    let (name, query) = text.split_at(text.find('?').unwrap_or(text.len()));
    let no_path = || CliError::new(format_args!("{text:?} is no path: begin it with a slash, as in /version"));
    if name.split('/').next().is_none_or(|root| root.is_empty() || ROOTS.contains(&root)) {
        return Err(no_path().into());
    }
    if let Some(group_version) = GroupVersion::parse(name).filter(|parsed| is_version(&parsed.version)) {
        return Ok(group_version.path() + query);
    }
    let surface = lookup::surface(session, [name], |mapper| mapper.resolve(name).is_some())?;
    let Some(resolution) = RestMapper::new(&surface).resolve(name) else {
        session.app().report_failed(&surface);
        let message = format!("{text:?} is no path and no resource: begin a path with a slash");
        return Err(CliError::Problem { message, hint: lookup::hint(&surface, name), code: ExitCode::Failed }.into());
    };
    if resolution.mapping.is_subresource() {
        let problem = format!("{name:?} is a subresource, which exists for one object only");
        return Err(CliError::with_hint(problem, format!("name the object: {}", resolution.mapping.path())).into());
    }
    Ok(resolution.mapping.path() + query)
}
