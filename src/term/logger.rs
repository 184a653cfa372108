//! What is said on stderr beside the data, behind the `log` facade: warnings always, more with `-v`.

use std::sync::OnceLock;

use log::{Level, LevelFilter, Log, Metadata, Record};

use super::{Color, Quiet, Stderr};
use crate::sys::label;

/// A target for lines whose wording is kubectl's: they are printed as they stand.
pub const VERBATIM: &str = "kubegvr::verbatim";
/// A target for what kubectl warns of as well, in its own words behind `Warning:`.
pub const WARNING: &str = "kubegvr::warning";
/// A target for what is said whatever `-v` asks for, and is nothing to be warned of.
pub const NOTE: &str = "kubegvr::note";

struct Logger {
    stderr: OnceLock<Stderr>,
}

static LOGGER: Logger = Logger { stderr: OnceLock::new() };

/// Starts to say what `-v` asks for: 1 decisions, 6 requests, 8 everything.
pub fn start(verbosity: u8, stderr: Stderr) {
    // A second start, as in a test, changes the level alone.
    let _ = LOGGER.stderr.set(stderr);
    let _ = log::set_logger(&LOGGER);
    log::set_max_level(match verbosity {
        0 => LevelFilter::Warn,
        1..6 => LevelFilter::Info,
        6..8 => LevelFilter::Debug,
        8.. => LevelFilter::Trace,
    });
}

/// Shows on a terminal how far long work has come, until something is said; None takes it away.
pub fn progress(text: Option<&str>) {
    match (text, LOGGER.stderr.get()) {
        (Some(text), Some(stderr)) => stderr.progress(text),
        _ => Stderr::clear(),
    }
}

/// Shows no progress as long as the result lives, and takes away what is shown: somebody else has the terminal.
pub fn without_progress() -> Quiet {
    Quiet::begin()
}

impl Log for Logger {
    /// Other crates have their own say, in words that no user knows.
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
            _ if record.target() == VERBATIM => stderr.say(&message),
            _ if record.target() == WARNING => stderr.say_as("Warning:", Color::BrightYellow, &message),
            Level::Error | Level::Warn if record.target() != NOTE => {
                stderr.say_as("warning:", Color::BrightYellow, &message);
            }
            _ => stderr.say(&format!("note: {message}")),
        }
    }

    fn flush(&self) {}
}
