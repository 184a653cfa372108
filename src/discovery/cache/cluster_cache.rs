//! The cache of one cluster: the index, and kubectl's files where the index does not describe them.
//!
//! Other processes write to the same directory, even for other clusters. The index has the identity of the
//! `servergroups.json` that it belongs to, and is in place before that file is; another cluster's groups are removed before
//! its lists are replaced. So no reader takes files of two clusters for one surface.

use std::cell::Cell;
use std::fmt;
use std::io;
use std::time::{Duration, SystemTime};

use crate::api::Surface;
use crate::discovery::Subset;
use crate::discovery::cache::identity::ClusterIdentity;
use crate::discovery::cache::index::{self, Header, Index, MAX_GROUP_VERSIONS};
use crate::discovery::cache::kubectl_files;
use crate::discovery::cache::layout::{GROUPS, INDEX, LOCK, RESOURCES, UNVERIFIED_INDEX};
use crate::discovery::cache::store::{Files, Store};
use crate::discovery::revalidatable::{Revalidatable, Scope};
use crate::sys::dir::FileId;

/// How long the failure of a group version is cached: it covers the next lines of a script, but hides no recovery.
const FAILURES_MAX_AGE: Duration = Duration::from_secs(60);

/// Which files a reader accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    MaxAge(Duration),
    /// An index of any age that has `ETag`s.
    Revalidatable,
    Any,
}

