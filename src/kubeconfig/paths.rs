//! Paths and file errors in the form that Go gives them.

use crate::bounded;
use std::fs::File;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The largest file that is read, in bytes: room for some thousand clusters with their certificates. kubectl has no
/// limit.
const MAX_FILE: u64 = 32 << 20;

/// A path without `.` and, as far as the text allows, `..` (Go `path/filepath`, `Clean`). Links are not followed.
pub fn clean(path: &Path) -> PathBuf {
    let mut cleaned = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => match cleaned.components().next_back() {
                Some(Component::Normal(_)) => {
                    cleaned.pop();
                }
                Some(Component::RootDir | Component::Prefix(_)) => {}
                _ => cleaned.push(".."),
            },
            component => cleaned.push(component),
        }
    }
    cleaned
}

/// Why a file was not read.
#[derive(Debug)]
pub struct ReadError {
    /// Go's text: what was done, the path as named, and the reason.
    pub text: String,
    pub kind: io::ErrorKind,
}

impl ReadError {
    fn new(action: &str, path: &Path, error: &io::Error) -> Self {
        Self { text: format!("{action} {}: {}", path.display(), reason(error)), kind: error.kind() }
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

/// The reason alone, as Go words it: the system's text in lower case.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_cleaned_by_their_text() {
        for (path, expected) in [
            ("/a/b/../x/./ca", "/a/x/ca"),
            ("/../a", "/a"),
            ("a//b/", "a/b"),
            ("../a/../../b", "../../b"),
            ("a/..", ""),
        ] {
            assert_eq!(clean(Path::new(path)), Path::new(expected), "{path}");
        }
    }

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
