//! Reading the files of a kubeconfig, with the errors that Go gives.

use crate::go::os_error;
use crate::sys::{Env, bounded};
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

/// Reads a file. `path` is as the user wrote it and may be relative to the current directory.
///
/// # Errors
/// With Go's messages (`os`, `PathError`): `open x: no such file or directory`, `read x: is a directory`. A file or
/// device that holds more than 32 MiB, or a pipe that nobody writes to in time.
pub fn read_file(path: &Path, env: &Env) -> Result<Vec<u8>, ReadError> {
    let file = bounded::open(&env.current_dir.join(path)).map_err(|error| ReadError::new("open", path, &error))?;
    bounded::read_opened(file, MAX_FILE, env.deadline).map_err(|error| ReadError::new("read", path, &error))
}

/// Checks that a file can be opened, as kubectl does before it reads any.
///
/// # Errors
/// As [`read_file`].
pub fn check_open(path: &Path, env: &Env) -> Result<(), ReadError> {
    let file = env.current_dir.join(path);
    // The writer of a pipe would lose its reader.
    if is_pipe(&file) {
        return Ok(());
    }
    bounded::open(&file).map(drop).map_err(|error| ReadError::new("open", path, &error))
}

#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    path.metadata().is_ok_and(|metadata| metadata.file_type().is_fifo())
}

/// A named pipe of Windows is opened and closed: its server waits for the next client.
#[cfg(not(unix))]
fn is_pipe(_path: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_error_has_message_of_go() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("sub")).unwrap();
        let env = Env { current_dir: dir.path().to_owned(), ..Env::default() };
        let text = |path: &str| read_file(Path::new(path), &env).unwrap_err().text;
        assert_eq!(text("none"), "open none: no such file or directory");
        assert_eq!(text("sub"), "read sub: is a directory");
        assert!(check_open(Path::new("sub"), &env).is_ok());
    }
}
