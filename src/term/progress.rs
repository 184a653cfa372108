//! The progress line: on a terminal, what a run waits for once it has waited for a second.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::Stderr;
use super::stderr::Quiet;
use crate::sys::signals::{self, Guard};

/// A shorter wait shows nothing.
const QUIET_TIME: Duration = Duration::from_secs(1);
/// Waits that follow each other within this time count as one.
const PAUSE: Duration = Duration::from_millis(200);
/// How often the line is updated.
const INTERVAL: Duration = Duration::from_millis(100);

static STATE: Mutex<State> =
    Mutex::new(State { stderr: None, waits: Vec::new(), last: 0, since: None, ended: None, shown: None });
static CHANGED: Condvar = Condvar::new();

struct State {
    /// `None` unless stderr is a terminal.
    stderr: Option<Stderr>,
    /// The outermost wait first.
    waits: Vec<Wait>,
    /// The number of the last wait.
    last: u64,
    /// The beginning of these waits, and of those just before.
    since: Option<Instant>,
    ended: Option<Instant>,
    /// The line, and what erases it if a signal ends the run.
    shown: Option<(String, Guard)>,
}

struct Wait {
    number: u64,
    since: Instant,
    text: Box<dyn Fn(Duration) -> String + Send>,
}

/// A wait, until it is dropped.
#[derive(Debug)]
#[must_use]
pub struct Waiting(Option<u64>);

/// Enables the line if stderr is a terminal.
pub(super) fn start(stderr: Stderr) {
    lock().stderr = stderr.is_terminal().then_some(stderr);
}

/// Shows this text while the result lives; of several waits, that of the outermost. The text gets the time of the wait,
/// and is asked for ten times a second, on another thread.
pub fn waiting(text: impl Fn(Duration) -> String + Send + 'static) -> Waiting {
    static THREAD: std::sync::Once = std::sync::Once::new();
    let mut state = lock();
    if state.stderr.is_none() {
        return Waiting(None);
    }
    let now = Instant::now();
    if state.waits.is_empty() {
        let continues = state.ended.is_some_and(|ended| now.duration_since(ended) < PAUSE);
        state.since = state.since.filter(|_| continues).or(Some(now));
    }
    state.last += 1;
    let number = state.last;
    state.waits.push(Wait { number, since: now, text: Box::new(text) });
    drop(state);
    // Without the thread there is no line, and nothing else is missing.
    THREAD.call_once(|| drop(thread::Builder::new().spawn(keep_current)));
    CHANGED.notify_all();
    Waiting(Some(number))
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let Some(number) = self.0 else { return };
        let mut state = lock();
        state.waits.retain(|wait| wait.number != number);
        if state.waits.is_empty() {
            state.ended = Some(Instant::now());
            if state.shown.take().is_some() {
                Stderr::clear();
            }
        }
    }
}

/// Updates the line as long as the run lasts.
fn keep_current() {
    let mut state = lock();
    loop {
        state = if state.waits.is_empty() {
            CHANGED.wait(state).unwrap_or_else(PoisonError::into_inner)
        } else {
            state.show();
            CHANGED.wait_timeout(state, INTERVAL).unwrap_or_else(PoisonError::into_inner).0
        };
    }
}

impl State {
    fn show(&mut self) {
        let Some((wait, stderr)) = self.waits.first().zip(self.stderr) else { return };
        if self.since.is_none_or(|since| since.elapsed() < QUIET_TIME) {
            return;
        }
        let text = (wait.text)(wait.since.elapsed());
        match &mut self.shown {
            // A message may have replaced the line.
            Some((shown, _)) if *shown == text && Stderr::has_progress() => return,
            Some((shown, _)) => shown.clone_from(&text),
            // After the signal nothing is shown again.
            None => self.shown = Some((text.clone(), signals::guard(|_| std::mem::forget(Quiet::begin())))),
        }
        stderr.progress(&text);
    }
}

fn lock() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}
