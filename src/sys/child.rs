//! A child process that does not outlive us: it ends by a deadline, and a signal that ends the run ends it first.

use std::io::{self, Read as _};
use std::process::{ChildStdout, Command, ExitStatus};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use shared_child::SharedChild;

use crate::sys::signals::{self, Cause, Guard};

/// How long a child that has missed its deadline may take to end after a SIGTERM.
const AFTER_DEADLINE: Duration = Duration::from_millis(300);
/// How long a child may take to end by itself, after the terminal has sent its SIGINT to it as well as to us.
const AFTER_INTERRUPT: Duration = Duration::from_millis(300);
/// How long a child may take to end after a SIGTERM when a signal ends the run.
const AFTER_SIGNAL: Duration = Duration::from_secs(2);

/// A running child.
#[derive(Debug)]
pub struct Child {
    child: Arc<SharedChild>,
    guard: Guard,
}

impl Child {
    /// Starts a program. An `interactive` one may change the terminal at our stdin, which is restored when a signal ends
    /// the run.
    ///
    /// # Errors
    /// A program that cannot be started.
    pub fn spawn(command: &mut Command, interactive: bool) -> io::Result<Self> {
        let (child, guard) = signals::guarded(|| {
            let terminal = interactive.then(Terminal::remember).flatten();
            let child = Arc::new(SharedChild::spawn(command)?);
            let running = Arc::clone(&child);
            let undo = move |cause| {
                end(&running, cause);
                if let Some(terminal) = terminal {
                    terminal.restore();
                }
            };
            Ok::<_, io::Error>((child, Box::new(undo) as signals::Undo))
        })?;
        Ok(Self { child, guard })
    }

    /// Waits for the end of the child and of its stdout, of which it buffers up to `limit` bytes. Returns `None` if the
    /// deadline comes first: the child is ended, and a grandchild that keeps the pipe open is left alone.
    ///
    /// # Errors
    /// A child that cannot be waited for, or that succeeded with an output that cannot be read.
    pub fn finish(self, limit: u64, deadline: Option<Instant>) -> io::Result<Option<(ExitStatus, Vec<u8>)>> {
        let Self { child, guard } = self;
        let output = read(child.take_stdout(), limit, deadline);
        let status = match (&output, deadline) {
            (None, _) => None,
            (Some(_), None) => Some(child.wait()?),
            (Some(_), Some(deadline)) => child.wait_deadline(deadline)?,
        };
        if status.is_none() {
            terminate(&child, AFTER_DEADLINE);
            child.wait()?;
        }
        drop(guard);
        match (status, output) {
            (Some(status), Some(Err(error))) if status.success() => Err(error),
            (Some(status), Some(output)) => Ok(Some((status, output.unwrap_or_default()))),
            _ => Ok(None),
        }
    }
}

/// Reads the stdout of a child; `None` if it does not close its stdout by the deadline.
fn read(stdout: Option<ChildStdout>, limit: u64, deadline: Option<Instant>) -> Option<io::Result<Vec<u8>>> {
    let read = move || {
        let mut bytes = Vec::new();
        let result = stdout.map_or(Ok(0), |stdout| stdout.take(limit).read_to_end(&mut bytes));
        result.map(|_| bytes)
    };
    let Some(deadline) = deadline else { return Some(read()) };
    let (sender, receiver) = mpsc::channel();
    // A detached thread, since a blocking read cannot be cancelled: a grandchild may hold the pipe open forever.
    thread::spawn(move || sender.send(read()));
    receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok()
}

/// Ends a child because the run ends. Its own children are its own to end.
fn end(child: &SharedChild, cause: Cause) {
    let has_ended = cause == Cause::Interrupt && matches!(child.wait_timeout(AFTER_INTERRUPT), Ok(Some(_)));
    if !has_ended {
        terminate(child, AFTER_SIGNAL);
    }
}

/// Asks a child to end, and kills it after the grace period. Where there is no SIGTERM it is killed at once.
fn terminate(child: &SharedChild, grace: Duration) {
    #[cfg(unix)]
    {
        use shared_child::unix::SharedChildExt as _;
        // The errors here and below: it has ended by itself.
        let asked = child.send_signal(signal_hook::consts::SIGTERM);
        if asked.is_ok() && matches!(child.wait_timeout(grace), Ok(Some(_))) {
            return;
        }
    }
    #[cfg(not(unix))]
    let _ = grace;
    let _ = child.kill();
}

/// The settings of the terminal at stdin.
#[cfg(unix)]
struct Terminal(rustix::termios::Termios);

#[cfg(unix)]
impl Terminal {
    /// `None` if stdin is not a terminal.
    fn remember() -> Option<Self> {
        rustix::termios::tcgetattr(io::stdin()).ok().map(Self)
    }

    /// Restores them, unless we are in the background of the terminal, where that would stop the process (SIGTTOU).
    fn restore(self) {
        use rustix::termios::{OptionalActions, tcgetpgrp, tcsetattr};
        let is_background = tcgetpgrp(io::stdin()).is_ok_and(|foreground| foreground != rustix::process::getpgrp());
        if !is_background {
            // A terminal that has gone needs no settings.
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.0);
        }
    }
}

/// On Windows the console keeps what a plugin changed: std has no way to read its mode.
#[cfg(not(unix))]
struct Terminal;

#[cfg(not(unix))]
impl Terminal {
    fn remember() -> Option<Self> {
        None
    }

    fn restore(self) {}
}
