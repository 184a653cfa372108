//! Objects of any kind.

use std::ops::Range;

use serde::Deserialize;
use serde::de::Error as _;
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};
use smol_str::SmolStr;

use crate::client::Error;
use crate::objects::{Metadata, Representation};

/// A page of objects, or a single one.
#[derive(Debug)]
pub struct Objects {
    kind: String,
    api_version: String,
    metadata: Metadata,
    items: Items,
}

#[derive(Debug)]
enum Items {
    /// The JSON of a page, and where in it each object is. One object at a time becomes a tree, which takes several
    /// times as much memory as its text.
    Page { json: String, ranges: Vec<Range<usize>> },
    /// An object that came alone.
    Single(Map<String, Value>),
}

/// `metav1.List`, and every other list.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct List<'a> {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    api_version: String,
    #[serde(default)]
    metadata: Metadata,
    #[serde(borrow, default)]
    items: Option<Vec<&'a RawValue>>,
}

impl Representation for Objects {
    const ACCEPT: &'static str = "application/json";
    const KIND: &'static str = "List";

    fn parse_page(json: Vec<u8>, _include_object: bool) -> serde_json::Result<Self> {
        let json = String::from_utf8(json).map_err(serde_json::Error::custom)?;
        let List { kind, api_version, metadata, items } = serde_json::from_str(&json)?;
        let ranges = items.into_iter().flatten().map(|item| range_in(&json, item.get())).collect();
        Ok(Self { kind, api_version, metadata, items: Items::Page { json, ranges } })
    }

    fn parse_object(json: &[u8]) -> serde_json::Result<Self> {
        let object: Map<String, Value> = serde_json::from_slice(json)?;
        let text = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (kind, api_version) = (text("kind"), text("apiVersion"));
        let version = object.get("metadata").and_then(|metadata| metadata.get("resourceVersion"));
        let resource_version = version.and_then(Value::as_str).map(SmolStr::from);
        let metadata = Metadata { resource_version, ..Metadata::default() };
        Ok(Self { kind, api_version, metadata, items: Items::Single(object) })
    }

    fn kind(&self) -> &str {
        &self.kind
    }

    fn metadata(&self) -> &Metadata {
        &self.metadata
    }
}

impl Objects {
    /// The objects, each with its kind and API version, as kubectl prints them.
    pub fn into_objects(self, managed_fields: bool) -> impl Iterator<Item = Result<Value, Error>> {
        let Self { kind, api_version, items, .. } = self;
        let (single, json, ranges) = match items {
            Items::Single(object) => (Some(Ok(object)), String::new(), Vec::new()),
            Items::Page { json, ranges } => (None, json, ranges),
        };
        let items = ranges.into_iter().map(move |range| {
            let mut object: Map<String, Value> = serde_json::from_str(&json[range])
                .map_err(|error| Error::Request(format!("the server sent an object that cannot be read: {error}")))?;
            for (key, value) in [("kind", kind.strip_suffix("List").unwrap_or(&kind)), ("apiVersion", &api_version)] {
                object.entry(key).or_insert_with(|| Value::from(value));
            }
            Ok(object)
        });
        single.into_iter().chain(items).map(move |object| Ok(to_printed(object?, managed_fields)))
    }
}

/// Where a part of a text is in it. With these a page owns its text and its items, which no borrow could.
fn range_in(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}

fn to_printed(mut object: Map<String, Value>, managed_fields: bool) -> Value {
    if let Some(Value::Object(metadata)) = object.get_mut("metadata")
        && !managed_fields
    {
        metadata.remove("managedFields");
    }
    let mut object = Value::Object(object);
    convert_numbers(&mut object);
    object
}

/// Makes a float of every number but an integer that fits 64 bits with a sign, as Go's decoder does
/// (apimachinery `pkg/util/json/json.go`, `Unmarshal`).
fn convert_numbers(value: &mut Value) {
    match value {
        Value::Number(number) if !number.is_i64() => {
            if let Some(float) = number.as_f64().and_then(Number::from_f64) {
                *number = float;
            }
        }
        Value::Array(values) => values.iter_mut().for_each(convert_numbers),
        Value::Object(map) => map.values_mut().for_each(convert_numbers),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn item_of_a_list_gets_its_kind_and_loses_its_managed_fields() {
        let json = r#"{"kind":"PodList","apiVersion":"v1","metadata":{},"items":[{"metadata":{"name":"a","managedFields":[{}]},"n":1.0,"m":1.5}]}"#;
        let page = Objects::parse_page(json.into(), false).unwrap();
        let objects: Vec<_> = page.into_objects(false).map(|object| object.unwrap().to_string()).collect();
        assert_eq!(objects, [r#"{"apiVersion":"v1","kind":"Pod","m":1.5,"metadata":{"name":"a"},"n":1.0}"#]);
    }
}
