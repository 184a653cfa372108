//! Reading the files of a kubeconfig, with the errors that Go gives.

use crate::bounded;
use crate::go::os_error;
use std::fs::File;
use std::io;
use std::path::Path;

/// The largest file that is read, in bytes: room for some thousand clusters with their certificates. kubectl has no
/// limit.
const MAX_FILE: u64 = 32 << 20;

/// Why a file was not read.
#[derive(Debug)]
pub struct ReadError {
    /// Go's text: what was done, the path as named, and the reason.
    pub text: String,
    pub kind: io::ErrorKind,
}

impl ReadError {
    fn new(action: &str, path: &Path, error: &io::Error) -> Self {
        Self { text: format!("{action} {}: {}", path.display(), os_error::message(error)), kind: error.kind() }
    }
}

/// Reads a file. `path` is as the user named it and may be relative to `folder`.
///
/// # Errors
/// In Go's words (`os`, `PathError`): `open x: no such file or directory`, `read x: is a directory`. A file of more
/// than 32 MiB, which a device may be too.
pub fn read(path: &Path, folder: &Path) -> Result<Vec<u8>, ReadError> {
    // A pipe is waited for: `--kubeconfig <(...)`.
    let file = File::open(folder.join(path)).map_err(|error| ReadError::new("open", path, &error))?;
    bounded::read_open(&file, MAX_FILE).map_err(|error| ReadError::new("read", path, &error))
}

/// Whether a file can be opened, which is all that kubectl checks at first.
///
/// # Errors
/// As [`read`].
pub fn check_open(path: &Path, folder: &Path) -> Result<(), ReadError> {
    File::open(folder.join(path)).map(drop).map_err(|error| ReadError::new("open", path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_errors_are_worded_as_in_go() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("sub")).unwrap();
        let text = |path: &str| read(Path::new(path), folder.path()).unwrap_err().text;
        assert_eq!(text("none"), "open none: no such file or directory");
        assert_eq!(text("sub"), "read sub: is a directory");
        assert!(check_open(Path::new("sub"), folder.path()).is_ok());
    }
}
