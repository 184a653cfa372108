//! Objects in the formats that need the whole object: everything that `get -o` takes but `wide`.

mod custom_columns;
mod list;

pub use list::ListPrinter;

use std::io::Write;

use serde_json::Value;

use crate::output::DocumentFormat;
use crate::output::jsonpath::JsonPath;
use custom_columns::CustomColumns;

/// The value of `get -o`.
#[derive(Clone, Debug)]
pub enum ObjectFormat {
    /// The server's table with the columns of lower priority.
    Wide,
    Objects(ObjectPrinter),
}

impl ObjectFormat {
    /// Parses the value of `-o`.
    ///
    /// # Errors
    /// An unknown format, an invalid template or an invalid column, in kubectl's words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (name, template) = text.split_once('=').unwrap_or((text, ""));
        Ok(Self::Objects(match (name, template) {
            ("wide", "") => return Ok(Self::Wide),
            ("name", "") => ObjectPrinter::Name,
            ("json", "") => ObjectPrinter::Json,
            ("yaml", "") => ObjectPrinter::Yaml,
            ("jsonpath", template) => ObjectPrinter::JsonPath(JsonPath::for_output(template)?),
            ("jsonpath-as-json", template) => ObjectPrinter::JsonPathAsJson(JsonPath::for_output(template)?),
            ("custom-columns", columns) => ObjectPrinter::CustomColumns(CustomColumns::parse(columns)?),
            _ => {
                let formats = "custom-columns,json,jsonpath,jsonpath-as-json,name,wide,yaml";
                return Err(format!("allowed formats are: {formats}"));
            }
        }))
    }
}

/// How an object is printed (cli-runtime `pkg/printers`, `ResourcePrinter`).
#[derive(Clone, Debug)]
pub enum ObjectPrinter {
    /// `pod/name`, one a line.
    Name,
    Json,
    Yaml,
    /// A template on the whole list, or on the only object.
    JsonPath(JsonPath),
    /// The results of such a template as a JSON list.
    JsonPathAsJson(JsonPath),
    CustomColumns(CustomColumns),
}

impl ObjectPrinter {
    /// The format's name in `-o`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::JsonPath(_) => "jsonpath",
            Self::JsonPathAsJson(_) => "jsonpath-as-json",
            Self::CustomColumns(_) => "custom-columns",
        }
    }

    /// Sets whether a key that an object does not have is empty in a template, or an error.
    #[must_use]
    pub fn allow_missing_keys(self, allow: bool) -> Self {
        match self {
            Self::JsonPath(path) => Self::JsonPath(path.allow_missing_keys(allow)),
            Self::JsonPathAsJson(path) => Self::JsonPathAsJson(path.allow_missing_keys(allow)),
            other => other,
        }
    }

    /// Prints one object without a list around it.
    pub fn write_single(&self, out: &mut dyn Write, object: Value, no_headers: bool) -> anyhow::Result<()> {
        match self {
            Self::Name => writeln!(out, "{}", name(&object))?,
            Self::Json => DocumentFormat::Json.write(out, &object)?,
            Self::Yaml => DocumentFormat::Yaml.write(out, &object)?,
            Self::JsonPath(path) => path.write(out, &object)?,
            Self::JsonPathAsJson(path) => path.write_json(out, &object)?,
            Self::CustomColumns(_) => {
                let mut list = ListPrinter::new(out, self, no_headers, false);
                list.object(object)?;
                list.finish()?;
            }
        }
        Ok(())
    }
}

/// `kind.group/name`, the kind in lower case (cli-runtime `pkg/printers/name.go`, `PrintObj`).
fn name(object: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let kind = text(&object["kind"]).to_lowercase();
    let api_version = text(&object["apiVersion"]);
    let group = api_version.split_once('/').map_or(String::new(), |(group, _)| format!(".{group}"));
    format!("{kind}{group}/{}", text(&object["metadata"]["name"]))
}
