//! How far a run over many contexts has come, in a line on stderr that goes away.

use std::time::{Duration, Instant};

use crate::logger;
use crate::signals::{self, Guard};

/// A run that takes no longer says nothing of its progress.
const QUICK: Duration = Duration::from_secs(1);
/// Characters of a context's name in it.
const LONGEST_NAME: usize = 24;

/// Tells on a terminal whom a long run waits for.
pub struct Progress {
    begun: Instant,
    shown: String,
    /// Takes the line away where a signal ends the run.
    line: Option<Guard>,
}

impl Progress {
    /// The run begins now.
    pub fn new() -> Self {
        Self { begun: Instant::now(), shown: String::new(), line: None }
    }

    /// Shows which contexts have no result yet.
    pub fn show(&mut self, contexts: &[String], is_done: &dyn Fn(usize) -> bool) {
        let mut missing = contexts.iter().enumerate().filter(|(index, _)| !is_done(*index)).map(|(_, context)| context);
        let Some(first) = missing.next().filter(|_| self.begun.elapsed() >= QUICK) else { return };
        let (left, all) = (missing.count() + 1, contexts.len());
        // Short enough for a small terminal.
        let first: String = first.chars().take(LONGEST_NAME).collect();
        let others = if left > 1 { format!(" and {} more", left - 1) } else { String::new() };
        let text = format!("{} of {all} contexts, waiting for {first}{others}", all - left);
        if text != self.shown {
            self.line.get_or_insert_with(|| signals::guard(|_| logger::progress(None)));
            logger::progress(Some(&text));
            self.shown = text;
        }
    }
}
