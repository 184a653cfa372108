//! The inventory of the cache over all clusters, and the removal of entries. It covers the files of discovery alone:
//! kubectl's two kinds, ours, and the temporary files of both.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::discovery::cache::digest::Digest;
use crate::discovery::cache::layout::{GROUPS, LOCK, RESOURCES, SIDECAR};
use crate::discovery::cache::sidecar::Sidecar;
use crate::discovery::cache::store::Store;
use crate::discovery::wire::{self, ApiGroupList};
use crate::sys::is_temporary;

/// The limit of nested directories: the path of a server's URL, a group and a version.
const MAX_DEPTH: usize = 24;

/// The cached discovery of one cluster.
#[derive(Clone, Debug, Default)]
pub struct CacheEntry {
    pub directory: PathBuf,
    /// All files, including those of group versions.
    pub files: Vec<PathBuf>,
    /// In bytes, of all files.
    pub size: u64,
}

/// What the groups of an entry show.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The URL of the server; `None` if kubectl wrote the entry, which does not store it.
    pub server: Option<String>,
    /// The time since the groups were written.
    pub age: Duration,
    /// The number of group versions.
    pub group_versions: usize,
}

/// The entries below a directory, sorted by path. A directory that cannot be read has none.
pub fn cache_entries(directory: &Path) -> Vec<CacheEntry> {
    let mut entries = BTreeMap::new();
    if fs::symlink_metadata(directory).is_ok_and(|metadata| !metadata.is_dir()) {
        // A symbolic link, which the cache does not follow either.
        return Vec::new();
    }
    collect(directory, None, MAX_DEPTH, &mut entries);
    entries.into_values().filter(|entry: &CacheEntry| !entry.files.is_empty()).collect()
}

/// Collects files; each belongs to the nearest directory above it that has groups or a file of ours. Symbolic links are
/// not followed.
fn collect(directory: &Path, owner: Option<&Path>, depth: usize, entries: &mut BTreeMap<PathBuf, CacheEntry>) {
    let listed: Vec<DirEntry> = fs::read_dir(directory).into_iter().flatten().filter_map(Result::ok).collect();
    let is_top = |entry: &DirEntry| {
        let name = entry.file_name();
        // A group may have such a name, and is a directory then.
        let is_directory = entry.file_type().is_ok_and(|kind| kind.is_dir());
        !is_directory && [GROUPS, SIDECAR, LOCK].iter().any(|top| has_name(&name.to_string_lossy(), top))
    };
    let owner = if listed.iter().any(is_top) { Some(directory) } else { owner };
    for entry in listed {
        let Ok(kind) = entry.file_type() else { continue };
        let (path, name) = (entry.path(), entry.file_name());
        if kind.is_dir() && depth > 0 {
            collect(&path, owner, depth - 1, entries);
        } else if kind.is_file() && is_discovery_file(&name.to_string_lossy()) {
            let owner = owner.unwrap_or(directory);
            let found = entries
                .entry(owner.to_owned())
                .or_insert_with(|| CacheEntry { directory: owner.into(), ..CacheEntry::default() });
            found.size += entry.metadata().map_or(0, |metadata| metadata.len());
            found.files.push(path);
        }
    }
}

fn is_discovery_file(name: &str) -> bool {
    [GROUPS, RESOURCES, SIDECAR, LOCK].iter().any(|known| has_name(name, known))
}

/// Whether a file has a name, or is a temporary file for it: ours, or kubectl's, which appends a dot and digits.
fn has_name(name: &str, known: &str) -> bool {
    let Some(rest) = name.strip_prefix(known) else { return false };
    let digits = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    rest.is_empty() || rest.strip_prefix('.').is_some_and(digits) || is_temporary(name.as_ref(), known.as_ref())
}

impl CacheEntry {
    /// Reads the groups and our file; `None` if the groups cannot be read.
    pub fn summary(&self) -> Option<Summary> {
        let store = Store::new(&self.directory, self.directory.clone());
        let file = store.read(&[GROUPS], None)?;
        let groups = wire::parse::<ApiGroupList>(&file.bytes)?.into_groups()?;
        let sidecar: Option<Sidecar> = store.read(&[SIDECAR], None).and_then(|file| wire::parse(&file.bytes));
        let digest = Digest::of(&file.bytes);
        let server = sidecar.filter(|sidecar| sidecar.matches(&digest)).map(|sidecar| sidecar.cluster.server);
        Some(Summary { server, age: file.age, group_versions: groups.iter().map(|group| group.versions.len()).sum() })
    }

    /// Removes the files, the groups first, so that no reader finds resources announced that are gone; then the
    /// directories that are empty, up to but without `top`.
    ///
    /// # Errors
    /// The first file that cannot be removed. A file that another process has removed is no error.
    pub fn remove(&self, top: &Path) -> io::Result<()> {
        let groups = self.directory.join(GROUPS);
        let (first, rest): (Vec<_>, Vec<_>) = self.files.iter().partition(|file| **file == groups);
        for file in first.into_iter().chain(rest) {
            match fs::remove_file(file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        for file in &self.files {
            let directories = file.ancestors().skip(1);
            for directory in directories.take_while(|directory| *directory != top && directory.starts_with(top)) {
                // A directory that is not empty stays, as do those above it.
                if fs::remove_dir(directory).is_err_and(|error| error.kind() != io::ErrorKind::NotFound) {
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
    fn inventory_covers_names_of_discovery_files_only() {
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
            assert_eq!(is_discovery_file(name), expected, "{name}");
        }
    }
}
