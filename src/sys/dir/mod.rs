//! Directories that are opened once, and files by their name in one: what another process renames or links meanwhile
//! leads nowhere else.

#[cfg(unix)]
mod by_handle;
#[cfg(not(unix))]
mod by_path;

use std::ffi::{OsStr, OsString};
use std::io;

use serde::{Deserialize, Serialize};

#[cfg(unix)]
pub use by_handle::Dir;
#[cfg(not(unix))]
pub use by_path::Dir;

/// An entry of a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: OsString,
    pub kind: EntryKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    File,
    Directory,
    /// A symbolic link, a pipe, a socket or a device.
    Other,
}

/// What distinguishes a file from one that replaces it later. The types hold the values of every platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct FileId {
    /// 0 where files have no number.
    pub inode: i128,
    /// Nanoseconds since 1970.
    pub modified: i128,
    /// In bytes.
    pub size: i128,
}

/// Refuses a name that could lead out of a directory: names may come from a server.
fn check_name(name: &OsStr) -> io::Result<()> {
    let bytes = name.as_encoded_bytes();
    let is_separator = |byte: &u8| matches!(byte, b'/' | b'\\' | 0) || (cfg!(windows) && *byte == b':');
    if bytes.is_empty() || bytes == b"." || bytes == b".." || bytes.iter().any(is_separator) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file name"));
    }
    Ok(())
}

fn not_a_file() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "not a file")
}

fn link_in_place_of_directory() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "a symbolic link is in the place of a directory")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::Write as _;

    fn dir() -> (tempfile::TempDir, Dir) {
        let path = tempfile::tempdir().unwrap();
        let dir = Dir::open(path.path()).unwrap();
        (path, dir)
    }

    fn create(dir: &Dir, name: &str, content: &str) {
        dir.create_new(name.as_ref()).unwrap().write_all(content.as_bytes()).unwrap();
    }

    #[test]
    fn name_that_leads_out_of_the_directory_is_refused() {
        let (path, dir) = dir();
        for name in ["..", ".", "", "/etc", "a/b", "../x", "a\0b", "a/", "a\\b"] {
            let name = OsStr::new(name);
            let errors = [
                dir.open_dir(name).map(drop),
                dir.create_dir(name).map(drop),
                dir.open_file(name).map(drop),
                dir.create_new(name).map(drop),
                dir.open_or_create(name).map(drop),
                dir.file_id(name).map(drop),
                dir.touch(name),
                dir.remove_file(name),
                dir.remove_dir(name),
                dir.rename(name, &dir, OsStr::new("x")),
                dir.rename(OsStr::new("x"), &dir, name),
            ];
            for result in errors {
                assert_eq!(result.unwrap_err().to_string(), "not a file name", "{name:?}");
            }
        }
        assert_eq!(fs::read_dir(path.path()).unwrap().count(), 0);
    }

    #[test]
    fn file_is_created_renamed_and_removed_in_its_directory() {
        let (path, top) = dir();
        let inner = top.create_dir("inner".as_ref()).unwrap();
        // A directory that exists is opened.
        top.create_dir("inner".as_ref()).unwrap();
        create(&inner, "new", "text");
        let id = inner.file_id("new".as_ref()).unwrap();
        inner.rename("new".as_ref(), &top, "old".as_ref()).unwrap();
        assert_eq!(top.file_id("old".as_ref()).unwrap(), id);
        assert_eq!(id.size, 4);
        assert_eq!(fs::read_to_string(path.path().join("old")).unwrap(), "text");
        let mut entries = top.entries().unwrap();
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        assert_eq!(
            entries,
            [("inner", EntryKind::Directory), ("old", EntryKind::File)]
                .map(|(name, kind)| Entry { name: name.into(), kind })
        );
        assert!(top.remove_dir("old".as_ref()).is_err() && top.remove_file("inner".as_ref()).is_err());
        top.remove_file("old".as_ref()).unwrap();
        top.remove_dir("inner".as_ref()).unwrap();
        assert_eq!(top.entries().unwrap(), []);
    }

    #[cfg(unix)]
    #[test]
    fn directory_stays_the_same_when_a_link_replaces_it() {
        use std::os::unix::fs::symlink;
        let (path, top) = dir();
        let inner = top.create_dir("inner".as_ref()).unwrap();
        fs::create_dir(path.path().join("outside")).unwrap();
        fs::rename(path.path().join("inner"), path.path().join("moved")).unwrap();
        symlink("outside", path.path().join("inner")).unwrap();
        create(&inner, "file", "text");
        assert!(path.path().join("moved/file").is_file());
        assert_eq!(fs::read_dir(path.path().join("outside")).unwrap().count(), 0);
        assert!(top.open_dir("inner".as_ref()).is_err());
        let error = top.create_dir("inner".as_ref()).unwrap_err();
        assert_eq!(error.to_string(), "a symbolic link is in the place of a directory");
    }

    #[cfg(unix)]
    #[test]
    fn link_and_directory_in_place_of_a_file_are_refused() {
        use std::os::unix::fs::symlink;
        let (path, dir) = dir();
        create(&dir, "target", "text");
        symlink("target", path.path().join("link")).unwrap();
        fs::create_dir(path.path().join("directory")).unwrap();
        for name in ["link", "directory"].map(OsStr::new) {
            assert!(dir.open_file(name).is_err() && dir.open_or_create(name).is_err() && dir.create_new(name).is_err());
            assert!(dir.file_id(name).is_err() && dir.touch(name).is_err());
        }
        assert_eq!(dir.open_file("missing".as_ref()).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
