//! The expected text of a stream, and how a difference is shown.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// An expectation of one stream.
pub enum Expected {
    /// The whole text.
    Text(String),
    /// A part of the text.
    Part(String),
    /// The whole text, in a file.
    Golden(String),
}

impl Expected {
    /// Describes how the text differs; `None` if it does not. With `UPDATE_GENERATED=1` a golden file is rewritten.
    pub fn difference(&self, actual: &str, placeholders: &[(String, String)]) -> Option<String> {
        match self {
            Self::Text(text) => unequal(&fill(text, placeholders), actual).map(|lines| format!("differs:\n{lines}")),
            Self::Part(text) => {
                let text = fill(text, placeholders);
                (!actual.contains(&text)).then(|| format!("does not have:\n{text}"))
            }
            Self::Golden(name) => golden(name, actual, placeholders),
        }
    }
}

/// Compares with `tests/cli/golden/<name>.txt`, or writes it under `UPDATE_GENERATED=1`.
fn golden(name: &str, actual: &str, placeholders: &[(String, String)]) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cli/golden/{name}.txt"));
    if std::env::var_os("UPDATE_GENERATED").is_some_and(|value| value == "1") {
        let text = placeholders.iter().fold(actual.to_owned(), |text, (name, value)| text.replace(value, name));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        return None;
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    unequal(&fill(&text, placeholders), actual)
        .map(|lines| format!("differs from {name}.txt; `UPDATE_GENERATED=1 cargo test` rewrites the file:\n{lines}"))
}

fn fill(text: &str, placeholders: &[(String, String)]) -> String {
    placeholders.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// The lines that only one side has, `-` before expected and `+` before actual ones; `None` for equal texts.
pub fn unequal(expected: &str, actual: &str) -> Option<String> {
    if expected == actual {
        return None;
    }
    let (left, right): (Vec<_>, Vec<_>) = (expected.split('\n').collect(), actual.split('\n').collect());
    let same = left.iter().zip(&right).take_while(|(left, right)| left == right).count();
    let (left_rest, right_rest) = (&left[same..], &right[same..]);
    let tail = left_rest.iter().rev().zip(right_rest.iter().rev()).take_while(|(left, right)| left == right).count();
    let mut text = format!("from line {}:\n", same + 1);
    for (sign, lines) in [('-', &left_rest[..left_rest.len() - tail]), ('+', &right_rest[..right_rest.len() - tail])] {
        for line in lines {
            // Trailing spaces are part of a table and would be invisible.
            let end = if line.ends_with(' ') { "$" } else { "" };
            let _ = writeln!(text, "{sign} {line}{end}");
        }
    }
    Some(text)
}
