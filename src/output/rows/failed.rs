//! The document of our own lists: what there is, and what could not be fetched.

use serde::Serialize;

use crate::api::{FailedGroupVersion, GroupVersion};

/// The document of a list.
#[derive(Debug, Serialize)]
pub struct Items<'a, T> {
    pub items: &'a [T],
    pub failed: &'a [Failed],
}

/// A group version whose resources are unknown, a context whose server failed, or a file that cannot be read.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Failed {
    /// The context, in a list of several contexts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// `None` if everything of the context failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_version: Option<GroupVersion>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line of the file; `None` for a whole file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    pub reason: String,
}

impl Failed {
    /// The group versions that a surface lacks.
    pub fn of_surface(failed: &[FailedGroupVersion], context: Option<&str>) -> impl Iterator<Item = Self> {
        failed.iter().map(move |FailedGroupVersion { group_version, reason }| Self {
            context: context.map(str::to_owned),
            group_version: Some(group_version.clone()),
            reason: reason.clone(),
            ..Self::default()
        })
    }
}
