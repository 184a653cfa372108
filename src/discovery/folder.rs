//! Where the discovery of a server is kept, and under which names.

use std::path::{Component, Path, PathBuf};

use crate::api::GroupVersion;

/// The groups.
pub const GROUPS: &str = "servergroups.json";
/// The resources of one group version.
pub const RESOURCES: &str = "serverresources.json";
/// Ours. No group can be called like this: a DNS name does not begin with a dot.
pub const COMPANION: &str = ".kubegvr.json";
/// Held by whoever asks the server; nothing is in it.
pub const LOCK: &str = ".kubegvr.lock";

/// `v1/serverresources.json` for core, `apps/v1/serverresources.json` for others.
pub fn list_name(group_version: &GroupVersion) -> Vec<&str> {
    let parts = [group_version.group.as_str(), group_version.version.as_str(), RESOURCES];
    let core = usize::from(group_version.group.is_empty());
    parts[core..].to_vec()
}

/// The folder that has one folder a server, below the root of the caches.
pub fn all(root: &Path) -> PathBuf {
    root.join("discovery")
}

/// The folder of one server below the root of the caches: the server's URL without its scheme, odd characters as
/// `_`, the path as folders (cli-runtime `pkg/genericclioptions/config_flags.go`, `computeDiscoverCacheDir`).
pub fn of(root: &Path, server: &str) -> PathBuf {
    let host = server.replacen("https://", "", 1).replacen("http://", "", 1);
    let plain = |character: char| character.is_ascii_alphanumeric() || "_()/.".contains(character);
    let host: String = host.chars().map(|character| if plain(character) { character } else { '_' }).collect();
    let mut folder = all(root);
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
            assert_eq!(of(Path::new("/c"), server), Path::new("/c/discovery").join(expected), "{server}");
        }
    }

    #[test]
    fn core_has_no_folder_of_its_own() {
        assert_eq!(list_name(&GroupVersion::new("", "v1")), ["v1", RESOURCES]);
        assert_eq!(list_name(&GroupVersion::new("apps", "v1")), ["apps", "v1", RESOURCES]);
    }
}
