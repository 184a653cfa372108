//! The file of ours beside kubectl's: what theirs have no place for, bound to the content it was written with.

use serde::{Deserialize, Serialize};

use crate::api::FailedGroupVersion;
use crate::discovery::cache::identity::ClusterIdentity;
use crate::discovery::revalidatable::ETags;

/// The content of `.kubegvr.json`.
#[derive(Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Sidecar {
    /// The cluster that the files describe.
    pub cluster: ClusterIdentity,
    /// The digest of the `servergroups.json` it was written with.
    pub groups: String,
    /// The digest of the `servergroups.json` before, which is in place until the new one is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub previous: String,
    /// The digest of all files, which the `ETag`s belong to.
    pub surface: String,
    #[serde(rename = "validators")]
    pub etags: ETags,
    /// The group versions that failed when it was written.
    pub failed: Vec<FailedGroupVersion>,
}

impl Sidecar {
    /// Whether it describes the files with these groups, by their digest. It does not once kubectl has rewritten them.
    pub fn matches(&self, groups: &str) -> bool {
        self.groups == groups || self.previous == groups
    }
}
