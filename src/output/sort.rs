//! `--sort-by`: sorts objects, or the rows of a table, by the values of a path (kubectl `pkg/cmd/get/sorter.go`).

use std::borrow::Cow;
use std::cmp::Ordering;

use serde_json::Value;

use crate::go::{Quantity, fmt, sort};
use crate::output::jsonpath::{JsonPath, PathValue, Scalar, relaxed_json_path};

/// Sorts by the values of a path.
#[derive(Clone, Debug)]
pub struct Sorter {
    path: JsonPath,
    /// The path with its braces, as errors name it.
    text: String,
    /// Whether fewer than two items are sorted without looking at their values.
    skips_single: bool,
}

impl Sorter {
    /// Sorts a list of objects (`SortObjects`).
    ///
    /// # Errors
    /// An invalid path, in kubectl's words.
    pub fn of_objects(path: &str) -> Result<Self, String> {
        let text = relaxed_json_path(path)?;
        Ok(Self { path: JsonPath::parse(&text)?, text, skips_single: false })
    }

    /// Sorts the rows of a table by their objects (`SortingPrinter.PrintObj`). The path may be a whole template.
    ///
    /// # Errors
    /// An invalid path, in kubectl's words.
    pub fn of_rows(path: &str) -> Result<Self, String> {
        let text = relaxed_json_path(path).unwrap_or_else(|_| path.to_owned());
        Ok(Self { path: JsonPath::parse(&text)?, text, skips_single: true })
    }

    /// Sorts by the first value of the path in each object. Objects without a value come first. The sort is stable,
    /// which kubectl's is not always. Unlike kubectl's, it orders `false` before `true`, and numbers with a fraction
    /// among those without.
    ///
    /// # Errors
    /// A path that leads to a value in no object, or to values that have no order.
    pub fn sort<T>(&self, items: &mut Vec<T>, object: impl Fn(&T) -> &Value) -> Result<(), String> {
        if self.skips_single && items.len() < 2 {
            return Ok(());
        }
        let keys = items.iter().map(|item| self.key(object(item))).collect::<Result<Vec<_>, _>>()?;
        if !keys.is_empty() && keys.iter().all(|key| *key == Key::Missing) {
            let path = fmt::quoted(&self.text);
            return Err(format!("couldn't find any field with path {path} in the list of objects"));
        }
        self.check(&keys)?;
        let keys = keys.into_iter().enumerate().collect();
        let order = sort::sorted(keys, |(_, one), (_, other)| one.is_less(other));
        let order: Vec<usize> = order.into_iter().map(|(index, _)| index).collect();
        let mut unsorted: Vec<_> = std::mem::take(items).into_iter().map(Some).collect();
        items.extend(order.into_iter().filter_map(|index| unsorted.get_mut(index)?.take()));
        Ok(())
    }

    fn key<'a>(&'a self, object: &'a Value) -> Result<Key<'a>, String> {
        let results = self.path.find(object)?;
        Ok(results.first().and_then(|results| results.first()).map_or(Key::Missing, |value| Key::new(*value)))
    }

