//! The inventory of the cache over all clusters, and the removal of entries. It covers the files of discovery alone:
//! kubectl's two kinds, ours, and the temporary files of both.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::discovery::cache::index::Index;
use crate::discovery::cache::kubectl_files;
use crate::discovery::cache::layout::{DISCOVERY, GROUPS, INDEX, LOCK, RESOURCES, UNVERIFIED_INDEX, cache_dir};
use crate::discovery::cache::store::Store;
use crate::sys::dir::{Dir, Entry, EntryKind};
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

/// The entries below the root of kubectl's caches, sorted by path. A directory that cannot be read has none.
pub fn cache_entries(root: &Path) -> Vec<CacheEntry> {
    let mut entries = BTreeMap::new();
    if let Ok(dir) = Dir::open(root).and_then(|dir| dir.open_dir(DISCOVERY.as_ref())) {
        collect(&dir, &cache_dir(root), None, MAX_DEPTH, &mut entries);
    }
    entries.into_values().filter(|entry: &CacheEntry| !entry.files.is_empty()).collect()
}

/// Collects files; each belongs to the nearest directory above it that has groups or a file of ours. Symbolic links are
/// not followed.
fn collect(dir: &Dir, path: &Path, owner: Option<&Path>, depth: usize, entries: &mut BTreeMap<PathBuf, CacheEntry>) {
    let listed = dir.entries().unwrap_or_default();
    let is_top = |entry: &Entry| {
        // A group may have such a name, and is a directory then.
        entry.kind != EntryKind::Directory
            && [GROUPS, INDEX, UNVERIFIED_INDEX, LOCK].iter().any(|top| has_name(&entry.name.to_string_lossy(), top))
    };
    let owner = if listed.iter().any(is_top) { Some(path) } else { owner };
    for Entry { name, kind } in listed {
        if kind == EntryKind::Directory && depth > 0 {
            if let Ok(inner) = dir.open_dir(&name) {
                collect(&inner, &path.join(name), owner, depth - 1, entries);
            }
        } else if kind == EntryKind::File && is_discovery_file(&name.to_string_lossy()) {
            let owner = owner.unwrap_or(path);
            let found = entries
                .entry(owner.to_owned())
                .or_insert_with(|| CacheEntry { directory: owner.into(), ..CacheEntry::default() });
            found.size += dir.file_id(&name).map_or(0, |id| u64::try_from(id.size).unwrap_or_default());
            found.files.push(path.join(name));
        }
    }
}

fn is_discovery_file(name: &str) -> bool {
    [GROUPS, RESOURCES, INDEX, UNVERIFIED_INDEX, LOCK].iter().any(|known| has_name(name, known))
}

/// Whether a file has a name, or is a temporary file for it: ours, or kubectl's, which appends a dot and digits.
fn has_name(name: &str, known: &str) -> bool {
    let Some(rest) = name.strip_prefix(known) else { return false };
    let digits = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    rest.is_empty() || rest.strip_prefix('.').is_some_and(digits) || is_temporary(name.as_ref(), known.as_ref())
}

impl CacheEntry {
    /// Reads the groups and the index below the root of kubectl's caches; `None` if there are no groups to read.
    pub fn summary(&self, root: &Path) -> Option<Summary> {
        let files = Store::new(root, self.directory.clone()).open().ok()?;
        let groups_file = files.id(&[GROUPS]);
        let name = if groups_file.is_some() { INDEX } else { UNVERIFIED_INDEX };
        let file = files.read(&[name]);
        let index = file.as_ref().and_then(|file| Some((file.age, Index::parse(&file.bytes)?.header)));
        if let Some((age, header)) = index.filter(|(_, header)| groups_file.is_none_or(|id| header.belongs_to(id))) {
            return Some(Summary { server: Some(header.cluster.server), age, group_versions: header.group_versions });
        }
        let file = files.read(&[GROUPS])?;
        let groups = kubectl_files::groups(&file.bytes)?;
        let group_versions = groups.iter().map(|group| group.versions.len()).sum();
        Some(Summary { server: None, age: file.age, group_versions })
    }

    /// Removes the files, the groups first, so that no reader finds resources announced that are gone; then the
    /// directories that are empty, up to but without that of all clusters. `root` is the root of kubectl's caches.
    ///
    /// # Errors
    /// The first file that cannot be removed. A file that another process has removed is no error.
    pub fn remove(&self, root: &Path) -> io::Result<()> {
        let top = Dir::open(root)?.open_dir(DISCOVERY.as_ref())?;
        let all = cache_dir(root);
        let groups = self.directory.join(GROUPS);
        let (first, rest): (Vec<_>, Vec<_>) = self.files.iter().partition(|file| **file == groups);
        for file in first.into_iter().chain(rest) {
            let opened = open_parent(&top, &all, file);
            match opened.and_then(|dir| dir.remove_file(file.file_name().unwrap_or_default())) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        for file in &self.files {
            let directories = file.ancestors().skip(1);
            for directory in directories.take_while(|directory| *directory != all && directory.starts_with(&all)) {
                // A directory that is not empty stays, as do those above it.
                let opened = open_parent(&top, &all, directory);
                let removed = opened.and_then(|dir| dir.remove_dir(directory.file_name().unwrap_or_default()));
                if removed.is_err_and(|error| error.kind() != io::ErrorKind::NotFound) {
                    break;
                }
            }
        }
        Ok(())
    }
}

/// Opens the directory of a path below `all`, which is open as `top`, without following a link.
fn open_parent(top: &Dir, all: &Path, path: &Path) -> io::Result<Dir> {
    let below = path.parent().and_then(|parent| parent.strip_prefix(all).ok()).ok_or(io::ErrorKind::NotFound)?;
    below.iter().try_fold(top.clone(), |dir, name| dir.open_dir(name))
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
