//! Rows and values in, bytes out: one file a format.

pub mod age;
pub mod grid;
pub mod json;
pub mod nearest;
pub mod objects;
pub mod record;
pub mod server_table;
pub mod table;

pub use crate::yaml::write as yaml;

use clap::ValueEnum;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ObjectFormat {
    /// A table with more columns
    Wide,
    /// Names alone, one a line
    Name,
    /// JSON
    Json,
    /// YAML
    Yaml,
}

impl ObjectFormat {
    /// Reads what stands behind `-o`.
    ///
    /// # Errors
    /// An unknown format; the message lists those that there are.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text {
            "wide" => Ok(Self::Wide),
            "name" => Ok(Self::Name),
            "json" => Ok(Self::Json),
            "yaml" => Ok(Self::Yaml),
            _ => Err("allowed formats are: json,name,wide,yaml".to_owned()),
        }
    }
}
