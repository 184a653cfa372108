//! A directory of files that are read by age and replaced as a whole: names and bytes in, bytes out.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::discovery::cache::lock::Lock;
use crate::sys::dir::{Dir, FileId};
use crate::sys::{AtomicFile, remove_abandoned};

/// The size limit of a file that is read, in bytes.
const MAX_FILE: u64 = 64 << 20;

/// The place of a directory of files. Another user who may write there can make it useless, but no more: each directory
/// from the root on is opened in the one above it, a symbolic link in the place of a file or directory is not followed,
/// and a pipe does not block.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
    directory: PathBuf,
}

/// The files of a store whose directory is open.
#[derive(Debug)]
pub struct Files(Dir);

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CachedFile {
    pub bytes: Vec<u8>,
    pub id: FileId,
    /// The time since it was written; zero if that is in the future.
    pub age: Duration,
    /// The time until it was written, if that is in the future.
    ahead: Duration,
}

impl CachedFile {
    /// Clocks differ a little, but a time far in the future comes from a wrong clock and is no proof of freshness. In
    /// client-go such a file is fresh until then (`discovery/cached/disk/cached_discovery.go`, `getCachedFile`).
    pub fn is_younger_than(&self, max_age: Duration) -> bool {
        self.age.max(self.ahead) <= max_age
    }
}

impl Store {
    /// A store in a directory below a root; neither needs to exist. The root may be a symbolic link: its place is the
    /// user's choice.
    pub fn new(root: &Path, directory: PathBuf) -> Self {
        Self { root: root.to_owned(), directory }
    }

    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Opens the directory.
    ///
    /// # Errors
    /// It is missing or cannot be opened.
    pub fn open(&self) -> io::Result<Files> {
        self.names().try_fold(Dir::open(&self.root)?, |dir, name| dir.open_dir(name)).map(Files)
    }

    /// Opens the directory, and creates it if it is missing.
    ///
    /// # Errors
    /// It cannot be created or opened.
    pub fn create(&self) -> io::Result<Files> {
        let root = match Dir::open(&self.root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                directory_builder().recursive(true).create(&self.root)?;
                Dir::open(&self.root)?
            }
            root => root?,
        };
        self.names().try_fold(root, |dir, name| dir.create_dir(name)).map(Files)
    }

    /// Locks a file of the directory, as [`Lock::acquire`] does.
    pub fn lock(&self, name: &str, wait: Duration) -> Option<Lock> {
        Lock::acquire(self.create().ok()?.0.open_or_create(name.as_ref()).ok()?, wait)
    }

    /// Removes a lock file after a fetch that failed, and the directory if nothing else is in it. Processes that wait for
    /// the lock still acquire it.
    pub fn remove_lock(&self, name: &str) {
        let mut names: Vec<_> = self.names().collect();
        let Some(last) = names.pop() else { return };
        let parent = Dir::open(&self.root).and_then(|root| names.iter().try_fold(root, |dir, name| dir.open_dir(name)));
        if let Ok(parent) = parent {
            let _ = parent.open_dir(last).and_then(|dir| dir.remove_file(name.as_ref()));
            let _ = parent.remove_dir(last);
        }
    }

    /// The names of the directories below the root.
    fn names(&self) -> impl Iterator<Item = &OsStr> {
        self.directory.strip_prefix(&self.root).unwrap_or(Path::new("")).iter()
    }
}

impl Files {
    /// Reads a file. `None` for one that is missing, empty, too large or unreadable: the cache never causes an error.
    pub fn read(&self, name: &[&str]) -> Option<CachedFile> {
        let (dir, name) = self.parent(name).ok()?;
        let (mut file, metadata) = dir.open_file(name).ok()?;
        let (now, modified) = (SystemTime::now(), metadata.modified().ok()?);
        let age = now.duration_since(modified).unwrap_or_default();
        let ahead = modified.duration_since(now).unwrap_or_default();
        if metadata.len() > MAX_FILE {
            return None;
        }
        // Files are replaced as a whole, so the known size saves the read that finds the end. A file that shrinks meanwhile
        // is a miss, and the beginning of one that grows is not valid.
        let mut bytes = vec![0; usize::try_from(metadata.len()).ok()?];
        file.read_exact(&mut bytes).ok()?;
        // kubectl takes an empty file for an empty list; here it is a remnant of a crash.
        (!bytes.is_empty()).then(|| CachedFile { bytes, id: FileId::of_metadata(&metadata), age, ahead })
    }

    /// The identity of a file; `None` if it is missing or not a regular one.
    pub fn id(&self, name: &[&str]) -> Option<FileId> {
        let (dir, name) = self.parent(name).ok()?;
        dir.file_id(name).ok()
    }

    /// Sets the age of a file to zero.
    ///
    /// # Errors
    /// The file is missing, or belongs to another user.
    pub fn touch(&self, name: &[&str]) -> io::Result<()> {
        let (dir, name) = self.parent(name)?;
        dir.touch(name)
    }

