//! YAML text to the nodes that are written there, with aliases and merge keys as they stand. Of several
//! documents the first is read.

use super::text::Source;
use libyaml_safer::{Encoding, Error, ErrorKind, Event, EventData, Parser, ScalarStyle};
use std::collections::HashMap;

/// Deeper nesting is an error. kubectl allows 10,000 levels.
const MAX_DEPTH: usize = 256;

/// The most nodes of a document: those of fifty thousand contexts. A node takes a hundred bytes, and may be written in two.
const MAX_NODES: usize = 2_000_000;

/// A node as written, before aliases and merge keys are followed.
pub enum Written {
    Scalar {
        text: String,
        tag: Option<String>,
        plain: bool,
    },
    Seq(Vec<usize>),
    /// Keys and values in turn.
    Map(Vec<usize>),
    Alias(usize),
}

/// The nodes of the first document, which name each other by index.
#[derive(Default)]
pub struct Tree {
    pub nodes: Vec<Written>,
    /// The outermost node. None in an empty document.
    pub root: Option<usize>,
    anchors: HashMap<String, usize>,
    /// The collections that are not closed yet.
    open: Vec<usize>,
}

impl Tree {
    /// Reads the first document.
    ///
    /// # Errors
    /// Broken YAML, in goyaml's words. They hold nothing of the text but the names of anchors.
    pub fn read(source: &Source) -> Result<Self, String> {
        let mut tree = Self::default();
        let mut parser = Parser::new();
        parser.set_encoding(Encoding::Utf8);
        parser.set_input(source.text.as_bytes());
        loop {
            let event = parser.parse().map_err(|error| describe(&error))?;
            match &event.data {
                EventData::StreamStart { .. } | EventData::DocumentStart { .. } => {}
                // The end of the first document is asked for, what follows is never looked at.
                EventData::StreamEnd | EventData::DocumentEnd { .. } => return Ok(tree),
                EventData::SequenceEnd | EventData::MappingEnd => {
                    tree.open.pop();
                }
                _ => {
                    let id = tree.add(event, source)?;
                    tree.root = tree.root.or(Some(id));
                }
            }
        }
    }

    fn add(&mut self, event: Event, source: &Source) -> Result<usize, String> {
        let range = (event.start_mark.index, event.end_mark.index);
        let (written, anchor) = match event.data {
            EventData::Alias { anchor } => {
                let target = self.anchors.get(&anchor).copied();
                (Written::Alias(target.ok_or_else(|| format!("yaml: unknown anchor '{anchor}' referenced"))?), None)
            }
            EventData::Scalar { anchor, tag, mut value, plain_implicit, style, .. } => {
                if style == ScalarStyle::DoubleQuoted {
                    refuse_escaped_slash(&source.text, range)?;
                }
                let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                if block && source.line_end_added && range.1 == source.text.len() as u64 && value.ends_with('\n') {
                    value.pop();
                }
                let plain = plain_implicit && style == ScalarStyle::Plain;
                (Written::Scalar { text: value, tag, plain }, anchor)
            }
            EventData::SequenceStart { anchor, .. } => (Written::Seq(Vec::new()), anchor),
            EventData::MappingStart { anchor, .. } => (Written::Map(Vec::new()), anchor),
            _ => (Written::Seq(Vec::new()), None),
        };
        let id = self.nodes.len();
        if id >= MAX_NODES {
            return Err("yaml: more than 2 million values".to_owned());
        }
        if let Some(Written::Seq(children) | Written::Map(children)) =
            self.open.last().and_then(|parent| self.nodes.get_mut(*parent))
        {
            children.push(id);
        }
        if matches!(written, Written::Seq(_) | Written::Map(_)) {
            self.open.push(id);
            check_depth(self.open.len())?;
        }
        self.nodes.push(written);
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, id);
        }
        Ok(id)
    }
}

/// Refuses nesting that a recursive reader cannot follow.
///
/// # Errors
/// goyaml's text for its own limit.
pub fn check_depth(depth: usize) -> Result<(), String> {
    if depth > MAX_DEPTH { Err(format!("yaml: exceeded max depth of {MAX_DEPTH}")) } else { Ok(()) }
}

/// goyaml knows no `\/`, though JSON does; the crate takes it.
fn refuse_escaped_slash(text: &str, (start, end): (u64, u64)) -> Result<(), String> {
    let position = |mark: u64| usize::try_from(mark).unwrap_or(usize::MAX);
    let Some(written) = text.get(position(start)..position(end)) else { return Ok(()) };
    let mut escaped = false;
    for (index, byte) in written.bytes().enumerate() {
        if escaped && byte == b'/' {
            let before = text.get(..position(start) + index).unwrap_or_default();
            return Err(located(before.matches('\n').count() as u64, 1, "found unknown escape character"));
        }
        escaped = byte == b'\\' && !escaped;
    }
    Ok(())
}

/// goyaml's wording (go.yaml.in/yaml `v2`, `decode.go`, `parser.fail`), which counts lines in its own way.
fn describe(error: &Error) -> String {
    let past_the_line = u64::from(error.kind() == ErrorKind::Scanner);
    match (error.problem_mark().map_or(0, |mark| mark.line), error.context_mark().map_or(0, |mark| mark.line)) {
        (0, line) => located(line, 0, error.problem()),
        (line, _) => located(line, past_the_line, error.problem()),
    }
}

fn located(line: u64, past_the_line: u64, problem: &str) -> String {
    if line == 0 { format!("yaml: {problem}") } else { format!("yaml: line {}: {problem}", line + past_the_line) }
}
