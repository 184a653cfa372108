//! The context of a row, in a list of several contexts.

use std::fmt::Display;
use std::io;

use crate::term::ColorWriter;

use serde::Serialize;

/// The heading of the column with the contexts, which is the first of every table.
pub const CONTEXT_HEADING: &str = "CONTEXT";

/// An item with the context of its server.
#[derive(Debug, Serialize)]
pub struct WithContext<'a, T> {
    /// `None` in a list of one server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<&'a str>,
    #[serde(flatten)]
    pub item: T,
}

/// Writes a line of a format without columns or fields, after the context and a tab if there is a context.
pub fn write_line(out: &mut dyn ColorWriter, context: Option<&str>, line: impl Display) -> io::Result<()> {
    match (context, out.line_escape()) {
        (Some(context), None) => writeln!(out, "{context}\t{line}"),
        (Some(context), Some(escape)) => writeln!(out, "{}\t{}", escape(context), escape(&line.to_string())),
        (None, None) => writeln!(out, "{line}"),
        (None, Some(escape)) => writeln!(out, "{}", escape(&line.to_string())),
    }
}
