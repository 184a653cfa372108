//! The handlers of signals, and the thread that does what a handler must not.

use std::io::{self, Read as _};
use std::os::unix::net::UnixStream;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;
use signal_hook::low_level::pipe;

use super::{ASKED, Cause, IDLE, finish};

/// The signal that has come.
static SIGNAL: AtomicUsize = AtomicUsize::new(0);

/// A shell tells a signal's number by 128 more.
const BASE: i32 = 128;

/// Handlers that end the run at once where there is nothing to undo, or where it was asked for before. They cost a
/// few microseconds; the thread is only started when it is needed.
pub fn install() {
    for signal in signals() {
        // Where a handler cannot be had, the signal kills, as it does without any.
        let _ = install_for(signal);
    }
}

/// The actions of a signal run in this order.
fn install_for(signal: i32) -> io::Result<()> {
    flag::register_conditional_shutdown(signal, BASE + signal, &IDLE)?;
    flag::register_conditional_shutdown(signal, BASE + signal, &ASKED)?;
    flag::register(signal, &ASKED)?;
    flag::register_usize(signal, &SIGNAL, usize::try_from(signal).unwrap_or_default())?;
    Ok(())
}

/// Starts the thread that undoes things, if it does not run yet. False where it cannot be had.
pub fn listen() -> bool {
    static LISTENING: OnceLock<bool> = OnceLock::new();
    *LISTENING.get_or_init(|| try_listen().is_ok())
}

fn try_listen() -> io::Result<()> {
    let (mut receiver, sender) = UnixStream::pair()?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        // Only a byte counts: without one, no signal has come.
        if receiver.read_exact(&mut [0]).is_err() {
            return;
        }
        let signal = i32::try_from(SIGNAL.load(Ordering::SeqCst)).unwrap_or_default();
        finish(if signal == SIGINT { Cause::Interrupt } else { Cause::Other }, BASE + signal)
    })?;
    signals().try_for_each(|signal| pipe::register(signal, sender.try_clone()?).map(drop))
}

/// Those that are not ignored, as Go's runtime leaves SIGHUP and SIGINT alone where they are (Go `os/signal/doc.go`).
/// Where that cannot be found out, SIGHUP is left as it is: `nohup` is more common than the other.
fn signals() -> impl Iterator<Item = i32> {
    static IGNORED: OnceLock<Option<u64>> = OnceLock::new();
    let ignored = *IGNORED.get_or_init(ignored);
    let is_ignored = move |signal: i32| match ignored {
        Some(signals) => signals & (1 << (signal - 1)) != 0,
        None => signal == SIGHUP,
    };
    [SIGINT, SIGTERM, SIGHUP].into_iter().filter(move |signal| !is_ignored(*signal))
}

/// The signals that are ignored, a bit each (proc(5), `SigIgn`).
fn ignored() -> Option<u64> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
    u64::from_str_radix(mask.trim(), 16).ok()
}
