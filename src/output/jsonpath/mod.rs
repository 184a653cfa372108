//! kubectl's dialect of `JSONPath`: templates of text and of paths in braces, as `-o jsonpath` takes them
//! (client-go `util/jsonpath`; cli-runtime `pkg/printers/jsonpath.go`).

mod bracket;
mod evaluate;
mod filter;
mod found;
mod node;
mod parse;
mod quote;
mod step;

pub use found::{Found, Scalar};

use std::io::Write;

use anyhow::bail;
use serde_json::Value;

use crate::go::{fmt, json};
use node::Node;

/// A template that has been read.
#[derive(Clone, Debug)]
pub struct JsonPath {
    template: String,
    nodes: Vec<Node>,
    allow_missing_keys: bool,
}

impl JsonPath {
    /// Reads a template. The error is client-go's, without a word of where the template came from.
    pub fn parse(template: &str) -> Result<Self, String> {
        Ok(Self { template: template.to_owned(), nodes: parse::parse(template, 0)?, allow_missing_keys: true })
    }

    /// Reads the template of `-o jsonpath=TEMPLATE` or `-o jsonpath-as-json=TEMPLATE`, with kubectl's errors
    /// (cli-runtime `pkg/genericclioptions/jsonpath_flags.go`, `ToPrinter`).
    pub fn for_output(template: &str) -> Result<Self, String> {
        if template.is_empty() {
            return Err("template format specified but no template given".to_owned());
        }
        Self::parse(template).map_err(|error| format!("error parsing jsonpath {template}, {error}"))
    }

    /// Whether a key that no value has leads nowhere, which is the default, or is an error
    /// (`--allow-missing-template-keys`).
    #[must_use]
    pub fn allow_missing_keys(mut self, allow: bool) -> Self {
        self.allow_missing_keys = allow;
        self
    }

    /// What each piece of the template leads to, texts included; a piece inside a loop once for each round.
    pub fn find<'a>(&'a self, value: &'a Value) -> Result<Vec<Vec<Found<'a>>>, String> {
        evaluate::find(&self.nodes, value, self.allow_missing_keys, evaluate::WORK)
    }

    /// Writes what the template makes of an object: the results of a piece with a blank between them, and no line
    /// end. Nothing is written where a path fails.
    pub fn write(&self, out: &mut dyn Write, value: &Value) -> anyhow::Result<()> {
        for results in self.find_for_output(value)? {
            for (index, result) in results.into_iter().enumerate() {
                if index > 0 {
                    out.write_all(b" ")?;
                }
                result.write(out)?;
            }
        }
        Ok(())
    }

    /// Writes the results of each piece of the template as a JSON list over several lines (`-o jsonpath-as-json`).
    pub fn write_json(&self, out: &mut dyn Write, value: &Value) -> anyhow::Result<()> {
        for results in self.find_for_output(value)? {
            json::write_pretty(out, &results, "    ")?;
        }
        Ok(())
    }

    /// kubectl's error goes on with the template and the whole object, for debugging; an object may be a secret, and
    /// errors end in logs.
    fn find_for_output<'a>(&'a self, value: &'a Value) -> anyhow::Result<Vec<Vec<Found<'a>>>> {
        match self.find(value) {
            Ok(results) => Ok(results),
            Err(error) => {
                bail!("error executing jsonpath {}: Error executing template: {error}", fmt::quoted(&self.template))
            }
        }
    }
}

#[cfg(test)]
mod tests;
