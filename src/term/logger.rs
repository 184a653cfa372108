//! The `log` back end: diagnostics on stderr, warnings always, more with `-v`.

use std::sync::OnceLock;
use std::time::Instant;

use log::{Level, LevelFilter, Log, Metadata, Record};

use super::{Color, Quiet, Stderr, progress};
use crate::sys::label;

/// A target for messages of kubectl: printed without a prefix.
pub const VERBATIM: &str = "kubegvr::verbatim";
/// A target for warnings of kubectl, printed after `Warning:`.
pub const WARNING: &str = "kubegvr::warning";
/// A target for notes that are printed at every verbosity.
pub const NOTE: &str = "kubegvr::note";

struct Logger {
    stderr: OnceLock<Stderr>,
}

static LOGGER: Logger = Logger { stderr: OnceLock::new() };

/// Sets the verbosity of `-v`: 1 decisions, 6 requests, 8 everything.
pub fn start(verbosity: u8, stderr: Stderr) {
    // A second call, as in a test, changes only the level.
    let _ = LOGGER.stderr.set(stderr);
    progress::start(stderr);
    let _ = log::set_logger(&LOGGER);
    log::set_max_level(match verbosity {
        0 => LevelFilter::Warn,
        1..6 => LevelFilter::Info,
        6..8 => LevelFilter::Debug,
        8.. => LevelFilter::Trace,
    });
}

/// Runs a phase of the program. At `-v=6` it says how long that took.
pub fn timed<T>(phase: &str, run: impl FnOnce() -> T) -> T {
    if !log::log_enabled!(Level::Debug) {
        return run();
    }
    let start = Instant::now();
    let result = run();
    log::debug!("{phase} took {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    result
}

/// Clears the progress line and shows none while the result lives: a plugin may use the terminal.
pub fn without_progress() -> Quiet {
    Quiet::begin()
}

impl Log for Logger {
    /// Only kubegvr's own records: those of other crates mean nothing to its users.
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with(env!("CARGO_PKG_NAME"))
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let Some(stderr) = self.stderr.get() else { return };
        let about = label().map(|about| format!("{about}: ")).unwrap_or_default();
        let message = format!("{about}{}", record.args());
        match record.level() {
            _ if record.target() == VERBATIM => stderr.print(&message),
            _ if record.target() == WARNING => stderr.print_as("Warning:", Color::BrightYellow, &message),
            Level::Error | Level::Warn if record.target() != NOTE => {
                stderr.print_as("warning:", Color::BrightYellow, &message);
            }
            _ => stderr.print(&format!("note: {message}")),
        }
    }

    fn flush(&self) {}
}
