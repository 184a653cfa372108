//! A checked object as a line of a table, and as an item.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::manifests::Object;
use crate::api::{GroupVersionKind, ObjectStatus, Release, Verdict};
use crate::output::{Cell, Row, TableStyle};
use crate::term::Color;

/// An object with the verdict of one server.
#[derive(Debug)]
pub struct ObjectRow<'a> {
    pub file: &'a str,
    pub object: &'a Object,
    pub kind: &'a GroupVersionKind,
    pub verdict: &'a Verdict,
}

impl ObjectRow<'_> {
    /// `namespace/name`; `-` without a name.
    pub fn object_name(&self) -> String {
        let Object { namespace, name, .. } = self.object;
        match (namespace.as_str(), name.as_str()) {
            ("", "") => "-".to_owned(),
            ("", name) => name.to_owned(),
            (namespace, "") => format!("{namespace}/-"),
            (namespace, name) => format!("{namespace}/{name}"),
        }
    }
}

impl Row for ObjectRow<'_> {
    const STYLE: TableStyle = TableStyle::Own;
    const HEADINGS: &'static [&'static str] = &["LOCATION", "STATUS", "APIVERSION", "KIND", "NAME", "REASON"];

    fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let GroupVersionKind { group_version, kind } = self.kind;
        [
            Cell::from(format!("{}:{}", self.file, self.object.line)),
            Cell::from(self.verdict.status.name()).colored(color(self.verdict.status)),
            Cell::from(group_version.api_version()),
            Cell::from(kind.as_str()),
            Cell::from(self.object_name()),
            Cell::from(self.verdict.reason.as_deref().unwrap_or_default()),
        ]
        .into_iter()
    }

    /// As kubectl prints the name of an object that it applies (cli-runtime `pkg/printers/name.go`, `printObj`).
    fn name(&self) -> Cow<'_, str> {
        let kind = self.kind.group_version.qualify(&self.kind.kind.to_lowercase());
        format!("{kind}/{}", self.object.name).into()
    }
}

/// The colour of a status in a table.
fn color(status: ObjectStatus) -> Option<Color> {
    match status {
        ObjectStatus::Served | ObjectStatus::Unknown => None,
        ObjectStatus::Deprecated | ObjectStatus::WrongScope => Some(Color::Yellow),
        ObjectStatus::Removed | ObjectStatus::Unserved => Some(Color::Red),
    }
}

impl Serialize for ObjectRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let optional = |text: &'_ str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let item = Item {
            file: self.file,
            line: self.object.line,
            api_version: self.kind.group_version.api_version(),
            kind: &self.kind.kind,
            namespace: optional(&self.object.namespace),
            name: optional(&self.object.name),
            status: self.verdict.status,
            deprecated: self.verdict.deprecated,
            removed: self.verdict.removed,
            replacement: self.verdict.replacement.as_deref(),
            reason: self.verdict.reason.as_deref(),
        };
        item.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    file: &'a str,
    line: u32,
    api_version: Cow<'a, str>,
    kind: &'a str,
    namespace: Option<String>,
    name: Option<String>,
    status: ObjectStatus,
    deprecated: Option<Release>,
    removed: Option<Release>,
    replacement: Option<&'a str>,
    reason: Option<&'a str>,
}
