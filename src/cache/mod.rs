//! Files that are read by age and replaced whole. It knows no Kubernetes: names and bytes in, bytes out.

mod lock;

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, SystemTime};

pub use lock::Lock;

use crate::temporary::Temporary;

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 256 << 20;

/// A folder of files that age.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// A file as it lies there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// How long ago it was written; nothing where that is in the future.
    pub age: Duration,
}

impl Store {
    /// A store in a folder that need not exist yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A file that is no older than this, or of any age. A file that is missing, old, empty, too large or unreadable
    /// is None: the cache is never the cause of an error.
    pub fn read(&self, name: &[&str], max_age: Option<Duration>) -> Option<Kept> {
        let path = self.path(name)?;
        let metadata = self.regular(name)?;
        let (now, modified) = (SystemTime::now(), metadata.modified().ok()?);
        let age = now.duration_since(modified).unwrap_or_default();
        // Clocks differ a little. A time far in the future is one of a clock that was wrong, and tells nothing; to
        // client-go it would be fresh until then (discovery/cached/disk/cached_discovery.go, getCachedFile).
        let ahead = modified.duration_since(now).unwrap_or_default();
        if max_age.is_some_and(|max_age| age.max(ahead) > max_age) || metadata.len() > MAX_FILE {
            return None;
        }
        // Its size is known, and files are replaced as a whole: no read more to see that there is no more. One that
        // was replaced by a shorter one just now is a miss; a longer one ends in the middle, and is no JSON.
        let mut bytes = vec![0; usize::try_from(metadata.len()).ok()?];
        File::open(&path).ok()?.read_exact(&mut bytes).ok()?;
        // kubectl takes an empty file for an empty list; here it is what a crash has left.
        (!bytes.is_empty()).then_some(Kept { bytes, age })
    }

    /// Makes a file as young as if it had just been written.
    ///
    /// # Errors
    /// A file that is not there, or that belongs to somebody else.
    pub fn touch(&self, name: &[&str]) -> io::Result<()> {
        let path = self.path(name).ok_or_else(not_a_name)?;
        self.regular(name).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        File::options().write(true).open(path)?.set_modified(SystemTime::now())
    }

    /// Removes a file.
    ///
    /// # Errors
    /// A file that is not there or cannot be removed.
    pub fn remove(&self, name: &[&str]) -> io::Result<()> {
        fs::remove_file(self.path(name).ok_or_else(not_a_name)?)
    }

    /// Takes the lock that a file of the folder stands for, as [`Lock::take`] does.
    pub fn lock(&self, name: &str, wait: Duration) -> Option<Lock> {
        create_folders(&self.folder).ok()?;
        Lock::take(&self.path(&[name])?, wait)
    }

    /// Removes what a lock was taken with and nothing came of: its file, and the folder where that was all. Who waits
    /// for it still gets it.
    pub fn discard(&self, lock: &str) {
        let _ = self.remove(&[lock]);
        let _ = fs::remove_dir(&self.folder);
    }

    /// Replaces a file: a temporary one beside it, then a rename, so that no reader ever sees a part of it.
    /// Files are 0660 and folders 0750, as client-go makes them.
    ///
    /// # Errors
    /// A folder or file that cannot be written, or a name that would leave the folder.
    pub fn write(&self, name: &[&str], bytes: &[u8]) -> io::Result<()> {
        let path = self.path(name).ok_or_else(not_a_name)?;
        create_folders(path.parent().unwrap_or(&self.folder))?;
        if !self.has_plain_folders(name) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "a link stands in for a folder"));
        }
        let mut new = Temporary::replacing(&path)?;
        new.file.write_all(bytes)?;
        set_mode(&new.file)?;
        new.persist()
    }

    /// Where a file lies. The parts may come from a server: each must be a plain file name.
    fn path(&self, name: &[&str]) -> Option<PathBuf> {
        let mut path = self.folder.clone();
        for part in name {
            let mut components = Path::new(part).components();
            let plain = matches!((components.next(), components.next()), (Some(Component::Normal(only)), None) if only == *part);
            if !plain || part.contains(['\0', '/', '\\']) {
                return None;
            }
            path.push(part);
        }
        (!name.is_empty()).then_some(path)
    }

    /// What the system knows of a file that is one, and no link to one.
    fn regular(&self, name: &[&str]) -> Option<Metadata> {
        let metadata = fs::symlink_metadata(self.path(name)?).ok()?;
        (metadata.is_file() && self.has_plain_folders(name)).then_some(metadata)
    }

    /// Whether no folder on the way to a file is a link, which could lead out of the store. The store's own folder
    /// may be: where it lies is the user's choice.
    fn has_plain_folders(&self, name: &[&str]) -> bool {
        let mut path = self.folder.clone();
        name.split_last().is_some_and(|(_, folders)| {
            folders.iter().all(|part| {
                path.push(part);
                fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir())
            })
        })
    }
}

