//! The file of ours beside kubectl's: what theirs have no room for, bound to the content it was written with.

use serde::{Deserialize, Serialize};

use crate::api::FailedGroupVersion;
use crate::discovery::known::Validators;
use crate::kubeconfig::ClientConfig;

/// What kubectl's files do not tell.
#[derive(Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Companion {
    /// Whose files these are.
    pub cluster: Cluster,
    /// A digest of the `servergroups.json` this belongs to.
    pub groups: String,
    /// A digest of the one before, which still lies there until the new one is in its place.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub previous: String,
    /// A digest of all files, which the validators belong to.
    pub surface: String,
    /// By what the server knows that content again.
    pub validators: Validators,
    /// What could not be had when it was written.
    pub failed: Vec<FailedGroupVersion>,
}

impl Companion {
    /// Whether it is about files with these groups. About others, which kubectl wrote since, it knows nothing.
    pub fn speaks_for(&self, groups: &str) -> bool {
        self.groups == groups || self.previous == groups
    }
}

/// What tells a cluster from another one behind the same host and port.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Cluster {
    /// The URL, without a user.
    pub server: String,
    /// A digest of the certificates that are trusted; empty where they are the system's.
    pub certificate_authority: String,
    /// The name that its certificate is to have, where that is not the host's.
    pub tls_server_name: String,
}

impl Cluster {
    /// The cluster that an access leads to.
    pub fn of(access: &ClientConfig) -> Self {
        let (server, tls) = (&access.server, &access.tls);
        Self {
            server: format!("{}://{}{}", server.scheme.as_str(), server.authority(), server.prefix),
            certificate_authority: tls.certificate_authority.as_deref().map(digest).unwrap_or_default(),
            tls_server_name: tls.server_name.clone().unwrap_or_default(),
        }
    }
}

/// FNV-1a: it tells one content from another, and guards against no attacker who can write here.
pub struct Digest(u64);

impl Digest {
    /// A digest of nothing yet.
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds one file. Its length goes before it, so that no two lists of files are the same bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.bytes(&bytes.len().to_le_bytes());
        self.bytes(bytes);
    }

    /// The digest of all that was added, as text.
    pub fn finish(&self) -> String {
        format!("{:016x}", self.0)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
}

/// The digest of one file.
pub fn digest(bytes: &[u8]) -> String {
    let mut digest = Digest::new();
    digest.add(bytes);
    digest.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_of_files_count() {
        let of = |files: &[&str]| {
            let mut digest = Digest::new();
            for file in files {
                digest.add(file.as_bytes());
            }
            digest.finish()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_eq!(of(&["ab"]), digest(b"ab"));
    }
}
