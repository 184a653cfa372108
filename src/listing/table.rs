//! `metav1.Table`: rows that the server has laid out.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::api::null_as_default;
use crate::go;
use crate::listing::Document;

/// What kubectl asks with for tables (kubectl `pkg/cmd/get/get.go`, `transformRequests`).
pub const ACCEPT: &str =
    "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

/// The most rows of a page. kubectl asks for 500.
const MAX_ROWS: usize = 1_000_000;

/// One page of a table.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
#[derive(Default)]
pub struct Table<'a> {
    /// `Table`, or what a server without tables sent instead.
    pub kind: String,
    /// The list's own metadata.
    pub metadata: ListMetadata,
    /// The columns; a later page may have none and means those of the first.
    pub column_definitions: Option<Vec<Column>>,
    /// The rows.
    #[serde(deserialize_with = "up_to_a_million")]
    pub rows: Option<Vec<Row>>,
    /// The objects, where this is no table.
    #[serde(borrow, deserialize_with = "up_to_a_million")]
    pub items: Option<Vec<&'a RawValue>>,
}

/// Rows of a page, which take a kilobyte each even where the server has sent two bytes.
fn up_to_a_million<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Vec<T>>, D::Error> {
    struct Rows<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Rows<T> {
        type Value = Option<Vec<T>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
            let mut rows = Vec::new();
            while let Some(row) = items.next_element()? {
                if rows.len() == MAX_ROWS {
                    return Err(de::Error::custom("more than a million rows"));
                }
                rows.push(row);
            }
            Ok(Some(rows))
        }
    }

    deserializer.deserialize_any(Rows(PhantomData))
}

impl Document for Table<'_> {
    const NAME: &'static str = "list";

    /// A server without tables sends a list.
    fn is_what_was_asked_for(&self) -> bool {
        self.kind == "Table" || self.kind.ends_with("List")
    }
}

/// The table of one object, or the object itself where the server makes no tables.
#[derive(Debug, Deserialize)]
pub struct Single<'a>(#[serde(borrow)] &'a RawValue);

impl Document for Single<'_> {
    const NAME: &'static str = "object";

    fn is_what_was_asked_for(&self) -> bool {
        serde_json::from_str::<Table<'_>>(self.0.get()).is_ok_and(|table| !table.kind.is_empty())
    }
}

impl<'a> Single<'a> {
    /// The table, of one row or of the object.
    pub fn into_table(self) -> Table<'a> {
        let table: Table<'a> = serde_json::from_str(self.0.get()).unwrap_or_default();
        if table.kind == "Table" { table } else { Table { items: Some(vec![self.0]), ..table } }
    }
}

/// `metav1.ListMeta`, as far as it is needed.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListMetadata {
    /// The token for the next page; none or empty on the last.
    #[serde(rename = "continue")]
    pub next: Option<String>,
    /// The version behind which a watch begins.
    #[serde(deserialize_with = "null_as_default")]
    pub resource_version: String,
}

impl ListMetadata {
    /// Takes the token for the next page, where there is one.
    pub fn take_next(&mut self) -> Option<String> {
        self.next.take().filter(|token| !token.is_empty())
    }
}

/// A column, as the server describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Column {
    /// The heading; printed in upper case.
    pub name: String,
    /// The JSON type.
    #[serde(rename = "type")]
    pub data_type: String,
    /// `name` for the column that names the object.
    pub format: String,
    /// 0 for every table, more for wide ones.
    pub priority: i32,
}

/// A row.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Row {
    /// One value a column.
    pub cells: Vec<Value>,
    /// The object the row is about, often its metadata alone.
    pub object: Option<Box<RowObject>>,
}

/// The object of a row.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RowObject {
    /// Its metadata.
    pub metadata: ObjectMetadata,
}

/// `metav1.ObjectMeta`, as far as a table shows it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ObjectMetadata {
    /// The name.
    pub name: Option<String>,
    /// The namespace; none for what lives in none.
    pub namespace: Option<String>,
    /// When it was made, in RFC 3339.
    pub creation_timestamp: Option<String>,
    /// The version behind which a watch goes on.
    pub resource_version: Option<String>,
    /// The labels, by key.
    pub labels: Option<std::collections::BTreeMap<String, String>>,
}

/// A cell as kubectl prints it (cli-runtime `pkg/printers/tableprinter.go`, `printRows`): strings up to their first
/// line break, with ESC as `^[`, and everything else as Go's `%v`. Unlike kubectl, a string inside a list or a map does
/// not break the row either.
pub fn cell_text(value: &Value) -> String {
    let text = match value {
        Value::Null => return String::new(),
        Value::String(text) => text.clone(),
        other => go::fmt::value(other),
    };
    let shown = match text.find(['\n', '\r', '\u{c}']) {
        Some(end) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text,
    };
    if shown.contains('\u{1b}') { shown.replace('\u{1b}', "^[") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn cells_look_as_kubectl_prints_them() {
        for (value, expected) in [
            (json!(null), ""),
            (json!("l1\nl2"), "l1..."),
            (json!("l1\r"), "l1..."),
            (json!("a\u{1b}[1mb"), "a^[[1mb"),
            (json!(1.5), "1.5"),
            (json!(12_345_678_901_i64), "12345678901"),
            (json!(1e21), "1e+21"),
            (json!(-2.5e-7), "-2.5e-07"),
            (json!(true), "true"),
            (json!(["l", 1]), "[l 1]"),
            (json!(["l\nm"]), "[l..."),
            (json!({"k": "v", "n": null}), "map[k:v n:<nil>]"),
        ] {
            assert_eq!(cell_text(&value), expected);
        }
    }

    #[test]
    fn a_page_has_a_million_rows_and_no_more() {
        for (field, count, expected) in
            [("rows", MAX_ROWS, true), ("rows", MAX_ROWS + 1, false), ("items", MAX_ROWS + 1, false)]
        {
            let json = format!(r#"{{"kind":"Table","{field}":[{}{{}}]}}"#, "{},".repeat(count - 1));
            let table = serde_json::from_str::<Table<'_>>(&json);
            assert_eq!(table.map(|it| it.rows.map(|rows| rows.len())).ok(), expected.then_some(Some(count)), "{field}");
        }
    }

    #[test]
    fn a_page_without_columns_is_read() {
        let mut page: Table<'_> =
            serde_json::from_str(r#"{"kind":"Table","metadata":{"continue":""},"columnDefinitions":null,"rows":null}"#)
                .unwrap();
        assert_eq!((page.metadata.take_next(), page.column_definitions), (None, None));
    }
}
