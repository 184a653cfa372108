//! What is printed of several servers: the context that leads to each stands before what it says.

use std::fmt::Display;
use std::io::{self, Write};

use serde::Serialize;

/// The heading of the column with the contexts.
pub const HEADING: &str = "CONTEXT";

/// An item of a list, and the context of its server.
#[derive(Debug, Serialize)]
pub struct OfContext<'a, T> {
    /// None in a list about one server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<&'a str>,
    /// The item.
    #[serde(flatten)]
    pub item: T,
}

impl<'a, T> OfContext<'a, T> {
    /// What is made of the item, with the same context.
    pub fn map<'b, U>(&'b self, make: impl FnOnce(&'b T) -> U) -> OfContext<'a, U> {
        OfContext { context: self.context, item: make(&self.item) }
    }
}

/// Writes a line of a format that has neither columns nor fields: the context, a tab, and the line.
pub fn write_line(out: &mut dyn Write, context: Option<&str>, line: impl Display) -> io::Result<()> {
    match context {
        Some(context) => writeln!(out, "{context}\t{line}"),
        None => writeln!(out, "{line}"),
    }
}

/// The cells of a row, or the headings of a table, behind the context that stands before them, if one does.
pub fn cells<'a, C: From<&'a str>>(
    context: Option<&'a str>,
    cells: impl IntoIterator<Item = C>,
) -> impl Iterator<Item = C> {
    context.map(C::from).into_iter().chain(cells)
}
