//! Lists of rows in every format: tables, names, JSON and YAML. A command describes its rows by [`Row`]; how they are
//! printed is decided here alone.

mod cell;
mod context;
mod failed;
mod plain;
mod screen;
mod widths;

pub use cell::Cell;
pub use context::{CONTEXT_HEADING, WithContext, write_line};
pub use failed::Failed;

use std::borrow::Cow;
use std::io;
use std::iter;

use serde::{Serialize, Serializer};

use crate::go::{TabWriter, json};
use crate::output::DocumentFormat;
use crate::term::logger::timed;
use crate::term::{Color, ColorWriter};
use failed::Items;

/// The format of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFormat {
    Table,
    /// A table with more columns.
    Wide,
    /// One name a line.
    Name,
    /// One document with all items.
    Json,
    /// One item a line, without what failed.
    Ndjson,
    /// One document with all items.
    Yaml,
}

impl From<DocumentFormat> for RowFormat {
    fn from(format: DocumentFormat) -> Self {
        match format {
            DocumentFormat::Json => Self::Json,
            DocumentFormat::Yaml => Self::Yaml,
        }
    }
}

/// Whose table a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableStyle {
    /// kubectl prints the same table: ours has the same bytes.
    Kubectl,
    Own,
}

/// A line of a table. As an item of JSON and YAML it is what `Serialize` makes of it.
pub trait Row: Serialize {
    const STYLE: TableStyle;
    const HEADINGS: &'static [&'static str];
    /// The headings that a wide table adds.
    const WIDE_HEADINGS: &'static [&'static str] = &[];

    /// One cell for each heading.
    fn cells(&self) -> impl Iterator<Item = Cell<'_>>;

    /// One cell for each wide heading.
    fn wide_cells(&self) -> impl Iterator<Item = Cell<'_>> {
        iter::empty()
    }

    /// The name for `-o name`, which other commands accept.
    fn name(&self) -> Cow<'_, str>;

    /// The document of JSON and YAML.
    fn document<'a>(rows: &'a [WithContext<'a, Self>], failed: &'a [Failed]) -> impl Serialize + 'a
    where
        Self: Sized + 'a,
    {
        Items { items: rows, failed }
    }
}

/// Rows in the order in which they are printed.
#[derive(Debug)]
pub struct RowList<'a, R> {
    pub rows: Vec<WithContext<'a, R>>,
    /// What is missing from the rows.
    pub failed: Vec<Failed>,
    /// Whether the rows are of several contexts. Then they name theirs, in every format.
    pub multi_context: bool,
}

impl<R: Row> RowList<'_, R> {
    /// A list that is of no server, and complete.
    pub fn local(rows: impl IntoIterator<Item = R>) -> Self {
        let rows = rows.into_iter().map(|item| WithContext { context: None, item }).collect();
        Self { rows, failed: Vec::new(), multi_context: false }
    }

    /// Writes the list. Without `no_headers`, a table without rows is its headings.
    pub fn write(&self, out: &mut dyn ColorWriter, format: RowFormat, no_headers: bool) -> io::Result<()> {
        timed("printing", || match format {
            RowFormat::Table => self.write_table(out, false, no_headers),
            RowFormat::Wide => self.write_table(out, true, no_headers),
            RowFormat::Name => self.write_lines(out, R::name),
            RowFormat::Json => DocumentFormat::Json.write(out, self),
            RowFormat::Ndjson => self.rows.iter().try_for_each(|row| json::write_line(out, row)),
            RowFormat::Yaml => DocumentFormat::Yaml.write(out, self),
        })
    }

    /// Writes one text a row, each on a line.
    pub fn write_lines<'r>(
        &'r self,
        out: &mut dyn ColorWriter,
        text: impl Fn(&'r R) -> Cow<'r, str>,
    ) -> io::Result<()> {
        self.rows.iter().try_for_each(|row| write_line(out, row.context, text(&row.item)))
    }

    fn write_table(&self, out: &mut dyn ColorWriter, wide: bool, no_headers: bool) -> io::Result<()> {
        let wide_headings = if wide { R::WIDE_HEADINGS } else { &[] };
        let headings = R::HEADINGS.iter().chain(wide_headings).copied();
        let headings: Vec<_> = self.multi_context.then_some(CONTEXT_HEADING).into_iter().chain(headings).collect();
        let headings = (!no_headers).then_some(headings.as_slice());
        let lines = self.rows.iter().map(|WithContext { context, item }| {
            let context = context.map(|context| Cell::from(context).colored(Color::Cyan));
            let wide_cells = wide.then(|| item.wide_cells()).into_iter().flatten();
            context.into_iter().chain(item.cells()).chain(wide_cells)
        });
        match R::STYLE {
            TableStyle::Kubectl => {
                let mut table = TabWriter::escaped(out.line_escape());
                if let Some(headings) = headings {
                    table.row(headings);
                }
                for cells in lines {
                    table.row(cells);
                }
                table.flush(out)
            }
            TableStyle::Own => match out.line_escape() {
                None => plain::write(out, headings, lines),
                Some(_) => screen::write(out, headings, lines),
            },
        }
    }
}

