//! The command-line spelling of enums of lower layers, which do not depend on clap.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::api::{Aspect, RemovalStatus, SortKey};
use crate::output::{DocumentFormat, RowFormat};
use crate::term::ColorChoice;

impl ValueEnum for SortKey {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Group, Self::Name, Self::Kind]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Group => PossibleValue::new("group").help("By group, then name"),
            Self::Name => PossibleValue::new("name").help("By name"),
            Self::Kind => PossibleValue::new("kind").help("By kind, then name"),
        })
    }
}

impl ValueEnum for Aspect {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Scope,
            Self::Verbs,
            Self::Kind,
            Self::ShortNames,
            Self::Categories,
            Self::SingularName,
            Self::Preferred,
            Self::Subresources,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Scope => PossibleValue::new("scope").help("Whether objects live in namespaces"),
            Self::Verbs => PossibleValue::new("verbs").help("The verbs, in any order"),
            Self::Kind => {
                PossibleValue::new("kind").help("The kind, with its group version if that is not the resource's own")
            }
            Self::ShortNames => PossibleValue::new("short-names").help("The short names, in any order"),
            Self::Categories => PossibleValue::new("categories").help("The categories, in any order"),
            Self::SingularName => PossibleValue::new("singular-name").help("The singular name"),
            Self::Preferred => PossibleValue::new("preferred").help("The preferred version of a group"),
            Self::Subresources => PossibleValue::new("subresources").help("Subresources, with all their aspects"),
        })
    }
}

impl ValueEnum for RemovalStatus {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Deprecated, Self::Removed]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Deprecated => PossibleValue::new("deprecated").help("Deprecated, or removed"),
            Self::Removed => PossibleValue::new("removed").help("Removed"),
        })
    }
}

impl ValueEnum for ColorChoice {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Auto, Self::Always, Self::Never]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Auto => PossibleValue::new("auto").help(
                "On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`; in a pipe if `CLICOLOR_FORCE` is set",
            ),
            Self::Always => PossibleValue::new("always").help("Also in a pipe"),
            Self::Never => PossibleValue::new("never").help("Not at all"),
        })
    }
}

impl ValueEnum for DocumentFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Json, Self::Yaml]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Json => PossibleValue::new("json").help("JSON"),
            Self::Yaml => PossibleValue::new("yaml").help("YAML"),
        })
    }
}

impl ValueEnum for RowFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Json, Self::Ndjson, Self::Yaml, Self::Name, Self::Wide]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            // The default, which has no name.
            Self::Table => None,
            Self::Json => Some(PossibleValue::new("json").help("One JSON object with all items")),
            Self::Ndjson => Some(PossibleValue::new("ndjson").help("One JSON item per line")),
            Self::Yaml => Some(PossibleValue::new("yaml").help("YAML")),
            Self::Name => Some(PossibleValue::new("name").help("Names alone, one per line")),
            Self::Wide => Some(PossibleValue::new("wide").help("A table with more columns")),
        }
    }
}
