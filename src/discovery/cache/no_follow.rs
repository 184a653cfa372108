//! Regular files and directories, never symbolic links to them, which another user may have placed in the cache.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Opens a regular file. The open itself refuses a symbolic link and does not block on a pipe, so that there is no gap
/// between a check and the use.
///
/// # Errors
/// The file cannot be opened, or is not a regular one.
pub fn open(path: &Path, options: &mut OpenOptions) -> io::Result<(File, Metadata)> {
    #[cfg(unix)]
    {
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags.bits().cast_signed());
    }
    #[cfg(not(unix))]
    if fs::symlink_metadata(path)?.is_symlink() {
        return Err(not_a_file());
    }
    let file = options.open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_file() { Ok((file, metadata)) } else { Err(not_a_file()) }
}

pub fn is_directory(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Creates a directory unless it exists.
///
/// # Errors
/// It cannot be created, or something else is in its place.
pub fn create_directory(path: &Path) -> io::Result<()> {
    match directory_builder().create(path) {
        // It exists, or another process has just created it.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => match fs::symlink_metadata(path)? {
            metadata if metadata.is_dir() => Ok(()),
            metadata if metadata.is_symlink() => {
                Err(io::Error::new(io::ErrorKind::InvalidInput, "a symbolic link is in the place of a directory"))
            }
            _ => Err(error),
        },
        result => result,
    }
}

/// Creates directories with mode 0750, as client-go does.
pub fn directory_builder() -> DirBuilder {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there are no modes"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o750);
    builder
}

fn not_a_file() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "not a file")
}
