//! Objects in the formats that need the whole object: everything that `get -o` takes but `wide`.

mod custom_columns;
mod list;

pub use list::ListPrinter;

use std::io;
use std::path::Path;

use serde_json::Value;

use crate::go::{json, os_error};
use crate::output::DocumentFormat;
use crate::output::jsonpath::JsonPath;
use crate::output::rows::write_line;
use crate::sys::bounded;
use crate::term::ColorWriter;
use custom_columns::CustomColumns;

/// The largest file of a template, in bytes.
const MAX_TEMPLATE: u64 = 1 << 20;

/// The value of `get -o`.
#[derive(Clone, Debug)]
pub enum ObjectFormat {
    /// The server's table with the columns of lower priority.
    Wide,
    Objects {
        printer: ObjectPrinter,
        /// The value as it was typed, with its template.
        text: String,
    },
}

impl ObjectFormat {
    /// Parses the value of `-o`. The file of a template is relative to the current directory.
    ///
    /// # Errors
    /// An unknown format, a file that cannot be read, an invalid template or an invalid column, in kubectl's words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (name, template) = text.split_once('=').unwrap_or((text, ""));
        let printer = match (name, template) {
            ("wide", "") => return Ok(Self::Wide),
            ("name", "") => ObjectPrinter::Name,
            ("json", "") => ObjectPrinter::Json,
            ("ndjson", "") => ObjectPrinter::Ndjson,
            ("yaml", "") => ObjectPrinter::Yaml,
            ("jsonpath", template) => ObjectPrinter::JsonPath(JsonPath::for_output(template)?),
            ("jsonpath-as-json", template) => ObjectPrinter::JsonPathAsJson(JsonPath::for_output(template)?),
            ("jsonpath-file", file) => ObjectPrinter::JsonPath(JsonPath::for_output(&read(file)?)?),
            ("custom-columns", columns) => ObjectPrinter::CustomColumns(CustomColumns::parse(columns)?),
            ("custom-columns-file", file) => ObjectPrinter::CustomColumns(CustomColumns::parse_lines(&read(file)?)?),
            ("go-template" | "go-template-file" | "template" | "templatefile", _) => {
                return Err(
                    "Go templates are not supported; use a JSONPath, as in -o jsonpath='{.items[*].metadata.name}'"
                        .into(),
                );
            }
            ("kyaml", _) => return Err("KYAML is not supported; use yaml or json".into()),
            _ => {
                let formats = "custom-columns,custom-columns-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,ndjson,wide,yaml";
                return Err(format!("allowed formats are: {formats}"));
            }
        };
        Ok(Self::Objects { printer, text: text.to_owned() })
    }
}

/// Reads a template, with Go's message for a file that cannot be read.
fn read(file: &str) -> Result<String, String> {
    let text = bounded::read_file(Path::new(file), MAX_TEMPLATE, None).and_then(|bytes| {
        String::from_utf8(bytes).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "the file is not UTF-8"))
    });
    text.map_err(|error| format!("open {file}: {}", os_error::message(&error)))
}

/// How an object is printed (cli-runtime `pkg/printers`, `ResourcePrinter`).
#[derive(Clone, Debug)]
pub enum ObjectPrinter {
    /// `pod/name`, one a line.
    Name,
    Json,
    /// One object a line, without a list around them.
    Ndjson,
    Yaml,
    /// A template on the whole list, or on the only object.
    JsonPath(JsonPath),
    /// The results of such a template as a JSON list.
    JsonPathAsJson(JsonPath),
    CustomColumns(CustomColumns),
}

impl ObjectPrinter {
    /// Whether `metadata.managedFields` is left out unless the user asks for it
    /// (cli-runtime `pkg/genericclioptions/json_yaml_flags.go`, `ToPrinter`).
    pub fn omits_managed_fields(&self) -> bool {
        matches!(self, Self::Json | Self::Ndjson | Self::Yaml)
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
    pub fn write_single(&self, out: &mut dyn ColorWriter, object: Value, no_headers: bool) -> anyhow::Result<()> {
        match self {
            Self::Name => write_line(out, None, name(&object))?,
            Self::Json => DocumentFormat::Json.write(out, &object)?,
            Self::Ndjson => json::write_line(out, &object)?,
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
