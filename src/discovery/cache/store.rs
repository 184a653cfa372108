//! A directory of files that are read by age and replaced as a whole: names and bytes in, bytes out.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use crate::discovery::cache::lock::Lock;
use crate::discovery::cache::no_follow;
use crate::sys::AtomicFile;

/// The size limit of a file that is read, in bytes.
const MAX_FILE: u64 = 64 << 20;

/// A directory of files. Another user who may write there can make it useless, but no more: a symbolic link in the place
/// of a file or directory is not followed, and a pipe does not block.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
    directory: PathBuf,
    /// Set once every directory from the root to this one was found to be no symbolic link.
    is_checked: OnceLock<()>,
}

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CachedFile {
    pub bytes: Vec<u8>,
    /// The time since it was written; zero if that is in the future.
    pub age: Duration,
}

impl Store {
    /// A store in a directory below a root; neither needs to exist. The root may be a symbolic link: its place is the
    /// user's choice.
    pub fn new(root: &Path, directory: PathBuf) -> Self {
        Self { root: root.to_owned(), directory, is_checked: OnceLock::new() }
    }

    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Reads a file of at most this age, or of any age. `None` for a file that is missing, old, empty, too large or
    /// unreadable: the cache never causes an error.
    pub fn read(&self, name: &[&str], max_age: Option<Duration>) -> Option<CachedFile> {
        let path = self.checked_path(name)?;
        let (mut file, metadata) = no_follow::open(&path, File::options().read(true)).ok()?;
        let (now, modified) = (SystemTime::now(), metadata.modified().ok()?);
        let age = now.duration_since(modified).unwrap_or_default();
        // Clocks differ a little, but a time far in the future comes from a wrong clock and is no proof of freshness. In
        // client-go such a file is fresh until then (discovery/cached/disk/cached_discovery.go, getCachedFile).
        let ahead = modified.duration_since(now).unwrap_or_default();
        if max_age.is_some_and(|max_age| age.max(ahead) > max_age) || metadata.len() > MAX_FILE {
            return None;
        }
        // Files are replaced as a whole, so the known size saves the read that finds the end. A file that shrinks meanwhile
        // is a miss, and the beginning of one that grows is not valid JSON.
        let mut bytes = vec![0; usize::try_from(metadata.len()).ok()?];
        file.read_exact(&mut bytes).ok()?;
        // kubectl takes an empty file for an empty list; here it is a remnant of a crash.
        (!bytes.is_empty()).then_some(CachedFile { bytes, age })
    }

    /// Sets the age of a file to zero.
    ///
    /// # Errors
    /// The file is missing, or belongs to another user.
    pub fn touch(&self, name: &[&str]) -> io::Result<()> {
        let path = self.checked_path(name).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        no_follow::open(&path, File::options().write(true))?.0.set_modified(SystemTime::now())
    }

    /// Removes a file.
    ///
    /// # Errors
    /// The file is missing or cannot be removed.
    pub fn remove(&self, name: &[&str]) -> io::Result<()> {
        fs::remove_file(self.checked_path(name).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?)
    }

    /// Locks a file of the directory, as [`Lock::acquire`] does.
    pub fn lock(&self, name: &str, wait: Duration) -> Option<Lock> {
        self.create_directories(&[]).ok()?;
        Lock::acquire(&self.path(&[name])?, wait)
    }

    /// Removes a lock file after a fetch that failed, and the directory if nothing else is in it. Processes that wait for
    /// the lock still acquire it.
    pub fn remove_lock(&self, name: &str) {
        let _ = self.remove(&[name]);
        let _ = fs::remove_dir(&self.directory);
    }

    /// Replaces a file by a temporary one and a rename, so that no reader sees a part of it. Files have mode 0660 and
    /// directories 0750, as in client-go.
    ///
    /// # Errors
    /// A directory or file cannot be written, or the name would lead out of the directory.
    pub fn write(&self, name: &[&str], bytes: &[u8]) -> io::Result<()> {
        let path = self.path(name).ok_or_else(not_a_name)?;
        self.create_directories(name.split_last().map_or(&[], |(_, directories)| directories))?;
        let mut new = AtomicFile::replacing(&path)?;
        new.file().write_all(bytes)?;
        set_mode(new.file())?;
        new.persist()
    }

    /// The path of a file. Parts of the name may come from a server: each must be a plain file name.
    fn path(&self, name: &[&str]) -> Option<PathBuf> {
        let mut path = self.directory.clone();
        for part in name {
            let mut components = Path::new(part).components();
            let is_plain = matches!((components.next(), components.next()), (Some(Component::Normal(only)), None) if only == *part);
            if !is_plain || part.contains(['\0', '/', '\\']) {
                return None;
            }
            path.push(part);
        }
        (!name.is_empty()).then_some(path)
    }

