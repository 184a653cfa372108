//! What lies in the cache of all servers, and its removal. Only what discovery has put there is seen: kubectl's two
//! kinds of files, ours, and the temporary ones of either.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::cache::Store;
use crate::discovery::companion::{Companion, digest};
use crate::discovery::documents::{self, GroupList};
use crate::discovery::folder::{COMPANION, GROUPS, LOCK, RESOURCES};
use crate::temporary::is_temporary;

/// How deep folders are looked into: the path of a server, a group and a version. It ends what a loop would not.
const DEPTH: usize = 24;

/// The discovery of one server.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Where it is.
    pub folder: PathBuf,
    /// The files, with those of every group version.
    pub files: Vec<PathBuf>,
    /// Bytes of all files.
    pub size: u64,
}

/// What the groups of an entry tell.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The server that wrote it, where that was kubegvr.
    pub server: Option<String>,
    /// How long ago the groups were written.
    pub age: Duration,
    /// How many group versions there are.
    pub group_versions: usize,
}

/// The entries below a folder, in the order of their names. A folder that cannot be read has none.
pub fn entries(folder: &Path) -> Vec<Entry> {
    let mut entries = BTreeMap::new();
    if fs::symlink_metadata(folder).is_ok_and(|metadata| !metadata.is_dir()) {
        // A link, which the cache does not follow either.
        return Vec::new();
    }
    collect(folder, None, DEPTH, &mut entries);
    entries.into_values().filter(|entry: &Entry| !entry.files.is_empty()).collect()
}

/// Files belong to the nearest folder above them that has groups or a file of ours. Links are not followed.
fn collect(folder: &Path, owner: Option<&Path>, depth: usize, entries: &mut BTreeMap<PathBuf, Entry>) {
    let listed: Vec<DirEntry> = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).collect();
    let is_top = |entry: &DirEntry| {
        let name = entry.file_name();
        // A group may have a name like this, and then it is a folder.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        !is_folder && [GROUPS, COMPANION, LOCK].iter().any(|top| is_called(&name.to_string_lossy(), top))
    };
    let owner = if listed.iter().any(is_top) { Some(folder) } else { owner };
    for entry in listed {
        let Ok(kind) = entry.file_type() else { continue };
        let (path, name) = (entry.path(), entry.file_name());
        if kind.is_dir() && depth > 0 {
            collect(&path, owner, depth - 1, entries);
        } else if kind.is_file() && is_ours(&name.to_string_lossy()) {
            let owner = owner.unwrap_or(folder);
            let found =
                entries.entry(owner.to_owned()).or_insert_with(|| Entry { folder: owner.into(), ..Entry::default() });
            found.size += entry.metadata().map_or(0, |metadata| metadata.len());
            found.files.push(path);
        }
    }
}

fn is_ours(name: &str) -> bool {
    [GROUPS, RESOURCES, COMPANION, LOCK].iter().any(|known| is_called(name, known))
}

/// The name itself, or that of a temporary file for it, of ours or of kubectl's, which has digits behind a dot.
fn is_called(name: &str, known: &str) -> bool {
    let Some(rest) = name.strip_prefix(known) else { return false };
    let digits = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    rest.is_empty() || rest.strip_prefix('.').is_some_and(digits) || is_temporary(name.as_ref(), known.as_ref())
}

impl Entry {
    /// What its groups tell; None where they cannot be read.
    pub fn summary(&self) -> Option<Summary> {
        let store = Store::new(&self.folder, self.folder.clone());
        let kept = store.read(&[GROUPS], None)?;
        let groups = documents::parse::<GroupList>(&kept.bytes)?.into_groups()?;
        let companion = store.read(&[COMPANION], None);
        let companion: Option<Companion> = companion.and_then(|kept| documents::parse(&kept.bytes));
        let groups_digest = digest(&kept.bytes);
        let server = companion.filter(|it| it.speaks_for(&groups_digest)).map(|it| it.cluster.server);
        Some(Summary { server, age: kept.age, group_versions: groups.iter().map(|group| group.versions.len()).sum() })
    }

    /// Removes its files, the groups first, so that nobody finds announced what is gone; then the folders that are
    /// empty without them, as far up as `top`.
    ///
    /// # Errors
    /// The first file that could not be removed. Those that somebody else has removed are no error.
    pub fn remove(&self, top: &Path) -> io::Result<()> {
        // A folder may be called so: then it has no groups.
        let groups = self.folder.join(GROUPS);
        let (first, rest): (Vec<_>, Vec<_>) = self.files.iter().partition(|file| **file == groups);
        for file in first.into_iter().chain(rest) {
            match fs::remove_file(file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        for file in &self.files {
            let folders = file.ancestors().skip(1).take_while(|folder| *folder != top && folder.starts_with(top));
            for folder in folders {
                // One that is not empty stays, with all above it.
                if fs::remove_dir(folder).is_err_and(|error| error.kind() != io::ErrorKind::NotFound) {
                    break;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_names_are_ours() {
        for (name, expected) in [
            ("servergroups.json", true),
            ("servergroups.json.1234567", true),
            ("serverresources.json.kubegvr-a1B2c3", true),
            ("serverresources.json.kubegvr-a1B2c", false),
            ("serverresources.json.kubegvr-", false),
            (".kubegvr.lock", true),
            ("serverresources.json.bak", false),
            ("serverresources.json.", false),
            ("serverresources.jsonx", false),
            ("config", false),
        ] {
            assert_eq!(is_ours(name), expected, "{name}");
        }
    }
}
