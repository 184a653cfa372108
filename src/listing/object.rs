//! Objects as they are, of any kind.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};

use crate::client::Error;
use crate::listing::Document;
use crate::listing::table::ListMetadata;

/// What kubectl asks with for objects.
pub const ACCEPT: &str = "application/json";

/// One page of objects. They are kept as text: one at a time becomes a tree.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Page<'a> {
    /// The list's kind, such as `PodList`.
    #[serde(default)]
    pub kind: String,
    /// The list's API version.
    #[serde(default)]
    pub api_version: String,
    /// The list's own metadata.
    #[serde(default)]
    pub metadata: ListMetadata,
    /// The objects.
    #[serde(borrow, default)]
    pub items: Option<Vec<&'a RawValue>>,
}

impl Document for Page<'_> {
    const NAME: &'static str = "list";

    fn is_what_was_asked_for(&self) -> bool {
        self.kind.ends_with("List")
    }
}

/// One object that came alone.
#[derive(Debug, Deserialize)]
pub struct Single(Map<String, Value>);

impl Document for Single {
    const NAME: &'static str = "object";

    fn is_what_was_asked_for(&self) -> bool {
        self.0.get("kind").is_some_and(Value::is_string)
    }
}

impl Single {
    /// The object as kubectl prints it.
    pub fn into_object(self, managed_fields: bool) -> Value {
        shown(self.0, managed_fields)
    }
}

impl Page<'_> {
    /// The objects, each with its kind and API version, as kubectl prints them.
    pub fn objects(&self, managed_fields: bool) -> impl Iterator<Item = Result<Value, Error>> {
        let kind = self.kind.strip_suffix("List").unwrap_or(&self.kind);
        self.items.iter().flatten().map(move |item| {
            let mut object: Map<String, Value> = serde_json::from_str(item.get())
                .map_err(|error| Error::Request(format!("the server sent an object that cannot be read: {error}")))?;
            for (key, value) in [("kind", kind), ("apiVersion", &self.api_version)] {
                object.entry(key).or_insert_with(|| Value::from(value));
            }
            Ok(shown(object, managed_fields))
        })
    }
}

fn shown(mut object: Map<String, Value>, managed_fields: bool) -> Value {
    if let Some(Value::Object(metadata)) = object.get_mut("metadata")
        && !managed_fields
    {
        metadata.remove("managedFields");
    }
    let mut object = Value::Object(object);
    as_go_keeps_numbers(&mut object);
    object
}

/// Go's decoder keeps an integer that fits 64 bits with a sign, and makes a float of every other number
/// (apimachinery `pkg/util/json/json.go`, `Unmarshal`).
fn as_go_keeps_numbers(value: &mut Value) {
    match value {
        Value::Number(number) if !number.is_i64() => {
            if let Some(float) = number.as_f64().and_then(Number::from_f64) {
                *number = float;
            }
        }
        Value::Array(values) => values.iter_mut().for_each(as_go_keeps_numbers),
        Value::Object(map) => map.values_mut().for_each(as_go_keeps_numbers),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_gets_the_kind_of_its_list_and_loses_its_managed_fields() {
        let page: Page<'_> = serde_json::from_str(
            r#"{"kind":"PodList","apiVersion":"v1","metadata":{},"items":[{"metadata":{"name":"a","managedFields":[{}]},"n":1.0,"m":1.5}]}"#,
        )
        .unwrap();
        let objects: Vec<_> = page.objects(false).map(|object| object.unwrap().to_string()).collect();
        assert_eq!(objects, [r#"{"apiVersion":"v1","kind":"Pod","m":1.5,"metadata":{"name":"a"},"n":1.0}"#]);
    }
}
