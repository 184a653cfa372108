//! The signal handlers, and the thread that runs clean-up, which a handler must not do.

use std::io::{self, Read as _};
use std::os::unix::net::UnixStream;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;
use signal_hook::low_level::pipe;

use super::{ASKED, Cause, IDLE, finish};

/// The signal that was received; 0 for none.
static SIGNAL: AtomicUsize = AtomicUsize::new(0);

/// As in shells, a signal's exit code is 128 plus its number.
const BASE: i32 = 128;

/// Installs handlers that exit at once if there is nothing to clean up, or at the second signal. This takes a few
/// microseconds; the thread starts only when it is needed.
pub fn install() {
    for signal in signals() {
        // Without a handler the signal kills the process, as by default.
        let _ = install_for(signal);
    }
}

/// The actions of a signal run in this order.
fn install_for(signal: i32) -> io::Result<()> {
    flag::register_conditional_shutdown(signal, BASE + signal, &IDLE)?;
    flag::register_conditional_shutdown(signal, BASE + signal, &ASKED)?;
    flag::register(signal, &ASKED)?;
    flag::register_usize(signal, &SIGNAL, usize::try_from(signal).expect("signals are positive"))?;
    Ok(())
}

/// Starts the clean-up thread if it is not running. Returns whether it runs.
pub fn listen() -> bool {
    static LISTENING: OnceLock<bool> = OnceLock::new();
    *LISTENING.get_or_init(|| try_listen().is_ok())
}

fn try_listen() -> io::Result<()> {
    let (mut receiver, sender) = UnixStream::pair()?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        // Only a byte means a signal; an error does not.
        if receiver.read_exact(&mut [0]).is_err() {
            return;
        }
        let signal = i32::try_from(SIGNAL.load(Ordering::SeqCst)).expect("only signals are stored");
        finish(if signal == SIGINT { Cause::Interrupt } else { Cause::Other }, BASE + signal)
    })?;
    signals().try_for_each(|signal| pipe::register(signal, sender.try_clone()?).map(drop))
}

/// The signals to handle: like Go's runtime, not SIGHUP and SIGINT if they are ignored (Go `os/signal/doc.go`). If that
/// cannot be determined, SIGHUP stays as it is, because of `nohup`.
fn signals() -> impl Iterator<Item = i32> {
    static IGNORED: OnceLock<Option<u64>> = OnceLock::new();
    let ignored = *IGNORED.get_or_init(ignored);
    let is_ignored = move |signal: i32| match ignored {
        Some(signals) => signals & (1 << (signal - 1)) != 0,
        None => signal == SIGHUP,
    };
    [SIGINT, SIGTERM, SIGHUP].into_iter().filter(move |signal| !is_ignored(*signal))
}

/// The ignored signals as a bit mask (proc(5), `SigIgn`).
fn ignored() -> Option<u64> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
    u64::from_str_radix(mask.trim(), 16).ok()
}
