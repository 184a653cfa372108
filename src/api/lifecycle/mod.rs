//! The lifecycle of the built-in APIs: the releases that introduce, deprecate and remove each, and its replacement.

mod release;

pub use release::Release;

use serde::Serialize;

use crate::api::group_version::{GroupVersion, GroupVersionKind};

/// The built-in table; its head names its source and explains its columns.
const TABLE: &str = include_str!("table.txt");

/// The status of an API that is being phased out; later ones are worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RemovalStatus {
    Deprecated,
    Removed,
}

/// The lifecycle of one kind in one group version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiLifecycle {
    group: &'static str,
    version: &'static str,
    kind: &'static str,
    introduced: Release,
    /// The first release that warns of it.
    pub deprecated: Option<Release>,
    /// The first release that does not serve it.
    pub removed: Option<Release>,
    /// As in the table: `apps/v1/Deployment`.
    replacement: Option<&'static str>,
}

/// The lifecycles of all built-in APIs.
#[derive(Clone, Debug)]
pub struct LifecycleTable {
    apis: Vec<ApiLifecycle>,
    /// The newest release that was out when the table was compiled.
    newest: Option<Release>,
}

impl LifecycleTable {
    pub fn built_in() -> Self {
        Self::parse(TABLE)
    }

    /// Parses a table, skipping malformed lines; a test holds that the built-in one has none.
    fn parse(text: &'static str) -> Self {
        let lines = || text.lines().filter(|line| !line.starts_with('#'));
        let newest = lines().find_map(|line| Release::parse(line.strip_prefix("newest ")?));
        Self { apis: lines().filter_map(ApiLifecycle::parse).collect(), newest }
    }

    pub fn get(&self, group_version: &GroupVersion, kind: &str) -> Option<&ApiLifecycle> {
        let GroupVersion { group, version } = group_version;
        self.apis.iter().find(|known| known.kind == kind && known.group == group && known.version == version)
    }

    /// The newest release that was out when the table was compiled.
    pub fn newest(&self) -> Option<Release> {
        self.newest
    }

    /// Whether the table has an API of this group.
    pub fn has_group(&self, group: &str) -> bool {
        self.apis.iter().any(|known| known.group == group)
    }

    /// The newest release whose deprecations the table may have: those of the release after its newest were known then.
    pub fn last_known(&self) -> Option<Release> {
        self.newest.map(Release::next)
    }

    /// The releases that deprecate or remove an API.
    pub fn releases(&self) -> impl Iterator<Item = Release> {
        self.apis.iter().flat_map(|api| [api.deprecated, api.removed]).flatten()
    }

    /// Whether a release was not out when the table was compiled, so that its removals are plans.
    pub fn is_planned(&self, release: Release) -> bool {
        self.newest.is_none_or(|newest| release > newest)
    }

    /// The replacement of an API in a release. If the table names none that the release serves, it is the newest version
    /// of the same kind and group that the release serves and that is not deprecated.
    pub fn replacement(&self, api: &ApiLifecycle, release: Release) -> Option<GroupVersionKind> {
        let is_served = |candidate: &ApiLifecycle| {
            candidate.introduced <= release && candidate.removed.is_none_or(|removed| removed > release)
        };
        let mut next = api.replacement();
        // Bounded, in case the table has a cycle.
        for _ in 0..self.apis.len() {
            let Some(replacement) = next else { break };
            match self.get(&replacement.group_version, &replacement.kind) {
                Some(known) if !is_served(known) => next = known.replacement(),
                _ => return Some(replacement),
            }
        }
        let is_other_version = |other: &&ApiLifecycle| {
            other.kind == api.kind && other.group == api.group && other.deprecated.is_none() && is_served(other)
        };
        let newest = self.apis.iter().filter(is_other_version).max_by_key(|other| other.introduced);
        newest.map(ApiLifecycle::api)
    }
}

