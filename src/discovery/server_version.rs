//! The version that a server reports.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::client::{Client, Error, Get, StatusBodies};

/// As for discovery requests (client-go `discovery/discovery_client.go`, `setDiscoveryDefaults`).
const TIMEOUT: Duration = Duration::from_secs(32);

/// The document at `/version`, its fields in the order that `version -o json` prints (apimachinery `pkg/version/types.go`, `Info`).
#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ServerVersion {
    major: String,
    minor: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    emulation_major: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    emulation_minor: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    min_compatibility_major: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    min_compatibility_minor: String,
    /// Such as `v1.36.2`.
    pub git_version: String,
    git_commit: String,
    git_tree_state: String,
    build_date: String,
    go_version: String,
    compiler: String,
    platform: String,
}

impl ServerVersion {
    /// Requests the version.
    ///
    /// # Errors
    /// The request failed, or the response has no version.
    pub fn fetch(client: &Client<'_>) -> Result<Self, Error> {
        let get = Get { status_bodies: StatusBodies::Ignored, timeout: Some(TIMEOUT), ..Get::new("/version") };
        let response = client.get(&get)?;
        let url = response.url().to_owned();
        let version: Self = response.json()?;
        if version.git_version.is_empty() {
            let problem = "answered without a version; is it a Kubernetes API server?".to_owned();
            return Err(Error::Response { url, problem });
        }
        Ok(version)
    }
}
