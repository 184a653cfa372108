//! The progress of a run over several contexts.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Longer context names are cut, in characters, so that the line fits a small terminal.
const MAX_NAME: usize = 24;

/// Which contexts have no result yet. Clones share it.
#[derive(Clone)]
pub struct Progress(Arc<[(String, AtomicBool)]>);

impl Progress {
    pub fn new(contexts: &[String]) -> Self {
        Self(contexts.iter().map(|context| (context.clone(), AtomicBool::new(false))).collect())
    }

    pub fn finish(&self, context: &str) {
        for (_, is_done) in self.0.iter().filter(|(name, _)| name == context) {
            is_done.store(true, Ordering::Relaxed);
        }
    }

    pub fn text(&self) -> String {
        let mut waiting = self.0.iter().filter(|(_, is_done)| !is_done.load(Ordering::Relaxed));
        let total = self.0.len();
        let Some((first, _)) = waiting.next() else { return format!("{total} of {total} contexts") };
        let remaining = waiting.count() + 1;
        let first: String = first.chars().take(MAX_NAME).collect();
        let others = if remaining > 1 { format!(" and {} more", remaining - 1) } else { String::new() };
        format!("{} of {total} contexts, waiting for {first}{others}", total - remaining)
    }
}
