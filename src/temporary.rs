//! Files that are replaced whole: a temporary one beside the old, then a rename, so that no reader ever sees a part.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::signals::{self, Guard};

/// What the name of a file is followed by in that of a temporary one; numbers come behind it.
pub const INFIX: &str = ".kubegvr-";
/// What is older was left by a process that was killed: none takes so long to write a file.
const ABANDONED: Duration = Duration::from_secs(600);
/// The longest name of a file, in bytes, that the name of a temporary one begins with.
const LONGEST: usize = 200;

/// A file that is to replace another. Unless it does, it is removed: when this is dropped, and by a signal.
#[derive(Debug)]
pub struct Temporary {
    /// The file, to be written.
    pub file: File,
    path: PathBuf,
    target: PathBuf,
    // Dropped last: the file is there for a signal to remove until it is renamed or removed.
    _guard: Guard,
}

impl Temporary {
    /// A new file beside the one that it is to replace, under a name that no other process and no other thread uses.
    /// Those that killed processes have left in the folder some time ago are removed.
    ///
    /// # Errors
    /// A folder in which no file can be made.
    pub fn replacing(target: &Path) -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let start = start(target);
        remove_abandoned(target, &start);
        let mut name = start;
        // Containers that share a folder share process numbers as well.
        let nanoseconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.subsec_nanos());
        name.push(format!("{}-{nanoseconds}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        let path = target.with_file_name(name);
        let ((file, path), guard) = signals::guarded(|| {
            let file = match File::create_new(&path) {
                // Left by a killed process, or put there for us to write through.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    fs::remove_file(&path)?;
                    File::create_new(&path)?
                }
                result => result?,
            };
            let also = path.clone();
            Ok::<_, io::Error>(((file, path), Box::new(move |_| drop(fs::remove_file(also))) as signals::Undo))
        })?;
        Ok(Self { file, path, target: target.to_owned(), _guard: guard })
    }

    /// Puts it in the place of the other.
    ///
    /// # Errors
    /// A file that cannot be replaced.
    pub fn persist(mut self) -> io::Result<()> {
        fs::rename(&self.path, &self.target)?;
        self.path = PathBuf::new();
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            // The error that kept it from being completed is the one that matters.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// What the names of all temporary files for a target begin with. Most file systems have names of 255 bytes at the most.
fn start(target: &Path) -> OsString {
    let name = target.file_name().unwrap_or_default();
    let mut start = if name.len() > LONGEST { OsString::from("long") } else { name.to_owned() };
    start.push(INFIX);
    start
}

/// Removes the temporary files for a target that nobody writes any more. A folder that cannot be read is left alone.
fn remove_abandoned(target: &Path, start: &OsStr) {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_old = || {
            let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            let age = SystemTime::now().duration_since(metadata.modified().ok()?).ok()?;
            Some(age > ABANDONED)
        };
        if is_temporary(&entry.file_name(), start) && is_old() == Some(true) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_temporary(name: &OsStr, start: &OsStr) -> bool {
    let rest = name.as_encoded_bytes().strip_prefix(start.as_encoded_bytes());
    rest.is_some_and(|rest| !rest.is_empty() && rest.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn the_old_file_stays_until_the_new_one_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("list");
        fs::write(&target, "old").unwrap();
        let mut new = Temporary::replacing(&target).unwrap();
        new.file.write_all(b"new").unwrap();
        assert_eq!((fs::read_to_string(&target).unwrap(), names(folder.path()).len()), ("old".into(), 2));
        new.persist().unwrap();
        assert_eq!((fs::read_to_string(&target).unwrap(), names(folder.path()).len()), ("new".into(), 1));
        drop(Temporary::replacing(&target).unwrap());
        assert_eq!((fs::read_to_string(&target).unwrap(), names(folder.path()).len()), ("new".into(), 1));
    }

    #[test]
    fn a_name_as_long_as_names_can_be_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        let name = "n".repeat(255);
        Temporary::replacing(&folder.path().join(&name)).unwrap().persist().unwrap();
        assert_eq!(names(folder.path()), [name]);
    }

    #[test]
    fn what_killed_processes_left_is_removed_by_the_next_writer() {
        let folder = tempfile::tempdir().unwrap();
        let kept = ["list.kubegvr-7-young", "list.kubegvr-8-1", "list.kubegvr-", "list.2024-11", "other.kubegvr-9-1"];
        for name in kept.iter().chain(&["list.kubegvr-7-1"]) {
            fs::write(folder.path().join(name), "").unwrap();
            let seconds = if *name == "list.kubegvr-8-1" { 500 } else { 700 };
            let file = File::options().write(true).open(folder.path().join(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
        }
        Temporary::replacing(&folder.path().join("list")).unwrap().persist().unwrap();
        let mut expected: Vec<_> = kept.iter().chain(&["list"]).map(ToString::to_string).collect();
        expected.sort();
        assert_eq!(names(folder.path()), expected);
    }
}
