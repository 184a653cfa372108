//! The values of `-o` for commands that do not take every format of [`output`](crate::output).

use clap::builder::PossibleValue;
use clap::{Arg, ValueEnum};

use crate::output::RowFormat;

/// Lists the formats of `-o` in its help, as kubectl does. They follow the first clause.
pub fn list_formats(argument: Arg) -> Arg {
    let formats = argument.get_possible_values();
    if argument.get_id() != "output" || formats.is_empty() {
        return argument;
    }
    let formats: Vec<_> = formats.iter().map(PossibleValue::get_name).collect();
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let (clause, rest) = help.split_at(help.find(';').unwrap_or(help.len()));
    argument.help(format!("{clause}. One of: ({}){rest}", formats.join(", ")))
}

/// The formats of kubectl's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// JSON
    Json,
    /// One JSON item per line
    Ndjson,
    /// YAML
    Yaml,
    /// Names alone, one per line
    Name,
    /// A table with more columns
    Wide,
}

/// The formats of lists without wide tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ItemFormat {
    /// JSON
    Json,
    /// One JSON item per line
    Ndjson,
    /// YAML
    Yaml,
    /// Names alone, one per line
    Name,
}

impl From<ItemFormat> for RowFormat {
    fn from(format: ItemFormat) -> Self {
        match format {
            ItemFormat::Json => Self::Json,
            ItemFormat::Ndjson => Self::Ndjson,
            ItemFormat::Yaml => Self::Yaml,
            ItemFormat::Name => Self::Name,
        }
    }
}

impl From<ListFormat> for RowFormat {
    fn from(format: ListFormat) -> Self {
        match format {
            ListFormat::Json => Self::Json,
            ListFormat::Ndjson => Self::Ndjson,
            ListFormat::Yaml => Self::Yaml,
            ListFormat::Name => Self::Name,
            ListFormat::Wide => Self::Wide,
        }
    }
}

/// The formats of group versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VersionsFormat {
    /// JSON
    Json,
    /// One JSON item per line
    Ndjson,
    /// YAML
    Yaml,
    /// `group/version`, one per line
    Name,
    /// `group/version` and `group/version/Kind`, one per line
    Helm,
}

/// The formats of differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// JSON
    Json,
    /// One difference as JSON per line
    Ndjson,
    /// YAML
    Yaml,
    /// What differs: a group, `group/version`, or `group/version/resource`, one per line
    Name,
}

/// The formats of resolved names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ResolveFormat {
    /// JSON
    Json,
    /// One JSON item per line
    Ndjson,
    /// YAML
    Yaml,
    /// `group/version/resource`, one per line
    Name,
    /// The path of the collection, one per line
    Path,
    /// `group/version/Kind`, one per line
    Kind,
}

/// The formats of checked objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// One JSON object with all items
    Json,
    /// One JSON item per line
    Ndjson,
    /// YAML
    Yaml,
    /// `kind.group/name`, one per line
    Name,
    /// Annotations for a workflow of GitHub Actions
    Github,
    /// A report of all objects as tests, for GitLab and Jenkins
    Junit,
}
