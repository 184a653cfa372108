//! YAML as kubectl writes it: through a port of the same emitter, with Go's choice of styles and order of keys.

use std::cmp::Ordering;
use std::io::{self, Write};

use libyaml_safer::{Emitter, Encoding, Event, MappingStyle, ScalarStyle, SequenceStyle};
use serde::Serialize;
use serde_json::Value;

use crate::go::yaml::quote;
use crate::go::{float, sort};

/// The column near which long texts are folded (goyaml v2 `yamlprivateh.go`, `best_width`).
const WIDTH: i32 = 80;

/// Writes a value as one document without its marks.
pub fn write(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let value = serde_json::to_value(value)?;
    let mut bytes = Vec::new();
    let mut emitter = Emitter::new();
    emitter.set_unicode(true);
    emitter.set_width(WIDTH);
    emitter.set_output_string(&mut bytes);
    let mut emit = |event| emitter.emit(event).map_err(|error| io::Error::other(format!("writing YAML: {error}")));
    emit(Event::stream_start(Encoding::Utf8))?;
    emit(Event::document_start(None, &[], true))?;
    emit_value(&mut emit, &value)?;
    emit(Event::document_end(true))?;
    emit(Event::stream_end())?;
    drop(emitter);
    let text = String::from_utf8_lossy(&bytes);
    // libyaml marks the end of a document whose last text ends in blank lines, Go's port does not.
    let text = text.strip_suffix("\n...\n").map_or(text.clone(), |text| format!("{text}\n").into());
    out.write_all(escape_astral(&text).as_bytes())
}

fn emit_value(emit: &mut dyn FnMut(Event) -> io::Result<()>, value: &Value) -> io::Result<()> {
    match value {
        Value::Null => emit_scalar(emit, "null", ScalarStyle::Plain),
        Value::Bool(flag) => emit_scalar(emit, &flag.to_string(), ScalarStyle::Plain),
        Value::Number(number) => {
            let float = number.as_f64().filter(|_| number.is_f64());
            emit_scalar(emit, &float.map_or_else(|| number.to_string(), float_text), ScalarStyle::Plain)
        }
        Value::String(text) => emit_scalar(emit, text, string_style(text)),
        Value::Array(values) => {
            emit(Event::sequence_start(None, None, true, SequenceStyle::Block))?;
            values.iter().try_for_each(|value| emit_value(emit, value))?;
            emit(Event::sequence_end())
        }
        Value::Object(map) => {
            emit(Event::mapping_start(None, None, true, MappingStyle::Block))?;
            // The order contradicts itself for a few sets of keys, such as `v10`, `v1a` and `v2`.
            let is_less = |one: &(&String, _), other: &(&String, _)| natural_order(one.0, other.0) == Ordering::Less;
            for (key, value) in sort::sorted(map.iter().collect(), is_less) {
                emit_scalar(emit, key, string_style(key))?;
                emit_value(emit, value)?;
            }
            emit(Event::mapping_end())
        }
    }
}

fn emit_scalar(emit: &mut dyn FnMut(Event) -> io::Result<()>, text: &str, style: ScalarStyle) -> io::Result<()> {
    emit(Event::scalar(None, None, text, true, true, style))
}

/// goyaml v2 `encode.go`, `stringv`.
fn string_style(text: &str) -> ScalarStyle {
    if text.contains(is_astral) {
        ScalarStyle::DoubleQuoted
    } else if text.contains('\n') {
        ScalarStyle::Literal
    } else if quote::is_needed(text) {
        ScalarStyle::DoubleQuoted
    } else {
        ScalarStyle::Plain
    }
}

/// A float has been JSON before it becomes YAML: without a fraction it is a whole number by now
/// (sigs.k8s.io/yaml `yaml.go`, `Marshal`).
fn float_text(float: f64) -> String {
    let json = float::json(float);
    let is_whole = json.parse::<i64>().is_ok() || json.parse::<u64>().is_ok();
    if is_whole { json } else { float::general(float) }
}

/// Characters beyond the Basic Multilingual Plane: Go's emitter takes them for unprintable, this one does not.
fn is_astral(character: char) -> bool {
    character > '\u{ffff}'
}

