//! Atomic writes: a temporary file, then a rename to the target, so that a reader never sees a partial file.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::iter;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::sys::dir::{Dir, EntryKind};
use crate::sys::signals::{self, Guard, Undo};

/// Separates the target's name from the random characters in the name of a temporary file.
const INFIX: &str = ".kubegvr-";
/// The number of random characters, which are letters and digits. They need not be secret: a name that is taken, even by a
/// link, is an error, after which another one is tried.
const RANDOM: usize = 6;
/// How many names are tried.
const TRIES: usize = 1_000;
/// An older temporary file belongs to a killed process: no write takes this long.
const ABANDONED: Duration = Duration::from_secs(600);
/// The longest part of the target's name in that of a temporary file, in bytes.
const LONGEST: usize = 200;

/// A temporary file that will replace a target. It is removed on drop and by a signal, unless it has replaced it.
#[derive(Debug)]
pub struct AtomicFile {
    dir: Dir,
    name: OsString,
    file: File,
    target_dir: Dir,
    target: OsString,
    is_renamed: bool,
    // Dropped last: until the file is renamed or removed, a signal removes it.
    _guard: Guard,
}

impl AtomicFile {
    /// Creates a temporary file beside the target, and removes those that killed processes left in the directory.
    ///
    /// # Errors
    /// The file cannot be created.
    pub fn replacing(target: &Path) -> io::Result<Self> {
        let directory = target.parent().filter(|directory| !directory.as_os_str().is_empty());
        let dir = Dir::open(directory.unwrap_or(Path::new(".")))?;
        let target = target.file_name().unwrap_or_default();
        remove_abandoned(&dir, &[target]);
        Self::replacing_in(&dir, &dir, target)
    }

    /// Creates a temporary file in a directory, which must be on the file system of the target's. It is the caller's to
    /// [remove](remove_abandoned) those of killed processes.
    ///
    /// # Errors
    /// The file cannot be created.
    pub fn replacing_in(dir: &Dir, target_dir: &Dir, target: &OsStr) -> io::Result<Self> {
        let prefix = prefix(target);
        let ((name, file), guard) = signals::guarded(|| {
            let (name, file) = create(dir, &prefix)?;
            let (dir, to_remove) = (dir.clone(), name.clone());
            Ok::<_, io::Error>(((name, file), Box::new(move |_| drop(dir.remove_file(&to_remove))) as Undo))
        })?;
        Ok(Self {
            dir: dir.clone(),
            name,
            file,
            target_dir: target_dir.clone(),
            target: target.to_owned(),
            is_renamed: false,
            _guard: guard,
        })
    }

    /// The temporary file.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Replaces the target.
    ///
    /// # Errors
    /// The rename failed.
    pub fn persist(mut self) -> io::Result<()> {
        self.dir.rename(&self.name, &self.target_dir, &self.target)?;
        self.is_renamed = true;
        Ok(())
    }
}

impl Drop for AtomicFile {
    fn drop(&mut self) {
        if !self.is_renamed {
            let _ = self.dir.remove_file(&self.name);
        }
    }
}

fn create(dir: &Dir, prefix: &OsStr) -> io::Result<(OsString, File)> {
    for _ in 0..TRIES {
        let mut name = prefix.to_owned();
        name.push(iter::repeat_with(fastrand::alphanumeric).take(RANDOM).collect::<String>());
        match dir.create_new(&name) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            result => return result.map(|file| (name, file)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Whether a name is that of a temporary file for the target.
pub fn is_temporary(name: &OsStr, target: &OsStr) -> bool {
    has_prefix(name, &prefix(target))
}

fn has_prefix(name: &OsStr, prefix: &OsStr) -> bool {
    let random = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
    random.is_some_and(|random| random.len() == RANDOM && random.iter().all(u8::is_ascii_alphanumeric))
}

/// The prefix of all temporary files for a target. Most file systems limit names to 255 bytes.
fn prefix(target: &OsStr) -> OsString {
    let mut prefix = if target.len() > LONGEST { OsString::from("long") } else { target.to_owned() };
    prefix.push(INFIX);
    prefix
}

/// Removes the temporary files for some targets that killed processes left in a directory. One that cannot be read is left
/// alone.
pub fn remove_abandoned(dir: &Dir, targets: &[&OsStr]) {
    let prefixes: Vec<_> = targets.iter().map(|target| prefix(target)).collect();
    for entry in dir.entries().unwrap_or_default() {
        let is_ours = entry.kind == EntryKind::File && prefixes.iter().any(|prefix| has_prefix(&entry.name, prefix));
        let is_old = || {
            let modified = dir.open_file(&entry.name).ok()?.1.modified().ok()?;
            Some(SystemTime::now().duration_since(modified).ok()? > ABANDONED)
        };
        if is_ours && is_old() == Some(true) {
            let _ = dir.remove_file(&entry.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
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
