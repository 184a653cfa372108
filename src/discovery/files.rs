//! The files of one server: kubectl's, under its names and in its forms
//! (client-go `discovery/cached/disk/cached_discovery.go`), and the companion.
//!
//! Others write here at the same time, for other clusters even. A reader looks at the companion before and after, and
//! a writer changes it before anything else: what one reads is never half one cluster's and half another's.

use std::cell::Cell;
use std::fmt;
use std::io;
use std::thread;
use std::time::Duration;

use serde::Serialize;

use crate::api::{FailedGroupVersion, GroupVersion, Resource, ResourceList, Surface};
use crate::cache::{Kept, Store};
use crate::discovery::Extent;
use crate::discovery::companion::{Cluster, Companion, Digest, digest};
use crate::discovery::documents::{self, ApiResourceList, GroupList};
use crate::discovery::folder::{COMPANION, GROUPS, list_name};
use crate::discovery::known::{Known, Validators};
use crate::parallel;

/// How long a failure is remembered: long enough for a script's next lines, too short to hide what is back.
const FAILURES_TIME_TO_LIVE: Duration = Duration::from_secs(60);

/// Fewer files are read as soon by one thread, in less memory.
const FILES_A_THREAD: usize = 128;

/// A file, and the resources in it.
type List = (Kept, Vec<Resource>);

/// What a reader needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Files that are no older than this.
    Fresh(Duration),
    /// Files of any age whose validators are known: exactly what was written with them.
    Known,
    /// Whatever there is, however old.
    Anything,
}

/// The files of one server, read and written for one cluster.
pub struct Files {
    store: Store,
    cluster: Cluster,
    /// Whether it was said why they will not do: they are looked at again before the server is asked.
    has_told: Cell<bool>,
}

impl Files {
    /// Files in a store that should be a cluster's.
    pub fn new(store: Store, cluster: Cluster) -> Self {
        Self { store, cluster, has_told: Cell::new(false) }
    }

    /// Where they are.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// What the files say, if they are what is needed; [`Surface::age`] is that of the oldest.
    pub fn read(&self, need: Need, extent: Extent) -> Option<Known> {
        let companion = self.companion();
        let known = self.read_beside(companion.as_ref(), need, extent)?;
        let is_same = self.companion().map(|kept| kept.bytes) == companion.map(|kept| kept.bytes);
        if !is_same {
            self.tell(format_args!("was written meanwhile; not used"));
        }
        is_same.then_some(known)
    }

    fn read_beside(&self, companion: Option<&Kept>, need: Need, extent: Extent) -> Option<Known> {
        let max_age = if let Need::Fresh(max_age) = need { Some(max_age) } else { None };
        let kept = self.store.read(&[GROUPS], max_age)?;
        let document = documents::parse::<GroupList>(&kept.bytes)?;
        if !document.is_whole() {
            return None;
        }
        let groups = document.into_groups().filter(|groups| !groups.is_empty())?;
        let of_groups = digest(&kept.bytes);
        let parsed = companion.and_then(|kept| documents::parse::<Companion>(&kept.bytes));
        let ours = parsed.filter(|companion| companion.speaks_for(&of_groups)).unwrap_or_else(|| Companion {
            // kubectl's files carry no identity: they are trusted as kubectl trusts them.
            cluster: self.cluster.clone(),
            ..Companion::default()
        });
        if ours.cluster != self.cluster {
            self.tell(format_args!("is of another cluster, once at {}; not used", ours.cluster.server));
            return None;
        }
        if need == Need::Known && ours.validators == Validators::default() {
            return None;
        }
        let failed = if ours.groups == of_groups { ours.failed } else { Vec::new() };
        let has_aged = companion.is_none_or(|kept| kept.age > FAILURES_TIME_TO_LIVE);
        if !failed.is_empty() && has_aged && max_age.is_some() {
            self.tell(format_args!("misses group versions that failed; asking again"));
            return None;
        }
        let mut surface = Surface { groups, failed, age: kept.age, ..Surface::default() };
        let mut digest = Digest::new();
        digest.add(&kept.bytes);
        if extent == Extent::Everything || need == Need::Known {
            self.read_lists(&mut surface, need, max_age, &mut digest)?;
        }
        if need == Need::Known && ours.surface != digest.finish() {
            return None;
        }
        Some(Known { surface, validators: ours.validators })
    }

