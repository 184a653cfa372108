//! What is a file or a folder and no link to one: somebody else may have put that there.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Opens a file. A link is not followed and a pipe is not waited for, even where it came between a look and this.
///
/// # Errors
/// The file cannot be opened, or is none.
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

/// Whether this is a folder.
pub fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Makes a folder where there is none.
///
/// # Errors
/// It cannot be made, or something else is in its place.
pub fn create_folder(path: &Path) -> io::Result<()> {
    match builder().create(path) {
        // It is there, or somebody else has made it just now.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => match fs::symlink_metadata(path)? {
            metadata if metadata.is_dir() => Ok(()),
            metadata if metadata.is_symlink() => {
                Err(io::Error::new(io::ErrorKind::InvalidInput, "a link stands in for a folder"))
            }
            _ => Err(error),
        },
        result => result,
    }
}

/// Makes folders of 0750, as client-go does.
pub fn builder() -> DirBuilder {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there are no modes"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o750);
    builder
}

fn not_a_file() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "not a file")
}
