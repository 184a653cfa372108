//! A run that a test observes while it lasts, and sends signals to.

use std::io::{self, PipeReader, Read as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Once, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use super::home::Home;

/// The signals that end a run, each with the exit code it leaves.
pub const SIGNALS: &[(Signal, i32)] = &[
    (Signal::INT, 130),
    (Signal::TERM, 143),
    // Other systems do not show whether SIGHUP is ignored.
    #[cfg(target_os = "linux")]
    (Signal::HUP, 129),
];

/// A wait that takes longer fails the test.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Waits until a condition holds.
#[track_caller]
pub fn until(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < TIMEOUT, "timed out waiting until {what}");
        thread::sleep(Duration::from_micros(50));
    }
}

/// Makes signals that this process ignores, as SIGINT in the background of a shell and SIGHUP under `nohup`, reach the
/// runs: a child process inherits ignored signals, but not handlers.
fn heed_signals() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).unwrap_or("0");
        let ignored = u64::from_str_radix(ignored.trim(), 16).unwrap();
        for signal in [Signal::INT, Signal::TERM, Signal::HUP].map(Signal::as_raw) {
            if ignored & (1 << (signal - 1)) != 0 {
                signal_hook::flag::register(signal, Arc::default()).unwrap();
            }
        }
    });
}

/// A run before it is started: the command, which may be changed, with stdout and stderr in pipes.
pub fn command(home: &Home, args: &[&str]) -> Command {
    heed_signals();
    let mut command = Command::new(env!("CARGO_BIN_EXE_kubegvr"));
    command.args(args).env_clear().env("HOME", home.path()).env("PATH", "").current_dir(home.path());
    command.stdin(Stdio::null()).process_group(0);
    command
}

/// A run in a process group of its own.
pub struct Running {
    child: Child,
    stdout: PipeReader,
    stderr: PipeReader,
}

impl Running {
    /// Starts a run in a home.
    pub fn start(home: &Home, args: &[&str]) -> Self {
        Self::of(&mut command(home, args))
    }

    /// Starts a command that is or becomes a run.
    pub fn of(command: &mut Command) -> Self {
        let (stdout, to_stdout) = io::pipe().unwrap();
        Self { stdout, ..Self::to(command.stdout(to_stdout)) }
    }

    /// Starts a command whose stdout leads elsewhere.
    pub fn to(command: &mut Command) -> Self {
        let (stdout, _) = io::pipe().unwrap();
        let (stderr, to_stderr) = io::pipe().unwrap();
        heed_signals();
        let child = command.stderr(to_stderr).spawn().unwrap();
        // The command holds the ends to write to, which would keep the pipes from their end.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Self { child, stdout, stderr }
    }

    /// The process.
    pub fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Sends a signal to the process alone.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Sends a signal to the process and its children, as a terminal does.
    pub fn signal_group(&self, signal: Signal) {
        kill_process_group(self.pid(), signal).unwrap();
    }

    /// Whether the process has ended; leaves it for [`Running::code`] to reap.
    pub fn has_ended(&self) -> bool {
        use rustix::process::{WaitId, WaitIdOptions, waitid};
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT | WaitIdOptions::NOHANG;
        waitid(WaitId::Pid(self.pid()), options).unwrap().is_some()
    }

    /// Waits until the pipe of stdout is full, except for partly filled pages.
    pub fn until_stdout_is_full(&self) {
        until("stdout is full", || rustix::io::ioctl_fionread(&self.stdout).unwrap() >= 48 << 10);
    }

    /// Reads from stderr until a text has come.
    pub fn until_stderr_says(&mut self, text: &str) {
        let mut said = Vec::new();
        while !String::from_utf8_lossy(&said).contains(text) {
            let mut byte = [0];
            assert_eq!(self.stderr.read(&mut byte).unwrap(), 1, "{}", String::from_utf8_lossy(&said));
            said.push(byte[0]);
        }
    }

    /// Closes the reader of stdout.
    pub fn close_stdout(&mut self) {
        let (nothing, _) = io::pipe().unwrap();
        self.stdout = nothing;
    }

    /// Reads a line from stdout.
    pub fn line(&mut self) -> String {
        let mut line = Vec::new();
        while line.last() != Some(&b'\n') {
            let mut byte = [0];
            assert_eq!(self.stdout.read(&mut byte).unwrap(), 1, "{}", String::from_utf8_lossy(&line));
            line.push(byte[0]);
        }
        String::from_utf8(line).unwrap()
    }

    /// The exit code, once the process has ended; its children may still run. `None` if a signal killed it.
    pub fn code(&mut self) -> Option<i32> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            if start.elapsed() > TIMEOUT {
                let _ = kill_process_group(self.pid(), Signal::KILL);
                panic!("the run did not end");
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The exit code and the rest of stdout and stderr, once the process and all of its children have ended.
    pub fn end(mut self) -> (Option<i32>, String, String) {
        let code = self.code();
        let pid = self.pid();
        let (all_ended, ended) = mpsc::channel::<()>();
        let watching = thread::spawn(move || {
            // Children that are still running keep their stderr open.
            let is_late = ended.recv_timeout(TIMEOUT).is_err();
            if is_late {
                let _ = kill_process_group(pid, Signal::KILL);
            }
            is_late
        });
        let texts = [&mut self.stdout, &mut self.stderr].map(|stream| {
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            text
        });
        let _ = all_ended.send(());
        assert!(!watching.join().unwrap(), "a child is still running");
        let [stdout, stderr] = texts;
        (code, stdout, stderr)
    }
}
