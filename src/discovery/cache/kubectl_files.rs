//! kubectl's discovery files, under its names and in its forms (client-go `discovery/cached/disk/cached_discovery.go`).
//!
//! kubectl replaces `servergroups.json` before the lists whenever it asks the server for all of them. It replaces one list
//! alone only if that was missing or older than six hours. So a list that is older than the groups is not theirs.

use std::io;
use std::thread;
use std::time::Duration;

use serde::Serialize;

use crate::api::{FailedGroupVersion, Group, Resource, ResourceList, Surface};
use crate::discovery::cache::layout::{GROUPS, list_name};
use crate::discovery::cache::store::{CachedFile, Files};
use crate::discovery::revalidatable::Scope;
use crate::discovery::wire::{self, ApiGroupList, ApiResourceList};
use crate::sys::dir::FileId;
use crate::sys::{AtomicFile, parallel};

/// With fewer files for each, more threads cost memory and save no time.
const FILES_PER_THREAD: usize = 128;

/// Reads the surface; [`Surface::age`] is that of the oldest file. With a maximum age every list must be there, and be as
/// new as the groups; without one, a list that is missing counts as failed.
///
/// # Errors
/// Why the files cannot be used; `None` if there are none.
pub fn read(files: &Files, max_age: Option<Duration>, scope: Scope) -> Result<(Surface, FileId), Option<String>> {
    read_watched(files, max_age, scope, || {})
}

/// As [`read`], and calls `between` after the groups and before the lists.
fn read_watched(
    files: &Files,
    max_age: Option<Duration>,
    scope: Scope,
    between: impl FnOnce(),
) -> Result<(Surface, FileId), Option<String>> {
    let file = files.read(&[GROUPS]).filter(|file| is_younger(file, max_age)).ok_or(None)?;
    let groups = groups(&file.bytes).ok_or(None)?;
    let mut surface = Surface { groups, age: file.age, ..Surface::default() };
    between();
    if scope == Scope::All {
        read_lists(files, &mut surface, file.id, max_age)?;
    }
    // A writer of lists of other groups replaces or removes the groups first.
    if files.id(&[GROUPS]) == Some(file.id) {
        Ok((surface, file.id))
    } else {
        Err(Some("was written meanwhile; not used".to_owned()))
    }
}

fn read_lists(
    files: &Files,
    surface: &mut Surface,
    groups_file: FileId,
    max_age: Option<Duration>,
) -> Result<(), Option<String>> {
    let wanted: Vec<_> = surface.groups.iter().flat_map(|group| &group.versions).cloned().collect();
    let lists = on_threads(&wanted, |group_version| {
        let file = files.read(&list_name(group_version)).filter(|file| is_younger(file, max_age))?;
        let is_current = max_age.is_none() || file.id.modified >= groups_file.modified;
        let resources = is_current.then(|| resources(&file.bytes))??;
        Some((file.age, resources))
    });
    for (group_version, list) in wanted.into_iter().zip(lists) {
        match list {
            Some((age, resources)) => {
                surface.age = surface.age.max(age);
                surface.lists.push(ResourceList { group_version, resources });
            }
            None if max_age.is_none() => {
                surface.failed.push(FailedGroupVersion { group_version, reason: "not in the cache".to_owned() });
            }
            None => return Err(Some(format!("has nothing usable for {group_version}"))),
        }
    }
    Ok(())
}

fn is_younger(file: &CachedFile, max_age: Option<Duration>) -> bool {
    max_age.is_none_or(|max_age| file.is_younger_than(max_age))
}

/// The groups of `servergroups.json`; `None` if there are none or one cannot be read.
pub fn groups(bytes: &[u8]) -> Option<Vec<Group>> {
    let document = wire::parse::<ApiGroupList>(bytes)?;
    if !document.is_valid() {
        return None;
    }
    document.into_groups().filter(|groups| !groups.is_empty())
}

