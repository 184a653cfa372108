//! `snapshot`: the whole surface as one document, for `--from`, `diff` and version control.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use anyhow::Context as _;
use jiff::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::cli::SnapshotArgs;
use crate::commands::app::App;
use crate::commands::contexts::{ContextResult, for_each_context};
use crate::commands::error;
use crate::commands::error::CliError;
use crate::commands::session::Session;
use crate::discovery::Snapshot;
use crate::go::json;
use crate::sys::AtomicFile;
use crate::sys::Env;
use crate::sys::ExitCode;

/// What may stand in a file's name on every platform; all else is percent-encoded.
const FILE_NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'@');

/// Writes what the server serves now, or each of the servers of several contexts. With `--from`, writes the content of
/// the file.
pub fn run(arguments: &SnapshotArgs, app: &App<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    if let [name] = arguments.names.as_slice()
        && is_named_like_a_file(Path::new(name))
        && app.kubeconfig()?.contexts.get(name).is_none()
    {
        let hint = format!("`kubegvr snapshot -f {name}` writes a file");
        return Err(CliError::with_hint(format_args!("context {name:?} does not exist"), hint).into());
    }
    let time = arguments.timestamp.then(|| time(app.env)).transpose()?;
    let file = arguments.file.as_deref().filter(|file| !file.as_os_str().is_empty() && file.as_os_str() != "-");
    if app.is_multi_context() {
        let Some(directory) = file else {
            let problem = "the snapshots of several contexts are several files, and need a directory";
            return Err(CliError::with_hint(problem, "give -f DIRECTORY").into());
        };
        return run_each(directory, time.as_deref(), app);
    }
    let snapshot = take(&Session::single(app), time)?;
    let code = app.report_failed(&snapshot.surface);
    match file {
        None => out.write_all(&document(&snapshot)?)?,
        Some(file) => write(file, &snapshot, app)?,
    }
    Ok(code)
}

/// Writes `CONTEXT.json` into the directory for each context, and makes the directory if it does not exist.
fn run_each(directory: &Path, time: Option<&str>, app: &App<'_>) -> anyhow::Result<ExitCode> {
    let path = app.env.current_dir.join(directory);
    if is_named_like_a_file(directory) && !path.is_dir() {
        let problem = "the snapshots of several contexts are several files, and need a directory";
        let hint = format!("{} is named like a file: give -f DIRECTORY", directory.display());
        return Err(CliError::with_hint(problem, hint).into());
    }
    fs::create_dir_all(path).with_context(|| format!("creating the directory {}", directory.display()))?;
    let mut results = for_each_context(app, |session| take(session, time.map(str::to_owned)))?;
    let code = results.report_failed(app, |snapshot| &snapshot.surface);
    for ContextResult { context, value: snapshot } in results.take() {
        let name = utf8_percent_encode(context.as_deref().unwrap_or_default(), FILE_NAME);
        if let Err(error) = write(&directory.join(format!("{name}.json")), &snapshot, app) {
            results.fail(context, error);
        }
    }
    results.finish(code)
}

fn is_named_like_a_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json")
}

fn document(snapshot: &Snapshot) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    json::write_pretty(&mut bytes, &snapshot.document(), "    ")?;
    Ok(bytes)
}

fn write(file: &Path, snapshot: &Snapshot, app: &App<'_>) -> anyhow::Result<()> {
    let result = document(snapshot).and_then(|bytes| replace(&app.env.current_dir.join(file), &bytes));
    result.with_context(|| format!("writing {}", file.display()))
}

/// Asks the server, or reads the file in its place. A snapshot without the server's version is still useful, so that
/// failure is a warning.
fn take(session: &Session<'_>, time: Option<String>) -> anyhow::Result<Snapshot> {
    if let Some(snapshot) = session.snapshot()? {
        return Ok(snapshot.clone());
    }
    let surface = session.discovery(true)?.surface()?;
    session.report_age(&surface);
    let server_version = session.server_version().unwrap_or_else(|error| {
        log::warn!("the server's version is unknown: {}", error::one_line(&error));
        None
    });
    Ok(Snapshot { surface, server_version, time })
}

/// The time of the snapshot: now, or `SOURCE_DATE_EPOCH` (reproducible-builds.org/specs/source-date-epoch).
fn time(env: &Env) -> anyhow::Result<String> {
    let seconds = match &env.source_date_epoch {
        None => Some(Timestamp::now().as_second()),
        Some(text) => text.parse().ok(),
    };
    let time = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let wrong = || CliError::new("SOURCE_DATE_EPOCH is no number of seconds since 1970");
    Ok(time.ok_or_else(wrong)?.to_string())
}

/// Replaces a file by one that is written beside it, so that no reader sees a part of it. A path that is no regular
/// file, such as `/dev/stdout`, is written to.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: its target is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
        return File::options().write(true).open(&path)?.write_all(bytes);
    }
    let mut new = AtomicFile::replacing(&path)?;
    new.file().write_all(bytes)?;
    new.persist()
}
