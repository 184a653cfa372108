//! kubectl's discovery cache in front of a live server: the same files, names and forms
//! (client-go `discovery/cached/disk/cached_discovery.go`).
//!
//! kubectl's files have no room for what failed. A file of ours beside them remembers it, bound to the groups it was
//! written with. What failed is asked for again after a minute.

use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::cache::Store;
use crate::discovery::Source;
use crate::discovery::documents::{ApiResourceList, GroupList};
use crate::resource::{FailedGroupVersion, GroupVersion, Resource, ResourceList, Surface};

const GROUPS: &str = "servergroups.json";
const RESOURCES: &str = "serverresources.json";
/// No group can be called like this: a DNS name does not begin with a dot.
const OURS: &str = ".kubegvr.json";

/// How long a failure is remembered: long enough for a script's next lines, too short to hide what is back.
const FAILURES_TIME_TO_LIVE: Duration = Duration::from_secs(60);

/// What kubectl's files do not tell.
#[derive(Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
struct Companion {
    /// A digest of the `servergroups.json` this belongs to.
    groups: String,
    /// What could not be had when it was written.
    failed: Vec<FailedGroupVersion>,
}

/// Discovery that reads files first.
pub struct Cached<'a> {
    store: Store,
    live: Box<dyn Fn() -> anyhow::Result<Box<dyn Source + 'a>> + 'a>,
    refresh: bool,
}

impl<'a> Cached<'a> {
    /// Files in `store` before the source that `live` opens; with `refresh` they are written, never read.
    pub fn new(store: Store, refresh: bool, live: impl Fn() -> anyhow::Result<Box<dyn Source + 'a>> + 'a) -> Self {
        Self { store, live: Box::new(live), refresh }
    }

    fn read_groups(&self) -> Option<Surface> {
        if self.refresh {
            return None;
        }
        let bytes = self.store.read(&[GROUPS])?;
        let groups = serde_json::from_slice::<GroupList>(&bytes).ok()?.into_groups()?;
        let companion = self.store.read(&[OURS]).and_then(|bytes| serde_json::from_slice::<Companion>(&bytes).ok());
        let failed = companion.filter(|it| it.groups == digest(&bytes)).map(|it| it.failed).unwrap_or_default();
        if !failed.is_empty() && self.store.age(&[OURS]).is_none_or(|age| age > FAILURES_TIME_TO_LIVE) {
            log::info!(
                "the cache in {} misses group versions that failed; asking again",
                self.store.folder().display()
            );
            return None;
        }
        (!groups.is_empty()).then(|| Surface { groups, failed, ..Surface::default() })
    }

    /// Every list, or None where one is missing.
    fn read_surface(&self) -> Option<Surface> {
        let mut surface = self.read_groups()?;
        for group_version in surface.groups.iter().flat_map(|group| &group.versions) {
            if surface.failed.iter().any(|failed| failed.group_version == *group_version) {
                continue;
            }
            let Some(resources) = self.read_list(group_version) else {
                log::info!("the cache in {} has nothing fresh for {group_version}", self.store.folder().display());
                return None;
            };
            surface.lists.push(ResourceList { group_version: group_version.clone(), resources });
        }
        log::info!("discovery from the cache in {}", self.store.folder().display());
        Some(surface)
    }

    fn read_list(&self, group_version: &GroupVersion) -> Option<Vec<Resource>> {
        let bytes = self.store.read(&list_name(group_version))?;
        serde_json::from_slice::<ApiResourceList>(&bytes).ok()?.into_resources()
    }

    /// The lists first, so that whoever reads the groups finds what they announce.
    fn write(&self, surface: &Surface) {
        let mut problem = None;
        for list in &surface.lists {
            let document = ApiResourceList::new(list.group_version.to_string(), list.resources.clone());
            if let Err(error) = self.write_document(&list_name(&list.group_version), &document) {
                problem = problem.or(Some(error));
            }
        }
        problem = problem.or(self.write_groups(surface).err());
        if let Some(error) = problem {
            log::warn!("cannot write the discovery cache in {}: {error}", self.store.folder().display());
        }
    }

    fn write_groups(&self, surface: &Surface) -> std::io::Result<()> {
        if surface.groups.is_empty() {
            return Ok(());
        }
        let groups = self.write_document(&[GROUPS], &GroupList::of(surface))?;
        let companion = Companion { groups: digest(&groups), failed: surface.failed.clone() };
        self.write_document(&[OURS], &companion).map(drop)
    }

    /// Compact JSON and a line end, as Go's encoder writes it.
    fn write_document(&self, name: &[&str], document: &impl Serialize) -> std::io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec(document)?;
        bytes.push(b'\n');
        self.store.write(name, &bytes)?;
        Ok(bytes)
    }
}

impl Source for Cached<'_> {
    fn groups(&self) -> anyhow::Result<Surface> {
        if let Some(surface) = self.read_groups() {
            return Ok(surface);
        }
        let surface = (self.live)()?.groups()?;
        self.write(&surface);
        Ok(surface)
    }

    fn surface(&self) -> anyhow::Result<Surface> {
        if let Some(surface) = self.read_surface() {
            return Ok(surface);
        }
        let surface = (self.live)()?.surface()?;
        self.write(&surface);
        Ok(surface)
    }
}

/// `v1/serverresources.json` for core, `apps/v1/serverresources.json` for others.
fn list_name(group_version: &GroupVersion) -> Vec<&str> {
    let parts = [group_version.group.as_str(), group_version.version.as_str(), RESOURCES];
    let core = usize::from(group_version.group.is_empty());
    parts[core..].to_vec()
}

/// FNV-1a over the bytes: it tells one content from another, and guards against no attacker who can write here.
fn digest(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

/// The folder of one server below the root of the caches: the server's URL without its scheme, odd characters as
/// `_`, the path as folders (cli-runtime `pkg/genericclioptions/config_flags.go`, `computeDiscoverCacheDir`).
pub fn folder(root: &Path, server: &str) -> PathBuf {
    let host = server.replacen("https://", "", 1).replacen("http://", "", 1);
    let plain = |character: char| character.is_ascii_alphanumeric() || "_()/.".contains(character);
    let host: String = host.chars().map(|character| if plain(character) { character } else { '_' }).collect();
    let mut folder = root.join("discovery");
    let mut depth = 0;
    for component in Path::new(&host).components() {
        match component {
            Component::Normal(part) => {
                folder.push(part);
                depth += 1;
            }
            // Go resolves these as well; unlike there, they never leave the folder.
            Component::ParentDir if depth > 0 => {
                folder.pop();
                depth -= 1;
            }
            _ => {}
        }
    }
    folder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_named_as_kubectl_names_it() {
        for (server, expected) in [
            ("https://localhost:18443", "localhost_18443"),
            ("https://my-host:6443/k8s/clusters/c-1/", "my_host_6443/k8s/clusters/c_1"),
            ("https://[::1]:6443", "___1__6443"),
            ("HTTPS://h:1", "HTTPS_/h_1"),
            ("https://h:1/?x=1", "h_1/_x_1"),
            ("https://h/../../../etc", "etc"),
        ] {
            assert_eq!(folder(Path::new("/c"), server), Path::new("/c/discovery").join(expected), "{server}");
        }
    }

    #[test]
    fn core_has_no_folder_of_its_own() {
        assert_eq!(list_name(&GroupVersion::new("", "v1")), ["v1", RESOURCES]);
        assert_eq!(list_name(&GroupVersion::new("apps", "v1")), ["apps", "v1", RESOURCES]);
    }
}