    /// Removes a file of the directory itself.
    ///
    /// # Errors
    /// The file is missing or cannot be removed.
    pub fn remove(&self, name: &str) -> io::Result<()> {
        self.0.remove_file(name.as_ref())
    }

    /// Removes the temporary files that killed processes left: [`prepare`](Self::prepare) creates all in the directory
    /// itself.
    pub fn remove_abandoned(&self, names: &[&str]) {
        let names: Vec<_> = names.iter().map(OsStr::new).collect();
        remove_abandoned(&self.0, &names);
    }

    /// Writes the temporary file that will replace a file, so that no reader sees a part of it. Creates the directories
    /// of the file. Files have mode 0660 and directories 0750, as in client-go.
    ///
    /// # Errors
    /// A directory or file cannot be written, or the name would lead out of the directory.
    pub fn prepare(&self, name: &[&str], bytes: &[u8]) -> io::Result<AtomicFile> {
        let (dir, name) = self.created_parent(name)?;
        prepare(&self.0, &dir, name, bytes)
    }

    /// Replaces a file, or sets its age to zero if it has these bytes already.
    ///
    /// # Errors
    /// Those of [`prepare`](Self::prepare).
    pub fn update(&self, name: &[&str], bytes: &[u8]) -> io::Result<()> {
        let (dir, name) = self.created_parent(name)?;
        if has_content(&dir, name, bytes) && dir.touch(name).is_ok() {
            return Ok(());
        }
        prepare(&self.0, &dir, name, bytes)?.persist()
    }

    /// The directory of a file, and its name there.
    fn parent<'a>(&self, name: &[&'a str]) -> io::Result<(Dir, &'a OsStr)> {
        let (last, directories) = split(name)?;
        let dir = directories.iter().try_fold(self.0.clone(), |dir, name| dir.open_dir(name.as_ref()))?;
        Ok((dir, last))
    }

    /// As [`parent`](Self::parent), and creates directories that are missing.
    fn created_parent<'a>(&self, name: &[&'a str]) -> io::Result<(Dir, &'a OsStr)> {
        let (last, directories) = split(name)?;
        let dir = directories.iter().try_fold(self.0.clone(), |dir, name| dir.create_dir(name.as_ref()))?;
        Ok((dir, last))
    }
}

fn split<'a, 'b>(name: &'b [&'a str]) -> io::Result<(&'a OsStr, &'b [&'a str])> {
    let (last, directories) = name.split_last().ok_or(io::ErrorKind::InvalidInput)?;
    Ok((OsStr::new(*last), directories))
}

fn has_content(dir: &Dir, name: &OsStr, bytes: &[u8]) -> bool {
    let Ok((mut file, metadata)) = dir.open_file(name) else { return false };
    if metadata.len() != bytes.len() as u64 {
        return false;
    }
    let mut present = vec![0; bytes.len()];
    file.read_exact(&mut present).is_ok() && present == bytes
}

fn prepare(temporary_dir: &Dir, dir: &Dir, name: &OsStr, bytes: &[u8]) -> io::Result<AtomicFile> {
    let mut new = AtomicFile::replacing_in(temporary_dir, dir, name)?;
    new.file().write_all(bytes)?;
    set_mode(new.file())?;
    Ok(new)
}

/// Creates directories with mode 0750, as client-go does.
fn directory_builder() -> fs::DirBuilder {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there are no modes"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o750);
    builder
}

#[cfg(unix)]
fn set_mode(file: &File) -> io::Result<()> {
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o660))
}