fn not_a_name() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "not a file name")
}

fn create_folders(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o750);
    builder.create(folder)
}

#[cfg(unix)]
fn set_mode(file: &File) -> io::Result<()> {
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o660))
}

#[cfg(not(unix))]
fn set_mode(_file: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().join("host_1"));
        (folder, store)
    }

    fn read(store: &Store, name: &[&str]) -> Option<Vec<u8>> {
        store.read(name, Some(MINUTE)).map(|kept| kept.bytes)
    }

    #[test]
    fn what_was_written_is_read_and_nothing_else_is_left() {
        let (_folder, store) = store();
        store.write(&["apps", "v1", "list.json"], b"one").unwrap();
        store.write(&["apps", "v1", "list.json"], b"two").unwrap();
        assert_eq!(read(&store, &["apps", "v1", "list.json"]).unwrap(), b"two");
        assert_eq!(fs::read_dir(store.folder().join("apps/v1")).unwrap().count(), 1);
    }

    #[test]
    fn old_empty_and_odd_files_are_a_miss() {
        let (_folder, store) = store();
        assert_eq!(read(&store, &["missing"]), None);
        store.write(&["empty"], b"").unwrap();
        assert_eq!(read(&store, &["empty"]), None);
        fs::create_dir(store.folder().join("folder")).unwrap();
        assert_eq!(read(&store, &["folder"]), None);
        store.write(&["old"], b"x").unwrap();
        let file = File::options().write(true).open(store.folder().join("old")).unwrap();
        for (is_future, seconds, is_there) in
            [(false, 59, true), (false, 61, false), (true, 50, true), (true, 90, false)]
        {
            let distance = Duration::from_secs(seconds);
            let now = SystemTime::now();
            file.set_modified(if is_future { now + distance } else { now - distance }).unwrap();
            assert_eq!(read(&store, &["old"]).is_some(), is_there, "{seconds}");
            assert!(store.read(&["old"], None).is_some());
        }
        store.touch(&["old"]).unwrap();
        assert_eq!(read(&store, &["old"]).unwrap(), b"x");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        use std::os::unix::fs::symlink;
        let (outside, store) = store();
        store.write(&["v1", "list"], b"x").unwrap();
        fs::create_dir(outside.path().join("elsewhere")).unwrap();
        fs::write(outside.path().join("elsewhere/list"), "theirs").unwrap();
        symlink(outside.path().join("elsewhere"), store.folder().join("v2")).unwrap();
        symlink(outside.path().join("elsewhere/list"), store.folder().join("link")).unwrap();
        for name in [&["v2", "list"][..], &["link"]] {
            assert_eq!(read(&store, name), None);
            assert!(store.touch(name).is_err());
        }
        assert!(store.write(&["v2", "list"], b"x").is_err());
        // A link in a file's place is replaced.
        store.write(&["link"], b"ours").unwrap();
        assert_eq!(read(&store, &["link"]).unwrap(), b"ours");
        assert_eq!(fs::read(outside.path().join("elsewhere/list")).unwrap(), b"theirs");
    }

    #[test]
    fn a_name_never_leaves_the_folder() {
        let (folder, store) = store();
        for name in ["..", ".", "", "/etc", "a/b", "../x", "a\0b", "a/", "a\\b"] {
            assert!(store.write(&[name, "file"], b"x").is_err(), "{name:?}");
            assert_eq!(read(&store, &[name, "file"]), None);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn modes_are_those_of_client_go() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_folder, store) = store();
        store.write(&["v1", "list.json"], b"x").unwrap();
        let mode = |path: &str| fs::metadata(store.folder().join(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("v1/list.json"), 0o660);
        assert_eq!(mode("v1") & !0o750, 0);
    }
}
