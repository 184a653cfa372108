//! Rows and values in, bytes out: one file a format.

mod jsonpath;
mod nearest;
mod objects;
mod rows;
mod server_table;
mod sort;

pub use crate::go::json;
pub use crate::yaml::write as yaml;
pub use nearest::nearest;
pub use objects::{ListPrinter, ObjectFormat, ObjectPrinter};
pub use rows::grid;
pub use server_table::{ServerTable, TableOptions};
pub use sort::Sorter;

use clap::ValueEnum;

mod custom_columns {
    pub use super::jsonpath::relaxed_json_path as relax;
}

pub mod context {
    pub use super::rows::{CONTEXT_HEADING as HEADING, WithContext as OfContext, context_cells as cells, write_line};
}

pub mod record {
    pub use super::rows::{Failed as Lost, Items, Record, path};
}

/// The formats of kubectl's lists; a table where none is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// A table with more columns
    Wide,
    /// Names alone, one a line
    Name,
    /// JSON
    Json,
    /// YAML
    Yaml,
}

/// The formats of kubegvr's own lists; a table where none is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RecordFormat {
    /// A table with more columns
    Wide,
    /// Names alone, one a line
    Name,
    /// One JSON object with all items
    Json,
    /// One JSON item a line
    Ndjson,
    /// YAML
    Yaml,
}

/// The formats of group versions; one a line where none is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VersionsFormat {
    /// `group/version` and `group/version/Kind`, one a line
    Helm,
}

/// The formats of names that were resolved; a table where none is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ResolveFormat {
    /// `group/version/resource`, one a line
    Name,
    /// The path of the collection, one a line
    Path,
    /// `group/version/Kind`, one a line
    Kind,
    /// JSON
    Json,
    /// YAML
    Yaml,
}

/// The formats of a single document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DocumentFormat {
    /// JSON
    Json,
    /// YAML
    Yaml,
}
