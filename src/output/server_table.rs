//! A table that the server laid out, in kubectl's dress: which columns, what stands in a cell, what is added.

use std::io::{self, Write};

use jiff::Timestamp;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::go::TabWriter;
use crate::go::duration;
use crate::listing::table::{Column, Row, RowObject, Table as Page, cell_text};
use crate::output::context;

/// What is shown beside the server's own columns.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column or none")]
pub struct Columns {
    /// A first column with the context that leads to the server.
    pub context: bool,
    /// Those of lower priority too.
    pub wide: bool,
    /// A first column with what happened to the object.
    pub event: bool,
    /// A last column with all labels.
    pub all_labels: bool,
    /// One column for each of these labels.
    pub labels: Vec<String>,
    /// No headings.
    pub no_headers: bool,
}

/// Tables of one resource after another, of which pages arrive one by one. Each is written when it is there; within
/// one resource columns never get narrower.
pub struct ServerTable {
    /// The context of the next rows, where there is a column for it.
    pub context: Option<String>,
    columns: Columns,
    table: TabWriter,
    /// A first column with the namespace.
    namespace: bool,
    /// What stands before each name: `deployment.apps/`.
    prefix: String,
    /// The columns whose headings were written.
    shown: Option<Vec<Column>>,
    /// Whether a blank line is due before the next row.
    gap: bool,
    rows: usize,
}

impl ServerTable {
    /// Tables that show these columns.
    pub fn new(columns: Columns) -> Self {
        let table = TabWriter::default();
        Self {
            context: None,
            columns,
            table,
            namespace: false,
            prefix: String::new(),
            shown: None,
            gap: false,
            rows: 0,
        }
    }

    /// Rows added so far, in all tables.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Begins the table of another resource. Once a namespace column is shown, all later tables have one, as in kubectl
    /// (kubectl `pkg/cmd/get/get.go`, `Run`).
    pub fn begin(&mut self, prefix: String, namespace: bool) {
        self.table = TabWriter::default();
        self.shown = None;
        self.gap = self.rows > 0 && !self.columns.no_headers;
        self.prefix = prefix;
        self.namespace |= namespace;
    }

    /// Adds a page, of which `event` is what happened. Headings stand above the first rows, and again where a page has other columns
    /// (kubectl `pkg/cmd/get/table_printer.go`; cli-runtime `pkg/printers/tableprinter.go`, `printTable`).
    pub fn add(&mut self, page: Page<'_>, event: &str, now: Timestamp) {
        let (columns, rows) = match page.kind.as_str() {
            "Table" => (page.column_definitions, page.rows.unwrap_or_default()),
            _ => names_and_ages(page.items.unwrap_or_default(), now),
        };
        if rows.is_empty() {
            return;
        }
        let columns = columns.filter(|columns| !columns.is_empty()).or_else(|| self.shown.clone()).unwrap_or_default();
        if self.shown.as_ref() != Some(&columns) && !self.columns.no_headers {
            if self.gap {
                self.table.row([""]);
                self.gap = false;
            }
            let headings = self.headings(&columns);
            self.table.row(headings);
        }
        for row in &rows {
            let cells = self.cells(&columns, row, event);
            self.table.row(cells);
        }
        self.rows += rows.len();
        self.shown = Some(columns);
    }

    /// Writes what was added.
    pub fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.table.flush(out)
    }

    fn is_shown(&self, column: &Column) -> bool {
        self.columns.wide || column.priority == 0
    }

    fn headings(&self, columns: &[Column]) -> Vec<String> {
        let mut headings: Vec<String> = self.columns.context.then(|| context::HEADING.to_owned()).into_iter().collect();
        headings.extend(self.columns.event.then(|| "EVENT".to_owned()));
        headings.extend(self.namespace.then(|| "NAMESPACE".to_owned()));
        headings.extend(columns.iter().filter(|it| self.is_shown(it)).map(|column| column.name.to_uppercase()));
        let last_part = |label: &String| label.rsplit('/').next().unwrap_or(label).to_uppercase();
        headings.extend(self.columns.labels.iter().map(last_part));
        headings.extend(self.columns.all_labels.then(|| "LABELS".to_owned()));
        headings
    }

    fn cells(&self, columns: &[Column], row: &Row, event: &str) -> Vec<String> {
        let metadata = row.object.as_ref().map(|object| &object.metadata);
        let mut cells = Vec::with_capacity(columns.len() + 3);
        cells.extend(self.context.clone());
        cells.extend(self.columns.event.then(|| event.to_owned()));
        if self.namespace {
            cells.push(metadata.and_then(|it| it.namespace.clone()).unwrap_or_default());
        }
        for (cell, column) in row.cells.iter().zip(columns).filter(|(_, column)| self.is_shown(column)) {
            let is_name = column.format == "name" && column.data_type == "string";
            let text = cell_text(cell);
            cells.push(if is_name { format!("{}{text}", self.prefix) } else { text });
        }
        let labels = metadata.and_then(|it| it.labels.as_ref());
        let label = |label: &String| labels.and_then(|it| it.get(label)).cloned().unwrap_or_default();
        cells.extend(self.columns.labels.iter().map(label));
        if self.columns.all_labels {
            cells.push(match (metadata, labels) {
                (None, _) => String::new(),
                (_, Some(labels)) if !labels.is_empty() => {
                    labels.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(",")
                }
                _ => "<none>".to_owned(),
            });
        }
        cells
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
        let age = duration::since(object.metadata.creation_timestamp.as_deref(), now);
        Row { cells: vec![Value::from(name), Value::from(age)], object: Some(Box::new(object)) }
    };
    (Some(columns), items.into_iter().map(row).collect())
}
