//! Files that are read by age and replaced whole. It knows no Kubernetes: names and bytes in, bytes out.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 256 << 20;

/// A folder of files that expire.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
    time_to_live: Duration,
}

impl Store {
    /// A store in a folder that need not exist yet. Files count as fresh for `time_to_live` after their last change.
    pub fn new(folder: PathBuf, time_to_live: Duration) -> Self {
        Self { folder, time_to_live }
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The bytes of a fresh file. A file that is missing, old, empty, too large or unreadable is None: the cache
    /// is never the cause of an error.
    pub fn read(&self, name: &[&str]) -> Option<Vec<u8>> {
        let path = self.path(name)?;
        let mut file = File::open(&path).ok()?;
        let metadata = file.metadata().ok()?;
        // A time in the future is valid, as in client-go (discovery/cached/disk/cached_discovery.go, getCachedFile).
        let age = SystemTime::now().duration_since(metadata.modified().ok()?).unwrap_or_default();
        if !metadata.is_file() || age > self.time_to_live || metadata.len() > MAX_FILE {
            return None;
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).ok()?);
        Read::by_ref(&mut file).take(MAX_FILE).read_to_end(&mut bytes).ok()?;
        // kubectl takes an empty file for an empty list; here it is what a crash has left.
        (!bytes.is_empty()).then_some(bytes)
    }

    /// How long ago a file was written; a time in the future is now.
    pub fn age(&self, name: &[&str]) -> Option<Duration> {
        let modified = fs::metadata(self.path(name)?).ok()?.modified().ok()?;
        Some(SystemTime::now().duration_since(modified).unwrap_or_default())
    }

    /// Replaces a file: a temporary one beside it, then a rename, so that no reader ever sees a part of it.
    /// Files are 0660 and folders 0750, as client-go makes them.
    ///
    /// # Errors
    /// A folder or file that cannot be written, or a name that would leave the folder.
    pub fn write(&self, name: &[&str], bytes: &[u8]) -> io::Result<()> {
        let path = self.path(name).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "not a file name"))?;
        let folder = path.parent().unwrap_or(&self.folder);
        create_folders(folder)?;
        let (mut file, temporary) = create_beside(&path)?;
        let written = file.write_all(bytes).and_then(|()| set_mode(&file)).and_then(|()| fs::rename(&temporary, &path));
        if written.is_err() {
            // What cannot be completed is not left behind; the first error is the one that matters.
            let _ = fs::remove_file(&temporary);
        }
        written
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
}

fn create_folders(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o750);
    builder.create(folder)
}

/// A new file in the same folder, under a name that no other process and no other thread uses.
fn create_beside(path: &Path) -> io::Result<(File, PathBuf)> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    let temporary = path.with_file_name(name);
    // Left by a killed process that had the same number.
    let _ = fs::remove_file(&temporary);
    Ok((File::create_new(&temporary)?, temporary))
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
        let store = Store::new(folder.path().join("host_1"), MINUTE);
        (folder, store)
    }

    #[test]
    fn what_was_written_is_read_and_nothing_else_is_left() {
        let (_folder, store) = store();
        store.write(&["apps", "v1", "list.json"], b"one").unwrap();
        store.write(&["apps", "v1", "list.json"], b"two").unwrap();
        assert_eq!(store.read(&["apps", "v1", "list.json"]).unwrap(), b"two");
        assert_eq!(fs::read_dir(store.folder().join("apps/v1")).unwrap().count(), 1);
    }

    #[test]
    fn old_empty_and_odd_files_are_a_miss() {
        let (_folder, store) = store();
        assert_eq!(store.read(&["missing"]), None);
        store.write(&["empty"], b"").unwrap();
        assert_eq!(store.read(&["empty"]), None);
        fs::create_dir(store.folder().join("folder")).unwrap();
        assert_eq!(store.read(&["folder"]), None);
        store.write(&["old"], b"x").unwrap();
        let file = File::options().write(true).open(store.folder().join("old")).unwrap();
        file.set_modified(SystemTime::now() - 2 * MINUTE).unwrap();
        assert_eq!(store.read(&["old"]), None);
        file.set_modified(SystemTime::now() + 2 * MINUTE).unwrap();
        assert_eq!(store.read(&["old"]).unwrap(), b"x");
    }

    #[test]
    fn a_name_never_leaves_the_folder() {
        let (folder, store) = store();
        for name in ["..", ".", "", "/etc", "a/b", "../x", "a\0b", "a/", "a\\b"] {
            assert!(store.write(&[name, "file"], b"x").is_err(), "{name:?}");
            assert_eq!(store.read(&[name, "file"]), None);
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
