//! YAML by random input, beside another reader.

use serde_json::{Map, Value};
use serde_yaml::Value as Other;

use crate::fuzz::{Random, check, mutate};
use crate::yaml::node::Node;
use crate::yaml::{decode, read, write};

/// What a change puts into a document: all that has a meaning in YAML.
pub const WORDS: [&str; 48] = [
    "null",
    "~",
    "yes",
    "0x1F",
    "1e3",
    ".inf",
    "1_0",
    "010",
    "\n",
    "\n  ",
    "\n    - ",
    "- ",
    ": ",
    ":",
    ",",
    "[",
    "]",
    "{",
    "}",
    "'",
    "\"",
    "|\n  ",
    ">-\n  ",
    "|2+\n",
    "# ",
    "&a ",
    "*a",
    "<<: ",
    "<<: *a",
    "!!str ",
    "!!binary ",
    "!",
    "!<x>",
    "%YAML 1.1\n",
    "---\n",
    "\n...\n",
    "? ",
    "\t",
    "\\",
    "\\x",
    "\\u00e9",
    "\r\n",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "@",
    "`",
    "\u{0}",
];
const DOCUMENTS: [&str; 5] = [
    "a: &x {b: 1, c: [x, 'y', \"z\\n\"]}\nd: *x\ne: {<<: *x, f: ~}\n",
    "# top\nlist:\n- one\n- two: |\n    x\n     y\n  three: >-\n    a\n    b\n-   - 1\n    - 2.5\n",
    "\"k\": {\"json\": [1, true, null, \"s\\u00e9\"]}\n'it''s': \"a\\\n  b\"\n? long\n: x\n",
    "a: !!str 5\nb: !!binary aGk=\nc: plain text, of 'several'\n  lines\n---\nsecond: 1\n",
    "[a, [b, {c: d}], {e, f: }]\n",
];
const TEXTS: [&str; 40] = [
    "a", "b", " ", "  ", "\n", "\n\n", "\t", "-", "- ", ":", ": ", "#", " #", "'", "\"", "\\", "|", ">", "%", "@", "`",
    "[", "]", "{", "}", ",", "&", "*", "!", "?", "=", "<<", "1", "0x", "e3", "é", "😀", "~", "yes", "null",
];

/// Whether two readers found the same: the same shape, and the same text where both found a text. What is plain they
/// read by different versions of YAML.
fn agrees(ours: &Node, theirs: &Other) -> bool {
    match (ours, theirs) {
        (Node::String(ours), Other::String(theirs)) => ours == theirs,
        (Node::Seq(ours), Other::Sequence(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| agrees(ours, theirs))
        }
        (Node::Map(ours), Other::Mapping(theirs)) => theirs.iter().all(|(key, value)| match key {
            Other::String(key) => ours.get(key).is_some_and(|found| agrees(found, value)) || is_plain_key(key),
            _ => true,
        }),
        (Node::Seq(_) | Node::Map(_), _) | (_, Other::Sequence(_) | Other::Mapping(_)) => false,
        _ => true,
    }
}

/// A key that is another value by YAML 1.1.
fn is_plain_key(key: &str) -> bool {
    crate::yaml::quote::is_needed(key)
}

#[test]
fn what_two_readers_take_they_read_alike() {
    check(6_000, |random: &mut Random| {
        let document = random.pick(&DOCUMENTS);
        let document = mutate(random, document.as_bytes(), &WORDS);
        // Blanks behind the last line end are text to one of the two alone.
        let document = document.trim_ascii_end();
        let Ok(ours) = read::parse(document) else { return };
        let text = String::from_utf8_lossy(document);
        // Merge keys, tags and byte order marks inside the text are understood by one alone, too.
        if text.contains("<<") || text.contains(['!', '\u{feff}']) {
            return;
        }
        if let Ok(theirs) = serde_yaml::from_str::<Other>(&text) {
            assert!(agrees(&ours, &theirs), "{text}\n{ours:?}\n{theirs:?}");
        }
    });
}

fn value(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 7 } else { 9 }) {
        0 => Value::Null,
        1 => Value::from(random.once_in(2)),
        2 => Value::from(i64::try_from(random.below(2000)).unwrap() - 1000),
        3 => Value::from(f64::from(u32::try_from(random.below(1_000_000)).unwrap()) + 0.25),
        4..=6 => Value::from(random.text(&TEXTS, 6)),
        7 => Value::from(random.some(3, |random| value(random, depth - 1))),
        _ => Value::Object(
            random.some(3, |random| (random.text(&TEXTS, 3), value(random, depth - 1))).into_iter().collect(),
        ),
    }
}

#[test]
fn what_is_written_is_read_again() {
    check(6_000, |random: &mut Random| {
        let value = Value::Object(Map::from_iter([("k".to_owned(), value(random, 3))]));
        // Go leaves the merge key plain, and cannot read it again either.
        if value.to_string().contains("\"<<\":") {
            return;
        }
        let mut out = Vec::new();
        write::write(&mut out, &value).unwrap();
        let text = String::from_utf8(out).unwrap();
        let node = read::parse(text.as_bytes()).unwrap_or_else(|problem| panic!("{problem}: {value}\n{text}"));
        let read: Value = decode::decode(&node).unwrap();
        assert_eq!(read, value, "{text}");
    });
}
