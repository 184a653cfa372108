//! Bounded reads: files and responses may have any size, memory has not; and a pipe may never have a writer.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::time::Instant;

/// The limit of JSON values in one discovery document. A resource takes about forty, so a hundred thousand fit.
pub const DISCOVERY_VALUES: usize = 4_000_000;

/// Reads to the end of the input.
///
/// # Errors
/// More than `limit` bytes; no more are read.
pub fn read(input: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    read_into(Vec::new(), input, limit)
}

fn read_into(mut bytes: Vec<u8>, input: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    input.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(too_large(limit)) } else { Ok(bytes) }
}

/// Reads a file, a pipe or a device. A pipe may get its writer later, as for `--kubeconfig <(...)`.
///
/// # Errors
/// A file that cannot be opened or read, or that holds more than `limit` bytes; a pipe or device that has nothing to read
/// by the deadline, or without one for two minutes.
pub fn read_file(path: &Path, limit: u64, deadline: Option<Instant>) -> io::Result<Vec<u8>> {
    read_opened(open(path)?, limit, deadline)
}

/// Reads stdin. Without a deadline it waits for ever: a person may be typing.
///
/// # Errors
/// It cannot be read, holds more than `limit` bytes, or has not ended by the deadline.
pub fn read_stdin(limit: u64, deadline: Option<Instant>) -> io::Result<Vec<u8>> {
    #[cfg(unix)]
    if deadline.is_some() {
        let file = File::from(std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned()?);
        return read_opened(file, limit, deadline);
    }
    // Without poll(2), a read takes as long as the writer does.
    #[cfg(not(unix))]
    let _ = deadline;
    read(io::stdin().lock(), limit)
}

/// Opens a file for [`read_opened`], without waiting for the writer of a pipe.
///
/// # Errors
/// It cannot be opened.
pub fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    #[cfg(unix)]
    {
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    options.read(true).open(path)
}

/// As [`read_file`], for a file of [`open`].
///
/// # Errors
/// As [`read_file`].
pub fn read_opened(file: File, limit: u64, deadline: Option<Instant>) -> io::Result<Vec<u8>> {
    match file.metadata() {
        Ok(metadata) if !metadata.is_file() && !metadata.is_dir() => read_waiting(file, limit, deadline),
        _ => read_open(&file, limit),
    }
}

#[cfg(unix)]
fn read_waiting(file: File, limit: u64, deadline: Option<Instant>) -> io::Result<Vec<u8>> {
    read(waiting::Waiting { file, deadline, idle_timeout: waiting::IDLE_TIMEOUT }, limit)
}

/// Without poll(2), a read takes as long as the writer does.
#[cfg(not(unix))]
fn read_waiting(file: File, limit: u64, _deadline: Option<Instant>) -> io::Result<Vec<u8>> {
    read(file, limit)
}

/// Reads a regular file that is open.
///
/// # Errors
/// It cannot be read, or holds more than `limit` bytes.
pub fn read_open(file: &File, limit: u64) -> io::Result<Vec<u8>> {
    let size = file.metadata().ok().filter(Metadata::is_file).map_or(0, |metadata| metadata.len());
    if size > limit {
        return Err(too_large(limit));
    }
    // One byte more than the file has: the read that finds the end needs no more memory.
    let capacity = usize::try_from(size + 1).unwrap_or_default();
    read_into(Vec::with_capacity(capacity), file, limit)
}

#[cfg(unix)]
mod waiting {
    use std::fs::File;
    use std::io::{self, ErrorKind, Read};
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    /// A program that writes nothing for this long writes nothing at all. kubectl waits for ever.
    pub const IDLE_TIMEOUT: Duration = Duration::from_secs(120);

    /// A pipe or device that is waited for at each read.
    pub struct Waiting {
        pub file: File,
        pub deadline: Option<Instant>,
        /// How long a read waits without a deadline.
        pub idle_timeout: Duration,
    }

