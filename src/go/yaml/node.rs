//! The tree of plain values that a small YAML or JSON file comes down to.

use std::collections::BTreeMap;

/// A value. Maps are ordered by key, as in the JSON that kubectl makes of its YAML first.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Null,
    Bool(bool),
    Int(i64),
    Uint(u64),
    Float(f64),
    String(String),
    Seq(Vec<Self>),
    Map(BTreeMap<String, Self>),
}

impl Node {
    /// What the value is, for an error.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Int(_) | Self::Uint(_) | Self::Float(_) => "a number",
            Self::String(_) => "a string",
            Self::Seq(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}
