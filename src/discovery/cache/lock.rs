//! A lock between processes that need the same discovery, so that one fetches it and the others wait a bounded time.

use std::fs::File;
use std::thread;
use std::time::{Duration, Instant};

use fs2::FileExt as _;

/// The first and the longest pause before the lock is tried again: short at first, since most holders need one round
/// trip.
const PAUSES: [Duration; 2] = [Duration::from_millis(5), Duration::from_millis(40)];

/// Held until it is dropped. The system releases the lock of a killed process.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Locks a file, for which read access suffices. `None` if another process holds the lock for longer than `wait`, or
    /// if the file cannot be locked: not every file system has locks.
    pub fn acquire(file: File, wait: Duration) -> Option<Self> {
        let (start, mut pause) = (Instant::now(), PAUSES[0]);
        loop {
            match file.try_lock_exclusive() {
                Ok(()) => return Some(Self { _file: file }),
                Err(error) if error.raw_os_error() != fs2::lock_contended_error().raw_os_error() => return None,
                Err(_) => {}
            }
            let left = wait.checked_sub(start.elapsed())?;
            thread::sleep(pause.min(left));
            pause = (pause * 2).min(PAUSES[1]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lock_held_by_another_is_waited_for_and_then_given_up() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("lock");
        File::create(&path).unwrap();
        let acquire = |wait| Lock::acquire(File::open(&path).unwrap(), wait);
        let held = acquire(Duration::ZERO).unwrap();
        assert!(acquire(Duration::ZERO).is_none());
        let start = Instant::now();
        assert!(acquire(Duration::from_millis(30)).is_none());
        assert!(start.elapsed() >= Duration::from_millis(30));
        drop(held);
        assert!(acquire(Duration::ZERO).is_some());
    }
}
