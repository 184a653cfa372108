//! The values of `-o`. Without it a command prints a table or lines.

use clap::ValueEnum;

use crate::output;

/// The formats of kubectl's lists.
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

impl From<ListFormat> for output::RowFormat {
    fn from(format: ListFormat) -> Self {
        match format {
            ListFormat::Wide => Self::Wide,
            ListFormat::Name => Self::Name,
            ListFormat::Json => Self::Json,
            ListFormat::Yaml => Self::Yaml,
        }
    }
}

/// The formats of a list that kubectl does not have.
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

impl From<RecordFormat> for output::RowFormat {
    fn from(format: RecordFormat) -> Self {
        match format {
            RecordFormat::Wide => Self::Wide,
            RecordFormat::Name => Self::Name,
            RecordFormat::Json => Self::Json,
            RecordFormat::Ndjson => Self::Ndjson,
            RecordFormat::Yaml => Self::Yaml,
        }
    }
}

/// The formats of group versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VersionsFormat {
    /// `group/version` and `group/version/Kind`, one a line
    Helm,
}

/// The formats of resolved names.
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

impl From<DocumentFormat> for output::DocumentFormat {
    fn from(format: DocumentFormat) -> Self {
        match format {
            DocumentFormat::Json => Self::Json,
            DocumentFormat::Yaml => Self::Yaml,
        }
    }
}

impl From<DocumentFormat> for output::RowFormat {
    fn from(format: DocumentFormat) -> Self {
        match format {
            DocumentFormat::Json => Self::Json,
            DocumentFormat::Yaml => Self::Yaml,
        }
    }
}
