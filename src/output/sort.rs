//! `--sort-by`: objects, or the rows of a table, in the order of what a path leads to in them
//! (kubectl `pkg/cmd/get/sorter.go`).

use std::borrow::Cow;
use std::cmp::Ordering;

use serde_json::Value;

use crate::go::{Quantity, fmt, sort};
use crate::output::custom_columns::relax;
use crate::output::jsonpath::{Found, JsonPath, Scalar};

/// A path to sort by.
#[derive(Clone, Debug)]
pub struct Sorter {
    path: JsonPath,
    /// The path as kubectl names it in its errors.
    text: String,
    /// What is sorted, as kubectl names it.
    sorted: Sorted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sorted {
    Objects,
    Rows,
}

impl Sorter {
    /// A path for a list of objects (`SortObjects`).
    pub fn of_objects(path: &str) -> Result<Self, String> {
        let text = relax(path)?;
        Ok(Self { path: JsonPath::parse(&text)?, text, sorted: Sorted::Objects })
    }

    /// A path for the objects of a table's rows (`SortingPrinter.PrintObj`). It may be a whole template.
    pub fn of_rows(path: &str) -> Result<Self, String> {
        let text = relax(path).unwrap_or_else(|_| path.to_owned());
        Ok(Self { path: JsonPath::parse(&text)?, text, sorted: Sorted::Rows })
    }

    /// Sorts by the first value that the path leads to in each object. What has none comes first; equals stay as they
    /// are, which they do not always in kubectl. A path that leads nowhere in all of them is an error, but not for the
    /// only row of a table.
    ///
    /// Unlike in kubectl, `false` and `true` have an order, and so have numbers with and without a fraction.
    pub fn sort<T>(&self, items: &mut Vec<T>, object: impl Fn(&T) -> &Value) -> Result<(), String> {
        if self.sorted == Sorted::Rows && items.len() < 2 {
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
        Ok(results.first().and_then(|results| results.first()).map_or(Key::Missing, |found| Key::new(*found)))
    }

    /// Values of different kinds have no order, and maps and lists have none at all (`isLess`).
    fn check(&self, keys: &[Key<'_>]) -> Result<(), String> {
        let present: Vec<_> = keys.iter().filter(|key| !matches!(key, Key::Missing | Key::Null)).collect();
        for pair in present.windows(2) {
            let problem = match pair {
                [_, Key::Unsortable(name)] => format!("unsortable type: {name}"),
                [Key::Number(_) | Key::Integer(_), Key::Number(_) | Key::Integer(_)]
                | [Key::Bool(_), Key::Bool(_)]
                | [Key::Text(..), Key::Text(..)] => continue,
                _ => "unsortable interface: interface".to_owned(),
            };
            let sorted = match self.sorted {
                Sorted::Objects => "*unstructured.Unstructured",
                Sorted::Rows => "[][][]reflect.Value",
            };
            return Err(format!("Field {} in {sorted} is an unsortable type: interface, err: {problem}", self.text));
        }
        Ok(())
    }
}

/// What an object is sorted by.
#[derive(Debug, PartialEq)]
enum Key<'a> {
    Missing,
    Null,
    Bool(bool),
    Integer(i64),
    Number(f64),
    /// Text, and the quantity it is read as.
    Text(Cow<'a, str>, Option<Quantity>),
    /// A map or a list, by its type.
    Unsortable(&'static str),
}

impl<'a> Key<'a> {
    fn new(found: Found<'a>) -> Self {
        match found.scalar() {
            Some(Scalar::Bool(flag)) => Self::Bool(flag),
            Some(Scalar::Integer(integer)) => Self::Integer(integer),
            Some(Scalar::Float(float)) => Self::Number(float),
            Some(Scalar::Text(text)) => {
                let text = String::from_utf8_lossy(text);
                let quantity = Quantity::parse(&text);
                Self::Text(text, quantity)
            }
            None => match found.type_name() {
                "<nil>" => Self::Null,
                name => Self::Unsortable(name),
            },
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Missing => 0,
            Self::Null => 1,
            _ => 2,
        }
    }

    /// Whether it belongs before another key. This is no order of all texts: `10` is before `1a`, `1a` before `2`, and
    /// `2`, being a quantity as well, before `10`.
    #[expect(clippy::cast_precision_loss, reason = "an integer beside a fraction is compared as one")]
    fn is_less(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bool(one), Self::Bool(other)) => one < other,
            (Self::Integer(one), Self::Integer(other)) => one < other,
            (Self::Integer(one), Self::Number(other)) => (*one as f64) < *other,
            (Self::Number(one), Self::Integer(other)) => *one < (*other as f64),
            (Self::Number(one), Self::Number(other)) => one < other,
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
    fn values_are_sorted_by_what_they_are() {
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
            // A circle: what Go's insertion makes of it.
            (json!(["10", "1a", "2", "1"]), json!(["1", "10", "1a", "2"])),
            (json!([{"a": 1}, null]), json!([null, {"a": 1}])),
        ] {
            assert_eq!(sorted(&objects(&values)), Ok(expected));
        }
    }

    #[test]
    fn equals_stay_as_they_are() {
        let mut items: Vec<Value> = (0..100).map(|index| json!({"x": (index * 7) % 3, "index": index})).collect();
        Sorter::of_objects("x").unwrap().sort(&mut items, |item| item).unwrap();
        let keys: Vec<_> = items.iter().map(|item| (item["x"].as_i64(), item["index"].as_i64())).collect();
        assert!(keys.is_sorted());
    }

    #[test]
    fn an_order_that_runs_in_a_circle_ends() {
        let values: Vec<_> = (0..1000).map(|index| ["10", "1a", "2", "x", "3"][index % 5]).collect();
        assert_eq!(sorted(&objects(&json!(values))).unwrap().as_array().unwrap().len(), 1000);
    }

    #[test]
    fn what_cannot_be_sorted_is_told_in_kubectls_words() {
        for (values, problem) in [
            (json!([1, "a"]), "unsortable interface: interface"),
            (json!([{"a": 1}, "a"]), "unsortable interface: interface"),
            (json!(["a", {"a": 1}]), "unsortable type: map[string]interface {}"),
            (json!([[1], [2]]), "unsortable type: []interface {}"),
        ] {
            let expected =
                format!("Field {{.x}} in [][][]reflect.Value is an unsortable type: interface, err: {problem}");
            assert_eq!(sorted(&objects(&values)), Err(expected));
        }
        let expected = "couldn't find any field with path \"{.x}\" in the list of objects";
        assert_eq!(sorted(&json!([{"y": 1}, {}])), Err(expected.to_owned()));
        assert_eq!(sorted(&json!([])), Ok(json!([])));
    }

    #[test]
    fn a_table_takes_a_template_and_a_list_does_not() {
        assert!(Sorter::of_rows("{.x}{.y}").is_ok());
        assert!(Sorter::of_objects("{.x}{.y}").is_err_and(|error| error.starts_with("unexpected path string")));
        assert_eq!(Sorter::of_objects(".x[").unwrap_err(), "unterminated array");
    }
}
