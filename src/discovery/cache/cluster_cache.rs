//! The discovery files of one cluster: kubectl's, under its names and in its forms
//! (client-go `discovery/cached/disk/cached_discovery.go`), and the sidecar.
//!
//! Other processes write to the same directory, even for other clusters. A reader compares the sidecar before and after,
//! and a writer replaces it first: no reader takes files of two clusters for one surface.

use std::cell::Cell;
use std::fmt;
use std::io;
use std::thread;
use std::time::Duration;

use serde::Serialize;

use crate::api::{FailedGroupVersion, GroupVersion, Resource, ResourceList, Surface};
use crate::discovery::cache::digest::Digest;
use crate::discovery::cache::identity::ClusterIdentity;
use crate::discovery::cache::layout::{GROUPS, RESOURCES, SIDECAR, list_name};
use crate::discovery::cache::sidecar::Sidecar;
use crate::discovery::cache::store::{CachedFile, Files, Store};
use crate::discovery::revalidatable::{Revalidatable, Scope};
use crate::discovery::wire::{self, ApiGroupList, ApiResourceList};
use crate::sys::parallel;

/// How long the failure of a group version is cached: it covers the next lines of a script, but hides no recovery.
const FAILURES_MAX_AGE: Duration = Duration::from_secs(60);

/// With fewer files for each, more threads cost memory and save no time.
const FILES_PER_THREAD: usize = 128;

/// The file of a group version, and the resources in it.
type ListFile = (CachedFile, Vec<Resource>);

/// Which files a reader accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    MaxAge(Duration),
    /// Of any age, exactly as they were written with the `ETag`s in the sidecar.
    Revalidatable,
    Any,
}

/// The files of one directory, read and written for one cluster.
pub struct ClusterCache {
    store: Store,
    identity: ClusterIdentity,
    /// Whether the reason of a miss was logged: the files are read again before the server is asked.
    has_logged: Cell<bool>,
}

impl ClusterCache {
    pub fn new(store: Store, identity: ClusterIdentity) -> Self {
        Self { store, identity, has_logged: Cell::new(false) }
    }

    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Reads the surface if the files are fresh enough; [`Surface::age`] is that of the oldest file.
    pub fn read(&self, freshness: Freshness, scope: Scope) -> Option<Revalidatable> {
        let files = self.store.open().ok()?;
        let sidecar = sidecar(&files);
        let cached = self.read_beside(&files, sidecar.as_ref(), freshness, scope)?;
        let is_same = self::sidecar(&files).map(|file| file.bytes) == sidecar.map(|file| file.bytes);
        if !is_same {
            self.log_miss(format_args!("was written meanwhile; not used"));
        }
        is_same.then_some(cached)
    }

    fn read_beside(
        &self,
        files: &Files,
        sidecar: Option<&CachedFile>,
        freshness: Freshness,
        scope: Scope,
    ) -> Option<Revalidatable> {
        let max_age = if let Freshness::MaxAge(max_age) = freshness { Some(max_age) } else { None };
        let file = files.read(&[GROUPS], max_age)?;
        let document = wire::parse::<ApiGroupList>(&file.bytes)?;
        if !document.is_valid() {
            return None;
        }
        let groups = document.into_groups().filter(|groups| !groups.is_empty())?;
        let groups_digest = Digest::of(&file.bytes);
        let parsed = sidecar.and_then(|file| wire::parse::<Sidecar>(&file.bytes));
        let content = parsed.filter(|content| content.matches(&groups_digest)).unwrap_or_else(|| Sidecar {
            // kubectl's files carry no identity: they are trusted as kubectl trusts them.
            cluster: self.identity.clone(),
            ..Sidecar::default()
        });
        if content.cluster != self.identity {
            self.log_miss(format_args!("is of another cluster, once at {}; not used", content.cluster.server));
            return None;
        }
        if freshness == Freshness::Revalidatable && content.etags.is_empty() {
            return None;
        }
        let failed = if content.groups == groups_digest { content.failed } else { Vec::new() };
        let has_aged = sidecar.is_none_or(|file| file.age > FAILURES_MAX_AGE);
        if !failed.is_empty() && has_aged && max_age.is_some() {
            self.log_miss(format_args!("misses group versions that failed; asking again"));
            return None;
        }
        let mut surface = Surface { groups, failed, age: file.age, ..Surface::default() };
        let mut digest = Digest::new();
        digest.add(&file.bytes);
        if scope == Scope::All || freshness == Freshness::Revalidatable {
            self.read_lists(files, &mut surface, freshness, max_age, &mut digest)?;
        }
        if freshness == Freshness::Revalidatable && content.surface != digest.finish() {
            return None;
        }
        Some(Revalidatable { surface, etags: content.etags })
    }

