//! A gate that holds the responses of a server until the test has seen what it waits for.

use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

#[cfg(target_os = "linux")]
use super::{Test, running::until};

/// Shorter than a run may take, so that the handler fails and not the run.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A gate, closed at first. Clones share it.
#[derive(Clone, Default)]
pub struct Gate(Arc<(Mutex<State>, Condvar)>);

#[derive(Default)]
struct State {
    is_open: bool,
    arrivals: usize,
}

impl Gate {
    /// Waits until the gate is open.
    pub fn pass(&self) {
        let (state, changed) = &*self.0;
        let mut state = state.lock().unwrap();
        state.arrivals += 1;
        let (state, _) = changed.wait_timeout_while(state, TIMEOUT, |state| !state.is_open).unwrap();
        let is_open = state.is_open;
        // A panic would poison the lock.
        drop(state);
        assert!(is_open, "nothing has opened the gate");
    }

    /// Opens the gate for good.
    pub fn open(&self) {
        self.0.0.lock().unwrap().is_open = true;
        self.0.1.notify_all();
    }

    #[cfg(target_os = "linux")]
    fn arrivals(&self) -> usize {
        self.0.0.lock().unwrap().arrivals
    }
}

/// The progress lines of a run on a terminal, during which the gate is closed until one of them has this text.
///
/// Another run, whose stderr is a pipe and must stay empty, starts earlier and waits at the gate, too.
#[cfg(target_os = "linux")]
pub fn progress_until(text: &str, gate: &Gate, run: impl Fn() -> Test + Sync) -> Vec<String> {
    std::thread::scope(|scope| {
        scope.spawn(|| run().success());
        until("the run in a pipe is at the gate", || gate.arrivals() > 0);
        let gate = gate.clone();
        let run = run().any_stderr().stderr_terminal().when_stderr_has(text, move || gate.open());
        progress_lines(&run.success().stderr)
    })
}

/// The progress lines on a terminal, of which none may be left.
#[cfg(target_os = "linux")]
#[track_caller]
pub fn progress_lines(stderr: &str) -> Vec<String> {
    const ERASED: &str = "\r\u{1b}[K";
    assert!(stderr.is_empty() || stderr.ends_with(ERASED), "{stderr:?}");
    stderr.split(ERASED).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
