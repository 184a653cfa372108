//! Evaluates a template on an object (client-go `util/jsonpath/jsonpath.go`, `FindResults`, `walk`).

use std::cmp::Ordering;

use serde_json::Value;

use super::ast::{Filter, Node, Slice, SliceEnd};
use super::value::{PathValue, Scalar};

/// How many values one evaluation may visit. Each step of a path can double the results; no path in real use comes
/// near this bound.
pub const MAX_VISITS: usize = 1 << 26;
/// How deep loops may nest.
const MAX_LOOPS: usize = 64;

struct EvalError {
    message: String,
    /// Whether client-go returns values along with this error. A filter without an operator ignores the error and
    /// looks only at whether there are values.
    has_values: bool,
}

impl EvalError {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), has_values: false }
    }

    fn with_values(message: impl Into<String>) -> Self {
        Self { message: message.into(), has_values: true }
    }
}

type Results<'a> = Result<Vec<PathValue<'a>>, EvalError>;

/// The results of each piece of a template, texts included. A piece in a loop has one entry for each round.
pub fn evaluate<'a>(
    nodes: &'a [Node],
    value: &'a Value,
    allow_missing_keys: bool,
    max_visits: usize,
) -> Result<Vec<Vec<PathValue<'a>>>, String> {
    let mut evaluator = Evaluator {
        nodes,
        allow_missing_keys,
        begin_range: 0,
        in_range: 0,
        end_range: 0,
        last_end: None,
        visits_left: Some(max_visits),
    };
    let results = evaluator.find_results(0, PathValue::Json(value)).map_err(|error| error.message)?;
    // A filter may have ignored the error.
    evaluator.visit(0).map_err(|error| error.message)?;
    Ok(results)
}

/// The state of an evaluation. As in client-go, `range` and `end` are not paired in the syntax tree: they change the
/// counters that [`find_results`](Self::find_results) reads, so an unclosed loop runs to the end of the template.
struct Evaluator<'a> {
    nodes: &'a [Node],
    allow_missing_keys: bool,
    /// Loops that `range` announced and that have not started.
    begin_range: usize,
    /// Loops that are running.
    in_range: usize,
    /// Occurrences of `end` that have not ended a loop.
    end_range: usize,
    /// The index of the piece that ended the last loop.
    last_end: Option<usize>,
    /// How many more values may be visited; `None` once the bound is exceeded.
    visits_left: Option<usize>,
}

impl<'a> Evaluator<'a> {
    fn visit(&mut self, values: usize) -> Result<(), EvalError> {
        self.visits_left = self.visits_left.and_then(|left| left.checked_sub(values));
        match self.visits_left {
            Some(_) => Ok(()),
            None => Err(EvalError::new("the path leads to too many values")),
        }
    }

    /// Evaluates the pieces from `first` to the end of the loop around them.
    fn find_results(&mut self, first: usize, value: PathValue<'a>) -> Result<Vec<Vec<PathValue<'a>>>, EvalError> {
        if self.in_range > MAX_LOOPS {
            return Err(EvalError::new("the template has too many loops inside each other"));
        }
        let nodes = self.nodes;
        let mut all = Vec::new();
        let mut index = first;
        while let Some(node) = nodes.get(index) {
            let results = self.walk(vec![value], node)?;
            if self.end_range > 0 && self.end_range <= self.in_range {
                self.end_range -= 1;
                self.last_end = Some(index);
                break;
            }
            if self.begin_range > 0 {
                self.begin_range -= 1;
                self.in_range += 1;
                if results.is_empty() {
                    // Finds the end of a loop that has no rounds.
                    self.find_results(index + 1, PathValue::Invalid)?;
                }
                for value in results {
                    let value = if let PathValue::Json(Value::Null) = value { PathValue::Invalid } else { value };
                    all.extend(self.find_results(index + 1, value)?);
                }
                self.in_range -= 1;
                index = self.last_end.map_or(index, |end| end.max(index));
            } else {
                all.push(results);
            }
            index += 1;
        }
        Ok(all)
    }

    /// `evalList`.
    fn walk_list(&mut self, values: Vec<PathValue<'a>>, nodes: &'a [Node]) -> Results<'a> {
        nodes.iter().try_fold(values, |values, node| self.walk(values, node))
    }

