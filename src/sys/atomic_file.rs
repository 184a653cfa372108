//! Atomic writes: a temporary file beside the target, then a rename, so that a reader never sees a partial file.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::{Builder, NamedTempFile};

use crate::sys::signals::{self, Guard};

/// Separates the target's name from the random characters in the name of a temporary file.
const INFIX: &str = ".kubegvr-";
/// The number of random characters, which are letters and digits.
const RANDOM: usize = 6;
/// An older temporary file belongs to a killed process: no write takes this long.
const ABANDONED: Duration = Duration::from_secs(600);
/// The longest part of the target's name in that of a temporary file, in bytes.
const LONGEST: usize = 200;

/// A temporary file that will replace a target. It is removed on drop and by a signal, unless it has replaced it.
#[derive(Debug)]
pub struct AtomicFile {
    new: NamedTempFile,
    target: PathBuf,
    // Dropped last: until the file is renamed or removed, a signal removes it.
    _guard: Guard,
}

impl AtomicFile {
    /// Creates a temporary file beside the target, and removes those that killed processes left in the directory.
    ///
    /// # Errors
    /// The file cannot be created.
    pub fn replacing(target: &Path) -> io::Result<Self> {
        let (directory, prefix) = (directory(target), prefix(target));
        remove_abandoned(directory, &prefix);
        let (new, guard) = signals::guarded(|| {
            // Not `tempfile_in`, which makes files for the user alone and adds its path to errors. A link is not
            // followed: a name that is taken is an error, after which the next one is tried.
            let new =
                Builder::new().prefix(&prefix).rand_bytes(RANDOM).make_in(directory, |path| File::create_new(path))?;
            let path = new.path().to_owned();
            Ok::<_, io::Error>((new, Box::new(move |_| drop(fs::remove_file(path))) as signals::Undo))
        })?;
        Ok(Self { new, target: target.to_owned(), _guard: guard })
    }

    /// The temporary file.
    pub fn file(&mut self) -> &mut File {
        self.new.as_file_mut()
    }

    /// Replaces the target.
    ///
    /// # Errors
    /// The rename failed.
    pub fn persist(self) -> io::Result<()> {
        self.new.persist(&self.target).map(drop).map_err(|unrenamed| unrenamed.error)
    }
}

/// Whether a name is that of a temporary file for the target.
pub fn is_temporary(name: &OsStr, target: &Path) -> bool {
    has_prefix(name, &prefix(target))
}

fn has_prefix(name: &OsStr, prefix: &OsStr) -> bool {
    let random = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
    random.is_some_and(|random| random.len() == RANDOM && random.iter().all(u8::is_ascii_alphanumeric))
}

/// The prefix of all temporary files for a target. Most file systems limit names to 255 bytes.
fn prefix(target: &Path) -> OsString {
    let name = target.file_name().unwrap_or_default();
    let mut prefix = if name.len() > LONGEST { OsString::from("long") } else { name.to_owned() };
    prefix.push(INFIX);
    prefix
}

fn directory(target: &Path) -> &Path {
    target.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Removes abandoned temporary files. A directory that cannot be read is left alone.
fn remove_abandoned(directory: &Path, prefix: &OsStr) {
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let is_old = || {
            let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            let age = SystemTime::now().duration_since(metadata.modified().ok()?).ok()?;
            Some(age > ABANDONED)
        };
        if has_prefix(&entry.file_name(), prefix) && is_old() == Some(true) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn names(dir: &Path) -> Vec<String> {
        let names = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn target_is_unchanged_until_persist() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("list");
        fs::write(&target, "old").unwrap();
        let mut new = AtomicFile::replacing(&target).unwrap();
        new.file().write_all(b"new").unwrap();
        assert_eq!((fs::read_to_string(&target).unwrap(), names(dir.path()).len()), ("old".into(), 2));
        new.persist().unwrap();
        assert_eq!((fs::read_to_string(&target).unwrap(), names(dir.path()).len()), ("new".into(), 1));
        drop(AtomicFile::replacing(&target).unwrap());
        assert_eq!((fs::read_to_string(&target).unwrap(), names(dir.path()).len()), ("new".into(), 1));
    }

    #[test]
    fn longest_file_name_is_accepted() {
        let dir = tempfile::tempdir().unwrap();
        let name = "n".repeat(255);
        AtomicFile::replacing(&dir.path().join(&name)).unwrap().persist().unwrap();
        assert_eq!(names(dir.path()), [name]);
    }

    #[cfg(unix)]
    #[test]
    fn mode_is_that_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let directory = tempfile::tempdir().unwrap();
        File::create(directory.path().join("any")).unwrap();
        AtomicFile::replacing(&directory.path().join("list")).unwrap().persist().unwrap();
        let mode = |name| fs::metadata(directory.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode("list"), mode("any"));
    }

    #[test]
    fn failed_rename_removes_the_file_and_keeps_the_system_error() {
        let directory = tempfile::tempdir().unwrap();
        let target = directory.path().join("list");
        fs::create_dir(&target).unwrap();
        let error = AtomicFile::replacing(&target).unwrap().persist().unwrap_err();
        let plain = directory.path().join("plain");
        fs::write(&plain, "").unwrap();
        assert_eq!(error.to_string(), fs::rename(&plain, &target).unwrap_err().to_string());
        fs::remove_file(plain).unwrap();
        assert_eq!(names(directory.path()), ["list"]);
    }

    #[test]
    fn abandoned_file_is_removed_by_next_writer() {
        let dir = tempfile::tempdir().unwrap();
        let kept =
            ["list.kubegvr-not-ours", "list.kubegvr-young1", "list.kubegvr-", "list.2024-11", "other.kubegvr-a1B2c3"];
        for name in kept.iter().chain(&["list.kubegvr-a1B2c3"]) {
            fs::write(dir.path().join(name), "").unwrap();
            let seconds = if *name == "list.kubegvr-young1" { 500 } else { 700 };
            let file = File::options().write(true).open(dir.path().join(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
        }
        AtomicFile::replacing(&dir.path().join("list")).unwrap().persist().unwrap();
        let mut expected: Vec<_> = kept.iter().chain(&["list"]).map(ToString::to_string).collect();
        expected.sort();
        assert_eq!(names(dir.path()), expected);
    }
}
