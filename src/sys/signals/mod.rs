//! What must be undone where a signal ends the run: temporary files, running plugins, a changed terminal.
//!
//! A run that has nothing to undo ends in the signal's handler. Whoever begins something that must not stay behind
//! begins it by [`guarded`]; from then on a thread waits for the signal, undoes it all, and ends the run. What stands
//! in buffers is dropped: nothing is written after the signal, and no pipe that nobody reads holds the end up.

#[cfg(unix)]
mod handlers;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::sys::ExitCode;

/// Whether there is nothing to undo, so that a signal may end the run at once.
static IDLE: AtomicBool = AtomicBool::new(true);
/// Whether a signal has come. The next one ends the run at once, whatever is left to undo.
static ASKED: AtomicBool = AtomicBool::new(false);
static REGISTRY: Mutex<Registry> = Mutex::new(Registry { actions: Vec::new(), last: 0 });

/// Why something is undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// SIGINT. From a terminal it has gone to the children as well.
    Interrupt,
    /// Any other.
    Other,
}

/// Undoes something. It runs while the other threads still do.
pub type Undo = Box<dyn FnOnce(Cause) + Send>;

struct Registry {
    actions: Vec<(u64, Undo)>,
    last: u64,
}

impl Registry {
    /// After there may be less to undo than before.
    fn note_idle(&self) {
        if self.actions.is_empty() {
            IDLE.store(true, Ordering::SeqCst);
        }
    }
}

/// Keeps something registered until it is dropped, which is when there is nothing left to undo.
#[derive(Debug)]
#[must_use]
pub struct Guard(u64);

/// Prepares for the signals that end a run: SIGINT, SIGTERM and SIGHUP, with exit codes 130, 143 and 129. One that
/// is ignored stays so, as for the child of `nohup`, or for a shell script's job in the background.
pub fn start() {
    #[cfg(unix)]
    handlers::install();
}

/// Begins something that must be undone where a signal ends the run, and says how. A signal in the middle waits: it
/// finds either nothing or all of it. `begin` must not call this again.
///
/// # Errors
/// Those of `begin`.
pub fn guarded<T, E>(begin: impl FnOnce() -> Result<(T, Undo), E>) -> Result<(T, Guard), E> {
    let mut registry = lock();
    if ASKED.load(Ordering::SeqCst) {
        stay(registry);
    }
    // Where nobody could be told of a signal, it ends the run as ever.
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

/// As [`guarded`], for what nothing has to begin: a line on the terminal that is to be taken back, say.
pub fn guard(undo: impl FnOnce(Cause) + Send + 'static) -> Guard {
    let begun: Result<_, std::convert::Infallible> = guarded(|| Ok(((), Box::new(undo) as Undo)));
    let Ok(((), guard)) = begun;
    guard
}

impl Drop for Guard {
    /// Who finds that the run is to end goes no further: a plugin that died of the same signal is no error to tell.
    fn drop(&mut self) {
        let mut registry = lock();
        if ASKED.load(Ordering::SeqCst) {
            stay(registry);
        }
        registry.actions.retain(|(number, _)| *number != self.0);
        registry.note_idle();
    }
}

/// Undoes everything and ends the run, whatever other threads do.
pub fn end(code: ExitCode) -> ! {
    finish(Cause::Other, i32::from(code as u8))
}

/// The lock is held to the end: nobody begins anything more.
fn finish(cause: Cause, code: i32) -> ! {
    let mut registry = lock();
    for (_, undo) in registry.actions.drain(..).rev() {
        undo(cause);
    }
    exit(code)
}

/// Waits for the thread that ends the run.
fn stay(registry: MutexGuard<'_, Registry>) -> ! {
    drop(registry);
    loop {
        thread::park();
    }
}

fn lock() -> MutexGuard<'static, Registry> {
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Flushes nothing.
#[cfg(unix)]
fn exit(code: i32) -> ! {
    signal_hook::low_level::exit(code)
}

#[cfg(not(unix))]
#[expect(clippy::exit, reason = "the run is over")]
fn exit(code: i32) -> ! {
    std::process::exit(code)
}
