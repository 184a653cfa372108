//! Rows and values in, bytes out: one file a format.

mod document;
mod jsonpath;
mod nearest;
mod objects;
mod rows;
mod server_table;
mod sort;

pub use document::DocumentFormat;
pub use nearest::nearest;
pub use objects::{ListPrinter, ObjectFormat, ObjectPrinter};
pub use rows::{Failed, Row, RowFormat, RowList, TableStyle, WithContext, write_line};
pub use server_table::{ServerTable, TableOptions};
pub use sort::Sorter;