    fn walk(&mut self, values: Vec<PathValue<'a>>, node: &'a Node) -> Results<'a> {
        self.visit(1 + values.len())?;
        match node {
            Node::Text(text) => Ok(vec![PathValue::Text(text)]),
            Node::Integer(integer) => Ok(vec![PathValue::Integer(*integer); values.len()]),
            Node::Float(float) => Ok(vec![PathValue::Float(*float); values.len()]),
            Node::Bool(flag) => Ok(vec![PathValue::Bool(*flag); values.len()]),
            Node::List(nodes) => self.walk_list(values, nodes),
            Node::Field(key) => self.field(&values, key),
            Node::Wildcard => self.expand(values, children),
            Node::Recursive => self.expand(values, descendants),
            Node::Filter(filter) => self.filter(&values, filter),
            Node::Slice(slice) => self.slice(values, *slice),
            Node::Union(paths) => self.union(&values, paths),
            Node::Identifier(word) => self.identifier(values, word),
        }
    }

    fn identifier(&mut self, values: Vec<PathValue<'a>>, word: &str) -> Results<'a> {
        match word {
            "range" => {
                self.begin_range += 1;
                Ok(values)
            }
            "end" if self.in_range > 0 => {
                self.end_range += 1;
                Ok(Vec::new())
            }
            "end" => Err(EvalError::new("not in range, nothing to end")),
            _ => {
                let message = format!("unrecognized identifier {word}");
                Err(EvalError { message, has_values: !values.is_empty() })
            }
        }
    }

    /// `evalField`.
    fn field(&self, values: &[PathValue<'a>], key: &str) -> Results<'a> {
        let field = |value: &PathValue<'a>| match value {
            PathValue::Json(value) => value.as_object()?.get(key).map(PathValue::Json),
            _ => None,
        };
        let results: Vec<_> = values.iter().filter_map(field).collect();
        if results.is_empty() && !values.is_empty() && !self.allow_missing_keys {
            return Err(EvalError::new(format!("{key} is not found")));
        }
        Ok(results)
    }

    fn expand<I: Iterator<Item = PathValue<'a>>>(
        &mut self,
        values: Vec<PathValue<'a>>,
        parts: fn(PathValue<'a>) -> I,
    ) -> Results<'a> {
        let mut results = Vec::new();
        for part in values.into_iter().flat_map(parts) {
            self.visit(1)?;
            results.push(part);
        }
        Ok(results)
    }

    /// `evalArray`.
    fn slice(&mut self, values: Vec<PathValue<'a>>, slice: Slice) -> Results<'a> {
        let mut results = Vec::new();
        for value in values {
            match value {
                PathValue::Json(Value::Null) | PathValue::Invalid => {}
                PathValue::Json(Value::Array(list)) => {
                    match slice_items(list, slice).map_err(EvalError::with_values)? {
                        Some(items) => results.extend(items),
                        None => break,
                    }
                }
                _ => return Err(EvalError::with_values(format!("{} is not array or slice", value.json_type()))),
            }
        }
        self.visit(results.len())?;
        Ok(results)
    }

    /// `evalUnion`.
    fn union(&mut self, values: &[PathValue<'a>], paths: &'a [Vec<Node>]) -> Results<'a> {
        let mut results = Vec::new();
        for path in paths {
            let more = self.walk_list(values.to_vec(), path);
            results.extend(more.map_err(|error| EvalError { has_values: !values.is_empty(), ..error })?);
        }
        Ok(results)
    }

    /// `evalFilter`.
    fn filter(&mut self, values: &[PathValue<'a>], filter: &'a Filter) -> Results<'a> {
        let mut results = Vec::new();
        for value in values {
            let PathValue::Json(Value::Array(items)) = value else {
                // client-go prints the value itself, which may be a secret's data.
                let message = format!("{} is not array or slice and cannot be filtered", value.json_type());
                return Err(EvalError::with_values(message));
            };
            for item in items.iter().map(PathValue::Json) {
                let left = self.walk_list(vec![item], &filter.left);
                let Some((operator, right)) = &filter.comparison else {
                    if left.map_or_else(|error| error.has_values, |values| !values.is_empty()) {
                        results.push(item);
                    }
                    continue;
                };
                let Some(left) = at_most_one(left)? else { continue };
                let Some(right) = at_most_one(self.walk_list(vec![item], right))? else { continue };
                let is_true = compare(left, operator, right);
                if is_true.map_err(|message| EvalError { message, has_values: !results.is_empty() })? {
                    results.push(item);
                }
            }
        }
        Ok(results)
    }
}

fn at_most_one(results: Results<'_>) -> Result<Option<PathValue<'_>>, EvalError> {
    match results.map_err(|error| EvalError { has_values: true, ..error })?.as_slice() {
        [] => Ok(None),
        [value] => Ok(Some(*value)),
        _ => Err(EvalError::with_values("can only compare one element at a time")),
    }
}

/// The values directly inside a map, a list, or a string, which is a list of bytes. Maps are in the order of their
/// keys; in Go they have none (`evalWildcard`).
fn children<'a>(value: PathValue<'a>) -> Box<dyn DoubleEndedIterator<Item = PathValue<'a>> + 'a> {
    match value {
        PathValue::Json(Value::Object(map)) => Box::new(map.values().map(PathValue::Json)),
        PathValue::Json(Value::Array(values)) => Box::new(values.iter().map(PathValue::Json)),
        PathValue::Json(Value::String(text)) => Box::new(text.bytes().map(PathValue::Byte)),
        PathValue::Text(text) => Box::new(text.iter().copied().map(PathValue::Byte)),
        _ => Box::new(std::iter::empty()),
    }
}

/// The value and everything below it, depth first: maps, lists and strings that are not empty (`evalRecursive`).
fn descendants(value: PathValue<'_>) -> impl Iterator<Item = PathValue<'_>> {
    let mut pending = vec![value];
    std::iter::from_fn(move || {
        loop {
            let next = pending.pop()?;
            match next {
                PathValue::Json(Value::Object(_) | Value::Array(_)) => {
                    let before = pending.len();
                    pending.extend(children(next).rev());
                    if pending.len() > before {
                        return Some(next);
                    }
                }
                PathValue::Json(Value::String(text)) if !text.is_empty() => return Some(next),
                PathValue::Text(text) if !text.is_empty() => return Some(next),
                _ => {}
            }
        }
    })
}

/// The items of a slice. `None` if the slice is empty: client-go then leaves out all following lists too.
fn slice_items(values: &[Value], slice: Slice) -> Result<Option<impl Iterator<Item = PathValue<'_>>>, String> {
    let length = i64::try_from(values.len()).unwrap_or(i64::MAX);
    let from_end = |index: i64| if index < 0 { index.wrapping_add(length) } else { index };
    let start = from_end(slice.start.unwrap_or(0));
    let end = match slice.end {
        SliceEnd::Open | SliceEnd::AfterStart(0) => length,
        SliceEnd::Before(end) | SliceEnd::AfterStart(end) => from_end(end),
    };
    if start == end {
        return Ok(None);
    }
    let out_of_bounds = |index: i64| Err(format!("array index out of bounds: index {index}, length {length}"));
    if !(0..length).contains(&start) {
        return out_of_bounds(start);
    }
    if !(0..=length).contains(&end) {
        return out_of_bounds(end.wrapping_sub(1));
    }
    if start > end {
        return Err(format!("starting index {start} is greater than ending index {end}"));
    }
    let step = match slice.step {
        Some(step) if step <= 0 => return Err("step must be > 0".to_owned()),
        step => usize::try_from(step.unwrap_or(1)).unwrap_or(usize::MAX),
    };
    let in_bounds = usize::try_from(start).ok().zip(usize::try_from(end).ok());
    let items = in_bounds.and_then(|(start, end)| values.get(start..end)).unwrap_or_default();
    Ok(Some(items.iter().step_by(step).map(PathValue::Json)))
}

const INVALID_TYPE: &str = "invalid type for comparison";
const INCOMPATIBLE_TYPES: &str = "incompatible types for comparison";

/// Whether `left operator right` is true. Values of different types cannot be compared
/// (client-go `third_party/forked/golang/template/funcs.go`).
fn compare(left: PathValue<'_>, operator: &str, right: PathValue<'_>) -> Result<bool, String> {
    match operator {
        "==" => equal(left, right),
        "!=" => equal(left, right).map(|equal| !equal),
        "<" => less(left, right),
        "<=" => less_or_equal(left, right),
        ">" => less_or_equal(left, right).map(|less| !less),
        ">=" => less(left, right).map(|less| !less),
        _ => Err(format!("unrecognized filter operator {operator}")),
    }
}

fn less_or_equal(left: PathValue<'_>, right: PathValue<'_>) -> Result<bool, String> {
    Ok(less(left, right)? || equal(left, right)?)
}

/// `Equal`.
fn equal(left: PathValue<'_>, right: PathValue<'_>) -> Result<bool, String> {
    match scalars(left, right)? {
        (Scalar::Bool(left), Scalar::Bool(right)) => Ok(left == right),
        (Scalar::Integer(left), Scalar::Integer(right)) => Ok(left == right),
        (Scalar::Float(left), Scalar::Float(right)) => Ok(left.partial_cmp(&right).is_some_and(Ordering::is_eq)),
        (Scalar::Text(left), Scalar::Text(right)) => Ok(left == right),
        _ => Err(INCOMPATIBLE_TYPES.to_owned()),
    }
}

/// `Less`.
fn less(left: PathValue<'_>, right: PathValue<'_>) -> Result<bool, String> {
    match scalars(left, right)? {
        (Scalar::Bool(_), Scalar::Bool(_)) => Err(INVALID_TYPE.to_owned()),
        (Scalar::Integer(left), Scalar::Integer(right)) => Ok(left < right),
        (Scalar::Float(left), Scalar::Float(right)) => Ok(left < right),
        (Scalar::Text(left), Scalar::Text(right)) => Ok(left < right),
        _ => Err(INCOMPATIBLE_TYPES.to_owned()),
    }
}

fn scalars<'a>(left: PathValue<'a>, right: PathValue<'a>) -> Result<(Scalar<'a>, Scalar<'a>), String> {
    left.scalar().zip(right.scalar()).ok_or_else(|| INVALID_TYPE.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn sliced(length: usize, start: Option<i64>, end: SliceEnd, step: Option<i64>) -> Result<String, String> {
        let values: Vec<Value> = (0..length).map(Value::from).collect();
        let items = slice_items(&values, Slice { start, end, step })?;
        Ok(items.map_or("none".to_owned(), |items| items.map(PathValue::to_go_string).collect::<Vec<_>>().join(" ")))
    }

    #[test]
    fn slice_indices_count_from_both_ends() {
        for (start, end, step, expected) in [
            (Some(0), SliceEnd::AfterStart(1), None, Ok("0")),
            (Some(-1), SliceEnd::AfterStart(0), None, Ok("3")),
            (Some(-2), SliceEnd::AfterStart(-1), None, Ok("2")),
            (None, SliceEnd::Open, None, Ok("0 1 2 3")),
            (Some(1), SliceEnd::Open, Some(2), Ok("1 3")),
            (None, SliceEnd::Before(-1), None, Ok("0 1 2")),
            (Some(2), SliceEnd::Before(2), Some(0), Ok("none")),
            (Some(0), SliceEnd::Before(2), Some(i64::MAX), Ok("0")),
            (Some(0), SliceEnd::Before(2), Some(0), Err("step must be > 0")),
            (Some(4), SliceEnd::AfterStart(5), None, Err("array index out of bounds: index 4, length 4")),
            (Some(-5), SliceEnd::AfterStart(-4), None, Err("array index out of bounds: index -1, length 4")),
            (Some(0), SliceEnd::Before(5), None, Err("array index out of bounds: index 4, length 4")),
            (Some(0), SliceEnd::Before(-9), None, Err("array index out of bounds: index -6, length 4")),
            (Some(3), SliceEnd::Before(1), None, Err("starting index 3 is greater than ending index 1")),
            (
                Some(i64::MAX),
                SliceEnd::AfterStart(i64::MIN),
                None,
                Err("array index out of bounds: index 9223372036854775807, length 4"),
            ),
        ] {
            let expected = expected.map(str::to_owned).map_err(str::to_owned);
            assert_eq!(sliced(4, start, end, step), expected, "{start:?} {end:?} {step:?}");
        }
        assert_eq!(sliced(0, None, SliceEnd::Open, None), Ok("none".to_owned()));
    }

    #[test]
    fn descendants_come_parents_first() {
        let value = json!({"a": [{"b": "x"}, {}, 1, ""], "c": null});
        let values: Vec<_> = descendants(PathValue::Json(&value)).map(PathValue::to_go_string).collect();
        assert_eq!(values, ["map[a:[map[b:x] map[] 1 ] c:<nil>]", "[map[b:x] map[] 1 ]", "map[b:x]", "x"]);
    }

    #[test]
    fn comparison_needs_values_of_one_type() {
        for (left, operator, right, expected) in [
            (json!(1), "==", json!(1), Ok(true)),
            (json!(1), "<", json!(2), Ok(true)),
            (json!(10), ">", json!(9), Ok(true)),
            (json!("10"), ">", json!("9"), Ok(false)),
            (json!("a"), "<=", json!("a"), Ok(true)),
            (json!(1.5), ">=", json!(1.5), Ok(true)),
            (json!(0.0), "==", json!(-0.0), Ok(true)),
            (json!(true), "!=", json!(false), Ok(true)),
            (json!(true), "<=", json!(true), Err(INVALID_TYPE)),
            (json!(1), "==", json!(1.0), Err(INCOMPATIBLE_TYPES)),
            (json!(1), "!=", json!("1"), Err(INCOMPATIBLE_TYPES)),
            (json!(null), "==", json!(1), Err(INVALID_TYPE)),
            (json!(1), "==", json!([]), Err(INVALID_TYPE)),
            (json!(1), "=", json!(1), Err("unrecognized filter operator =")),
        ] {
            let result = compare(PathValue::Json(&left), operator, PathValue::Json(&right));
            assert_eq!(result, expected.map_err(str::to_owned), "{left} {operator} {right}");
        }
    }
}
