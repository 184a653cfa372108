//! What becomes of the built-in APIs: when each is deprecated and removed, and what takes its place.

mod release;

pub use release::Release;

use clap::ValueEnum;
use serde::Serialize;

use crate::resource::GroupVersion;

/// The table; its head says where it comes from.
const FACTS: &str = include_str!("facts.txt");

/// What an API is in a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Deprecated, or removed
    Deprecated,
    /// Removed
    Removed,
}

/// The life of one kind in one group version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact<'a> {
    /// Where it is served.
    pub group_version: GroupVersion,
    /// The kind.
    pub kind: &'a str,
    introduced: Release,
    /// The release that began to warn of it.
    pub deprecated: Option<Release>,
    /// The first release that does not serve it.
    pub removed: Option<Release>,
    replacement: Option<(GroupVersion, &'a str)>,
}

/// All that is known.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    facts: Vec<Fact<'a>>,
    newest: Option<Release>,
}

impl Facts<'static> {
    /// What this program was built with.
    pub fn built_in() -> Self {
        Facts::parse(FACTS)
    }
}

impl<'a> Facts<'a> {
    /// Reads a table. A line that cannot be read tells nothing; a test holds that there is none.
    fn parse(text: &'a str) -> Self {
        let lines = || text.lines().filter(|line| !line.starts_with('#'));
        let newest = lines().find_map(|line| Release::parse(line.strip_prefix("newest ")?));
        Self { facts: lines().filter_map(Fact::parse).collect(), newest }
    }

    /// What is known of a kind in a group version.
    pub fn of(&self, group_version: &GroupVersion, kind: &str) -> Option<&Fact<'a>> {
        self.facts.iter().find(|fact| fact.kind == kind && fact.group_version == *group_version)
    }

    /// Whether a release was not out yet when the table was made, so that what it is to remove is a plan.
    pub fn is_planned(&self, release: Release) -> bool {
        self.newest.is_none_or(|newest| release > newest)
    }

    /// What takes the place of something in a release. Where the table names nothing, or nothing that lives then, it
    /// is the same kind in a version of its group that is there and not deprecated.
    pub fn replacement(&self, fact: &Fact<'a>, target: Release) -> Option<(GroupVersion, &'a str)> {
        let lives = |fact: &Fact<'_>| fact.introduced <= target && fact.removed.is_none_or(|removed| removed > target);
        let mut next = fact.replacement.as_ref();
        // Bounded, should a table lead in circles.
        for _ in 0..self.facts.len() {
            let Some((group_version, kind)) = next else { break };
            match self.of(group_version, kind) {
                Some(known) if !lives(known) => next = known.replacement.as_ref(),
                _ => return Some((group_version.clone(), kind)),
            }
        }
        let same = |other: &&Fact<'a>| {
            other.kind == fact.kind
                && other.group_version.group == fact.group_version.group
                && other.deprecated.is_none()
                && lives(other)
        };
        let newest = self.facts.iter().filter(same).max_by_key(|other| other.introduced);
        newest.map(|other| (other.group_version.clone(), other.kind))
    }
}

impl<'a> Fact<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let mut cells = line.split_whitespace();
        let mut cell = || cells.next();
        let group = cell().map(|group| if group == "-" { "" } else { group })?;
        let group_version = GroupVersion::new(group, cell()?);
        let kind = cell()?;
        let introduced = Release::parse(cell()?)?;
        let (deprecated, removed) = (Release::parse(cell()?), Release::parse(cell()?));
        let replacement = cell()?.rsplit_once('/');
        let replacement = replacement.and_then(|(left, kind)| Some((GroupVersion::parse(left)?, kind)));
        Some(Self { group_version, kind, introduced, deprecated, removed, replacement })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(facts: &Facts<'static>, group_version: &str, kind: &str) -> Fact<'static> {
        facts.of(&GroupVersion::parse(group_version).unwrap(), kind).unwrap().clone()
    }

    #[test]
    fn the_table_is_sorted_and_every_line_of_it_is_read() {
        let facts = Facts::built_in();
        let lines = FACTS.lines().filter(|line| !line.starts_with('#') && !line.starts_with("newest "));
        assert_eq!((facts.facts.len(), lines.count()), (191, 191));
        assert!(facts.newest.is_some());
        let key = |fact: &Fact<'static>| (fact.group_version.clone(), fact.kind);
        assert!(facts.facts.is_sorted_by(|left, right| key(left) < key(right)), "sorted, and each once");
    }

    #[test]
    fn the_table_holds_together() {
        let facts = Facts::built_in();
        for fact in &facts.facts {
            let name = format!("{} {}", fact.group_version, fact.kind);
            assert_eq!(fact.deprecated.is_some(), fact.removed.is_some(), "{name}");
            assert!(
                fact.deprecated <= fact.removed && Some(fact.introduced) < fact.removed.or(Release::parse("9.0")),
                "{name}"
            );
            if let Some((group_version, kind)) = &fact.replacement {
                assert!(facts.of(group_version, kind).is_some(), "the replacement of {name} is known");
            }
        }
    }

    #[test]
    fn a_replacement_lives_in_the_release_that_is_asked_about() {
        let facts = Facts::built_in();
        for (group_version, kind, target, expected) in [
            ("batch/v1beta1", "CronJob", "1.25", Some("batch/v1 CronJob")),
            // The table names v1beta3, which went with 1.32.
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
            let replacement = facts.replacement(&fact(&facts, group_version, kind), Release::parse(target).unwrap());
            let replacement = replacement.map(|(group_version, kind)| format!("{group_version} {kind}"));
            assert_eq!(replacement.as_deref(), expected, "{group_version} {kind}");
        }
    }

    #[test]
    fn what_is_to_come_is_planned() {
        let facts = Facts::built_in();
        assert!(!facts.is_planned(Release::parse("1.36").unwrap()));
        assert!(facts.is_planned(Release::parse("1.38").unwrap()));
    }
}
