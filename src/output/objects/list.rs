//! Prints a list object by object, so that a list of any length needs the memory of one object. Templates need the
//! whole list: for them alone all objects are buffered.

use std::io;

use serde_json::{Value, json};

use super::{ObjectPrinter, name};
use crate::go::{TabWriter, json};
use crate::output::DocumentFormat;
use crate::output::document::INDENT;
use crate::output::rows::{self, CONTEXT_HEADING};
use crate::term::ColorWriter;

/// Prints a `v1` `List`, whatever kinds it holds (kubectl `pkg/cmd/get/get.go`, `printGeneric`).
pub struct ListPrinter<'a> {
    /// The context of the next objects, in a list of several contexts.
    pub context: Option<String>,
    out: &'a mut dyn ColorWriter,
    printer: &'a ObjectPrinter,
    count: usize,
    /// The objects for a template.
    buffered: Vec<Value>,
    /// The lines of custom columns since the last flush.
    table: TabWriter,
    /// An object in JSON: it has many small parts, and a write to a stream costs more than one to memory.
    text: Vec<u8>,
}

impl<'a> ListPrinter<'a> {
    /// Begins a list. Nothing is written before its first object or its end.
    pub fn new(
        out: &'a mut dyn ColorWriter,
        printer: &'a ObjectPrinter,
        no_headers: bool,
        multi_context: bool,
    ) -> Self {
        let mut table = TabWriter::escaped(out.line_escape());
        if let (ObjectPrinter::CustomColumns(columns), false) = (printer, no_headers) {
            columns.add_headings(&mut table, multi_context.then_some(CONTEXT_HEADING));
        }
        Self { context: None, out, printer, count: 0, buffered: Vec::new(), table, text: Vec::new() }
    }

    /// How many objects were printed.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Prints one object.
    ///
    /// # Errors
    /// A custom column that cannot be evaluated, or a failed write.
    pub fn object(&mut self, mut object: Value) -> anyhow::Result<()> {
        let context = self.context.as_deref();
        if let (Some(context), Value::Object(fields)) = (context, &mut object) {
            fields.insert("context".to_owned(), context.into());
        }
        let first = self.count == 0;
        self.count += 1;
        match self.printer {
            ObjectPrinter::Name => rows::write_line(self.out, context, name(&object))?,
            ObjectPrinter::Json => {
                self.out.write_all(if first { JSON_START } else { b",\n        " })?;
                self.text.clear();
                json::write_nested(&mut self.text, &object, INDENT, 2)?;
                self.out.write_all(&self.text)?;
            }
            ObjectPrinter::Ndjson => json::write_line(self.out, &object)?,
            ObjectPrinter::Yaml => {
                self.out.write_all(if first { b"apiVersion: v1\nitems:\n" } else { b"" })?;
                DocumentFormat::Yaml.write(self.out, &[object])?;
            }
            ObjectPrinter::JsonPath(_) | ObjectPrinter::JsonPathAsJson(_) => self.buffered.push(object),
            ObjectPrinter::CustomColumns(columns) => {
                columns.add_row(&mut self.table, context, &object).map_err(anyhow::Error::msg)?;
            }
        }
        Ok(())
    }

    /// Writes the lines of custom columns and flushes the stream. Later lines get no narrower columns.
    pub fn flush(&mut self) -> io::Result<()> {
        self.table.flush(self.out)?;
        self.out.flush()
    }

    /// Ends the list.
    pub fn finish(mut self) -> anyhow::Result<()> {
        let end: &[u8] = match (self.printer, self.count) {
            (ObjectPrinter::Name | ObjectPrinter::Ndjson, _) => b"",
            (ObjectPrinter::Json, 0) => JSON_EMPTY,
            (ObjectPrinter::Json, _) => JSON_END,
            (ObjectPrinter::Yaml, 0) => b"apiVersion: v1\nitems: []\nkind: List\nmetadata:\n  resourceVersion: \"\"\n",
            (ObjectPrinter::Yaml, _) => b"kind: List\nmetadata:\n  resourceVersion: \"\"\n",
            (ObjectPrinter::JsonPath(_) | ObjectPrinter::JsonPathAsJson(_), _) => {
                let list = v1_list(&std::mem::take(&mut self.buffered));
                return self.printer.write_single(self.out, list, false);
            }
            (ObjectPrinter::CustomColumns(_), _) => return Ok(self.table.flush(self.out)?),
        };
        Ok(self.out.write_all(end)?)
    }
}

fn v1_list(items: &[Value]) -> Value {
    json!({"apiVersion": "v1", "items": items, "kind": "List", "metadata": {"resourceVersion": ""}})
}

const JSON_START: &[u8] = b"{\n    \"apiVersion\": \"v1\",\n    \"items\": [\n        ";
const JSON_EMPTY: &[u8] = b"{\n    \"apiVersion\": \"v1\",\n    \"items\": [],\n    \"kind\": \"List\",\n    \"metadata\": {\n        \"resourceVersion\": \"\"\n    }\n}\n";
const JSON_END: &[u8] =
    b"\n    ],\n    \"kind\": \"List\",\n    \"metadata\": {\n        \"resourceVersion\": \"\"\n    }\n}\n";

#[cfg(test)]
mod tests {
    use super::*;

    fn print(printer: &ObjectPrinter, objects: &[Value]) -> String {
        let mut out = Vec::new();
        let mut list = ListPrinter::new(&mut out, printer, false, false);
        for object in objects {
            list.object(object.clone()).unwrap();
        }
        list.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn list_printed_by_object_equals_list_printed_as_a_whole() {
        for objects in
            [vec![], vec![json!({"kind": "Pod", "a": "x\ny"})], vec![json!({"a": 1}), json!({"b": {"c": []}})]]
        {
            let list = v1_list(&objects);
            let mut whole = Vec::new();
            DocumentFormat::Json.write(&mut whole, &list).unwrap();
            assert_eq!(print(&ObjectPrinter::Json, &objects), String::from_utf8(whole).unwrap());
            let mut whole = Vec::new();
            DocumentFormat::Yaml.write(&mut whole, &list).unwrap();
            assert_eq!(print(&ObjectPrinter::Yaml, &objects), String::from_utf8(whole).unwrap());
        }
    }

    #[test]
    fn name_has_kind_and_group() {
        let pod = json!({"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "a"}});
        let deployment = json!({"kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "b"}});
        assert_eq!(print(&ObjectPrinter::Name, &[pod, deployment]), "pod/a\ndeployment.apps/b\n");
    }
}