impl ApiLifecycle {
    fn parse(line: &'static str) -> Option<Self> {
        let mut columns = line.split_whitespace();
        let mut column = || columns.next();
        let group = column().map(|group| if group == "-" { "" } else { group })?;
        let (version, kind) = (column()?, column()?);
        let introduced = Release::parse(column()?)?;
        let (deprecated, removed) = (Release::parse(column()?), Release::parse(column()?));
        let replacement = Some(column()?).filter(|replacement| *replacement != "-");
        Some(Self { group, version, kind, introduced, deprecated, removed, replacement })
    }

    fn api(&self) -> GroupVersionKind {
        GroupVersionKind { group_version: GroupVersion::new(self.group, self.version), kind: self.kind.to_owned() }
    }

    fn replacement(&self) -> Option<GroupVersionKind> {
        GroupVersionKind::parse(self.replacement?)
    }

    /// The status in a release; `None` while it is neither deprecated nor removed.
    pub fn status_in(&self, release: Release) -> Option<RemovalStatus> {
        let has_come = |since: Option<Release>| since.is_some_and(|since| since <= release);
        match (has_come(self.removed), has_come(self.deprecated)) {
            (true, _) => Some(RemovalStatus::Removed),
            (false, true) => Some(RemovalStatus::Deprecated),
            (false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lifecycle<'a>(table: &'a LifecycleTable, group_version: &str, kind: &str) -> &'a ApiLifecycle {
        table.get(&GroupVersion::parse(group_version).unwrap(), kind).unwrap()
    }

    #[test]
    fn built_in_table_is_sorted_and_parses_completely() {
        let table = LifecycleTable::built_in();
        let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.starts_with("newest "));
        assert_eq!((table.apis.len(), lines.count()), (191, 191));
        assert!(table.newest.is_some());
        let key = |known: &ApiLifecycle| (known.group, known.version, known.kind);
        assert!(table.apis.is_sorted_by(|left, right| key(left) < key(right)), "sorted, and each once");
    }

    #[test]
    fn built_in_table_has_consistent_releases_and_replacements() {
        let table = LifecycleTable::built_in();
        for known in &table.apis {
            let name = known.api();
            assert_eq!(known.deprecated.is_some(), known.removed.is_some(), "{name}");
            assert!(
                known.deprecated <= known.removed && Some(known.introduced) < known.removed.or(Release::parse("9.0")),
                "{name}"
            );
            if let Some(replacement) = known.replacement {
                let GroupVersionKind { group_version, kind } = GroupVersionKind::parse(replacement).unwrap();
                assert!(table.get(&group_version, &kind).is_some(), "the replacement of {name} is known");
            }
        }
    }

    #[test]
    fn replacement_is_served_in_the_given_release() {
        let table = LifecycleTable::built_in();
        for (group_version, kind, target, expected) in [
            ("batch/v1beta1", "CronJob", "1.25", Some("batch/v1 CronJob")),
            // The table names v1beta3, which 1.32 removes.
            (
                "flowcontrol.apiserver.k8s.io/v1beta1",
                "FlowSchema",
                "1.26",
                Some("flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema"),
            ),
            (
                "flowcontrol.apiserver.k8s.io/v1beta1",
                "FlowSchema",
                "1.32",
                Some("flowcontrol.apiserver.k8s.io/v1 FlowSchema"),
            ),
            // The table names none.
            ("events.k8s.io/v1beta1", "Event", "1.25", Some("events.k8s.io/v1 Event")),
            ("extensions/v1beta1", "DaemonSet", "1.16", Some("apps/v1 DaemonSet")),
            ("policy/v1beta1", "PodSecurityPolicy", "1.25", None),
        ] {
            let api = lifecycle(&table, group_version, kind);
            let replacement = table.replacement(api, Release::parse(target).unwrap());
            let replacement = replacement.map(|api| format!("{} {}", api.group_version, api.kind));
            assert_eq!(replacement.as_deref(), expected, "{group_version} {kind}");
        }
    }

    #[test]
    fn release_after_the_newest_known_is_planned() {
        let table = LifecycleTable::built_in();
        assert!(!table.is_planned(Release::parse("1.36").unwrap()));
        assert!(table.is_planned(Release::parse("1.38").unwrap()));
    }
}
