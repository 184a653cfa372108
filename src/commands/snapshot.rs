//! `snapshot`: the whole surface as one document, for `--from`, `diff` and version control.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use anyhow::Context as _;
use jiff::Timestamp;

use crate::cli::SnapshotArgs;
use crate::commands::app::App;
use crate::commands::error;
use crate::commands::error::CliError;
use crate::commands::session::Session;
use crate::discovery::Snapshot;
use crate::go::json;
use crate::sys::AtomicFile;
use crate::sys::Env;
use crate::sys::ExitCode;

/// Writes what the server serves now. With `--from`, writes the content of the file, with the time in it.
pub fn run(arguments: &SnapshotArgs, app: &App<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let session = Session::single(app);
    let snapshot = match session.snapshot()? {
        Some(snapshot) => snapshot.clone(),
        None => take(&session)?,
    };
    let code = app.report_failed(&snapshot.surface);
    match arguments.file.as_deref().filter(|file| !file.as_os_str().is_empty() && file.as_os_str() != "-") {
        None => json::write_pretty(out, &snapshot.document(), "    ")?,
        Some(file) => {
            let mut bytes = Vec::new();
            json::write_pretty(&mut bytes, &snapshot.document(), "    ")?;
            replace(&app.env.current_dir.join(file), &bytes).with_context(|| format!("writing {}", file.display()))?;
        }
    }
    Ok(code)
}

/// Asks the server. A snapshot without the server's version is still useful, so that failure is a warning.
fn take(session: &Session<'_>) -> anyhow::Result<Snapshot> {
    let time = Some(time(session.app().env)?);
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
