//! Prints the tables that the server sends as kubectl prints them.

#[cfg(test)]
mod fuzz;

use std::io;

use smol_str::{SmolStr, format_smolstr};

use crate::go::TabWriter;
use crate::objects::{Cell, Column, Labels, Row, Table};
use crate::output::rows::CONTEXT_HEADING;
use crate::term::{ColorWriter, LineEscape};

/// Which columns are printed.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column, or not")]
pub struct TableOptions {
    /// A first column with the context of the server.
    pub context: bool,
    /// The server's columns of lower priority.
    pub wide: bool,
    /// A first column with the watch event.
    pub event: bool,
    /// A last column with all labels.
    pub all_labels: bool,
    /// A column for each of these labels.
    pub labels: Vec<String>,
    pub no_headers: bool,
    /// How the cells are escaped.
    pub escape: Option<LineEscape>,
}

/// The tables of one resource after another, each of one page or more. Within a resource no page gets narrower columns
/// than the page before.
pub struct ServerTable {
    /// The context of the next rows.
    pub context: Option<String>,
    options: TableOptions,
    writer: TabWriter,
    /// Whether there is a column with the namespace.
    namespace: bool,
    /// The prefix of each name, such as `deployment.apps/`.
    prefix: String,
    /// The server's columns under the last headings.
    columns: Option<Vec<Column>>,
    blank_line_due: bool,
    rows: usize,
}

impl ServerTable {
    /// A table with the columns of `options`, before its first page.
    pub fn new(options: TableOptions) -> Self {
        Self {
            context: None,
            writer: TabWriter::escaped(options.escape),
            options,
            namespace: false,
            prefix: String::new(),
            columns: None,
            blank_line_due: false,
            rows: 0,
        }
    }

    /// How many rows all tables have so far.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Begins the table of another resource. Once a table has a namespace column, all later tables have one, as in
    /// kubectl (kubectl `pkg/cmd/get/get.go`, `Run`).
    pub fn begin(&mut self, prefix: String, namespace: bool) {
        self.writer = TabWriter::escaped(self.options.escape);
        self.columns = None;
        self.blank_line_due = self.rows > 0 && !self.options.no_headers;
        self.prefix = prefix;
        self.namespace |= namespace;
    }

    /// Adds a page. Headings precede the first row, and again the first row of a page with other columns
    /// (kubectl `pkg/cmd/get/table_printer.go`; cli-runtime `pkg/printers/tableprinter.go`, `printTable`).
    pub fn add(&mut self, Table { columns, rows, .. }: Table, event: &str) {
        if rows.is_empty() {
            return;
        }
        // A later page without columns has those of the first.
        let columns =
            columns.filter(|columns| !columns.is_empty()).or_else(|| self.columns.clone()).unwrap_or_default();
        if self.columns.as_ref() != Some(&columns) && !self.options.no_headers {
            if self.blank_line_due {
                self.writer.row([""]);
                self.blank_line_due = false;
            }
            let headings = self.headings(&columns);
            self.writer.row(headings);
        }
        for row in &rows {
            let cells = self.cells(&columns, row, event);
            self.writer.row(cells);
        }
        self.rows += rows.len();
        self.columns = Some(columns);
    }

    /// Writes the rows that were added since the last flush.
    pub fn flush(&mut self, out: &mut dyn ColorWriter) -> io::Result<()> {
        self.writer.flush(out)
    }

    fn is_shown(&self, column: &Column) -> bool {
        self.options.wide || column.priority == 0
    }

    fn headings(&self, columns: &[Column]) -> Vec<String> {
        let mut headings = Vec::with_capacity(columns.len() + 3);
        headings.extend(self.options.context.then(|| CONTEXT_HEADING.to_owned()));
        headings.extend(self.options.event.then(|| "EVENT".to_owned()));
        headings.extend(self.namespace.then(|| "NAMESPACE".to_owned()));
        headings.extend(columns.iter().filter(|column| self.is_shown(column)).map(|column| column.name.to_uppercase()));
        let last_part = |label: &String| label.rsplit('/').next().unwrap_or(label).to_uppercase();
        headings.extend(self.options.labels.iter().map(last_part));
        headings.extend(self.options.all_labels.then(|| "LABELS".to_owned()));
        headings
    }

    fn cells(&self, columns: &[Column], row: &Row, event: &str) -> Vec<SmolStr> {
        let metadata = row.metadata.as_ref();
        let mut cells = Vec::with_capacity(columns.len() + 3);
        cells.extend(self.context.as_ref().map(SmolStr::from));
        cells.extend(self.options.event.then(|| event.into()));
        if self.namespace {
            cells.push(metadata.and_then(|metadata| metadata.namespace.clone()).unwrap_or_default());
        }
        for (Cell(text), column) in row.cells.iter().zip(columns).filter(|(_, column)| self.is_shown(column)) {
            let is_name = column.format == "name" && column.data_type == "string";
            cells.push(if is_name { format_smolstr!("{}{text}", self.prefix) } else { text.clone() });
        }
        let labels = metadata.and_then(|metadata| metadata.labels.as_ref());
        let value = |label: &String| labels.and_then(|labels| labels.get(label)).unwrap_or_default().into();
        cells.extend(self.options.labels.iter().map(value));
        if self.options.all_labels {
            let pairs = labels.into_iter().flat_map(Labels::iter);
            let pairs: Vec<_> = pairs.map(|(label, value)| format!("{label}={value}")).collect();
            cells.push(match metadata {
                None => SmolStr::default(),
                Some(_) if pairs.is_empty() => "<none>".into(),
                Some(_) => pairs.join(",").into(),
            });
        }
        cells
    }
}
