//! Files that are read by age and replaced whole. It knows no Kubernetes: names and bytes in, bytes out.

mod lock;
mod plain;

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

pub use lock::Lock;

use crate::temporary::Temporary;

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 64 << 20;

/// A folder of files that age. Whoever else may write there can make it useless, and no more: what stands in for a
/// folder or a file, a link or a pipe, is neither followed nor waited for.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
    folder: PathBuf,
    /// Set once no folder between the two was a link.
    is_plain: OnceLock<()>,
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
    /// A store in a folder that need not exist yet. It is below a root, which may be a link: where that lies is the
    /// user's choice.
    pub fn new(root: &Path, folder: PathBuf) -> Self {
        Self { root: root.to_owned(), folder, is_plain: OnceLock::new() }
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A file that is no older than this, or of any age. A file that is missing, old, empty, too large or unreadable
    /// is None: the cache is never the cause of an error.
    pub fn read(&self, name: &[&str], max_age: Option<Duration>) -> Option<Kept> {
        let path = self.plain_path(name)?;
        let (mut file, metadata) = plain::open(&path, File::options().read(true)).ok()?;
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
        file.read_exact(&mut bytes).ok()?;
        // kubectl takes an empty file for an empty list; here it is what a crash has left.
        (!bytes.is_empty()).then_some(Kept { bytes, age })
    }

    /// Makes a file as young as if it had just been written.
    ///
    /// # Errors
    /// A file that is not there, or that belongs to somebody else.
    pub fn touch(&self, name: &[&str]) -> io::Result<()> {
        let path = self.plain_path(name).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        plain::open(&path, File::options().write(true))?.0.set_modified(SystemTime::now())
    }

    /// Removes a file.
    ///
    /// # Errors
    /// A file that is not there or cannot be removed.
    pub fn remove(&self, name: &[&str]) -> io::Result<()> {
        fs::remove_file(self.plain_path(name).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?)
    }

    /// Takes the lock that a file of the folder stands for, as [`Lock::take`] does.
    pub fn lock(&self, name: &str, wait: Duration) -> Option<Lock> {
        self.create_folders(&[]).ok()?;
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
        self.create_folders(name.split_last().map_or(&[], |(_, folders)| folders))?;
        let mut new = Temporary::replacing(&path)?;
        new.file().write_all(bytes)?;
        set_mode(new.file())?;
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

    /// As [`path`](Self::path), where no folder on the way is a link, which could lead out of the store.
    fn plain_path(&self, name: &[&str]) -> Option<PathBuf> {
        let path = self.path(name)?;
        if self.is_plain.get().is_none() && !self.folders(&self.folder).all(|folder| plain::is_folder(&folder)) {
            return None;
        }
        let _ = self.is_plain.set(());
        let inside = path.ancestors().skip(1).take(name.len() - 1);
        inside.into_iter().all(plain::is_folder).then_some(path)
    }

    /// The folders below the root down to this one.
    fn folders(&self, last: &Path) -> impl Iterator<Item = PathBuf> {
        let mut path = self.root.clone();
        let below = last.strip_prefix(&self.root).unwrap_or(Path::new("")).to_owned();
        let names: Vec<_> = below.iter().map(ToOwned::to_owned).collect();
        names.into_iter().map(move |name| {
            path.push(name);
            path.clone()
        })
    }

    /// Makes the store's own folder, and those inside that a file lies in.
    fn create_folders(&self, inside: &[&str]) -> io::Result<()> {
        if fs::metadata(&self.root).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            plain::builder().recursive(true).create(&self.root)?;
        }
        let last = self.folder.join(inside.iter().collect::<PathBuf>());
        self.folders(&last).try_for_each(|folder| plain::create_folder(&folder))
    }
}

fn not_a_name() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "not a file name")
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
        let store = Store::new(folder.path(), folder.path().join("host_1"));
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
            [(false, 50, true), (false, 61, false), (true, 50, true), (true, 90, false)]
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
