//! YAML by random input.

use serde::Deserialize as _;
use serde_json::{Map, Value};
use serde_yaml::{Deserializer, Value as Other};

use crate::fuzz::{Random, check, mutate};
use crate::go::yaml::documents::{Document, Documents};
use crate::go::yaml::node::Node;
use crate::go::yaml::{decode, read, write};

/// What a change puts into a document: all that has a meaning in YAML.
pub const WORDS: [&str; 49] = [
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
    "!!int ",
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
    "a: &x {b: 1, c: [s3cret, 's3cret', \"z\\n\"]}\nd: *x\ne: {<<: *x, f: ~}\n",
    "# top\nlist:\n- s3cret\n- two: |\n    s3cret\n     y\n  three: >-\n    a\n    b\n-   - 1\n    - 2.5\n",
    "\"k\": {\"json\": [1, true, null, \"s3cret\\u00e9\"]}\n'it''s': \"a\\\n  b\"\n? long\n: x\n",
    "a: !!str s3cret\nb: !!binary aGk=\nc: plain text, of 's3cret'\n  lines\n---\nsecond: 1\n",
    "[s3cret, [b, {c: d}], {e, f: }]\n",
];
const TEXTS: [&str; 40] = [
    "a", "b", " ", "  ", "\n", "\n\n", "\t", "-", "- ", ":", ": ", "#", " #", "'", "\"", "\\", "|", ">", "%", "@", "`",
    "[", "]", "{", "}", ",", "&", "*", "!", "?", "=", "<<", "1", "0x", "e3", "é", "😀", "~", "yes", "null",
];

/// A value as the crate itself reads it; `None` where ours differs on purpose.
fn node(value: Other) -> Option<Node> {
    Some(match value {
        Other::Null => Node::Null,
        Other::Bool(value) => Node::Bool(value),
        Other::Number(value) => match (value.as_i64(), value.as_u64(), value.as_f64()) {
            (Some(value), ..) => Node::Int(value),
            (_, Some(value), _) => Node::Uint(value),
            (.., value) => Node::Float(value?),
        },
        Other::String(text) => Node::String(text),
        Other::Sequence(items) => Node::Seq(items.into_iter().map(node).collect::<Option<_>>()?),
        Other::Mapping(pairs) => {
            let pair = |(key, value)| match (key, node(value)?) {
                (Other::String(key), value) if key != "<<" => Some((key, value)),
                _ => None,
            };
            Node::Map(pairs.into_iter().map(pair).collect::<Option<_>>()?)
        }
        Other::Tagged(tagged) => node(tagged.value)?,
    })
}

fn document(random: &mut Random) -> Vec<u8> {
    let document = random.pick(&DOCUMENTS);
    mutate(random, document.as_bytes(), &WORDS)
}

/// Lines whose numbers are their content, between words that may begin or end a document.
#[test]
fn every_line_of_a_stream_is_in_one_document_at_its_place() {
    const LINES: [&str; 15] = [
        "---", "--- # x", "--- ", "---\r", "...", "... ", "", "# x", "{", "}", "{}", "{{ x }}", "\"{\"", "\u{feff}",
        "a:",
    ];
    check(4_000, |random: &mut Random| {
        let line = |number: usize, random: &mut Random| match random.below(3) {
            0 => format!("--- {number}\n"),
            1 => format!("{number}\n"),
            _ => format!("{}\n", random.pick(&LINES)),
        };
        let lines: Vec<_> = (1..=random.below(30)).map(|number| line(number, random)).collect();
        let mut found = Vec::new();
        for document in Documents::new(lines.concat().as_bytes(), 1 << 20) {
            let Document { line, text } = document.unwrap();
            let text = String::from_utf8(text.unwrap()).unwrap();
            let numbered =
                text.lines().enumerate().map(|(index, text)| (line + index, text.trim_start_matches("--- ")));
            found.extend(numbered.filter_map(|(line, text)| Some((line, text.parse::<usize>().ok()?))));
        }
        let expected = lines.iter().filter_map(|line| line.trim().trim_start_matches("--- ").parse::<usize>().ok());
        assert!(found.iter().map(|(_, number)| *number).eq(expected), "{lines:?}");
        assert!(found.iter().all(|(line, number)| line == number), "{found:?} {lines:?}");
    });
}

/// A limit of any size changes only which documents have a text.
#[test]
fn streams_with_a_limit_have_the_same_documents() {
    check(4_000, |random: &mut Random| {
        let stream = mutate(random, DOCUMENTS.concat().as_bytes(), &WORDS);
        let limit = random.below(120);
        let documents = |limit| Documents::new(stream.as_slice(), limit).map(Result::unwrap);
        // Where a JSON object ends is not known if it is passed over.
        if documents(1 << 20)
            .any(|document| document.text.is_some_and(|text| text.trim_ascii_start().starts_with(b"{")))
        {
            return;
        }
        let all = documents(1 << 20).map(|Document { line, text }| (line, text.filter(|text| text.len() <= limit)));
        let limited = documents(limit).map(|Document { line, text }| (line, text));
        assert_eq!(limited.collect::<Vec<_>>(), all.collect::<Vec<_>>(), "{limit}");
    });
}

#[test]
fn any_document_that_is_read_is_what_the_crate_reads() {
    let mut compared = 0;
    check(6_000, |random: &mut Random| {
        let document = document(random);
        // A last line of spaces is text to one of the two alone.
        let Ok(text) = str::from_utf8(document.trim_ascii_end()) else { return };
        let Ok(ours) = read::parse(text.as_bytes()) else { return };
        let theirs = Deserializer::from_str(text.trim_start_matches('\u{feff}')).next().unwrap();
        // Keys that stand twice are an error there.
        let Some(theirs) = Other::deserialize(theirs).ok().and_then(node) else { return };
        compared += 1;
        assert_eq!(ours, theirs, "{text}");
    });
    assert_ne!(compared, 0);
}

#[test]
fn errors_of_any_document_quote_no_value() {
    check(6_000, |random: &mut Random| {
        let document = document(random);
        let Err(problem) = read::parse(&document) else { return };
        let document = String::from_utf8_lossy(&document);
        assert!(!problem.contains("s3cret") && !problem.contains('\n'), "{problem}: {document}");
    });
}

/// JSON is YAML, and has a reader that shares nothing with ours.
#[test]
fn json_is_read_as_serde_json_reads_it() {
    check(6_000, |random: &mut Random| {
        let value = Value::Object(Map::from_iter([("k".to_owned(), value(random, 3))]));
        if value.to_string().contains("\"<<\":") {
            return;
        }
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            let node = read::parse(text.as_bytes()).unwrap_or_else(|problem| panic!("{problem}: {text}"));
            assert_eq!(decode::decode::<Value>(&node).unwrap(), value, "{text}");
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
