//! Reading the files of a kubeconfig, with the errors that Go gives.

use crate::go::os_error;
use crate::sys::bounded;
use std::fs::File;
use std::io;
use std::path::Path;

/// The largest file that is read, in bytes: a few thousand clusters with their certificates. kubectl has no limit.
const MAX_FILE: u64 = 32 << 20;

/// Why a file cannot be read.
#[derive(Debug)]
pub struct ReadError {
    /// Go's message: the operation, the path as the user wrote it, and the reason.
    pub text: String,
    pub kind: io::ErrorKind,
}

impl ReadError {
    fn new(action: &str, path: &Path, error: &io::Error) -> Self {
        Self { text: format!("{action} {}: {}", path.display(), os_error::message(error)), kind: error.kind() }
    }
}

/// Reads a file. `path` is as the user wrote it and may be relative to `dir`.
///
/// # Errors
/// With Go's messages (`os`, `PathError`): `open x: no such file or directory`, `read x: is a directory`. A file or
/// device that holds more than 32 MiB.
pub fn read_file(path: &Path, dir: &Path) -> Result<Vec<u8>, ReadError> {
    // Opening a pipe blocks until it has a writer: `--kubeconfig <(...)`.
    let file = File::open(dir.join(path)).map_err(|error| ReadError::new("open", path, &error))?;
    bounded::read_open(&file, MAX_FILE).map_err(|error| ReadError::new("read", path, &error))
}

/// Checks that a file can be opened, as kubectl does before it reads any.
///
/// # Errors
/// As [`read_file`].
pub fn check_open(path: &Path, dir: &Path) -> Result<(), ReadError> {
    File::open(dir.join(path)).map(drop).map_err(|error| ReadError::new("open", path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_error_has_message_of_go() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("sub")).unwrap();
        let text = |path: &str| read_file(Path::new(path), dir.path()).unwrap_err().text;
        assert_eq!(text("none"), "open none: no such file or directory");
        assert_eq!(text("sub"), "read sub: is a directory");
        assert!(check_open(Path::new("sub"), dir.path()).is_ok());
    }
}