/// Windows has no modes: a file has the access list of its directory.
#[cfg(not(unix))]
fn set_mode(_file: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn store() -> (tempfile::TempDir, Store, Files) {
        let root = tempfile::tempdir().unwrap();
        let store = Store::new(root.path(), root.path().join("host_1"));
        let files = store.create().unwrap();
        (root, store, files)
    }

    fn write(files: &Files, name: &[&str], bytes: &[u8]) -> io::Result<()> {
        files.prepare(name, bytes)?.persist()
    }

    fn read(files: &Files, name: &[&str]) -> Option<Vec<u8>> {
        files.read(name).filter(|file| file.is_younger_than(MINUTE)).map(|file| file.bytes)
    }

    #[test]
    fn written_file_is_read_and_leaves_no_temporary_file() {
        let (_root, store, files) = store();
        write(&files, &["apps", "v1", "list.json"], b"one").unwrap();
        write(&files, &["apps", "v1", "list.json"], b"two").unwrap();
        assert_eq!(read(&files, &["apps", "v1", "list.json"]).unwrap(), b"two");
        assert_eq!(read(&store.open().unwrap(), &["apps", "v1", "list.json"]).unwrap(), b"two");
        assert_eq!(fs::read_dir(store.directory().join("apps/v1")).unwrap().count(), 1);
        assert_eq!(fs::read_dir(store.directory()).unwrap().count(), 1);
    }

    #[test]
    fn update_replaces_only_a_file_with_other_bytes() {
        let (_root, store, files) = store();
        files.update(&["v1", "list"], b"one").unwrap();
        let first = files.id(&["v1", "list"]).unwrap();
        let file = File::options().write(true).open(store.directory().join("v1/list")).unwrap();
        file.set_modified(SystemTime::now() - 2 * MINUTE).unwrap();
        assert_eq!(read(&files, &["v1", "list"]), None);
        files.update(&["v1", "list"], b"one").unwrap();
        assert_eq!(read(&files, &["v1", "list"]).unwrap(), b"one");
        assert_eq!(files.id(&["v1", "list"]).unwrap().inode, first.inode);
        files.update(&["v1", "list"], b"two").unwrap();
        assert_eq!(read(&files, &["v1", "list"]).unwrap(), b"two");
        #[cfg(unix)]
        assert_ne!(files.id(&["v1", "list"]).unwrap().inode, first.inode);
    }

    #[test]
    fn old_empty_and_irregular_files_are_a_miss() {
        let (_root, store, files) = store();
        assert_eq!(read(&files, &["missing"]), None);
        write(&files, &["empty"], b"").unwrap();
        assert_eq!(read(&files, &["empty"]), None);
        fs::create_dir(store.directory().join("directory")).unwrap();
        assert_eq!(read(&files, &["directory"]), None);
        write(&files, &["old"], b"x").unwrap();
        let file = File::options().write(true).open(store.directory().join("old")).unwrap();
        for (is_future, seconds, is_there) in
            [(false, 50, true), (false, 61, false), (true, 50, true), (true, 90, false)]
        {
            let distance = Duration::from_secs(seconds);
            let now = SystemTime::now();
            file.set_modified(if is_future { now + distance } else { now - distance }).unwrap();
            assert_eq!(read(&files, &["old"]).is_some(), is_there, "{seconds}");
            assert!(files.read(&["old"]).is_some());
        }
        files.touch(&["old"]).unwrap();
        assert_eq!(read(&files, &["old"]).unwrap(), b"x");
    }

    #[cfg(unix)]
    #[test]
    fn symbolic_links_are_not_followed() {
        use std::os::unix::fs::symlink;
        let (outside, store, files) = store();
        write(&files, &["v1", "list"], b"x").unwrap();
        fs::create_dir(outside.path().join("elsewhere")).unwrap();
        fs::write(outside.path().join("elsewhere/list"), "theirs").unwrap();
        symlink(outside.path().join("elsewhere"), store.directory().join("v2")).unwrap();
        symlink(outside.path().join("elsewhere/list"), store.directory().join("link")).unwrap();
        for name in [&["v2", "list"][..], &["link"]] {
            assert_eq!(read(&files, name), None);
            assert!(files.touch(name).is_err());
        }
        assert!(write(&files, &["v2", "list"], b"x").is_err());
        // A link in the place of a file is replaced.
        write(&files, &["link"], b"ours").unwrap();
        assert_eq!(read(&files, &["link"]).unwrap(), b"ours");
        assert_eq!(fs::read(outside.path().join("elsewhere/list")).unwrap(), b"theirs");
    }

    #[test]
    fn name_that_leads_out_of_directory_is_refused() {
        let (_root, store, files) = store();
        for name in ["..", ".", "", "/etc", "a/b", "../x", "a\0b", "a/", "a\\b"] {
            assert!(write(&files, &[name, "file"], b"x").is_err(), "{name:?}");
            assert!(files.update(&[name, "file"], b"x").is_err(), "{name:?}");
            assert_eq!(read(&files, &[name, "file"]), None);
        }
        assert!(write(&files, &[], b"x").is_err());
        assert_eq!(fs::read_dir(store.directory()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn modes_of_files_and_directories_are_those_of_client_go() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_root, store, files) = store();
        write(&files, &["v1", "list.json"], b"x").unwrap();
        let mode = |path: &str| fs::metadata(store.directory().join(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("v1/list.json"), 0o660);
        assert_eq!(mode("v1") & !0o750, 0);
    }

    #[test]
    fn lock_file_is_removed_with_an_empty_directory() {
        let (_root, store, files) = store();
        let held = store.lock("lock", Duration::ZERO).unwrap();
        store.remove_lock("lock");
        drop(held);
        assert!(!store.directory().exists());
        assert!(write(&files, &["v1", "list"], b"x").is_err(), "the directory is gone");
        write(&store.create().unwrap(), &["v1", "list"], b"x").unwrap();
        assert!(store.lock("lock", Duration::ZERO).is_some());
        store.remove_lock("lock");
        assert!(store.open().unwrap().id(&["v1", "list"]).is_some());
        fs::create_dir(store.directory().join("lock")).unwrap();
        assert!(store.lock("lock", Duration::ZERO).is_none());
    }
}
