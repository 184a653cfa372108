//! The layout of the cache: directories and file names.

use std::path::{Component, Path, PathBuf};

use crate::api::GroupVersion;

/// The directory of all clusters, in the root of kubectl's caches.
pub const DISCOVERY: &str = "discovery";
/// kubectl's file of the groups of a server.
pub const GROUPS: &str = "servergroups.json";
/// kubectl's file of the resources of one group version.
pub const RESOURCES: &str = "serverresources.json";
/// Ours, of verified servers. No group can have this name: a DNS name does not begin with a dot.
pub const INDEX: &str = ".kubegvr.index";
/// Ours, of servers that are not verified. They share nothing with kubectl.
pub const UNVERIFIED_INDEX: &str = ".kubegvr-unverified.index";
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
/// Unlike kubectl's, it lacks the userinfo: a password does not belong into the name of a directory.
pub fn cluster_dir(root: &Path, server: &str) -> PathBuf {
    let host = without_userinfo(server).replacen("https://", "", 1).replacen("http://", "", 1);
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

fn without_userinfo(server: &str) -> String {
    let start = server.find("://").map_or(0, |position| position + "://".len());
    let (scheme, rest) = server.split_at(start);
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    [scheme, host, path].concat()
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
            ("https://h:1/user@host", "h_1/user_host"),
        ] {
            assert_eq!(cluster_dir(Path::new("/c"), server), Path::new("/c/discovery").join(expected), "{server}");
        }
    }

    #[test]
    fn userinfo_is_not_in_the_name_of_a_directory() {
        for server in ["https://h:1/p", "https://user@h:1/p", "https://user:pass@h:1/p", "user:p@ss@h:1/p"] {
            assert_eq!(cluster_dir(Path::new("/c"), server), Path::new("/c/discovery/h_1/p"), "{server}");
        }
    }

    #[test]
    fn list_name_of_core_has_no_group_directory() {
        assert_eq!(list_name(&GroupVersion::new("", "v1")), ["v1", RESOURCES]);
        assert_eq!(list_name(&GroupVersion::new("apps", "v1")), ["apps", "v1", RESOURCES]);
    }
}
