//! `metav1.Table`: rows that the server has laid out, or names and ages if it makes no tables.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use jiff::Timestamp;
use serde::de::{self, DeserializeOwned, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use smol_str::SmolStr;

use crate::api::null_as_default;
use crate::go::{self, duration};
use crate::objects::{Metadata, Representation};

/// The most rows of a page. kubectl asks for 500.
const MAX_ROWS: usize = 1_000_000;

/// A page of a table, or the table of a single object.
#[derive(Debug)]
pub struct Table {
    /// The columns; a later page may have none and means those of the first.
    pub columns: Option<Vec<Column>>,
    pub rows: Vec<Row>,
    kind: String,
    metadata: Metadata,
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
    /// `name` for the column with the objects' names.
    pub format: String,
    /// 0 for every table, more for wide ones.
    pub priority: i32,
}

#[derive(Debug)]
pub struct Row {
    /// One cell a column.
    pub cells: Box<[Cell]>,
    /// The metadata of the object that the row is about.
    pub metadata: Option<Box<Metadata>>,
    /// The whole object, if the request included it.
    pub object: Option<Box<Value>>,
}

/// The text of a cell, most of which are short.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "Value")]
pub struct Cell(pub SmolStr);

/// The table as JSON, or a list or an object of a server that makes no tables. `O` is what is read of an object.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound = "O: DeserializeOwned + Default")]
struct Document<O> {
    kind: String,
    #[serde(deserialize_with = "null_as_default")]
    metadata: Metadata,
    column_definitions: Option<Vec<Column>>,
    #[serde(deserialize_with = "up_to_a_million")]
    rows: Option<Vec<DocumentRow<O>>>,
    #[serde(deserialize_with = "up_to_a_million")]
    items: Option<Vec<O>>,
}

#[derive(Default, Deserialize)]
#[serde(default, bound = "O: DeserializeOwned + Default")]
struct DocumentRow<O> {
    cells: Box<[Cell]>,
    object: Option<O>,
}

/// `metav1.PartialObjectMetadata`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct PartialObjectMetadata {
    #[serde(deserialize_with = "null_as_default")]
    metadata: Box<Metadata>,
}

impl Representation for Table {
    /// As kubectl asks (kubectl `pkg/cmd/get/get.go`, `transformRequests`).
    const ACCEPT: &'static str = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";
    const KIND: &'static str = "Table";

    fn parse_page(json: Vec<u8>, include_object: bool) -> serde_json::Result<Self> {
        if include_object {
            serde_json::from_slice::<Document<Value>>(&json)?.into_table(whole_object)
        } else {
            serde_json::from_slice::<Document<PartialObjectMetadata>>(&json)?
                .into_table(|object| Ok((object.metadata, None)))
        }
    }

    fn parse_object(json: &[u8]) -> serde_json::Result<Self> {
        let mut document: Document<PartialObjectMetadata> = serde_json::from_slice(json)?;
        if document.kind != Self::KIND {
            let metadata = Box::new(std::mem::take(&mut document.metadata));
            document.items = Some(vec![PartialObjectMetadata { metadata }]);
        }
        let mut table = document.into_table(|object| Ok((object.metadata, None)))?;
        let object = table.rows.last().and_then(|row| row.metadata.as_ref());
        if let Some(version) = object.and_then(|metadata| metadata.resource_version.clone()) {
            table.metadata.resource_version = Some(version);
        }
        Ok(table)
    }

    fn kind(&self) -> &str {
        &self.kind
    }

    fn metadata(&self) -> &Metadata {
        &self.metadata
    }
}

/// The metadata of a row's object, and the object if the row holds it.
type RowObject = (Box<Metadata>, Option<Box<Value>>);

fn whole_object(object: Value) -> serde_json::Result<RowObject> {
    let PartialObjectMetadata { metadata } = PartialObjectMetadata::deserialize(&object)?;
    Ok((metadata, Some(Box::new(object))))
}

impl<O> Document<O> {
    fn into_table(self, row_object: impl Fn(O) -> serde_json::Result<RowObject>) -> serde_json::Result<Table> {
        let Self { kind, metadata, column_definitions, rows, items } = self;
        if kind == Table::KIND {
            let row = |DocumentRow { cells, object }: DocumentRow<O>| {
                let (metadata, object) = object.map(&row_object).transpose()?.unzip();
                Ok(Row { cells, metadata, object: object.flatten() })
            };
            let rows = rows.into_iter().flatten().map(row).collect::<serde_json::Result<_>>()?;
            return Ok(Table { columns: column_definitions, rows, kind, metadata });
        }
        let now = Timestamp::now();
        let row = |object| Ok(name_and_age(row_object(object)?, now));
        let rows = items.into_iter().flatten().map(row).collect::<serde_json::Result<_>>()?;
        Ok(Table { columns: Some(columns_of_names_and_ages()), rows, kind, metadata })
    }
}

/// The columns of the table of a server that makes none (kubectl `pkg/cmd/get/table_printer.go`, through cli-runtime
/// `pkg/printers/tableprinter.go`, `printObject`).
fn columns_of_names_and_ages() -> Vec<Column> {
    let column = |name: &str| Column { name: name.to_owned(), data_type: "string".to_owned(), ..Column::default() };
    vec![Column { format: "name".to_owned(), ..column("Name") }, column("Age")]
}

fn name_and_age((metadata, object): RowObject, now: Timestamp) -> Row {
    let name = Cell::new(metadata.name.as_deref().unwrap_or_default());
    let age = Cell(duration::since(metadata.creation_timestamp.as_deref(), now).into());
    Row { cells: [name, age].into(), metadata: Some(metadata), object }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self(SmolStr::default()),
            Value::String(text) => Self::new(&text),
            other => Self::new(&go::fmt::value(&other)),
        }
    }
}

impl Cell {
    /// A cell as kubectl prints it (cli-runtime `pkg/printers/tableprinter.go`, `printRows`): text up to its first line
    /// break, with ESC as `^[`. Unlike in kubectl, a line break inside a list or a map does not end the row either.
    fn new(text: &str) -> Self {
        let line = match text.find(['\n', '\r', '\u{c}']) {
            Some(end) => Cow::Owned(format!("{}...", &text[..end])),
            None => Cow::Borrowed(text),
        };
        Self(if line.contains('\u{1b}') { line.replace('\u{1b}', "^[").into() } else { line.into() })
    }
}

/// Reads a list of bounded length: a row can be two bytes as JSON, and takes far more in memory.
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn cells_look_as_in_kubectl() {
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
            assert_eq!(Cell::from(value).0, expected);
        }
    }

    #[test]
    fn page_of_more_than_a_million_rows_is_refused() {
        for (field, count, expected) in
            [("rows", MAX_ROWS, true), ("rows", MAX_ROWS + 1, false), ("items", MAX_ROWS + 1, false)]
        {
            let json = format!(r#"{{"kind":"Table","{field}":[{}{{}}]}}"#, "{},".repeat(count - 1));
            let table = Table::parse_page(json.into(), false);
            assert_eq!(table.map(|table| table.rows.len()).ok(), expected.then_some(count), "{field}");
        }
    }

    #[test]
    fn page_without_columns_and_rows_is_read() {
        let json = r#"{"kind":"Table","metadata":{"continue":""},"columnDefinitions":null,"rows":null}"#;
        let page = Table::parse_page(json.into(), false).unwrap();
        assert_eq!((page.metadata.continue_token(), page.columns), (None, None));
    }
}