fn resources(bytes: &[u8]) -> Option<Vec<Resource>> {
    wire::parse::<ApiResourceList>(bytes)?.into_resources()
}

/// Writes the groups to a temporary file, which has to be written before the lists and renamed after them: then a reader
/// of the groups finds the lists that they announce, and none is older.
///
/// # Errors
/// The file cannot be written.
pub fn prepare_groups(files: &Files, surface: &Surface) -> io::Result<AtomicFile> {
    files.prepare(&[GROUPS], &to_json(&ApiGroupList::of(surface))?)
}

/// Writes the lists of a surface. A list that has not changed `since` this time, in nanoseconds since 1970, is known to be
/// right already.
///
/// # Errors
/// The first file that cannot be written; the others are.
pub fn write_lists(files: &Files, surface: &Surface, since: Option<i128>) -> io::Result<()> {
    let write = |list: &ResourceList| {
        let name = list_name(&list.group_version);
        let is_right = since.is_some_and(|since| files.id(&name).is_some_and(|id| id.modified <= since));
        if is_right && files.touch(&name).is_ok() {
            return Ok(());
        }
        let resources = list.resources.iter().collect();
        files.update(&name, &to_json(&ApiResourceList::new(list.group_version.to_string(), resources))?)
    };
    on_threads(&surface.lists, write).into_iter().collect()
}

/// Maps items in their order, on several threads if they are many. The number of cores is looked up only then.
fn on_threads<I: Sync, O: Send>(items: &[I], work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    let most = (items.len() / FILES_PER_THREAD).min(4);
    let threads = if most < 2 { 1 } else { thread::available_parallelism().map_or(1, usize::from).min(most) };
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let chunks: Vec<_> = items.chunks(items.len().div_ceil(threads)).collect();
    let results = parallel::map(&chunks, threads, |chunk| chunk.iter().map(&work).collect::<Vec<_>>());
    results.into_iter().flatten().collect()
}

/// Compact JSON and a newline, as Go's encoder writes it.
fn to_json(document: &impl Serialize) -> io::Result<Vec<u8>> {
    // Most lists take less.
    let mut bytes = Vec::with_capacity(4 << 10);
    serde_json::to_writer(&mut bytes, document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discovery::cache::store::Store;

    /// The surface of one group version with a resource of this name.
    fn surface(resource: &str) -> Surface {
        let group_version = crate::api::GroupVersion::new("apps", "v1");
        let resource = Resource { name: resource.into(), ..Resource::default() };
        Surface {
            groups: vec![Group {
                name: "apps".into(),
                versions: vec![group_version.clone()],
                preferred: Some(group_version.clone()),
            }],
            lists: vec![ResourceList { group_version, resources: vec![resource] }],
            ..Surface::default()
        }
    }

    fn write(files: &Files, surface: &Surface) {
        let groups = prepare_groups(files, surface).unwrap();
        write_lists(files, surface, None).unwrap();
        groups.persist().unwrap();
    }

    #[test]
    fn files_replaced_while_they_are_read_are_a_miss() {
        let root = tempfile::tempdir().unwrap();
        let files = Store::new(root.path(), root.path().join("host_1")).create().unwrap();
        write(&files, &surface("first"));
        let hour = Some(Duration::from_secs(3600));
        let read = |between: &dyn Fn()| {
            let read = read_watched(&files, hour, Scope::All, between);
            read.map(|(surface, _)| surface.lists[0].resources[0].name.to_string())
        };
        assert_eq!(read(&|| {}), Ok("first".to_owned()));
        let torn = Err(Some("was written meanwhile; not used".to_owned()));
        assert_eq!(read(&|| write(&files, &surface("second"))), torn);
        // The writer has replaced a list so far, and removed the groups of another cluster before.
        let half = || {
            files.remove(GROUPS).unwrap();
            write_lists(&files, &surface("third"), None).unwrap();
        };
        assert_eq!(read(&half), torn);
        assert_eq!(read(&|| {}), Err(None));
    }
}
