//! The progress of a run over several contexts, as one line on a terminal that is erased again.

use std::time::{Duration, Instant};

use crate::sys::signals::{self, Guard};
use crate::term::logger;

/// A shorter run shows no progress.
const QUIET_TIME: Duration = Duration::from_secs(1);
/// Longer context names are cut, in characters, so that the line fits a small terminal.
const MAX_NAME: usize = 24;

/// Shows which contexts a long run waits for.
pub struct Progress {
    started: Instant,
    shown: String,
    /// Erases the line if a signal ends the run.
    eraser: Option<Guard>,
}

impl Progress {
    /// Measures the run from now.
    pub fn new() -> Self {
        Self { started: Instant::now(), shown: String::new(), eraser: None }
    }

    /// Shows which contexts have no result yet.
    pub fn show(&mut self, contexts: &[String], is_done: &dyn Fn(usize) -> bool) {
        let mut waiting = contexts.iter().enumerate().filter(|(index, _)| !is_done(*index)).map(|(_, context)| context);
        let Some(first) = waiting.next().filter(|_| self.started.elapsed() >= QUIET_TIME) else { return };
        let total = contexts.len();
        let remaining = waiting.count() + 1;
        let first: String = first.chars().take(MAX_NAME).collect();
        let others = if remaining > 1 { format!(" and {} more", remaining - 1) } else { String::new() };
        let text = format!("{} of {total} contexts, waiting for {first}{others}", total - remaining);
        if text != self.shown {
            self.eraser.get_or_insert_with(|| signals::guard(|_| logger::progress(None)));
            logger::progress(Some(&text));
            self.shown = text;
        }
    }
}