impl Freshness {
    fn max_age(self) -> Option<Duration> {
        if let Self::MaxAge(max_age) = self { Some(max_age) } else { None }
    }
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
        // The resources belong to the `ETag`s, and are written again if these hold.
        let decoded = if freshness == Freshness::Revalidatable { Scope::All } else { scope };
        let file = match self.read_index(&files, freshness, scope, &mut |index| index.decode(decoded)) {
            Ok(cached) => return cached,
            Err(file) => file,
        };
        self.read_kubectl_files(&files, file, freshness, scope)
    }

    /// Reads kubectl's files, which the index `file` that was just read does not describe.
    fn read_kubectl_files(
        &self,
        files: &Files,
        file: Option<FileId>,
        freshness: Freshness,
        scope: Scope,
    ) -> Option<Revalidatable> {
        if freshness == Freshness::Revalidatable || !self.identity.is_verified {
            return None;
        }
        let (surface, groups_file) = match kubectl_files::read(files, freshness.max_age(), scope) {
            Ok(read) => read,
            Err(reason) => {
                if let Some(reason) = reason {
                    self.log_miss(format_args!("{reason}"));
                }
                return None;
            }
        };
        // Another cluster's writer may have replaced them since the index was read. Its index is in place before its groups.
        if files.id(&[INDEX]) != file || files.id(&[GROUPS]) != Some(groups_file) {
            return None;
        }
        let cached = Revalidatable { surface, ..Revalidatable::default() };
        if freshness != Freshness::Any && scope == Scope::All {
            self.adopt(files, file, groups_file, &cached);
        }
        Some(cached)
    }

    /// As [`read`](Self::read), from the index alone, without resources that are not in the subset.
    pub fn read_subset(&self, freshness: Freshness, subset: Subset<'_>) -> Option<Surface> {
        let files = self.store.open().ok()?;
        // The caller looks at all files next, and reports a miss then.
        let has_logged = self.has_logged.replace(true);
        let read = self.read_index(&files, freshness, Scope::All, &mut |index| index.decode_subset(subset));
        self.has_logged.set(has_logged);
        read.ok().flatten().map(|cached| cached.surface)
    }

    /// Reads the index; `None` if nothing else may be used either.
    ///
    /// # Errors
    /// kubectl's files may be used. The identity of the index in place, if there is one.
    fn read_index(
        &self,
        files: &Files,
        freshness: Freshness,
        scope: Scope,
        decode: &mut dyn FnMut(Index<'_>) -> Option<Revalidatable>,
    ) -> Result<Option<Revalidatable>, Option<FileId>> {
        // Before the index: the index of these groups was in place when they were.
        let groups_file = files.id(&[GROUPS]).filter(|_| self.identity.is_verified);
        let name = [self.index_name()];
        let file = files.read(&name).map_or_else(
            || {
                // One that cannot be read is there all the same. One that was put in place meanwhile is read.
                let id = files.id(&name);
                files.read(&name).ok_or(id)
            },
            Ok,
        )?;
        let index = Index::parse(&file.bytes).ok_or(file.id)?;
        let header = &index.header;
        if header.cluster != self.identity {
            self.log_miss(format_args!("is of another cluster, once at {}; not used", header.cluster.server));
            return Ok(None);
        }
        if freshness == Freshness::Revalidatable {
            let is_known = !header.etags.is_empty() && header.has_lists;
            return Ok(if is_known { decode(index) } else { None });
        }
        // kubectl has no files of unverified servers. If it has replaced the groups, its files are newer.
        let is_current = groups_file.map_or(!self.identity.is_verified, |id| header.belongs_to(id));
        let has_lists = header.has_lists || scope == Scope::Groups;
        if !is_current || (!has_lists && freshness == Freshness::Any) {
            return Err(Some(file.id));
        }
        if let Some(max_age) = freshness.max_age() {
            if !file.is_younger_than(max_age) || !has_lists {
                return Ok(None);
            }
            if !header.failed.is_empty() && file.age > FAILURES_MAX_AGE {
                self.log_miss(format_args!("misses group versions that failed; asking again"));
                return Ok(None);
            }
        }
        let cached = decode(index).ok_or(file.id)?;
        Ok(Some(Revalidatable { surface: Surface { age: file.age, ..cached.surface }, ..cached }))
    }

    /// Writes an index of what kubectl's files hold, as old as they are, so that the next run does not read them all.
    /// Without the lock, or if a file was replaced meanwhile, nothing is written: another cluster's index must stay.
    fn adopt(&self, files: &Files, index: Option<FileId>, groups_file: FileId, cached: &Revalidatable) {
        let Some(_lock) = self.store.lock(LOCK, Duration::ZERO) else { return };
        if files.id(&[INDEX]) != index || files.id(&[GROUPS]) != Some(groups_file) {
            return;
        }
        let Some(bytes) = index::encode(&self.header(cached, vec![groups_file]), cached) else { return };
        let written = files.prepare(&[INDEX], &bytes).and_then(|mut new| {
            let modified = SystemTime::now().checked_sub(cached.surface.age).unwrap_or(SystemTime::UNIX_EPOCH);
            new.file().set_modified(modified)?;
            new.persist()
        });
        if let Err(error) = written {
            log::info!("cannot write an index in {}: {error}", self.store.directory().display());
        }
    }

    /// Writes a surface. If the server has `confirmed` that it is what the index holds, lists that nobody has changed
    /// since are only touched. A surface without groups is not written, nor one with too many group versions: what is
    /// cached is removed instead.
    ///
    /// # Errors
    /// The first file that cannot be written; nothing is cached then.
    pub fn write(&self, discovered: &Revalidatable, confirmed: bool) -> io::Result<()> {
        let files = self.store.create()?;
        let written = self.write_files(&files, discovered, confirmed);
        if !matches!(written, Ok(true)) {
            // Files of before would be taken for fresh ones.
            let _ = files.remove(self.index_name());
            if self.identity.is_verified {
                let _ = files.remove(GROUPS);
            }
        }
        written.map(drop)
    }

    /// `false` for a surface that is not cached.
    fn write_files(&self, files: &Files, discovered: &Revalidatable, confirmed: bool) -> io::Result<bool> {
        let surface = &discovered.surface;
        let group_versions =
            surface.groups.iter().map(|group| group.versions.len()).sum::<usize>() + surface.failed.len();
        if surface.groups.is_empty() {
            return Ok(false);
        }
        if group_versions.max(surface.groups.len()) > MAX_GROUP_VERSIONS {
            log::info!("more than {MAX_GROUP_VERSIONS} group versions are not cached");
            return Ok(false);
        }
        files.remove_abandoned(&[self.index_name(), RESOURCES, GROUPS]);
        if !self.identity.is_verified {
            let Some(bytes) = index::encode(&self.header(discovered, Vec::new()), discovered) else { return Ok(false) };
            files.prepare(&[UNVERIFIED_INDEX], &bytes)?.persist()?;
            return Ok(true);
        }
        let own = self.claim(files);
        let mut groups = kubectl_files::prepare_groups(files, surface)?;
        let new = FileId::of_metadata(&groups.file().metadata()?);
        let groups_files = std::iter::once(new).chain(own.map(|(_, groups_file)| groups_file)).collect();
        let Some(bytes) = index::encode(&self.header(discovered, groups_files), discovered) else { return Ok(false) };
        let since = own.filter(|_| confirmed).map(|(index, _)| index.modified);
        kubectl_files::write_lists(files, surface, since)?;
        files.prepare(&[INDEX], &bytes)?.persist()?;
        groups.persist()?;
        Ok(true)
    }

    fn header(&self, discovered: &Revalidatable, groups_files: Vec<FileId>) -> Header {
        let surface = &discovered.surface;
        let failed = surface.failed_group_versions();
        let versions = surface.groups.iter().flat_map(|group| &group.versions);
        Header {
            cluster: self.identity.clone(),
            groups_files,
            etags: discovered.etags.clone(),
            failed: surface.failed.clone(),
            has_lists: versions.clone().filter(|version| !failed.contains(version)).count() <= surface.lists.len(),
            group_versions: versions.count(),
        }
    }

    /// The index and the groups in place, if this program wrote them for this cluster. Otherwise removes the groups: those
    /// of kubectl or of another cluster would announce lists of this one.
    fn claim(&self, files: &Files) -> Option<(FileId, FileId)> {
        let own = || {
            let groups_file = files.id(&[GROUPS])?;
            let file = files.read(&[INDEX])?;
            let header = Index::parse(&file.bytes)?.header;
            (header.cluster == self.identity && header.belongs_to(groups_file)).then_some((file.id, groups_file))
        };
        own().or_else(|| {
            let _ = files.remove(GROUPS);
            None
        })
    }

    fn index_name(&self) -> &'static str {
        if self.identity.is_verified { INDEX } else { UNVERIFIED_INDEX }
    }

    fn log_miss(&self, reason: fmt::Arguments<'_>) {
        if !self.has_logged.replace(true) {
            log::info!("the cache in {} {reason}", self.store.directory().display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Group, GroupVersion, Resource, ResourceList};
    use crate::discovery::revalidatable::ETags;

    const HOUR: Freshness = Freshness::MaxAge(Duration::from_secs(3600));

    fn surface(group_versions: usize, resource: &str) -> Revalidatable {
        let group = |number: usize| {
            let name = format!("g{number}");
            let version = GroupVersion::new(name.as_str(), "v1");
            Group { name: name.into(), versions: vec![version.clone()], preferred: Some(version) }
        };
        let groups: Vec<_> = (0..group_versions).map(group).collect();
        let list = |group: &Group| ResourceList {
            group_version: group.versions[0].clone(),
            resources: vec![Resource { name: resource.into(), ..Resource::default() }],
        };
        let lists = groups.iter().map(list).collect();
        let etags = ETags { api: Some(resource.to_owned()), apis: None };
        Revalidatable { surface: Surface { groups, lists, ..Surface::default() }, etags }
    }

    /// The name of the first resource.
    fn read(cache: &ClusterCache, freshness: Freshness) -> Option<String> {
        Some(cache.read(freshness, Scope::All)?.surface.lists.first()?.resources.first()?.name.to_string())
    }

    fn caches(identities: [ClusterIdentity; 2]) -> (tempfile::TempDir, [ClusterCache; 2]) {
        let root = tempfile::tempdir().unwrap();
        let store = Store::new(root.path(), root.path().join("host_1"));
        (root, identities.map(|identity| ClusterCache::new(store.clone(), identity)))
    }

    fn identity() -> ClusterIdentity {
        ClusterIdentity { server: "https://host:1".to_owned(), is_verified: true, ..ClusterIdentity::default() }
    }

    #[test]
    fn answer_serves_only_the_cluster_that_gave_it() {
        for other in [
            ClusterIdentity { server: "https://host:1/path".to_owned(), ..identity() },
            ClusterIdentity { certificate_authority: Some("PEM".to_owned()), ..identity() },
            ClusterIdentity { certificate_authority: Some(String::new()), ..identity() },
            ClusterIdentity { tls_server_name: "name".to_owned(), ..identity() },
            ClusterIdentity { proxy: "http://proxy:1".to_owned(), ..identity() },
            ClusterIdentity { is_verified: false, ..identity() },
        ] {
            for [first, second] in [[identity(), other.clone()], [other, identity()]] {
                let (_root, [first, second]) = caches([first, second]);
                first.write(&surface(2, "first"), false).unwrap();
                for freshness in [HOUR, Freshness::Any, Freshness::Revalidatable] {
                    assert_eq!(read(&first, freshness).as_deref(), Some("first"));
                    assert_eq!(read(&second, freshness), None);
                }
                second.write(&surface(2, "second"), false).unwrap();
                assert_eq!(read(&second, HOUR).as_deref(), Some("second"));
                // What is not verified has an index of its own.
                let has_both = first.identity.is_verified != second.identity.is_verified;
                assert_eq!(read(&first, HOUR).as_deref(), has_both.then_some("first"));
            }
        }
    }

    /// The reader has seen its own index without groups, since the writer has removed them, and reads on when the writer is
    /// done.
    #[test]
    fn files_that_another_cluster_writes_meanwhile_are_not_read() {
        let other = ClusterIdentity { tls_server_name: "other".to_owned(), ..identity() };
        let (_root, [first, second]) = caches([identity(), other]);
        first.write(&surface(2, "first"), false).unwrap();
        let files = first.store.open().unwrap();
        assert_eq!(second.claim(&files), None);
        let index = first.read_index(&files, HOUR, Scope::All, &mut |index| index.decode(Scope::All)).unwrap_err();
        assert!(index.is_some());
        second.write(&surface(2, "second"), false).unwrap();
        assert!(first.read_kubectl_files(&files, index, HOUR, Scope::All).is_none());
    }

    #[test]
    fn unverified_answer_is_in_no_file_of_kubectl() {
        let (_root, [cache, _]) = caches([ClusterIdentity { is_verified: false, ..identity() }, identity()]);
        cache.write(&surface(2, "x"), false).unwrap();
        let names: Vec<_> =
            std::fs::read_dir(cache.store.directory()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names, [UNVERIFIED_INDEX]);
    }

    /// A writer that is killed in the middle has replaced some lists, and neither the index nor the groups.
    #[test]
    fn writer_that_stops_halfway_leaves_nothing_to_take_for_another_clusters() {
        let other = ClusterIdentity { tls_server_name: "other".to_owned(), ..identity() };
        let (_root, [first, second]) = caches([identity(), other]);
        first.write(&surface(2, "first"), false).unwrap();
        let files = second.store.open().unwrap();
        let discovered = surface(2, "second");
        assert_eq!(second.claim(&files), None);
        let half = Surface { lists: vec![discovered.surface.lists[0].clone()], ..discovered.surface };
        kubectl_files::write_lists(&files, &half, None).unwrap();
        for freshness in [HOUR, Freshness::Any] {
            assert_eq!((read(&first, freshness), read(&second, freshness)), (None, None));
        }
        // Not even without the index, which names the cluster of the files.
        files.remove(INDEX).unwrap();
        for freshness in [HOUR, Freshness::Any] {
            assert_eq!((read(&first, freshness), read(&second, freshness)), (None, None));
        }
    }

    #[test]
    fn index_serves_before_its_groups_are_in_place() {
        let (_root, [cache, _]) = caches([identity(), identity()]);
        cache.write(&surface(2, "first"), false).unwrap();
        let files = cache.store.open().unwrap();
        let discovered = surface(2, "second");
        let own = cache.claim(&files).unwrap();
        let mut groups = kubectl_files::prepare_groups(&files, &discovered.surface).unwrap();
        kubectl_files::write_lists(&files, &discovered.surface, None).unwrap();
        assert_eq!(read(&cache, HOUR).as_deref(), Some("first"));
        let new = FileId::of_metadata(&groups.file().metadata().unwrap());
        let bytes = index::encode(&cache.header(&discovered, vec![new, own.1]), &discovered).unwrap();
        files.prepare(&[INDEX], &bytes).unwrap().persist().unwrap();
        assert_eq!(read(&cache, HOUR).as_deref(), Some("second"));
        groups.persist().unwrap();
        assert_eq!(read(&cache, HOUR).as_deref(), Some("second"));
    }

    #[test]
    fn surface_to_revalidate_has_its_resources_whatever_the_scope() {
        let (_root, [cache, _]) = caches([identity(), identity()]);
        let written = surface(2, "x");
        cache.write(&written, false).unwrap();
        for scope in [Scope::Groups, Scope::All] {
            assert_eq!(cache.read(Freshness::Revalidatable, scope).as_ref(), Some(&written));
        }
        let groups = Surface { lists: Vec::new(), ..written.surface };
        cache.write(&Revalidatable { surface: groups, ..written }, false).unwrap();
        assert_eq!(cache.read(Freshness::Revalidatable, Scope::Groups), None);
    }

    #[test]
    fn more_than_ten_thousand_group_versions_are_not_cached() {
        let (_root, [cache, _]) = caches([identity(), identity()]);
        cache.write(&surface(1, "small"), false).unwrap();
        cache.write(&surface(MAX_GROUP_VERSIONS + 1, "large"), false).unwrap();
        assert_eq!(read(&cache, HOUR), None, "nor is what was cached before");
        assert!(!cache.store.directory().join("g2").exists());
    }
}