    fn read_lists(
        &self,
        surface: &mut Surface,
        need: Need,
        max_age: Option<Duration>,
        digest: &mut Digest,
    ) -> Option<()> {
        let failed = surface.failed_group_versions();
        let versions = surface.groups.iter().flat_map(|group| &group.versions);
        let wanted: Vec<_> = versions.filter(|it| !failed.contains(it)).collect();
        let lists = read_all(&self.store, &wanted, max_age, need == Need::Known);
        for (group_version, list) in wanted.into_iter().zip(lists) {
            match list {
                Some((kept, resources)) => {
                    if need == Need::Known {
                        digest.add(&kept.bytes);
                    }
                    surface.age = surface.age.max(kept.age);
                    surface.lists.push(ResourceList { group_version: group_version.clone(), resources });
                }
                None if need == Need::Anything => {
                    let reason = "not in the cache".to_owned();
                    surface.failed.push(FailedGroupVersion { group_version: group_version.clone(), reason });
                }
                None => {
                    self.tell(format_args!("has nothing usable for {group_version}"));
                    return None;
                }
            }
        }
        Some(())
    }

    /// Writes what a server has said: the lists before the groups, so that whoever reads the groups finds what they
    /// announce.
    ///
    /// # Errors
    /// The first file that could not be written; the others are.
    pub fn write(&self, known: &Known) -> io::Result<()> {
        let surface = &known.surface;
        if surface.groups.is_empty() {
            return Ok(());
        }
        let groups = document(&GroupList::of(surface))?;
        let mut all = Digest::new();
        all.add(&groups);
        let mut lists = Vec::with_capacity(surface.lists.len());
        for list in &surface.lists {
            let list_document = ApiResourceList::new(list.group_version.to_string(), list.resources.clone());
            let bytes = document(&list_document)?;
            all.add(&bytes);
            lists.push((list_name(&list.group_version), bytes));
        }
        let previous = self.own_groups();
        if previous.is_none() {
            // Groups of kubectl's or of another cluster would announce lists of this one.
            let _ = self.store.remove(&[GROUPS]);
        }
        let companion = Companion {
            cluster: self.cluster.clone(),
            groups: digest(&groups),
            previous: previous.unwrap_or_default(),
            surface: all.finish(),
            validators: known.validators.clone(),
            failed: surface.failed.clone(),
        };
        let mut result = self.store.write(&[COMPANION], &document(&companion)?);
        for (name, bytes) in &lists {
            result = result.and(self.store.write(name, bytes));
        }
        result.and(self.store.write(&[GROUPS], &groups))
    }

    /// Makes the files fresh that hold a surface.
    ///
    /// # Errors
    /// Files that belong to somebody else.
    pub fn touch(&self, surface: &Surface) -> io::Result<()> {
        for list in &surface.lists {
            self.store.touch(&list_name(&list.group_version))?;
        }
        self.store.touch(&[GROUPS])?;
        self.store.touch(&[COMPANION])
    }

    /// The digest of the groups that lie there, if we have written them for this cluster.
    fn own_groups(&self) -> Option<String> {
        let companion: Companion = documents::parse(&self.companion()?.bytes)?;
        let groups = digest(&self.store.read(&[GROUPS], None)?.bytes);
        (companion.speaks_for(&groups) && companion.cluster == self.cluster).then_some(groups)
    }

    fn tell(&self, why: fmt::Arguments<'_>) {
        if !self.has_told.replace(true) {
            log::info!("the cache in {} {why}", self.store.folder().display());
        }
    }

    fn companion(&self) -> Option<Kept> {
        self.store.read(&[COMPANION], None)
    }
}

/// The resources of group versions, in their order, each with its file; without the file's bytes unless they are wanted.
/// Many files are read by several threads: on two cores five hundred group versions take a quarter less time.
fn read_all(store: &Store, wanted: &[&GroupVersion], max_age: Option<Duration>, with_bytes: bool) -> Vec<Option<List>> {
    let read = |group_version: &&GroupVersion| {
        let mut kept = store.read(&list_name(group_version), max_age)?;
        let document = documents::parse::<ApiResourceList>(&kept.bytes)?;
        if !with_bytes {
            kept.bytes = Vec::new();
        }
        Some((kept, document.into_resources()?))
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(wanted.len() / FILES_A_THREAD).min(4);
    if threads < 2 {
        return wanted.iter().map(read).collect();
    }
    let chunks: Vec<_> = wanted.chunks(wanted.len().div_ceil(threads)).collect();
    let lists = parallel::map(&chunks, threads, |chunk| chunk.iter().map(read).collect::<Vec<_>>());
    lists.into_iter().flatten().collect()
}

/// Compact JSON and a line end, as Go's encoder writes it.
fn document(document: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(document)?;
    bytes.push(b'\n');
    Ok(bytes)
}
