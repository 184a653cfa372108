//! A table that the server laid out, in kubectl's dress: which columns, what stands in a cell, what is added.

use std::io::{self, Write};

use jiff::Timestamp;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::listing::table::{Column, Row, RowObject, Table as Page, cell_text};
use crate::output::age;
use crate::output::table::Table;

/// What is shown beside the server's own columns.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// Those of lower priority too.
    pub wide: bool,
    /// A first column with the namespace.
    pub namespace: bool,
    /// A last column with all labels.
    pub all_labels: bool,
    /// One column for each of these labels.
    pub labels: Vec<String>,
    /// No headings.
    pub no_headers: bool,
}

/// A table of which pages arrive one by one. Each is written when it is there; columns never get narrower.
pub struct ServerTable {
    columns: Columns,
    table: Table,
    /// The columns whose headings were written.
    shown: Option<Vec<Column>>,
    rows: usize,
}

impl ServerTable {
    /// A table that shows these columns.
    pub fn new(columns: Columns) -> Self {
        Self { columns, table: Table::default(), shown: None, rows: 0 }
    }

    /// Rows written so far.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Writes a page. Headings stand above the first rows, and again where a page has other columns
    /// (kubectl `pkg/cmd/get/table_printer.go`; cli-runtime `pkg/printers/tableprinter.go`, `printTable`).
    pub fn page(&mut self, out: &mut dyn Write, page: Page<'_>, now: Timestamp) -> io::Result<()> {
        let (columns, rows) = match page.kind.as_str() {
            "Table" => (page.column_definitions, page.rows.unwrap_or_default()),
            _ => names_and_ages(page.items.unwrap_or_default(), now),
        };
        if rows.is_empty() {
            return Ok(());
        }
        let columns = columns.filter(|columns| !columns.is_empty()).or_else(|| self.shown.clone()).unwrap_or_default();
        let is_shown = |column: &Column| self.columns.wide || column.priority == 0;
        if self.shown.as_ref() != Some(&columns) && !self.columns.no_headers {
            let mut headings: Vec<String> =
                self.columns.namespace.then(|| "NAMESPACE".to_owned()).into_iter().collect();
            headings.extend(columns.iter().filter(|it| is_shown(it)).map(|column| column.name.to_uppercase()));
            headings.extend(
                self.columns.labels.iter().map(|label| label.rsplit('/').next().unwrap_or(label).to_uppercase()),
            );
            headings.extend(self.columns.all_labels.then(|| "LABELS".to_owned()));
            self.table.row(headings);
        }
        for row in &rows {
            let metadata = row.object.as_ref().map(|object| &object.metadata);
            let mut cells = Vec::with_capacity(columns.len() + 2);
            if self.columns.namespace {
                cells.push(metadata.and_then(|it| it.namespace.clone()).unwrap_or_default());
            }
            cells.extend(
                row.cells.iter().zip(&columns).filter(|(_, column)| is_shown(column)).map(|(cell, _)| cell_text(cell)),
            );
            let labels = metadata.and_then(|it| it.labels.as_ref());
            cells.extend(
                self.columns
                    .labels
                    .iter()
                    .map(|label| labels.and_then(|it| it.get(label)).cloned().unwrap_or_default()),
            );
            if self.columns.all_labels {
                cells.push(match (metadata, labels) {
                    (None, _) => String::new(),
                    (_, Some(labels)) if !labels.is_empty() => {
                        labels.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(",")
                    }
                    _ => "<none>".to_owned(),
                });
            }
            self.table.row(cells);
        }
        self.rows += rows.len();
        self.shown = Some(columns);
        self.table.flush(out)
    }
}

/// The table of a server that makes none (kubectl `pkg/cmd/get/table_printer.go`, through cli-runtime
/// `pkg/printers/tableprinter.go`, `printObject`).
fn names_and_ages(items: Vec<&RawValue>, now: Timestamp) -> (Option<Vec<Column>>, Vec<Row>) {
    let column = |name: &str| Column { name: name.to_owned(), data_type: "string".to_owned(), ..Column::default() };
    let columns = vec![Column { format: "name".to_owned(), ..column("Name") }, column("Age")];
    let row = |item: &RawValue| {
        let object: RowObject = serde_json::from_str(item.get()).unwrap_or_default();
        let name = object.metadata.name.clone().unwrap_or_default();
        let age = age::since(object.metadata.creation_timestamp.as_deref(), now);
        Row { cells: vec![Value::from(name), Value::from(age)], object: Some(object) }
    };
    (Some(columns), items.into_iter().map(row).collect())
}
