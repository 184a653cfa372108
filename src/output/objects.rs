//! A list of objects as kubectl prints it, one object at a time: whatever the count, one is in memory.

use std::io::{self, Write};

use serde_json::Value;

use crate::output::{json, yaml};

/// How objects are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `pod/name`, a line each.
    Name,
    /// One JSON list.
    Json,
    /// One YAML list.
    Yaml,
}

impl Form {
    /// Prints one object that stands alone.
    pub fn write_single(self, out: &mut dyn Write, object: &Value) -> io::Result<()> {
        match self {
            Self::Name => writeln!(out, "{}", name(object)),
            Self::Json => json::write_pretty(out, object, "    "),
            Self::Yaml => yaml::write(out, object),
        }
    }
}

/// A list that is being printed. It is a `v1` `List` whatever it holds (kubectl `pkg/cmd/get/get.go`,
/// `printGeneric`).
pub struct List<'a> {
    out: &'a mut dyn Write,
    form: Form,
    count: usize,
}

impl<'a> List<'a> {
    /// Begins a list; nothing is written before its first object or its end.
    pub fn new(out: &'a mut dyn Write, form: Form) -> Self {
        Self { out, form, count: 0 }
    }

    /// Objects printed so far.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Prints one object.
    pub fn object(&mut self, object: &Value) -> io::Result<()> {
        let first = self.count == 0;
        self.count += 1;
        match self.form {
            Form::Name => writeln!(self.out, "{}", name(object)),
            Form::Json => {
                self.out.write_all(if first { JSON_START } else { b",\n        " })?;
                let mut text = Vec::new();
                json::write_pretty(&mut text, object, "    ")?;
                // No string of JSON holds a line end: each one is the printer's own.
                let text = String::from_utf8_lossy(&text);
                self.out.write_all(text.trim_end().replace('\n', "\n        ").as_bytes())
            }
            Form::Yaml => {
                self.out.write_all(if first { b"apiVersion: v1\nitems:\n" } else { b"" })?;
                yaml::write(self.out, &[object])
            }
        }
    }

    /// Hands on what was printed so far.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Ends the list.
    pub fn finish(self) -> io::Result<()> {
        let end: &[u8] = match (self.form, self.count) {
            (Form::Name, _) => b"",
            (Form::Json, 0) => b"{\n    \"apiVersion\": \"v1\",\n    \"items\": [],\n    \"kind\": \"List\",\n    \"metadata\": {\n        \"resourceVersion\": \"\"\n    }\n}\n",
            (Form::Json, _) => b"\n    ],\n    \"kind\": \"List\",\n    \"metadata\": {\n        \"resourceVersion\": \"\"\n    }\n}\n",
            (Form::Yaml, 0) => b"apiVersion: v1\nitems: []\nkind: List\nmetadata:\n  resourceVersion: \"\"\n",
            (Form::Yaml, _) => b"kind: List\nmetadata:\n  resourceVersion: \"\"\n",
        };
        self.out.write_all(end)
    }
}

const JSON_START: &[u8] = b"{\n    \"apiVersion\": \"v1\",\n    \"items\": [\n        ";

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
    use serde_json::json;

    fn print(form: Form, objects: &[Value]) -> String {
        let mut out = Vec::new();
        let mut list = List::new(&mut out, form);
        for object in objects {
            list.object(object).unwrap();
        }
        list.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The pieces together are what the whole list would be.
    #[test]
    fn a_list_in_pieces_is_the_list_as_one() {
        for objects in
            [vec![], vec![json!({"kind": "Pod", "a": "x\ny"})], vec![json!({"a": 1}), json!({"b": {"c": []}})]]
        {
            let list =
                json!({"apiVersion": "v1", "items": objects, "kind": "List", "metadata": {"resourceVersion": ""}});
            let mut whole = Vec::new();
            json::write_pretty(&mut whole, &list, "    ").unwrap();
            assert_eq!(print(Form::Json, &objects), String::from_utf8(whole).unwrap());
            let mut whole = Vec::new();
            yaml::write(&mut whole, &list).unwrap();
            assert_eq!(print(Form::Yaml, &objects), String::from_utf8(whole).unwrap());
        }
    }

    #[test]
    fn a_name_has_the_kind_and_its_group() {
        let pod = json!({"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "a"}});
        let deployment = json!({"kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "b"}});
        assert_eq!(print(Form::Name, &[pod, deployment]), "pod/a\ndeployment.apps/b\n");
    }
}
