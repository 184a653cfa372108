//! The documents of a YAML or JSON stream, read one after another: a stream takes the memory of its longest document.
//!
//! The iterator of `serde_yaml` repeats a document that it cannot read for ever, so the text is split before it is parsed.

use std::io::{self, BufRead, Read as _};

/// As many bytes of a line as show whether it is between two documents.
const MARKER: usize = 256;

/// The text of one document.
#[derive(Debug)]
pub struct Document {
    /// The line of the stream at which the text begins, from 1.
    pub line: usize,
    /// The text, which may be blank; `None` if it is longer than the limit.
    pub text: Option<Vec<u8>>,
}

/// Splits a stream at the lines that begin or end a document, and after each JSON object (apimachinery
/// `pkg/util/yaml/decoder.go`, `YAMLReader.Read` and `YAMLOrJSONDecoder.Decode`). Unlike there, text after `---` on the
/// same line and text after `...` belong to the next document: nothing is passed over.
pub struct Documents<R> {
    input: R,
    /// The most bytes of a document.
    limit: usize,
    /// The number of lines that were read.
    lines: usize,
    /// A line that ended the last document and is the first of the next one.
    first: Vec<u8>,
    is_over: bool,
}

impl<R: BufRead> Documents<R> {
    pub fn new(input: R, limit: usize) -> Self {
        Self { input, limit, lines: 0, first: Vec::new(), is_over: false }
    }

    /// The next document; `None` at the end of the stream.
    fn read(&mut self) -> io::Result<Option<Document>> {
        let mut text = std::mem::take(&mut self.first);
        let mut line = self.lines + usize::from(text.is_empty());
        let mut is_large = text.len() > self.limit;
        let mut object = Braces::default();
        let mut is_closed = !text.is_empty() && object.close_in(&text);
        while !is_closed {
            let start = text.len();
            if !self.read_line(&mut text, MARKER)? {
                self.is_over = true;
                break;
            }
            let is_empty = start == 0 && !is_large;
            match Boundary::of(&text[start..]) {
                // Without text before it, a separator belongs to the document that it begins.
                Some(Boundary::Separator | Boundary::Beginning) if is_empty => {}
                Some(boundary) => {
                    let mut rest = text.split_off(start);
                    if boundary == Boundary::Beginning {
                        self.finish_line(&mut rest)?;
                        self.first = rest;
                    } else {
                        self.skip_line(&rest)?;
                    }
                    if is_empty {
                        line = self.lines + 1;
                        continue;
                    }
                    break;
                }
                None => {}
            }
            self.finish_line(&mut text)?;
            is_closed = object.close_in(&text[start..]);
            is_large |= text.len() > self.limit;
            if is_large {
                text.clear();
            }
        }
        if self.is_over && text.is_empty() && !is_large {
            return Ok(None);
        }
        Ok(Some(Document { line, text: (!is_large).then_some(text) }))
    }

    /// Adds the next line, or this many bytes of it; `false` at the end of the stream.
    fn read_line(&mut self, text: &mut Vec<u8>, bytes: usize) -> io::Result<bool> {
        let read = self.input.by_ref().take(bytes as u64).read_until(b'\n', text)?;
        self.lines += usize::from(read > 0);
        Ok(read > 0)
    }

    /// Adds the rest of a line, unless that exceeds the limit. Then it is passed over.
    fn finish_line(&mut self, text: &mut Vec<u8>) -> io::Result<()> {
        if !text.ends_with(b"\n") {
            let room = (self.limit + 1).saturating_sub(text.len());
            self.input.by_ref().take(room as u64).read_until(b'\n', text)?;
        }
        self.skip_line(text)
    }

    /// Passes over the rest of a line.
    fn skip_line(&mut self, read: &[u8]) -> io::Result<()> {
        if read.ends_with(b"\n") { Ok(()) } else { self.input.skip_until(b'\n').map(drop) }
    }
}

impl<R: BufRead> Iterator for Documents<R> {
    type Item = io::Result<Document>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let document = self.read();
        self.is_over |= document.is_err();
        document.transpose()
    }
}

/// A line between two documents.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Boundary {
    /// `---` alone or before a comment.
    Separator,
    /// `---` before text of the next document.
    Beginning,
    /// `...`
    End,
}

impl Boundary {
    fn of(line: &[u8]) -> Option<Self> {
        if let Some(rest) = line.strip_prefix(b"---") {
            return match (rest.first(), rest.trim_ascii().first()) {
                (_, None | Some(b'#')) => Some(Self::Separator),
                (Some(b' ' | b'\t'), _) => Some(Self::Beginning),
                _ => None,
            };
        }
        let is_end = line.strip_prefix(b"...").is_some_and(|rest| rest.trim_ascii().is_empty());
        is_end.then_some(Self::End)
    }
}

/// Finds the end of a document that is a JSON object.
#[derive(Default)]
struct Braces {
    is_object: Option<bool>,
    depth: usize,
    is_in_string: bool,
    is_escaped: bool,
}

impl Braces {
    /// Whether the object ends in the line. Two braces begin a template, not an object.
    fn close_in(&mut self, line: &[u8]) -> bool {
        let Some(content) = content(line) else { return false };
        let starts_object = || content.starts_with(b"{") && !content.starts_with(b"{{");
        *self.is_object.get_or_insert_with(starts_object) && self.close(content)
    }

