//! The tab writer through which kubectl prints its tables: left-aligned columns, three spaces apart.
//!
//! The rules are those of liggitt/tabwriter, which cli-runtime `pkg/printers/tabwriter.go` configures: a width counts
//! characters, not screen cells, and the last cell of a line is never padded, so a line whose last cell is empty ends
//! in spaces.

use std::borrow::Cow;
use std::io::{self, Write};
use std::iter;

/// The minimum width of a column, including its padding.
const MIN_WIDTH: usize = 6;
/// Spaces between the longest cell of a column and the next column.
const PADDING: usize = 3;

/// Buffers lines of cells until [`flush`](Self::flush) knows the widths of their columns. All text is in one string:
/// a table may have thousands of lines.
///
/// Widths survive a flush: a later page of a list never gets narrower columns.
#[derive(Debug, Default)]
pub struct TabWriter {
    text: String,
    cells: Vec<Cell>,
    /// The end of each line, as an index into `cells`.
    lines: Vec<usize>,
    remembered: Vec<usize>,
    /// Escapes what would end a line.
    escape: Option<fn(&str) -> Cow<'_, str>>,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    /// The end in `text`, in bytes.
    end: usize,
    /// The length in characters.
    length: u32,
    /// The width of the column in characters; 0 for the last cell of a line.
    width: u32,
}

impl TabWriter {
    /// A writer whose cells are escaped.
    pub fn escaped(escape: Option<fn(&str) -> Cow<'_, str>>) -> Self {
        Self { escape, ..Self::default() }
    }

    pub fn is_escaped(&self) -> bool {
        self.escape.is_some()
    }

    /// Adds a line. As in kubectl, a tab inside a cell splits the cell, and a newline that is not escaped the line.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        match self.escape {
            None => self.split_row(cells),
            Some(escape) => {
                let cells: Vec<_> = cells.into_iter().map(|cell| escape(cell.as_ref()).into_owned()).collect();
                self.split_row(cells);
            }
        }
    }

    fn split_row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let (text, first) = (self.text.len(), self.cells.len());
        for cell in cells {
            self.text.push_str(cell.as_ref());
            self.add(cell.as_ref().len());
        }
        // Nearly all lines need not be split, which is seen once a line.
        let line = &self.text.as_bytes()[text..];
        if !line.is_ascii() || memchr::memchr2(b'\n', b'\t', line).is_some() {
            let line = self.text.split_off(text);
            let ends: Vec<_> = self.cells.drain(first..).map(|cell| cell.end - text).collect();
            for (start, end) in iter::once(0).chain(ends.iter().copied()).zip(&ends) {
                self.split_cell(&line[start..*end]);
            }
        }
        self.lines.push(self.cells.len());
    }

    fn split_cell(&mut self, cell: &str) {
        for (index, line) in cell.split('\n').enumerate() {
            if index > 0 {
                self.lines.push(self.cells.len());
            }
            for part in line.split('\t') {
                self.text.push_str(part);
                self.add(part.chars().count());
            }
        }
    }

    /// Adds a cell whose text is the last one, of this many characters.
    fn add(&mut self, length: usize) {
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        self.cells.push(Cell { end: self.text.len(), length, width: 0 });
    }

    /// Writes the buffered lines, aligned with each other.
    pub fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.widen();
        let (mut first, mut start, mut line) = (0, 0, Vec::new());
        for end in &self.lines {
            for cell in &self.cells[first..*end] {
                line.extend_from_slice(&self.text.as_bytes()[start..cell.end]);
                start = cell.end;
                let missing = cell.width.saturating_sub(cell.length) as usize;
                line.resize(line.len() + missing, b' ');
            }
            first = *end;
            line.push(b'\n');
            out.write_all(&line)?;
            line.clear();
        }
        self.text.clear();
        self.cells.clear();
        self.lines.clear();
        Ok(())
    }

    /// Gives each cell except the last of a line the width of its column: that of the longest cell in the block of
    /// consecutive lines that have a further column, and never less than in an earlier block.
    fn widen(&mut self) {
        let starts = iter::once(0).chain(self.lines.iter().copied());
        // The last cell of a line is in no column.
        let lines: Vec<_> =
            starts.zip(&self.lines).map(|(start, end)| start..end.saturating_sub(1).max(start)).collect();
        for column in 0..lines.iter().map(ExactSizeIterator::len).max().unwrap_or_default() {
            let mut width = self.remembered.get(column).copied().unwrap_or(MIN_WIDTH);
            for block in lines.chunk_by(|line, next| (line.len() > column) == (next.len() > column)) {
                let in_column = block.iter().filter(|line| line.len() > column).map(|line| line.start + column);
                let lengths = in_column.clone().filter_map(|index| self.cells.get(index));
                width = lengths.map(|cell| cell.length as usize + PADDING).max().unwrap_or_default().max(width);
                for index in in_column {
                    self.cells[index].width = u32::try_from(width).unwrap_or(u32::MAX);
                }
            }
            match self.remembered.get_mut(column) {
                Some(remembered) => *remembered = width,
                None => self.remembered.push(width),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(rows: &[&[&str]]) -> Vec<String> {
        let mut table = TabWriter::default();
        for row in rows {
            table.row(*row);
        }
        let mut out = Vec::new();
        table.flush(&mut out).unwrap();
        String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn column_is_three_wider_than_longest_cell_and_at_least_six() {
        assert_eq!(
            lines(&[&["A", "NAME", "B"], &["x", "deployments", "y"]]),
            ["A     NAME          B", "x     deployments   y"]
        );
    }

    #[test]
    fn last_cell_is_not_padded() {
        assert_eq!(
            lines(&[&["NAME", "LAST"], &["a", ""], &["longer", "z"]]),
            ["NAME     LAST", "a        ", "longer   z"]
        );
    }

    #[test]
    fn width_counts_characters() {
        assert_eq!(lines(&[&["日本語", "x"], &["abcdef", "y"]]), ["日本語      x", "abcdef   y"]);
    }

    #[test]
    fn short_line_ends_block_of_missing_columns_without_narrowing() {
        let rows: &[&[&str]] = &[&["a", "longlonglong", "c"], &["a", "only"], &["a", "b", "c"]];
        assert_eq!(lines(rows), ["a     longlonglong   c", "a     only", "a     b              c"]);
    }

    #[test]
    fn tab_splits_cell_and_newline_splits_line() {
        assert_eq!(lines(&[&["a\tb", "c"], &["x", "y", "z"]]), ["a     b     c", "x     y     z"]);
        assert_eq!(lines(&[&["a-long-name", "b\n"], &["x", "y"]]), ["a-long-name   b", "", "x             y"]);
    }

    #[test]
    fn widths_survive_flush() {
        let mut table = TabWriter::default();
        let mut out = Vec::new();
        table.row(["a-long-name", "x"]);
        table.flush(&mut out).unwrap();
        table.row(["b", "y"]);
        table.flush(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a-long-name   x\nb             y\n");
    }
}
