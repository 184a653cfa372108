//! Directories as paths, where the standard library has no directory handles. A link that replaces a directory between
//! two calls is followed here: only the system's permissions keep other users from it.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::{Entry, EntryKind, FileId, check_name, link_in_place_of_directory, not_a_file};

/// A directory.
#[derive(Clone, Debug)]
pub struct Dir(PathBuf);

impl Dir {
    pub fn open(path: &Path) -> io::Result<Self> {
        if fs::metadata(path)?.is_dir() { Ok(Self(path.to_owned())) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    pub fn open_dir(&self, name: &OsStr) -> io::Result<Self> {
        let path = self.path(name)?;
        let metadata = fs::symlink_metadata(&path)?;
        if metadata.is_symlink() {
            return Err(link_in_place_of_directory());
        }
        if metadata.is_dir() { Ok(Self(path)) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    pub fn create_dir(&self, name: &OsStr) -> io::Result<Self> {
        match self.open_dir(name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::create_dir(self.path(name)?) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
                _ => self.open_dir(name),
            },
            result => result,
        }
    }

    pub fn open_file(&self, name: &OsStr) -> io::Result<(File, Metadata)> {
        let path = self.regular(name)?;
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        Ok((file, metadata))
    }

    pub fn open_or_create(&self, name: &OsStr) -> io::Result<File> {
        match self.regular(name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                File::options().write(true).create(true).truncate(false).open(self.path(name)?)
            }
            path => File::options().write(true).open(path?),
        }
    }

    pub fn create_new(&self, name: &OsStr) -> io::Result<File> {
        File::create_new(self.path(name)?)
    }

    pub fn file_id(&self, name: &OsStr) -> io::Result<FileId> {
        Ok(FileId::of_metadata(&fs::symlink_metadata(self.regular(name)?)?))
    }

    pub fn touch(&self, name: &OsStr) -> io::Result<()> {
        File::options().write(true).open(self.regular(name)?)?.set_modified(SystemTime::now())
    }

    pub fn rename(&self, from: &OsStr, to: &Self, name: &OsStr) -> io::Result<()> {
        fs::rename(self.path(from)?, to.path(name)?)
    }

    pub fn remove_file(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_file(self.path(name)?)
    }

    pub fn remove_dir(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_dir(self.path(name)?)
    }

    pub fn entries(&self) -> io::Result<Vec<Entry>> {
        fs::read_dir(&self.0)?
            .map(|entry| {
                let entry = entry?;
                let kind = match entry.file_type()? {
                    kind if kind.is_file() => EntryKind::File,
                    kind if kind.is_dir() => EntryKind::Directory,
                    _ => EntryKind::Other,
                };
                Ok(Entry { name: entry.file_name(), kind })
            })
            .collect()
    }

    fn path(&self, name: &OsStr) -> io::Result<PathBuf> {
        check_name(name)?;
        Ok(self.0.join(name))
    }

    /// The path of a regular file.
    fn regular(&self, name: &OsStr) -> io::Result<PathBuf> {
        let path = self.path(name)?;
        if fs::symlink_metadata(&path)?.is_file() { Ok(path) } else { Err(not_a_file()) }
    }
}

impl FileId {
    pub fn of_metadata(metadata: &Metadata) -> Self {
        let modified =
            metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
        Self {
            inode: 0,
            modified: i128::try_from(modified.as_nanos()).unwrap_or(i128::MAX),
            size: metadata.len().into(),
        }
    }
}
