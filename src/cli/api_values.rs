//! The command-line spelling of the domain's enums, which know no clap.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::api::{Aspect, RemovalStatus, SortKey};

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
            Self::Verbs => PossibleValue::new("verbs").help("The verbs, in whatever order"),
            Self::Kind => {
                PossibleValue::new("kind").help("The kind, with its group version where that is not the resource's own")
            }
            Self::ShortNames => PossibleValue::new("short-names").help("The short names, in whatever order"),
            Self::Categories => PossibleValue::new("categories").help("The categories, in whatever order"),
            Self::SingularName => PossibleValue::new("singular-name").help("The singular name"),
            Self::Preferred => PossibleValue::new("preferred").help("The version that a group prefers"),
            Self::Subresources => PossibleValue::new("subresources").help("Subresources, with all that is about them"),
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
