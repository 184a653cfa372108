//! Our own tables in a pipe: aligned columns, one row a line, no blank cell.

use std::io;

use super::cell::Cell;
use crate::term::ColorWriter;

/// The minimum width of a column, with the spaces that follow it.
const MIN_WIDTH: usize = 6;
/// Spaces between the longest cell of a column and the next column.
const PADDING: usize = 3;

/// Writes lines of cells under their headings. The cells are made twice, first for the widths of the columns: a table
/// of thousands of lines is never in memory.
pub fn write<'a, L>(
    out: &mut dyn ColorWriter,
    headings: Option<&[&'static str]>,
    lines: impl Iterator<Item = L> + Clone,
) -> io::Result<()>
where
    L: Iterator<Item = Cell<'a>>,
{
    let mut columns = Columns::default();
    for (index, heading) in headings.into_iter().flatten().enumerate() {
        columns.widen(index, heading);
    }
    for line in lines.clone() {
        for (index, cell) in line.enumerate() {
            columns.widen(index, cell.in_pipe());
        }
    }
    let mut text = Vec::new();
    if let Some(headings) = headings {
        for (index, heading) in headings.iter().enumerate() {
            text.extend_from_slice(heading.as_bytes());
            columns.pad(index, heading, &mut text);
        }
        end_line(out, &mut text)?;
    }
    for line in lines {
        for (index, cell) in line.enumerate() {
            let content = cell.in_pipe();
            match cell.color() {
                None => text.extend_from_slice(content.as_bytes()),
                Some(color) => {
                    out.write_all(&text)?;
                    text.clear();
                    out.paint(color, content)?;
                }
            }
            columns.pad(index, content, &mut text);
        }
        end_line(out, &mut text)?;
    }
    Ok(())
}

/// The widths of the columns, in characters, with the spaces that follow them.
#[derive(Default)]
struct Columns(Vec<usize>);

impl Columns {
    fn widen(&mut self, index: usize, cell: &str) {
        let width = (length(cell) + PADDING).max(MIN_WIDTH);
        match self.0.get_mut(index) {
            Some(widest) => *widest = width.max(*widest),
            None => self.0.push(width),
        }
    }

    /// Adds the spaces after a cell, unless it is the last of the line.
    fn pad(&self, index: usize, cell: &str, text: &mut Vec<u8>) {
        if index + 1 < self.0.len() {
            let missing = self.0[index].saturating_sub(length(cell));
            text.resize(text.len() + missing, b' ');
        }
    }
}

fn end_line(out: &mut dyn ColorWriter, text: &mut Vec<u8>) -> io::Result<()> {
    text.push(b'\n');
    out.write_all(text)?;
    text.clear();
    Ok(())
}

/// The number of characters.
fn length(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written<const N: usize>(headings: Option<&[&'static str]>, rows: &[[&str; N]]) -> String {
        let mut out = Vec::new();
        write(&mut out, headings, rows.iter().map(|row| row.iter().map(|cell| Cell::from(*cell)))).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_are_six_wide_at_least_and_three_spaces_apart() {
        assert_eq!(
            written(Some(&["A", "NAME", "B"]), &[["x", "deployments", "y"]]),
            "A     NAME          B\nx     deployments   y\n"
        );
    }

    #[test]
    fn blank_cell_is_a_dash_and_no_line_ends_in_spaces() {
        assert_eq!(written(None, &[["", "b", ""], ["a", "", "c"]]), "-     b     -\na     -     c\n");
    }

    #[test]
    fn width_counts_characters() {
        assert_eq!(written(None, &[["日本語", "x"], ["abcdef", "y"]]), "日本語      x\nabcdef   y\n");
    }

    #[test]
    fn table_without_rows_is_its_headings() {
        assert_eq!(written::<2>(Some(&["A", "B"]), &[]), "A     B\n");
        assert_eq!(written::<2>(None, &[]), "");
    }
}
