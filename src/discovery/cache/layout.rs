//! The layout of the cache: directories and file names.

use std::path::{Component, Path, PathBuf};

use crate::api::GroupVersion;

/// The directory of all clusters, in the root of kubectl's caches.
pub const DISCOVERY: &str = "discovery";
/// kubectl's file of the groups of a server.
pub const GROUPS: &str = "servergroups.json";
/// kubectl's file of the resources of one group version.
pub const RESOURCES: &str = "serverresources.json";
/// Ours. No group can have this name: a DNS name does not begin with a dot.
pub const SIDECAR: &str = ".kubegvr.json";
/// Locked by the process that fetches from the server; always empty.
pub const LOCK: &str = ".kubegvr.lock";

/// `v1/serverresources.json` for core, `apps/v1/serverresources.json` for others.
pub fn list_name(group_version: &GroupVersion) -> Vec<&str> {
    let parts = [group_version.group.as_str(), group_version.version.as_str(), RESOURCES];
    let core = usize::from(group_version.group.is_empty());
    parts[core..].to_vec()
}

/// The directory of all clusters, below the root of kubectl's caches.
pub fn cache_dir(root: &Path) -> PathBuf {
    root.join(DISCOVERY)
}

/// The directory of one cluster below the root of kubectl's caches: the server's URL without its scheme, unusual
/// characters as `_`, its path as directories (cli-runtime `pkg/genericclioptions/config_flags.go`, `computeDiscoverCacheDir`).
pub fn cluster_dir(root: &Path, server: &str) -> PathBuf {
    let host = server.replacen("https://", "", 1).replacen("http://", "", 1);
    let is_kept = |character: char| character.is_ascii_alphanumeric() || "_()/.".contains(character);
    let host: String = host.chars().map(|character| if is_kept(character) { character } else { '_' }).collect();
    let mut directory = cache_dir(root);
    let mut depth = 0;
    for component in Path::new(&host).components() {
        match component {
            Component::Normal(part) => {
                directory.push(part);
                depth += 1;
            }
            // Go resolves these as well; unlike in Go, they never lead out of the cache.
            Component::ParentDir if depth > 0 => {
                directory.pop();
                depth -= 1;
            }
            _ => {}
        }
    }
    directory
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cluster_dir_is_named_as_by_kubectl() {
        for (server, expected) in [
            ("https://localhost:18443", "localhost_18443"),
            ("https://my-host:6443/k8s/clusters/c-1/", "my_host_6443/k8s/clusters/c_1"),
            ("https://[::1]:6443", "___1__6443"),
            ("HTTPS://h:1", "HTTPS_/h_1"),
            ("https://h:1/?x=1", "h_1/_x_1"),
            ("https://h/../../../etc", "etc"),
        ] {
            assert_eq!(cluster_dir(Path::new("/c"), server), Path::new("/c/discovery").join(expected), "{server}");
        }
    }

    #[test]
    fn list_name_of_core_has_no_group_directory() {
        assert_eq!(list_name(&GroupVersion::new("", "v1")), ["v1", RESOURCES]);
        assert_eq!(list_name(&GroupVersion::new("apps", "v1")), ["apps", "v1", RESOURCES]);
    }
}
