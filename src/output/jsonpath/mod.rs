//! kubectl's dialect of `JSONPath`: templates of text and of paths in braces, as `-o jsonpath` takes them
//! (client-go `util/jsonpath`; cli-runtime `pkg/printers/jsonpath.go`).

mod ast;
mod eval;
mod parse;
mod unquote;
mod value;

pub use value::{PathValue, Scalar};

use anyhow::bail;
use serde_json::Value;

use crate::go::fmt;
use crate::output::DocumentFormat;
use crate::term::ColorWriter;
use ast::Node;

/// A parsed template.
#[derive(Clone, Debug)]
pub struct JsonPath {
    template: String,
    nodes: Vec<Node>,
    allow_missing_keys: bool,
}

impl JsonPath {
    /// Parses a template.
    ///
    /// # Errors
    /// client-go's error, which does not name the template.
    pub fn parse(template: &str) -> Result<Self, String> {
        Ok(Self { template: template.to_owned(), nodes: parse::parse(template)?, allow_missing_keys: true })
    }

    /// Parses the template of `-o jsonpath=TEMPLATE` or `-o jsonpath-as-json=TEMPLATE`
    /// (cli-runtime `pkg/genericclioptions/jsonpath_flags.go`, `ToPrinter`).
    ///
    /// # Errors
    /// kubectl's error, which names the template.
    pub fn for_output(template: &str) -> Result<Self, String> {
        if template.is_empty() {
            return Err("template format specified but no template given".to_owned());
        }
        Self::parse(template).map_err(|error| format!("error parsing jsonpath {template}, {error}"))
    }

    /// Sets whether a key that no value has is empty, which is the default, or an error
    /// (`--allow-missing-template-keys`).
    #[must_use]
    pub fn allow_missing_keys(mut self, allow: bool) -> Self {
        self.allow_missing_keys = allow;
        self
    }

    /// The results of each piece of the template, texts included. A piece in a loop has one entry for each round.
    pub fn find<'a>(&'a self, value: &'a Value) -> Result<Vec<Vec<PathValue<'a>>>, String> {
        eval::evaluate(&self.nodes, value, self.allow_missing_keys, eval::MAX_VISITS)
    }

    /// Writes the template's results, those of one piece separated by spaces, without a line end. Writes nothing if
    /// any path fails.
    pub fn write(&self, out: &mut dyn ColorWriter, value: &Value) -> anyhow::Result<()> {
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

    /// Writes the results of each piece of the template as an indented JSON list (`-o jsonpath-as-json`).
    pub fn write_json(&self, out: &mut dyn ColorWriter, value: &Value) -> anyhow::Result<()> {
        for results in self.find_for_output(value)? {
            DocumentFormat::Json.write(out, &results)?;
        }
        Ok(())
    }

    /// kubectl's error continues with the whole object, for debugging. Ours does not: the object may be a secret, and
    /// errors end up in logs.
    fn find_for_output<'a>(&'a self, value: &'a Value) -> anyhow::Result<Vec<Vec<PathValue<'a>>>> {
        match self.find(value) {
            Ok(results) => Ok(results),
            Err(error) => {
                bail!("error executing jsonpath {}: Error executing template: {error}", fmt::quoted(&self.template))
            }
        }
    }
}

/// Adds the braces and the first dot, which may be left out of a single path: `name`, `.name` and `{name}` are `{.name}`
/// (kubectl `pkg/cmd/get/customcolumn.go`, `RelaxedJSONPathExpression`).
///
/// # Errors
/// Anything other than a single path, in kubectl's words.
pub fn relaxed_json_path(path: &str) -> Result<String, String> {
    if path.is_empty() {
        return Ok(String::new());
    }
    let inner = path.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(path);
    if inner.is_empty() || inner.contains(['{', '}']) {
        return Err(
            "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'"
                .to_owned(),
        );
    }
    let steps = inner.strip_prefix('.').filter(|rest| !rest.is_empty()).unwrap_or(inner);
    Ok(format!("{{.{steps}}}"))
}

#[cfg(test)]
mod tests;
