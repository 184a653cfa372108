//! A lock that lets one process do what many want, and holds up nobody for long.

use std::fs::File;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use fs2::FileExt as _;

use super::plain;

/// How long to sleep before the lock is tried again: short at first, since most holders need one exchange with a
/// server.
const PAUSES: [Duration; 2] = [Duration::from_millis(5), Duration::from_millis(40)];

/// A lock that is held until it is dropped. The system releases that of a killed process.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock that a file stands for. None where somebody holds it for longer than the wait, and where there
    /// can be no lock: not every file system has them.
    pub fn take(path: &Path, wait: Duration) -> Option<Self> {
        // Read access is enough for a lock, and all that there is on another's file.
        let create = || plain::open(path, File::options().write(true).create(true).truncate(false));
        let (file, _) = create().or_else(|_| plain::open(path, File::options().read(true))).ok()?;
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
    fn one_has_it_and_the_next_waits_for_so_long() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let held = Lock::take(&path, Duration::ZERO).unwrap();
        assert!(Lock::take(&path, Duration::ZERO).is_none());
        let start = Instant::now();
        assert!(Lock::take(&path, Duration::from_millis(30)).is_none());
        assert!(start.elapsed() >= Duration::from_millis(30));
        drop(held);
        assert!(Lock::take(&path, Duration::ZERO).is_some());
    }

    #[test]
    fn where_there_can_be_none_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Lock::take(folder.path(), Duration::ZERO).is_none());
        assert!(Lock::take(&folder.path().join("missing/lock"), Duration::ZERO).is_none());
    }
}