    /// Values of different types have no order, and several maps or lists have none (`isLess`).
    fn check(&self, keys: &[Key<'_>]) -> Result<(), String> {
        let mut types = keys.iter().filter_map(Key::json_type);
        let (Some(first), Some(second)) = (types.next(), types.next()) else { return Ok(()) };
        let mut types = [first, second].into_iter().chain(types);
        let problem = match types.clone().find(|name| matches!(*name, "array" | "object")) {
            Some(unsortable) => unsortable.to_owned(),
            None => match types.find(|name| *name != first) {
                Some(other) => format!("{first} in one object, {other} in another"),
                None => return Ok(()),
            },
        };
        Err(format!("Field {} is an unsortable type: {problem}", self.text))
    }
}

/// The value by which an object is sorted.
#[derive(Debug, PartialEq)]
enum Key<'a> {
    Missing,
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    /// A string, and the quantity that it spells.
    Text(Cow<'a, str>, Option<Quantity>),
    /// A map or a list.
    Unsortable(&'static str),
}

impl<'a> Key<'a> {
    fn new(value: PathValue<'a>) -> Self {
        match value.scalar() {
            Some(Scalar::Bool(flag)) => Self::Bool(flag),
            Some(Scalar::Integer(integer)) => Self::Integer(integer),
            Some(Scalar::Float(float)) => Self::Float(float),
            Some(Scalar::Text(text)) => {
                let text = String::from_utf8_lossy(text);
                let quantity = Quantity::parse(&text);
                Self::Text(text, quantity)
            }
            None => match value.json_type() {
                "null" => Self::Null,
                name => Self::Unsortable(name),
            },
        }
    }

    /// The value's type in JSON's terms; `None` if there is no value.
    fn json_type(&self) -> Option<&'static str> {
        match self {
            Self::Missing | Self::Null => None,
            Self::Bool(_) => Some("boolean"),
            Self::Integer(_) | Self::Float(_) => Some("number"),
            Self::Text(..) => Some("string"),
            Self::Unsortable(name) => Some(name),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Missing => 0,
            Self::Null => 1,
            _ => 2,
        }
    }

    /// Whether the key belongs before another. As in kubectl, this order of strings contradicts itself: as strings `10`
    /// is before `1a` and `1a` before `2`, but as a quantity `2` is before `10`.
    #[expect(clippy::cast_precision_loss, reason = "an integer is compared with a float as a float")]
    fn is_less(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bool(one), Self::Bool(other)) => one < other,
            (Self::Integer(one), Self::Integer(other)) => one < other,
            (Self::Integer(one), Self::Float(other)) => (*one as f64) < *other,
            (Self::Float(one), Self::Integer(other)) => *one < (*other as f64),
            (Self::Float(one), Self::Float(other)) => one < other,
            (Self::Text(_, Some(one)), Self::Text(_, Some(other))) => one.cmp(other) == Ordering::Less,
            (Self::Text(one, _), Self::Text(other, _)) => one < other,
            _ => self.rank() < other.rank(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn sorted(values: &Value) -> Result<Value, String> {
        let mut items: Vec<Value> = values.as_array().unwrap().clone();
        Sorter::of_rows(".x")?.sort(&mut items, |item| item)?;
        Ok(items.iter().map(|item| item.get("x").cloned().unwrap_or(json!("missing"))).collect())
    }

    fn objects(values: &Value) -> Value {
        let object = |value: &Value| if value == "missing" { json!({}) } else { json!({"x": value}) };
        values.as_array().unwrap().iter().map(object).collect()
    }

    #[test]
    fn values_are_sorted_by_their_type() {
        for (values, expected) in [
            (json!([10, 9, -1]), json!([-1, 9, 10])),
            (json!([1.5, 1, 0.5]), json!([0.5, 1, 1.5])),
            (json!(["b", "a", "B", "10", "9"]), json!(["9", "10", "B", "a", "b"])),
            (json!(["1Gi", "500Mi", "1", "100m"]), json!(["100m", "1", "500Mi", "1Gi"])),
            (
                json!(["2024-01-02T00:00:00Z", "2023-12-31T00:00:00Z"]),
                json!(["2023-12-31T00:00:00Z", "2024-01-02T00:00:00Z"]),
            ),
            (json!([true, false]), json!([false, true])),
            (json!(["b", null, "missing", "a", null]), json!(["missing", null, null, "a", "b"])),
            (json!([{"a": 1}]), json!([{"a": 1}])),
            (json!(["missing"]), json!(["missing"])),
            // Strings whose order contradicts itself.
            (json!(["10", "1a", "2", "1"]), json!(["1", "10", "1a", "2"])),
            (json!([{"a": 1}, null]), json!([null, {"a": 1}])),
        ] {
            assert_eq!(sorted(&objects(&values)), Ok(expected));
        }
    }

    #[test]
    fn equal_keys_keep_their_order() {
        let mut items: Vec<Value> = (0..100).map(|index| json!({"x": (index * 7) % 3, "index": index})).collect();
        Sorter::of_objects("x").unwrap().sort(&mut items, |item| item).unwrap();
        let keys: Vec<_> = items.iter().map(|item| (item["x"].as_i64(), item["index"].as_i64())).collect();
        assert!(keys.is_sorted());
    }

    #[test]
    fn contradicting_order_keeps_all_items() {
        let values: Vec<_> = (0..1000).map(|index| ["10", "1a", "2", "x", "3"][index % 5]).collect();
        assert_eq!(sorted(&objects(&json!(values))).unwrap().as_array().unwrap().len(), 1000);
    }

    #[test]
    fn values_without_an_order_are_refused() {
        for (values, problem) in [
            (json!([1, "a"]), "number in one object, string in another"),
            (json!([null, true, false, 1.5]), "boolean in one object, number in another"),
            (json!([{"a": 1}, "a"]), "object"),
            (json!(["a", {"a": 1}]), "object"),
            (json!([[1], [2]]), "array"),
        ] {
            assert_eq!(sorted(&objects(&values)), Err(format!("Field {{.x}} is an unsortable type: {problem}")));
        }
        let expected = "couldn't find any field with path \"{.x}\" in the list of objects";
        assert_eq!(sorted(&json!([{"y": 1}, {}])), Err(expected.to_owned()));
        assert_eq!(sorted(&json!([])), Ok(json!([])));
    }

    #[test]
    fn template_sorts_rows_but_not_objects() {
        assert!(Sorter::of_rows("{.x}{.y}").is_ok());
        assert!(Sorter::of_objects("{.x}{.y}").is_err_and(|error| error.starts_with("unexpected path string")));
        assert_eq!(Sorter::of_objects(".x[").unwrap_err(), "unterminated array");
    }
}
