//! The steps that take one value apart.

use serde_json::Value;

use super::found::Found;
use super::node::{End, Slice};

/// The value of a key; none where there is no such key, and where there is no map
/// (client-go `util/jsonpath/jsonpath.go`, `evalField`).
pub fn field<'a>(value: Found<'a>, key: &str) -> Option<Found<'a>> {
    match value {
        Found::Value(value) => value.as_object()?.get(key).map(Found::Value),
        _ => None,
    }
}

/// What is directly inside a value. Go's maps have no order; here it is that of the keys. A string is a list of
/// bytes (`evalWildcard`).
pub fn inside<'a>(value: Found<'a>) -> Box<dyn DoubleEndedIterator<Item = Found<'a>> + 'a> {
    match value {
        Found::Value(Value::Object(map)) => Box::new(map.values().map(Found::Value)),
        Found::Value(Value::Array(values)) => Box::new(values.iter().map(Found::Value)),
        Found::Value(Value::String(text)) => Box::new(text.bytes().map(Found::Byte)),
        Found::Text(text) => Box::new(text.iter().copied().map(Found::Byte)),
        _ => Box::new(std::iter::empty()),
    }
}

/// The value and everything below it that is a map, a list or a string, and not empty (`evalRecursive`).
pub fn below(value: Found<'_>) -> impl Iterator<Item = Found<'_>> {
    let mut waiting = vec![value];
    std::iter::from_fn(move || {
        loop {
            let next = waiting.pop()?;
            match next {
                Found::Value(Value::Object(_) | Value::Array(_)) => {
                    let before = waiting.len();
                    waiting.extend(inside(next).rev());
                    if waiting.len() > before {
                        return Some(next);
                    }
                }
                Found::Value(Value::String(text)) if !text.is_empty() => return Some(next),
                Found::Text(text) if !text.is_empty() => return Some(next),
                _ => {}
            }
        }
    })
}

/// The items of a slice, or none where the slice is empty: kubectl then leaves the other lists out as well
/// (`evalArray`).
pub fn slice(values: &[Value], slice: Slice) -> Result<Option<impl Iterator<Item = Found<'_>>>, String> {
    let length = i64::try_from(values.len()).unwrap_or(i64::MAX);
    let from_end = |index: i64| if index < 0 { index.wrapping_add(length) } else { index };
    let start = from_end(slice.start.unwrap_or_default());
    let end = match slice.end {
        // After the last item, which is -1, comes 0.
        End::Open | End::AfterOne(0) => length,
        End::Before(end) | End::AfterOne(end) => from_end(end),
    };
    if start == end {
        return Ok(None);
    }
    let outside = |index: i64| Err(format!("array index out of bounds: index {index}, length {length}"));
    if !(0..length).contains(&start) {
        return outside(start);
    }
    if !(0..=length).contains(&end) {
        return outside(end.wrapping_sub(1));
    }
    if start > end {
        return Err(format!("starting index {start} is greater than ending index {end}"));
    }
    let step = match slice.step {
        Some(step) if step <= 0 => return Err("step must be > 0".to_owned()),
        step => usize::try_from(step.unwrap_or(1)).unwrap_or(usize::MAX),
    };
    let range = usize::try_from(start).unwrap_or_default()..usize::try_from(end).unwrap_or_default();
    Ok(Some(values.get(range).unwrap_or_default().iter().step_by(step).map(Found::Value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn sliced(length: usize, start: Option<i64>, end: End, step: Option<i64>) -> Result<String, String> {
        let values: Vec<Value> = (0..length).map(Value::from).collect();
        let found = slice(&values, Slice { start, end, step })?;
        Ok(found.map_or("none".to_owned(), |found| found.map(Found::in_go).collect::<Vec<_>>().join(" ")))
    }

    #[test]
    fn slices_count_from_both_ends() {
        for (start, end, step, expected) in [
            (Some(0), End::AfterOne(1), None, Ok("0")),
            (Some(-1), End::AfterOne(0), None, Ok("3")),
            (Some(-2), End::AfterOne(-1), None, Ok("2")),
            (None, End::Open, None, Ok("0 1 2 3")),
            (Some(1), End::Open, Some(2), Ok("1 3")),
            (None, End::Before(-1), None, Ok("0 1 2")),
            (Some(2), End::Before(2), Some(0), Ok("none")),
            (Some(0), End::Before(2), Some(i64::MAX), Ok("0")),
            (Some(0), End::Before(2), Some(0), Err("step must be > 0")),
            (Some(4), End::AfterOne(5), None, Err("array index out of bounds: index 4, length 4")),
            (Some(-5), End::AfterOne(-4), None, Err("array index out of bounds: index -1, length 4")),
            (Some(0), End::Before(5), None, Err("array index out of bounds: index 4, length 4")),
            (Some(0), End::Before(-9), None, Err("array index out of bounds: index -6, length 4")),
            (Some(3), End::Before(1), None, Err("starting index 3 is greater than ending index 1")),
            (
                Some(i64::MAX),
                End::AfterOne(i64::MIN),
                None,
                Err("array index out of bounds: index 9223372036854775807, length 4"),
            ),
        ] {
            let expected = expected.map(str::to_owned).map_err(str::to_owned);
            assert_eq!(sliced(4, start, end, step), expected, "{start:?} {end:?} {step:?}");
        }
        assert_eq!(sliced(0, None, End::Open, None), Ok("none".to_owned()));
    }

    #[test]
    fn everything_below_comes_from_the_top() {
        let value = json!({"a": [{"b": "x"}, {}, 1, ""], "c": null});
        let found: Vec<_> = below(Found::Value(&value)).map(Found::in_go).collect();
        assert_eq!(found, ["map[a:[map[b:x] map[] 1 ] c:<nil>]", "[map[b:x] map[] 1 ]", "map[b:x]", "x"]);
    }
}
