//! Our own tables on a terminal: comfy-table arranges them to the width of the window, and long cells wrap.

use std::io;

use comfy_table::{ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle, Width};

use super::cell::Cell;
use super::widths::{Parts, fitting, parts};
use crate::term::{ColorWriter, escape_line};

// Marks in the lines of comfy-table. No cell has one: control characters and invisible ones are escaped before.
/// Ends each cell of a line but the last.
const CELL_END: char = '\u{1f}';
/// Fills the line between two rows.
const ROW_END: char = '\u{1e}';
/// A zero-width space: where a long cell may wrap.
const BREAK: char = '\u{200b}';

/// The least width of a column without a heading, unless its cells are shorter.
const MIN_WIDTH: usize = 6;

/// Writes lines of cells under their headings. All lines are buffered.
pub fn write<'a, L>(
    out: &mut dyn ColorWriter,
    headings: Option<&[&'static str]>,
    lines: impl Iterator<Item = L>,
) -> io::Result<()>
where
    L: Iterator<Item = Cell<'a>>,
{
    let mut table = Table::new();
    table.load_style(
        TableStyle::new()
            .header_lines(ContentLineStyle::none().junction(CELL_END))
            .content_lines(ContentLineStyle::none().junction(CELL_END))
            .row_separator(LineStyle::none().fill(ROW_END).junction(ROW_END)),
    );
    table.set_delimiter(BREAK);
    match out.width() {
        Some(width) => table.set_width(width).set_content_arrangement(ContentArrangement::Dynamic),
        None => table.set_content_arrangement(ContentArrangement::Disabled),
    };
    // The colours of all cells, row by row, and the parts of all cells.
    let mut colors = Vec::new();
    let mut rows: Vec<Vec<Parts>> = Vec::new();
    if let Some(headings) = headings {
        table.add_row(headings.iter().copied());
        colors.extend(headings.iter().map(|_| None));
        rows.push(headings.iter().map(|heading| vec![heading.len()]).collect());
    }
    for line in lines {
        let mut texts = Vec::new();
        for cell in line {
            texts.push(breakable(&escape_line(cell.on_terminal()).replace('\t', "\\u0009")));
            colors.push(cell.color());
        }
        rows.push(texts.iter().map(|text| parts(text, BREAK)).collect());
        table.add_row(texts);
    }
    let columns = table.column_count();
    let least: Vec<_> = match headings {
        Some(headings) => headings.iter().map(|heading| heading.len()).collect(),
        None => vec![MIN_WIDTH; columns],
    };
    // Each column has a space after it, and each but the last a mark: columns are two spaces apart.
    let available = out.width().and_then(|width| usize::from(width).checked_sub(2 * columns.saturating_sub(1) + 1));
    let widths = available.and_then(|available| fitting(&rows, &least, available));
    for (index, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 1));
        if let Some(width) = widths.as_ref().and_then(|widths| u16::try_from(widths.get(index)? + 1).ok()) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    let mut colors = colors.chunks(columns.max(1));
    let mut row_colors = colors.next();
    for line in table.lines() {
        if line.starts_with(ROW_END) {
            row_colors = colors.next();
            continue;
        }
        let line = line.replace(BREAK, "");
        let line = line.trim_end_matches([' ', CELL_END]);
        for (index, part) in line.split(CELL_END).enumerate() {
            if index > 0 {
                out.write_all(b" ")?;
            }
            let text = part.trim_end();
            match row_colors.and_then(|colors| colors.get(index).copied().flatten()) {
                Some(color) if !text.is_empty() => out.paint(color, text)?,
                _ => out.write_all(text.as_bytes())?,
            }
            out.write_all(&part.as_bytes()[text.len()..])?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Marks where a text may wrap: after a space or a separator, and before a capital letter in a kind.
fn breakable(text: &str) -> String {
    let mut marked = String::with_capacity(text.len() + 16);
    let mut before = None;
    for character in text.chars() {
        let breaks = before.is_some_and(|before: char| {
            " ,/.-:;".contains(before) && character != ' '
                || before.is_ascii_lowercase() && character.is_ascii_uppercase()
        });
        if breaks {
            marked.push(BREAK);
        }
        marked.push(character);
        before = Some(character);
    }
    marked
}
