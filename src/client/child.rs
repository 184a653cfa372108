//! A program that we run and wait for, and that does not outlive us: a signal that ends the run ends it first.

use std::io;
use std::process::{self, ChildStdout, Command, ExitStatus};

use crate::signals::{self, Guard};

/// A running program.
#[derive(Debug)]
pub struct Child {
    child: process::Child,
    guard: Guard,
}

impl Child {
    /// Starts a program. Where it is `interactive`, the terminal at our stdin is its to change, and is set back where a
    /// signal ends it.
    ///
    /// # Errors
    /// A program that cannot be started.
    pub fn spawn(command: &mut Command, interactive: bool) -> io::Result<Self> {
        let (child, guard) = signals::guarded(|| {
            let terminal = interactive.then(system::Terminal::remember).flatten();
            let child = command.spawn()?;
            let number = child.id();
            let undo = move |cause| {
                system::end(number, cause);
                if let Some(terminal) = terminal {
                    terminal.restore();
                }
            };
            Ok::<_, io::Error>((child, Box::new(undo) as signals::Undo))
        })?;
        Ok(Self { child, guard })
    }

    /// The other end of its stdout, once.
    pub fn output(&mut self) -> Option<ChildStdout> {
        self.child.stdout.take()
    }

    /// Waits for its end.
    ///
    /// # Errors
    /// A program that cannot be waited for.
    pub fn wait(self) -> io::Result<ExitStatus> {
        let Self { mut child, guard } = self;
        // As long as it may be sent a signal its number must stay its own, which it is until we have asked for its
        // exit status.
        system::wait(child.id());
        drop(guard);
        child.wait()
    }
}

#[cfg(unix)]
mod system {
    use std::io;
    use std::thread;
    use std::time::{Duration, Instant};

    use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, getpgrp, kill_process, waitid};
    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetpgrp, tcsetattr};

    use crate::signals::Cause;

    /// How long a program has to end by itself after it has got the SIGINT of the terminal that we got.
    const FOR_INTERRUPT: Duration = Duration::from_millis(300);
    /// How long it has after a SIGTERM.
    const FOR_TERMINATION: Duration = Duration::from_secs(2);
    /// Between two looks at whether it has.
    const PAUSE: Duration = Duration::from_millis(2);

    /// Ends a program, the hard way where it does not follow. What it has started itself is its to end.
    pub fn end(number: u32, cause: Cause) {
        let Some(pid) = pid(number) else { return };
        if cause == Cause::Interrupt && ends_within(FOR_INTERRUPT, pid) {
            return;
        }
        // It may have ended just now, which is what is wanted.
        let _ = kill_process(pid, Signal::TERM);
        if !ends_within(FOR_TERMINATION, pid) {
            let _ = kill_process(pid, Signal::KILL);
        }
    }

    /// Waits for the end of a program, whose exit status is still there afterwards.
    pub fn wait(number: u32) {
        let Some(pid) = pid(number) else { return };
        while waitid(WaitId::Pid(pid), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT)
            .is_err_and(|error| error == rustix::io::Errno::INTR)
        {}
    }

    fn ends_within(time: Duration, pid: Pid) -> bool {
        let start = Instant::now();
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT | WaitIdOptions::NOHANG;
        loop {
            // An error says that there is no such child.
            if !matches!(waitid(WaitId::Pid(pid), options), Ok(None)) {
                return true;
            }
            if start.elapsed() >= time {
                return false;
            }
            thread::sleep(PAUSE);
        }
    }

    fn pid(number: u32) -> Option<Pid> {
        i32::try_from(number).ok().and_then(Pid::from_raw)
    }

    /// How the terminal at stdin was set.
    pub struct Terminal(Termios);

    impl Terminal {
        /// None where stdin is no terminal.
        pub fn remember() -> Option<Self> {
            tcgetattr(io::stdin()).ok().map(Self)
        }

        /// Sets it back. In the background of the terminal that controls it, a process would be stopped for that.
        pub fn restore(self) {
            if !tcgetpgrp(io::stdin()).is_ok_and(|foreground| foreground != getpgrp()) {
                let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.0);
            }
        }
    }
}

#[cfg(not(unix))]
mod system {
    use crate::signals::Cause;

    pub fn end(_number: u32, _cause: Cause) {}

    pub fn wait(_number: u32) {}

    pub struct Terminal;

    impl Terminal {
        pub fn remember() -> Option<Self> {
            None
        }

        pub fn restore(self) {}
    }
}