    /// As [`path`](Self::path); `None` if a directory on the way is a symbolic link, which could lead out of the store.
    fn checked_path(&self, name: &[&str]) -> Option<PathBuf> {
        let path = self.path(name)?;
        if self.is_checked.get().is_none()
            && !self.directories(&self.directory).all(|directory| no_follow::is_directory(&directory))
        {
            return None;
        }
        let _ = self.is_checked.set(());
        let inside = path.ancestors().skip(1).take(name.len() - 1);
        inside.into_iter().all(no_follow::is_directory).then_some(path)
    }

    /// The directories below the root down to the last.
    fn directories(&self, last: &Path) -> impl Iterator<Item = PathBuf> {
        let mut path = self.root.clone();
        let below = last.strip_prefix(&self.root).unwrap_or(Path::new("")).to_owned();
        let names: Vec<_> = below.iter().map(ToOwned::to_owned).collect();
        names.into_iter().map(move |name| {
            path.push(name);
            path.clone()
        })
    }

    /// Creates the directory of the store, and a path of directories in it.
    fn create_directories(&self, inside: &[&str]) -> io::Result<()> {
        if fs::metadata(&self.root).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            no_follow::directory_builder().recursive(true).create(&self.root)?;
        }
        let last = self.directory.join(inside.iter().collect::<PathBuf>());
        self.directories(&last).try_for_each(|directory| no_follow::create_directory(&directory))
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
        let root = tempfile::tempdir().unwrap();
        let store = Store::new(root.path(), root.path().join("host_1"));
        (root, store)
    }

    fn read(store: &Store, name: &[&str]) -> Option<Vec<u8>> {
        store.read(name, Some(MINUTE)).map(|file| file.bytes)
    }

    #[test]
    fn written_file_is_read_and_leaves_no_temporary_file() {
        let (_root, store) = store();
        store.write(&["apps", "v1", "list.json"], b"one").unwrap();
        store.write(&["apps", "v1", "list.json"], b"two").unwrap();
        assert_eq!(read(&store, &["apps", "v1", "list.json"]).unwrap(), b"two");
        assert_eq!(fs::read_dir(store.directory().join("apps/v1")).unwrap().count(), 1);
    }

    #[test]
    fn old_empty_and_irregular_files_are_a_miss() {
        let (_root, store) = store();
        assert_eq!(read(&store, &["missing"]), None);
        store.write(&["empty"], b"").unwrap();
        assert_eq!(read(&store, &["empty"]), None);
        fs::create_dir(store.directory().join("directory")).unwrap();
        assert_eq!(read(&store, &["directory"]), None);
        store.write(&["old"], b"x").unwrap();
        let file = File::options().write(true).open(store.directory().join("old")).unwrap();
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
    fn symbolic_links_are_not_followed() {
        use std::os::unix::fs::symlink;
        let (outside, store) = store();
        store.write(&["v1", "list"], b"x").unwrap();
        fs::create_dir(outside.path().join("elsewhere")).unwrap();
        fs::write(outside.path().join("elsewhere/list"), "theirs").unwrap();
        symlink(outside.path().join("elsewhere"), store.directory().join("v2")).unwrap();
        symlink(outside.path().join("elsewhere/list"), store.directory().join("link")).unwrap();
        for name in [&["v2", "list"][..], &["link"]] {
            assert_eq!(read(&store, name), None);
            assert!(store.touch(name).is_err());
        }
        assert!(store.write(&["v2", "list"], b"x").is_err());
        // A link in the place of a file is replaced.
        store.write(&["link"], b"ours").unwrap();
        assert_eq!(read(&store, &["link"]).unwrap(), b"ours");
        assert_eq!(fs::read(outside.path().join("elsewhere/list")).unwrap(), b"theirs");
    }

    #[test]
    fn name_that_leads_out_of_directory_is_refused() {
        let (root, store) = store();
        for name in ["..", ".", "", "/etc", "a/b", "../x", "a\0b", "a/", "a\\b"] {
            assert!(store.write(&[name, "file"], b"x").is_err(), "{name:?}");
            assert_eq!(read(&store, &[name, "file"]), None);
        }
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn modes_of_files_and_directories_are_those_of_client_go() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_root, store) = store();
        store.write(&["v1", "list.json"], b"x").unwrap();
        let mode = |path: &str| fs::metadata(store.directory().join(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("v1/list.json"), 0o660);
        assert_eq!(mode("v1") & !0o750, 0);
    }
}
