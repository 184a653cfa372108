//! How many differences each group has, for `diff --stat`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::api::{Change, Difference};
use crate::output::{Cell, Row, TableStyle};
use crate::term::Color;

/// The differences of a group, or of all groups, between the first side and another.
#[derive(Debug, Serialize)]
pub struct Stat<'a> {
    side: &'a str,
    /// Empty for the core group, `total` for all groups.
    group: &'a str,
    #[serde(flatten)]
    counts: Counts,
}

#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Counts {
    added: usize,
    removed: usize,
    changed: usize,
}

impl Counts {
    fn add(&mut self, change: Change) {
        match change {
            Change::Added => self.added += 1,
            Change::Removed => self.removed += 1,
            Change::Changed => self.changed += 1,
        }
    }
}

/// The counts of each group that differs, then those of all of them.
pub fn stats<'a>(side: &'a str, differences: impl Iterator<Item = &'a Difference<'a>>) -> Vec<Stat<'a>> {
    let mut groups: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut total = Counts::default();
    for difference in differences {
        groups.entry(difference.group).or_default().add(difference.change);
        total.add(difference.change);
    }
    let groups = groups.into_iter().chain([("total", total)]);
    groups.map(|(group, counts)| Stat { side, group, counts }).collect()
}

impl Row for Stat<'_> {
    const STYLE: TableStyle = TableStyle::Own;
    const HEADINGS: &'static [&'static str] = &["SIDE", "GROUP", "ADDED", "REMOVED", "CHANGED"];

    fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let Counts { added, removed, changed } = self.counts;
        let count = |count: usize, color| Cell::from(count.to_string()).colored((count > 0).then_some(color));
        [
            Cell::from(self.side).colored(Color::Cyan),
            Cell::from(self.group),
            count(added, Color::Green),
            count(removed, Color::Red),
            count(changed, Color::Yellow),
        ]
        .into_iter()
    }

    fn name(&self) -> Cow<'_, str> {
        self.group.into()
    }
}