/// They stand in double quotes by [`string_style`].
fn escape_astral(text: &str) -> String {
    if !text.contains(is_astral) {
        return text.to_owned();
    }
    text.chars().map(|it| if is_astral(it) { format!("\\U{:08X}", u32::from(it)) } else { it.to_string() }).collect()
}

/// The order of two keys: at the first difference a letter comes after everything else, and runs of digits compare
/// by their value, equal ones by their length (goyaml v2 `sorter.go`, `keyList.Less`).
fn natural_order(left: &str, right: &str) -> Ordering {
    let common = left.bytes().zip(right.bytes()).take_while(|(left, right)| left == right).count();
    // A difference inside a character is a difference of that character.
    let common = (0..=common).rev().find(|&at| left.is_char_boundary(at) && right.is_char_boundary(at)).unwrap_or(0);
    let (before, left_rest) = left.split_at(common);
    let (_, right_rest) = right.split_at(common);
    let (Some(a), Some(b)) = (left_rest.chars().next(), right_rest.chars().next()) else {
        return left.len().cmp(&right.len());
    };
    match (a.is_alphabetic(), b.is_alphabetic()) {
        (true, true) => a.cmp(&b),
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) => {
            // A number that goes on is not zero, whatever its next digit: `a1-` stands before `a10`.
            let goes_on = before.bytes().rev().take_while(u8::is_ascii_digit).any(|digit| digit != b'0');
            let start = u128::from(goes_on && (a == '0' || b == '0'));
            let run = |text: &str| {
                let length = text.bytes().take_while(u8::is_ascii_digit).count();
                let digits = text.bytes().take(length).map(|digit| u128::from(digit - b'0'));
                (digits.fold(start, |value, digit| value.saturating_mul(10).saturating_add(digit)), length)
            };
            run(left_rest).cmp(&run(right_rest)).then(a.cmp(&b))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn yaml(value: &Value) -> String {
        let mut out = Vec::new();
        write(&mut out, value).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn maps_are_indented_and_sequences_are_not() {
        let value = json!({"b": [{"x": 1, "y": []}, "z"], "a": {"c": {}, "d": null}});
        assert_eq!(yaml(&value), "a:\n  c: {}\n  d: null\nb:\n- x: 1\n  \"y\": []\n- z\n");
    }

    #[test]
    fn strings_are_quoted_where_yaml_1_1_needs_it() {
        for (text, expected) in [
            ("n", "\"n\""),
            ("1_000", "\"1_000\""),
            ("1:30", "\"1:30\""),
            ("0x1F", "\"0x1F\""),
            ("2020-01-01", "\"2020-01-01\""),
            ("", "\"\""),
            ("v1", "v1"),
            ("- a", "'- a'"),
            ("a: b", "'a: b'"),
            ("'x", "'''x'"),
            ("*", "'*'"),
            ("a\tb", "\"a\\tb\""),
            ("👍", "\"\\U0001F44D\""),
            ("é", "é"),
        ] {
            assert_eq!(yaml(&json!(text)), format!("{expected}\n"), "{text:?}");
        }
    }

    #[test]
    fn several_lines_stand_in_a_block() {
        assert_eq!(
            yaml(&json!({"a": "x\ny\n", "b": "x\ny", "c": "x\n\n"})),
            "a: |\n  x\n  y\nb: |-\n  x\n  y\nc: |+\n  x\n\n"
        );
    }

    #[test]
    fn each_pair_of_keys_that_contradict_each_other_is_in_order() {
        for (one, other) in [("v10", "v1a"), ("v1a", "v2"), ("v2", "v10")] {
            assert_eq!(yaml(&json!({one: 0, other: 0})), format!("{one}: 0\n{other}: 0\n"));
        }
    }

    #[test]
    fn keys_are_in_natural_order() {
        let value = json!({"a10": 0, "a2": 0, "a1": 0, "a01": 0, "1a": 0, "1": 0, "2": 0, "b": 0, "B": 0, "_": 0, "a": 0, "ab": 0, "a/b": 0});
        let keys: Vec<_> = yaml(&value).lines().map(|line| line.split(':').next().unwrap().replace('"', "")).collect();
        assert_eq!(keys, ["_", "1", "1a", "2", "B", "a", "a/b", "a1", "a01", "a2", "a10", "ab", "b"]);
    }
}
