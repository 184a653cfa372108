//! The output formats: documents, lists of rows, objects and the server's tables; and `JSONPath`, which selects and sorts.
//!
//! Values come in, bytes go out: nothing here asks a server or knows a command.

mod document;
mod jsonpath;
mod objects;
mod rows;
mod server_table;
mod sort;

pub use document::DocumentFormat;
pub use objects::{ListPrinter, ObjectFormat, ObjectPrinter};
pub use rows::{Cell, Failed, Row, RowFormat, RowList, TableStyle, WithContext, write_line};
pub use server_table::{ServerTable, TableOptions};
pub use sort::Sorter;