    impl Waiting {
        /// Waits until there are bytes, or the last writer is gone. A pipe that has not had a writer yet is not at its end.
        fn wait(&self) -> io::Result<()> {
            let end = self.deadline.unwrap_or_else(|| Instant::now() + self.idle_timeout);
            loop {
                let left = end.saturating_duration_since(Instant::now());
                let timeout = Timespec::try_from(left).unwrap_or(Timespec { tv_sec: i64::MAX, tv_nsec: 0 });
                match poll(&mut [PollFd::new(&self.file, PollFlags::IN)], Some(&timeout)) {
                    Ok(0) if end <= Instant::now() => {
                        return Err(io::Error::new(ErrorKind::TimedOut, "timed out waiting for data from this pipe"));
                    }
                    Ok(0) | Err(rustix::io::Errno::INTR) => {}
                    Ok(_) => return Ok(()),
                    Err(error) => return Err(error.into()),
                }
            }
        }
    }

    impl Read for Waiting {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            loop {
                self.wait()?;
                match self.file.read(buffer) {
                    // Another process may have read the bytes.
                    Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                    result => return result,
                }
            }
        }
    }
}

/// A reader that fails once it has read more than `limit` bytes.
pub struct Limited<R> {
    input: R,
    limit: u64,
    read: u64,
}

impl<R> Limited<R> {
    pub fn new(input: R, limit: u64) -> Self {
        Self { input, limit, read: 0 }
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.input.read(buffer)?;
        self.read += bytes as u64;
        if self.read > self.limit { Err(too_large(self.limit)) } else { Ok(bytes) }
    }
}

fn too_large(limit: u64) -> io::Error {
    io::Error::new(ErrorKind::FileTooLarge, format!("larger than {} MiB", limit >> 20))
}

/// Whether a JSON document has at most this many values, counted by commas and opening brackets. The smallest value
/// takes two bytes of text and a hundred of memory, so a limit of bytes alone does not bound memory.
pub fn holds_at_most(json: &[u8], values: usize) -> bool {
    json.len() <= values || json.iter().filter(|byte| matches!(byte, b',' | b'{' | b'[')).count() <= values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_stops_at_limit() {
        assert_eq!(read(&b"abc"[..], 3).unwrap(), b"abc");
        let mut input = io::repeat(b'x').take(2 << 20);
        let error = read(&mut input, 1 << 20).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::FileTooLarge, "larger than 1 MiB"));
        assert_eq!(input.limit(), (1 << 20) - 1);
    }

    #[test]
    fn limited_reader_fails_after_the_limit() {
        let mut bytes = Vec::new();
        Limited::new(&b"abc"[..], 3).read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, b"abc");
        let error = Limited::new(io::repeat(b'x'), 1 << 20).read_to_end(&mut bytes).unwrap_err();
        assert_eq!(error.to_string(), "larger than 1 MiB");
    }

    #[test]
    fn file_over_limit_is_not_read() {
        let mut file = tempfile::tempfile().unwrap();
        file.set_len(5 << 40).unwrap();
        assert_eq!(read_open(&file, 1 << 20).unwrap_err().kind(), ErrorKind::FileTooLarge);
        assert_eq!(io::Seek::stream_position(&mut file).unwrap(), 0);
        file.set_len(3).unwrap();
        assert_eq!(read_open(&file, 3).unwrap(), b"\0\0\0");
    }

    #[cfg(unix)]
    #[test]
    fn pipe_without_data_times_out() {
        let (reader, writer) = io::pipe().unwrap();
        let file = File::from(std::os::fd::OwnedFd::from(reader));
        let waiting = waiting::Waiting { file, deadline: None, idle_timeout: std::time::Duration::from_millis(10) };
        let error = read(waiting, 1).unwrap_err();
        drop(writer);
        assert_eq!(error.to_string(), "timed out waiting for data from this pipe");
    }

    #[test]
    fn json_values_are_counted() {
        for (json, values, expected) in
            [("[1,2,3]", 3, true), ("[1,2,3]", 2, false), ("[{},{},{}]", 6, true), ("[{},{},{}]", 4, false)]
        {
            assert_eq!(holds_at_most(json.as_bytes(), values), expected, "{json} {values}");
        }
    }
}
