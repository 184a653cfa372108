//! A list of objects as kubectl prints it, one object at a time: whatever the count, one is in memory.

use std::io::{self, Write};

use serde_json::Value;

use crate::exit::Failure;
use crate::go::TabWriter;
use crate::output::context;
use crate::output::custom_columns::CustomColumns;
use crate::output::jsonpath::JsonPath;
use crate::output::{json, yaml};

/// How objects are printed.
#[derive(Clone, Debug)]
pub enum Form {
    /// `pod/name`, a line each.
    Name,
    /// One JSON list.
    Json,
    /// One YAML list.
    Yaml,
    /// What a template makes of the list, or of the single object.
    JsonPath(JsonPath),
    /// The same as a JSON list.
    JsonPathAsJson(JsonPath),
    /// A table of what the user asks for.
    CustomColumns(CustomColumns),
}

impl Form {
    /// What the format is called behind `-o`.
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

    /// Whether a key that an object has not is nothing to a template, or an error.
    #[must_use]
    pub fn allow_missing_keys(self, allow: bool) -> Self {
        match self {
            Self::JsonPath(path) => Self::JsonPath(path.allow_missing_keys(allow)),
            Self::JsonPathAsJson(path) => Self::JsonPathAsJson(path.allow_missing_keys(allow)),
            other => other,
        }
    }

    /// Prints one object that stands alone.
    pub fn write_single(&self, out: &mut dyn Write, object: Value, no_headers: bool) -> anyhow::Result<()> {
        match self {
            Self::Name => writeln!(out, "{}", name(&object))?,
            Self::Json => json::write_pretty(out, &object, "    ")?,
            Self::Yaml => yaml::write(out, &object)?,
            Self::JsonPath(path) => path.write(out, &object)?,
            Self::JsonPathAsJson(path) => path.write_json(out, &object)?,
            Self::CustomColumns(_) => {
                let mut list = List::new(out, self, no_headers, false);
                list.object(object)?;
                list.finish()?;
            }
        }
        Ok(())
    }
}

/// A list that is being printed. It is a `v1` `List` whatever it holds (kubectl `pkg/cmd/get/get.go`,
/// `printGeneric`).
pub struct List<'a> {
    /// The context that leads to the server of the next objects, where they are of several.
    pub context: Option<String>,
    out: &'a mut dyn Write,
    form: &'a Form,
    count: usize,
    /// The objects that a template is to see as a whole.
    held: Vec<Value>,
    table: TabWriter,
}

impl<'a> List<'a> {
    /// Begins a list of objects of one server, or of many; nothing is written before its first object or its end.
    pub fn new(out: &'a mut dyn Write, form: &'a Form, no_headers: bool, is_many: bool) -> Self {
        let mut table = TabWriter::default();
        if let (Form::CustomColumns(columns), false) = (form, no_headers) {
            columns.add_headings(&mut table, is_many.then_some(context::HEADING));
        }
        Self { context: None, out, form, count: 0, held: Vec::new(), table }
    }

    /// Objects printed so far.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Prints one object.
    pub fn object(&mut self, mut object: Value) -> anyhow::Result<()> {
        let context = self.context.as_deref();
        if let (Some(context), Value::Object(fields)) = (context, &mut object) {
            fields.insert("context".to_owned(), context.into());
        }
        let first = self.count == 0;
        self.count += 1;
        match self.form {
            Form::Name => context::write_line(self.out, context, name(&object))?,
            Form::Json => {
                self.out.write_all(if first { JSON_START } else { b",\n        " })?;
                let mut text = Vec::new();
                json::write_pretty(&mut text, &object, "    ")?;
                // No string of JSON holds a line end: each one is the printer's own.
                let text = String::from_utf8_lossy(&text);
                self.out.write_all(text.trim_end().replace('\n', "\n        ").as_bytes())?;
            }
            Form::Yaml => {
                self.out.write_all(if first { b"apiVersion: v1\nitems:\n" } else { b"" })?;
                yaml::write(self.out, &[object])?;
            }
            Form::JsonPath(_) | Form::JsonPathAsJson(_) => self.held.push(object),
            Form::CustomColumns(columns) => {
                columns.add_row(&mut self.table, context, &object).map_err(Failure::error)?;
            }
        }
        Ok(())
    }

