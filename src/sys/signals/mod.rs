//! Clean-up when a signal ends the run: temporary files, running plugins, a changed terminal.
//!
//! Without anything to clean up, the signal handler exits. Work that needs clean-up begins with [`guarded`]; from then
//! on a thread waits for the signal, cleans up and exits. Buffers are dropped: nothing is written after the signal, so
//! a pipe without a reader cannot delay the exit.

#[cfg(unix)]
mod handlers;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::sys::ExitCode;

/// Whether there is nothing to clean up, so that a signal handler may exit.
static IDLE: AtomicBool = AtomicBool::new(true);
/// Whether a signal was received. The next one exits at once, without clean-up.
static ASKED: AtomicBool = AtomicBool::new(false);
static REGISTRY: Mutex<Registry> = Mutex::new(Registry { actions: Vec::new(), last: 0 });

/// Why clean-up runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// SIGINT, which a terminal sends to the children too.
    Interrupt,
    /// Any other signal.
    Other,
}

/// A clean-up action. It runs while other threads are still running.
pub type Undo = Box<dyn FnOnce(Cause) + Send>;

struct Registry {
    actions: Vec<(u64, Undo)>,
    last: u64,
}

impl Registry {
    /// Updates `IDLE` after an action was removed.
    fn note_idle(&self) {
        if self.actions.is_empty() {
            IDLE.store(true, Ordering::SeqCst);
        }
    }
}

/// Keeps an action registered until it is dropped.
#[derive(Debug)]
#[must_use]
pub struct Guard(u64);

/// Installs handlers for SIGINT, SIGTERM and SIGHUP, with exit codes 130, 143 and 129. An ignored signal stays ignored,
/// as for a child of `nohup` or a background job of a shell script. On Windows there are no signals: the system ends the
/// process at Ctrl-C, without clean-up.
pub fn start() {
    #[cfg(unix)]
    handlers::install();
}

/// Runs `begin` and registers its clean-up action as one step: a signal in between waits until both are done. `begin`
/// must not call this function.
///
/// # Errors
/// The errors of `begin`.
pub fn guarded<T, E>(begin: impl FnOnce() -> Result<(T, Undo), E>) -> Result<(T, Guard), E> {
    let mut registry = lock();
    if ASKED.load(Ordering::SeqCst) {
        stay(registry);
    }
    // Without the thread a signal ends the process without clean-up.
    #[cfg(unix)]
    IDLE.store(!handlers::listen(), Ordering::SeqCst);
    match begin() {
        Ok((value, undo)) => {
            registry.last += 1;
            let number = registry.last;
            registry.actions.push((number, undo));
            Ok((value, Guard(number)))
        }
        Err(error) => {
            registry.note_idle();
            Err(error)
        }
    }
}

/// As [`guarded`], without work to begin, such as for a line on the terminal that must be cleared.
pub fn guard(undo: impl FnOnce(Cause) + Send + 'static) -> Guard {
    let begun: Result<_, std::convert::Infallible> = guarded(|| Ok(((), Box::new(undo) as Undo)));
    let Ok(((), guard)) = begun;
    guard
}

impl Drop for Guard {
    /// Blocks if the run is ending: a plugin that died of the same signal is not an error to report.
    fn drop(&mut self) {
        let mut registry = lock();
        if ASKED.load(Ordering::SeqCst) {
            stay(registry);
        }
        registry.actions.retain(|(number, _)| *number != self.0);
        registry.note_idle();
    }
}

/// Cleans up and exits, whatever other threads do.
pub fn end(code: ExitCode) -> ! {
    finish(Cause::Other, i32::from(code as u8))
}

/// Holds the lock until exit, so that no other work begins.
fn finish(cause: Cause, code: i32) -> ! {
    let mut registry = lock();
    for (_, undo) in registry.actions.drain(..).rev() {
        undo(cause);
    }
    exit(code)
}

/// Blocks until the clean-up thread exits.
fn stay(registry: MutexGuard<'_, Registry>) -> ! {
    drop(registry);
    loop {
        thread::park();
    }
}

fn lock() -> MutexGuard<'static, Registry> {
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Exits without flushing buffers.
#[cfg(unix)]
fn exit(code: i32) -> ! {
    signal_hook::low_level::exit(code)
}

#[cfg(not(unix))]
#[expect(clippy::exit, reason = "the run is over")]
fn exit(code: i32) -> ! {
    std::process::exit(code)
}
