//! One value as a JSON or YAML document, as kubectl writes it.

use std::io::{self, Write};

use serde::Serialize;

use crate::go::json;
use crate::go::yaml::write as yaml;

/// cli-runtime `pkg/printers/json.go`.
pub const INDENT: &str = "    ";

/// The format of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFormat {
    Json,
    Yaml,
}

impl DocumentFormat {
    /// Writes a value and a newline.
    pub fn write(self, out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
        match self {
            Self::Json => json::write_pretty(out, value, INDENT),
            Self::Yaml => yaml::write(out, value),
        }
    }
}
