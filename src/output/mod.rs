//! Rows and values in, bytes out: one file a format.

pub mod context;
pub mod custom_columns;
#[cfg(test)]
mod fuzz;
pub mod grid;
pub mod jsonpath;
pub mod nearest;
pub mod objects;
pub mod record;
pub mod server_table;
pub mod sort;

pub use crate::go::json;
pub use crate::yaml::write as yaml;

use clap::ValueEnum;

use custom_columns::CustomColumns;
use jsonpath::JsonPath;
use objects::Form;

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

/// The formats of objects; a table where none is given.
#[derive(Clone, Debug)]
pub enum ObjectFormat {
    /// A table with more columns
    Wide,
    /// Anything else
    Form(Form),
}

impl ObjectFormat {
    /// Reads what stands behind `-o`.
    ///
    /// # Errors
    /// An unknown format, or a template or column that cannot be read, in kubectl's words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (name, template) = text.split_once('=').unwrap_or((text, ""));
        Ok(Self::Form(match (name, template) {
            ("wide", "") => return Ok(Self::Wide),
            ("name", "") => Form::Name,
            ("json", "") => Form::Json,
            ("yaml", "") => Form::Yaml,
            ("jsonpath", template) => Form::JsonPath(JsonPath::for_output(template)?),
            ("jsonpath-as-json", template) => Form::JsonPathAsJson(JsonPath::for_output(template)?),
            ("custom-columns", columns) => Form::CustomColumns(CustomColumns::parse(columns)?),
            _ => {
                let formats = "custom-columns,json,jsonpath,jsonpath-as-json,name,wide,yaml";
                return Err(format!("allowed formats are: {formats}"));
            }
        }))
    }
}