/// The document of JSON and YAML.
impl<R: Row> Serialize for RowList<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        R::document(&self.rows, &self.failed).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct KubectlRow(Fields);

    #[derive(Serialize)]
    struct OwnRow(Fields);

    #[derive(Clone, Serialize)]
    struct Fields {
        first: &'static str,
        second: &'static str,
        more: u8,
    }

    const ROWS: [Fields; 2] =
        [Fields { first: "a-long-name", second: "x", more: 1 }, Fields { first: "b", second: "", more: 2 }];

    macro_rules! row {
        ($row:ident, $style:ident) => {
            impl Row for $row {
                const STYLE: TableStyle = TableStyle::$style;
                const HEADINGS: &'static [&'static str] = &["FIRST", "SECOND"];
                const WIDE_HEADINGS: &'static [&'static str] = &["MORE"];

                fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
                    [self.0.first, self.0.second].map(Cell::from).into_iter()
                }

                fn wide_cells(&self) -> impl Iterator<Item = Cell<'_>> {
                    [self.0.more.to_string()].map(Cell::from).into_iter()
                }

                fn name(&self) -> Cow<'_, str> {
                    Cow::Borrowed(self.0.first)
                }
            }
        };
    }

    row!(KubectlRow, Kubectl);
    row!(OwnRow, Own);

    fn print<R: Row>(make: fn(Fields) -> R, multi_context: bool, format: RowFormat, no_headers: bool) -> String {
        let contexts = if multi_context { [Some("one"), Some("two")] } else { [None, None] };
        let rows = ROWS.into_iter().zip(contexts).map(|(fields, context)| WithContext { context, item: make(fields) });
        let failed = Failed { reason: "no".to_owned(), ..Failed::default() };
        let list = RowList { rows: rows.collect(), failed: vec![failed], multi_context };
        let mut out = Vec::new();
        list.write(&mut out, format, no_headers).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn table_has_headings_and_wide_table_more_columns() {
        for (format, no_headers, expected) in [
            (RowFormat::Table, false, "FIRST         SECOND\na-long-name   x\nb             \n"),
            (RowFormat::Table, true, "a-long-name   x\nb             \n"),
            (
                RowFormat::Wide,
                false,
                "FIRST         SECOND   MORE\na-long-name   x        1\nb                      2\n",
            ),
        ] {
            assert_eq!(print(KubectlRow, false, format, no_headers), expected);
            // kubectl leaves an empty cell blank; our own tables do not.
            let own = print(OwnRow, false, format, no_headers);
            let blank = format!("b{}", " ".repeat(13));
            assert_eq!(
                own,
                expected
                    .replace(&format!("{blank} "), &format!("{blank}-"))
                    .replace(&format!("{blank}\n"), &format!("{blank}-\n"))
            );
        }
    }

    #[test]
    fn rows_of_several_contexts_name_theirs_in_every_format() {
        let document = "{\n    \"items\": [\n        {\n            \"context\": \"one\",\n            \"first\": \"a-long-name\",\n            \"second\": \"x\",\n            \"more\": 1\n        },\n        {\n            \"context\": \"two\",\n            \"first\": \"b\",\n            \"second\": \"\",\n            \"more\": 2\n        }\n    ],\n    \"failed\": [\n        {\n            \"reason\": \"no\"\n        }\n    ]\n}\n";
        for (format, expected) in [
            (RowFormat::Table, "CONTEXT   FIRST         SECOND\none       a-long-name   x\ntwo       b             \n"),
            (RowFormat::Name, "one\ta-long-name\ntwo\tb\n"),
            (RowFormat::Json, document),
            (
                RowFormat::Ndjson,
                "{\"context\":\"one\",\"first\":\"a-long-name\",\"second\":\"x\",\"more\":1}\n{\"context\":\"two\",\"first\":\"b\",\"second\":\"\",\"more\":2}\n",
            ),
            (
                RowFormat::Yaml,
                "failed:\n- reason: \"no\"\nitems:\n- context: one\n  first: a-long-name\n  more: 1\n  second: x\n- context: two\n  first: b\n  more: 2\n  second: \"\"\n",
            ),
        ] {
            assert_eq!(print(KubectlRow, true, format, false), expected, "{format:?}");
        }
    }

    #[test]
    fn rows_of_one_server_name_no_context() {
        for (format, expected) in [
            (RowFormat::Name, "a-long-name\nb\n"),
            (
                RowFormat::Ndjson,
                "{\"first\":\"a-long-name\",\"second\":\"x\",\"more\":1}\n{\"first\":\"b\",\"second\":\"\",\"more\":2}\n",
            ),
        ] {
            assert_eq!(print(OwnRow, false, format, false), expected, "{format:?}");
        }
    }
}
