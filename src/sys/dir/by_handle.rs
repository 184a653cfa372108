//! Directories as file descriptors.

use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::sync::Arc;

use rustix::fs::{AtFlags, FileType, Mode, OFlags, Stat, Timespec, Timestamps, UTIME_NOW};

use super::{Entry, EntryKind, FileId, check_name, link_in_place_of_directory, not_a_file};

/// For a directory that only leads to files, the permission to search it suffices.
#[cfg(target_os = "linux")]
const DIRECTORY: OFlags = OFlags::DIRECTORY.union(OFlags::CLOEXEC).union(OFlags::PATH);
#[cfg(not(target_os = "linux"))]
const DIRECTORY: OFlags = OFlags::DIRECTORY.union(OFlags::CLOEXEC);

/// Neither follows a link nor waits for the other end of a pipe.
const FILE: OFlags = OFlags::CLOEXEC.union(OFlags::NOFOLLOW).union(OFlags::NONBLOCK);

/// An open directory.
#[derive(Clone, Debug)]
pub struct Dir(Arc<OwnedFd>);

impl Dir {
    /// Opens a directory; symbolic links in its path are followed.
    ///
    /// # Errors
    /// The directory cannot be opened.
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(Arc::new(rustix::fs::open(path, DIRECTORY, Mode::empty())?)))
    }

    /// Opens a directory in this one.
    ///
    /// # Errors
    /// It is missing, no directory, or a symbolic link.
    pub fn open_dir(&self, name: &OsStr) -> io::Result<Self> {
        check_name(name)?;
        Ok(Self(Arc::new(rustix::fs::openat(&self.0, name, DIRECTORY | OFlags::NOFOLLOW, Mode::empty())?)))
    }

    /// As [`open_dir`](Self::open_dir), and creates a directory that is missing, with mode 0750.
    ///
    /// # Errors
    /// It cannot be created, or something else is in its place.
    pub fn create_dir(&self, name: &OsStr) -> io::Result<Self> {
        match self.open_dir(name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                match rustix::fs::mkdirat(&self.0, name, Mode::from_raw_mode(0o750)) {
                    // Another process has just created it.
                    Ok(()) | Err(rustix::io::Errno::EXIST) => self.open_dir(name),
                    Err(error) => Err(error.into()),
                }
            }
            result => result,
        }
        .map_err(|error| match self.stat(name) {
            Ok(stat) if FileType::from_raw_mode(stat.st_mode).is_symlink() => link_in_place_of_directory(),
            _ => error,
        })
    }

    /// Opens a regular file for reading.
    ///
    /// # Errors
    /// The file cannot be opened, or is not a regular one.
    pub fn open_file(&self, name: &OsStr) -> io::Result<(File, Metadata)> {
        self.open_with(name, OFlags::RDONLY)
    }

    /// Opens a regular file for writing; one that is missing is created empty. A file that may only be read is opened
    /// for reading.
    ///
    /// # Errors
    /// The file cannot be opened or created, or is not a regular one.
    pub fn open_or_create(&self, name: &OsStr) -> io::Result<File> {
        let writable = self.open_with(name, OFlags::WRONLY | OFlags::CREATE);
        Ok(writable.or_else(|_| self.open_with(name, OFlags::RDONLY))?.0)
    }

    /// Creates a file, with the mode of any new file.
    ///
    /// # Errors
    /// The name is taken, or the file cannot be created.
    pub fn create_new(&self, name: &OsStr) -> io::Result<File> {
        check_name(name)?;
        let flags = FILE | OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
        Ok(File::from(rustix::fs::openat(&self.0, name, flags, Mode::from_raw_mode(0o666))?))
    }

    fn open_with(&self, name: &OsStr, flags: OFlags) -> io::Result<(File, Metadata)> {
        check_name(name)?;
        let file = File::from(rustix::fs::openat(&self.0, name, FILE | flags, Mode::from_raw_mode(0o666))?);
        let metadata = file.metadata()?;
        if metadata.is_file() { Ok((file, metadata)) } else { Err(not_a_file()) }
    }

    /// The identity of a regular file.
    ///
    /// # Errors
    /// The file is missing, or not a regular one.
    pub fn file_id(&self, name: &OsStr) -> io::Result<FileId> {
        check_name(name)?;
        FileId::of(&self.stat(name)?)
    }

    /// Sets the modification time of a regular file to now.
    ///
    /// # Errors
    /// The file is missing or not a regular one, or belongs to another user.
    pub fn touch(&self, name: &OsStr) -> io::Result<()> {
        self.file_id(name)?;
        let now = Timespec { tv_sec: 0, tv_nsec: UTIME_NOW };
        let times = Timestamps { last_access: now, last_modification: now };
        Ok(rustix::fs::utimensat(&self.0, name, &times, AtFlags::SYMLINK_NOFOLLOW)?)
    }

    /// Renames a file to a name in this or another directory, and replaces a file there.
    ///
    /// # Errors
    /// The file cannot be renamed.
    pub fn rename(&self, from: &OsStr, to: &Self, name: &OsStr) -> io::Result<()> {
        check_name(from)?;
        check_name(name)?;
        Ok(rustix::fs::renameat(&self.0, from, &to.0, name)?)
    }

    /// Removes a file or a link.
    ///
    /// # Errors
    /// It is missing, a directory, or cannot be removed.
    pub fn remove_file(&self, name: &OsStr) -> io::Result<()> {
        check_name(name)?;
        Ok(rustix::fs::unlinkat(&self.0, name, AtFlags::empty())?)
    }

    /// Removes an empty directory.
    ///
    /// # Errors
    /// It is missing, not empty, no directory, or cannot be removed.
    pub fn remove_dir(&self, name: &OsStr) -> io::Result<()> {
        check_name(name)?;
        Ok(rustix::fs::unlinkat(&self.0, name, AtFlags::REMOVEDIR)?)
    }

    /// What is in the directory, in no particular order.
    ///
    /// # Errors
    /// The directory cannot be read.
    pub fn entries(&self) -> io::Result<Vec<Entry>> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let readable = rustix::fs::openat(&self.0, ".", flags, Mode::empty())?;
        let mut entries = Vec::new();
        for entry in rustix::fs::Dir::new(readable)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name == "." || name == ".." {
                continue;
            }
            let file_type = match entry.file_type() {
                // Some file systems do not report it.
                FileType::Unknown => self.stat(name).map(|stat| FileType::from_raw_mode(stat.st_mode)),
                known => Ok(known),
            };
            let kind = match file_type {
                Ok(FileType::RegularFile) => EntryKind::File,
                Ok(FileType::Directory) => EntryKind::Directory,
                _ => EntryKind::Other,
            };
            entries.push(Entry { name: name.to_owned(), kind });
        }
        Ok(entries)
    }

    fn stat(&self, name: &OsStr) -> io::Result<Stat> {
        Ok(rustix::fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)?)
    }
}

impl FileId {
    pub fn of_metadata(metadata: &Metadata) -> Self {
        Self {
            inode: metadata.ino().into(),
            modified: i128::from(metadata.mtime()) * 1_000_000_000 + i128::from(metadata.mtime_nsec()),
            size: metadata.len().into(),
        }
    }

    fn of(stat: &Stat) -> io::Result<Self> {
        if !FileType::from_raw_mode(stat.st_mode).is_file() {
            return Err(not_a_file());
        }
        Ok(Self {
            inode: stat.st_ino.into(),
            modified: i128::from(stat.st_mtime) * 1_000_000_000 + i128::from(stat.st_mtime_nsec),
            size: stat.st_size.into(),
        })
    }
}