    /// Hands on what was printed so far.
    pub fn flush(&mut self) -> io::Result<()> {
        self.table.flush(self.out)?;
        self.out.flush()
    }

    /// Ends the list.
    pub fn finish(mut self) -> anyhow::Result<()> {
        let end: &[u8] = match (self.form, self.count) {
            (Form::Name, _) => b"",
            (Form::Json, 0) => JSON_EMPTY,
            (Form::Json, _) => JSON_END,
            (Form::Yaml, 0) => b"apiVersion: v1\nitems: []\nkind: List\nmetadata:\n  resourceVersion: \"\"\n",
            (Form::Yaml, _) => b"kind: List\nmetadata:\n  resourceVersion: \"\"\n",
            (Form::JsonPath(_) | Form::JsonPathAsJson(_), _) => {
                let items = std::mem::take(&mut self.held);
                let list = serde_json::json!({"apiVersion": "v1", "items": items, "kind": "List", "metadata": {"resourceVersion": ""}});
                return self.form.write_single(self.out, list, false);
            }
            (Form::CustomColumns(_), _) => return Ok(self.table.flush(self.out)?),
        };
        Ok(self.out.write_all(end)?)
    }
}

const JSON_START: &[u8] = b"{\n    \"apiVersion\": \"v1\",\n    \"items\": [\n        ";

const JSON_EMPTY: &[u8] = b"{\n    \"apiVersion\": \"v1\",\n    \"items\": [],\n    \"kind\": \"List\",\n    \"metadata\": {\n        \"resourceVersion\": \"\"\n    }\n}\n";
const JSON_END: &[u8] =
    b"\n    ],\n    \"kind\": \"List\",\n    \"metadata\": {\n        \"resourceVersion\": \"\"\n    }\n}\n";

/// `kind.group/name`, the kind in lower case (cli-runtime `pkg/printers/name.go`, `PrintObj`).
fn name(object: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let kind = text(&object["kind"]).to_lowercase();
    let api_version = text(&object["apiVersion"]);
    let group = api_version.split_once('/').map_or(String::new(), |(group, _)| format!(".{group}"));
    format!("{kind}{group}/{}", text(&object["metadata"]["name"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(form: &Form, objects: &[Value]) -> String {
        let mut out = Vec::new();
        let mut list = List::new(&mut out, form, false, false);
        for object in objects {
            list.object(object.clone()).unwrap();
        }
        list.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The pieces together are what the whole list would be.
    #[test]
    fn a_list_in_pieces_is_the_list_as_one() {
        for objects in [
            vec![],
            vec![serde_json::json!({"kind": "Pod", "a": "x\ny"})],
            vec![serde_json::json!({"a": 1}), serde_json::json!({"b": {"c": []}})],
        ] {
            let list = serde_json::json!({"apiVersion": "v1", "items": objects, "kind": "List", "metadata": {"resourceVersion": ""}});
            let mut whole = Vec::new();
            json::write_pretty(&mut whole, &list, "    ").unwrap();
            assert_eq!(print(&Form::Json, &objects), String::from_utf8(whole).unwrap());
            let mut whole = Vec::new();
            yaml::write(&mut whole, &list).unwrap();
            assert_eq!(print(&Form::Yaml, &objects), String::from_utf8(whole).unwrap());
        }
    }

    #[test]
    fn a_name_has_the_kind_and_its_group() {
        let pod = serde_json::json!({"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "a"}});
        let deployment = serde_json::json!({"kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "b"}});
        assert_eq!(print(&Form::Name, &[pod, deployment]), "pod/a\ndeployment.apps/b\n");
    }
}