    fn read_lists(
        &self,
        files: &Files,
        surface: &mut Surface,
        freshness: Freshness,
        max_age: Option<Duration>,
        digest: &mut Digest,
    ) -> Option<()> {
        let failed = surface.failed_group_versions();
        let versions = surface.groups.iter().flat_map(|group| &group.versions);
        let wanted: Vec<_> = versions.filter(|group_version| !failed.contains(group_version)).collect();
        let lists = read_all(files, &wanted, max_age, freshness == Freshness::Revalidatable);
        for (group_version, list) in wanted.into_iter().zip(lists) {
            match list {
                Some((file, resources)) => {
                    if freshness == Freshness::Revalidatable {
                        digest.add(&file.bytes);
                    }
                    surface.age = surface.age.max(file.age);
                    surface.lists.push(ResourceList { group_version: group_version.clone(), resources });
                }
                None if freshness == Freshness::Any => {
                    let reason = "not in the cache".to_owned();
                    surface.failed.push(FailedGroupVersion { group_version: group_version.clone(), reason });
                }
                None => {
                    self.log_miss(format_args!("has nothing usable for {group_version}"));
                    return None;
                }
            }
        }
        Some(())
    }

    /// Writes a surface: the sidecar first, and the lists before the groups, so that a reader of the groups finds the
    /// lists they announce. A surface without groups is not written. All documents are in memory at once, since the
    /// sidecar has the digest of all.
    ///
    /// # Errors
    /// The first file that cannot be written; the others are.
    pub fn write(&self, discovered: &Revalidatable) -> io::Result<()> {
        let surface = &discovered.surface;
        if surface.groups.is_empty() {
            return Ok(());
        }
        let files = self.store.create()?;
        files.remove_abandoned(&[SIDECAR, RESOURCES, GROUPS]);
        let groups = to_json(&ApiGroupList::of(surface))?;
        let mut all = Digest::new();
        all.add(&groups);
        let mut lists = Vec::with_capacity(surface.lists.len());
        for list in &surface.lists {
            let document = ApiResourceList::new(list.group_version.to_string(), list.resources.iter().collect());
            let bytes = to_json(&document)?;
            all.add(&bytes);
            lists.push((list_name(&list.group_version), bytes));
        }
        let previous = self.own_groups(&files);
        if previous.is_none() {
            // Groups that kubectl or another cluster wrote would announce lists of this one.
            let _ = files.remove(GROUPS);
        }
        let sidecar = Sidecar {
            cluster: self.identity.clone(),
            groups: Digest::of(&groups),
            previous: previous.unwrap_or_default(),
            surface: all.finish(),
            etags: discovered.etags.clone(),
            failed: surface.failed.clone(),
        };
        let mut result = files.update(&[SIDECAR], &to_json(&sidecar)?);
        for written in update_all(&files, &lists) {
            result = result.and(written);
        }
        result.and_then(|()| files.update(&[GROUPS], &groups))
    }

    /// Sets the age of the files of a surface to zero.
    ///
    /// # Errors
    /// A file is missing or belongs to another user.
    pub fn touch(&self, surface: &Surface) -> io::Result<()> {
        let files = self.store.open()?;
        for list in &surface.lists {
            files.touch(&list_name(&list.group_version))?;
        }
        files.touch(&[GROUPS])?;
        files.touch(&[SIDECAR])
    }

    /// The digest of the groups in place, if this program wrote them for this cluster.
    fn own_groups(&self, files: &Files) -> Option<String> {
        let sidecar: Sidecar = wire::parse(&sidecar(files)?.bytes)?;
        let groups = Digest::of(&files.read(&[GROUPS], None)?.bytes);
        (sidecar.matches(&groups) && sidecar.cluster == self.identity).then_some(groups)
    }

    fn log_miss(&self, reason: fmt::Arguments<'_>) {
        if !self.has_logged.replace(true) {
            log::info!("the cache in {} {reason}", self.store.directory().display());
        }
    }
}

fn sidecar(files: &Files) -> Option<CachedFile> {
    files.read(&[SIDECAR], None)
}

/// Reads the lists of group versions, in their order. The bytes of the files are dropped unless they are wanted.
/// Many files are read by several threads: on two cores, five hundred group versions take a quarter less time.
fn read_all(
    files: &Files,
    wanted: &[&GroupVersion],
    max_age: Option<Duration>,
    with_bytes: bool,
) -> Vec<Option<ListFile>> {
    let read = |group_version: &&GroupVersion| {
        let mut file = files.read(&list_name(group_version), max_age)?;
        let document = wire::parse::<ApiResourceList>(&file.bytes)?;
        if !with_bytes {
            file.bytes = Vec::new();
        }
        Some((file, document.into_resources()?))
    };
    on_threads(wanted, read)
}

/// Updates the files of group versions.
fn update_all(files: &Files, lists: &[(Vec<&str>, Vec<u8>)]) -> Vec<io::Result<()>> {
    on_threads(lists, |(name, bytes)| files.update(name, bytes))
}

/// Maps the items in their order, on several threads if they are many. The number of cores is looked up only then.
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
    let mut bytes = serde_json::to_vec(document)?;
    bytes.push(b'\n');
    Ok(bytes)
}
