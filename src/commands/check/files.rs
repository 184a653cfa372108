//! The files of `-f`: as given, in directories, or standard input.

use std::fs::{self, DirEntry, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::go::yaml::documents::{Document, Documents};
use crate::sys::bounded::Limited;

/// The longest document, in bytes.
pub const MAX_DOCUMENT: usize = 32 << 20;
/// The largest file, in bytes.
const MAX_FILE: u64 = 1 << 30;
const BUFFER: usize = 64 << 10;
/// What is read in a directory, as by kubectl (cli-runtime `pkg/resource/builder.go`, `FileExtensions`).
const EXTENSIONS: [&str; 3] = ["json", "yaml", "yml"];

/// Takes what is read from the files.
pub trait Visitor {
    /// A file is opened. Its name is as the user gave it; `-` is standard input.
    fn file(&mut self, name: &str);

    /// The next document of the file.
    ///
    /// # Errors
    /// Nothing more is to be read.
    fn document(&mut self, document: Document) -> anyhow::Result<()>;

    /// A file or directory cannot be read.
    fn unreadable(&mut self, name: &str, error: &io::Error);
}

/// Reads files and directories one after another, the entries of a directory by name, and its directories with
/// `recursive` alone.
///
/// # Errors
/// That of the visitor.
pub fn read(paths: &[PathBuf], recursive: bool, current_dir: &Path, visitor: &mut dyn Visitor) -> anyhow::Result<()> {
    for path in paths {
        if path.as_os_str() == "-" {
            documents(io::stdin().lock(), "-", visitor)?;
            continue;
        }
        let name = path.display().to_string();
        if name.is_empty() {
            visitor.unreadable("\"\"", &io::Error::other("a file name may not be empty"));
            continue;
        }
        match fs::metadata(current_dir.join(path)) {
            Ok(metadata) if metadata.is_dir() => {
                if !directory(path, recursive, current_dir, visitor)? {
                    let below = if recursive { "" } else { "; -R reads the directories below, too" };
                    let problem = format!("the directory has no .json, .yaml or .yml file{below}");
                    visitor.unreadable(&name, &io::Error::other(problem));
                }
            }
            Ok(_) => file(path, current_dir, visitor)?,
            Err(_) if name.starts_with("https://") || name.starts_with("http://") => {
                let problem = format!("not read, since it is a URL; use `curl -fsSL {name} | kubegvr check -f -`");
                visitor.unreadable(&name, &io::Error::other(problem));
            }
            Err(error) => visitor.unreadable(&name, &error),
        }
    }
    Ok(())
}

/// Reads a directory; `false` if it has nothing to read. Links to files are followed, and links to directories are not,
/// as by kubectl (Go `path/filepath`, `Walk`).
fn directory(path: &Path, recursive: bool, current_dir: &Path, visitor: &mut dyn Visitor) -> anyhow::Result<bool> {
    let entries = fs::read_dir(current_dir.join(path)).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            visitor.unreadable(&path.display().to_string(), &error);
            return Ok(true);
        }
    };
    let mut is_read = false;
    entries.sort_by_key(DirEntry::file_name);
    for entry in entries {
        let path = path.join(entry.file_name());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if recursive {
                is_read |= directory(&path, recursive, current_dir, visitor)?;
            }
        // A pipe or a device is read only if it is named itself.
        } else if is_manifest(&path) && !fs::metadata(entry.path()).is_ok_and(|metadata| !metadata.is_file()) {
            file(&path, current_dir, visitor)?;
            is_read = true;
        }
    }
    Ok(is_read)
}

fn is_manifest(path: &Path) -> bool {
    path.extension().is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known))
}

fn file(path: &Path, current_dir: &Path, visitor: &mut dyn Visitor) -> anyhow::Result<()> {
    let name = path.display().to_string();
    match File::open(current_dir.join(path)) {
        Ok(file) => documents(file, &name, visitor),
        Err(error) => {
            visitor.unreadable(&name, &error);
            Ok(())
        }
    }
}

fn documents(input: impl Read, name: &str, visitor: &mut dyn Visitor) -> anyhow::Result<()> {
    visitor.file(name);
    let input = BufReader::with_capacity(BUFFER, Limited::new(input, MAX_FILE));
    for document in Documents::new(input, MAX_DOCUMENT) {
        match document {
            Ok(document) => visitor.document(document)?,
            Err(error) => visitor.unreadable(name, &error),
        }
    }
    Ok(())
}