    fn close(&mut self, line: &[u8]) -> bool {
        for byte in line {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' if self.is_in_string => self.is_escaped = true,
                b'"' => self.is_in_string = !self.is_in_string,
                _ if self.is_in_string => {}
                b'{' => self.depth += 1,
                b'}' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
        self.depth == 0 && !self.is_in_string
    }
}

/// Whether a line separates two documents, and holds nothing of either.
pub fn is_separator(line: &str) -> bool {
    Boundary::of(line.as_bytes()) == Some(Boundary::Separator)
}

/// The line of a document in which its content begins, counted from 0, and the text from there; `None` for comments and
/// separators alone.
pub fn first_content(text: &[u8]) -> Option<(usize, &[u8])> {
    let mut start = 0;
    for (number, line) in text.split_inclusive(|byte| *byte == b'\n').enumerate() {
        if content(line).is_some() {
            return Some((number, &text[start..]));
        }
        start += line.len();
    }
    None
}

/// The content of a line; `None` for a blank one, a comment or a separator.
fn content(line: &[u8]) -> Option<&[u8]> {
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    let line = match Boundary::of(line) {
        Some(Boundary::Beginning) => &line[3..],
        Some(Boundary::Separator | Boundary::End) => return None,
        None => line,
    };
    Some(line.trim_ascii_start()).filter(|content| !content.is_empty() && !content.starts_with(b"#"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(stream: &str, limit: usize) -> Vec<(usize, Option<String>)> {
        Documents::new(stream.as_bytes(), limit)
            .map(|document| document.unwrap())
            .map(|document| (document.line, document.text.map(|text| String::from_utf8(text).unwrap())))
            .collect()
    }

    /// Compares each stream with the lines and the texts of its documents.
    fn assert_split(cases: &[(&str, &[(usize, &str)])]) {
        for (stream, expected) in cases {
            let expected: Vec<_> = expected.iter().map(|(line, text)| (*line, Some((*text).to_owned()))).collect();
            assert_eq!(split(stream, 1 << 20), expected, "{stream}");
        }
    }

    #[test]
    fn stream_is_split_at_every_boundary_with_line_numbers() {
        assert_split(&[
            ("", &[]),
            ("a: 1", &[(1, "a: 1")]),
            ("---\na: 1\n---\nb: 2\n", &[(1, "---\na: 1\n"), (4, "b: 2\n")]),
            ("---\r\na: 1\r\n--- # next\r\nb: 2\r\n", &[(1, "---\r\na: 1\r\n"), (4, "b: 2\r\n")]),
            ("\n---\n", &[(1, "\n")]),
            ("---\n---\na: 1\n", &[(1, "---\n"), (3, "a: 1\n")]),
            ("a: 1\n--- {b: 2}\nc: 3\n", &[(1, "a: 1\n"), (2, "--- {b: 2}\n"), (3, "c: 3\n")]),
            ("--- |\n x\n", &[(1, "--- |\n x\n")]),
            ("a: 1\n...\n# end\n", &[(1, "a: 1\n"), (3, "# end\n")]),
            ("...\na: 1\n", &[(2, "a: 1\n")]),
            ("a: |\n  ---\n  x\n----\n---x\n", &[(1, "a: |\n  ---\n  x\n----\n---x\n")]),
        ]);
    }

    #[test]
    fn json_objects_are_documents_of_their_own() {
        assert_split(&[
            ("{\"a\": {}}\n{\"b\": \"}\\\"{\"}\n", &[(1, "{\"a\": {}}\n"), (2, "{\"b\": \"}\\\"{\"}\n")]),
            ("# x\n{\n}\n\n{}", &[(1, "# x\n{\n}\n"), (4, "\n{}")]),
            ("{a: 1}\n---\nb: 2\n", &[(1, "{a: 1}\n"), (2, "---\nb: 2\n")]),
            ("{{- if .a }}\na: 1\n{{- end }}\n", &[(1, "{{- if .a }}\na: 1\n{{- end }}\n")]),
            ("a: {}\nb: 1\n", &[(1, "a: {}\nb: 1\n")]),
        ]);
    }

    #[test]
    fn document_over_the_limit_has_no_text() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(split("123456789\n---\nb\n", 9), [(1, None), (3, some("b\n"))]);
        assert_eq!(split("1234\n678\n---\nb\n", 9), [(1, some("1234\n678\n")), (4, some("b\n"))]);
        assert_eq!(split("1234\n6789\n---\nb\n", 9), [(1, None), (4, some("b\n"))]);
        assert_eq!(split("b\n---\n0123456789012345", 9), [(1, some("b\n")), (3, None)]);
    }

    #[test]
    fn content_begins_after_comments_and_separators() {
        for (text, expected) in [
            ("---\n# Source: a\n\nb: 1\nc: 2", Some((3, "b: 1\nc: 2"))),
            ("\u{feff}a: 1", Some((0, "\u{feff}a: 1"))),
            ("--- {a: 1}", Some((0, "--- {a: 1}"))),
            ("# x\n---\n\n", None),
        ] {
            let expected = expected.map(|(line, rest)| (line, rest.as_bytes()));
            assert_eq!(first_content(text.as_bytes()), expected, "{text}");
        }
    }
}
