//! kubectl's tables: columns of left-aligned text that end where the longest cell ends, three blanks on.
//!
//! The rules are those of the tab writer kubectl prints through (liggitt/tabwriter behind cli-runtime
//! `pkg/printers/tabwriter.go`): a width counts characters, not screen cells, and the last cell of a line is
//! never padded, so that a line with an empty last cell ends in blanks.

use std::io::{self, Write};

/// The least width of a column, its padding included.
const MIN_WIDTH: usize = 6;
/// Blanks between the longest cell of a column and the next column.
const PADDING: usize = 3;
const BLANKS: &[u8] = &[b' '; 64];

/// Lines of cells that wait for the widths of their columns, in a few pieces of memory: a table may have thousands.
///
/// Widths are remembered over [`flush`](Self::flush): a later page of a list never gets narrower columns.
#[derive(Debug, Default)]
pub struct Table {
    text: String,
    cells: Vec<Cell>,
    /// Where each line ends in `cells`.
    lines: Vec<usize>,
    remembered: Vec<usize>,
}

/// A cell of the text.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// Where it ends in the text, in bytes.
    end: usize,
    /// Its own characters.
    length: u32,
    /// The characters of its column; of the last cell of a line, none.
    width: u32,
}

impl Table {
    /// Adds a line. A tab inside a cell splits it into two, and a line end the line, as in kubectl.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        for cell in cells {
            for (index, line) in cell.as_ref().split('\n').enumerate() {
                if index > 0 {
                    self.lines.push(self.cells.len());
                }
                for part in line.split('\t') {
                    self.text.push_str(part);
                    let length = if part.is_ascii() { part.len() } else { part.chars().count() };
                    let length = u32::try_from(length).unwrap_or(u32::MAX);
                    self.cells.push(Cell { end: self.text.len(), length, width: 0 });
                }
            }
        }
        self.lines.push(self.cells.len());
    }

    /// Writes the lines held back so far, aligned with each other.
    pub fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.widen();
        let (mut start, mut ends) = (0, self.lines.iter().copied().peekable());
        for (index, cell) in self.cells.iter().enumerate() {
            while ends.next_if_eq(&index).is_some() {
                out.write_all(b"\n")?;
            }
            let text = self.text.get(start..cell.end).unwrap_or_default();
            start = cell.end;
            out.write_all(text.as_bytes())?;
            let mut missing = cell.width.saturating_sub(cell.length) as usize;
            while missing > 0 {
                let blanks = &BLANKS[..missing.min(BLANKS.len())];
                out.write_all(blanks)?;
                missing -= blanks.len();
            }
        }
        ends.try_for_each(|_| out.write_all(b"\n"))?;
        self.text.clear();
        self.cells.clear();
        self.lines.clear();
        Ok(())
    }

    /// Gives each cell but the last of a line the width of its column: that of the longest cell in the block of
    /// consecutive lines that reach beyond it, and never less than in a block before.
    fn widen(&mut self) {
        let starts = std::iter::once(0).chain(self.lines.iter().copied());
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
        let mut table = Table::default();
        for row in rows {
            table.row(*row);
        }
        let mut out = Vec::new();
        table.flush(&mut out).unwrap();
        String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn columns_end_three_blanks_after_the_longest_cell_and_are_six_wide_at_least() {
        assert_eq!(
            lines(&[&["A", "NAME", "B"], &["x", "deployments", "y"]]),
            ["A     NAME          B", "x     deployments   y"]
        );
    }

    #[test]
    fn the_last_cell_is_not_padded_and_an_empty_one_leaves_the_padding_before_it() {
        assert_eq!(
            lines(&[&["NAME", "LAST"], &["a", ""], &["longer", "z"]]),
            ["NAME     LAST", "a        ", "longer   z"]
        );
    }

    #[test]
    fn a_width_counts_characters() {
        assert_eq!(lines(&[&["日本語", "x"], &["abcdef", "y"]]), ["日本語      x", "abcdef   y"]);
    }

    #[test]
    fn a_short_line_ends_the_block_of_its_missing_columns_and_a_later_block_is_no_narrower() {
        let rows: &[&[&str]] = &[&["a", "longlonglong", "c"], &["a", "only"], &["a", "b", "c"]];
        assert_eq!(lines(rows), ["a     longlonglong   c", "a     only", "a     b              c"]);
    }

    #[test]
    fn a_tab_splits_a_cell_and_a_line_end_the_line() {
        assert_eq!(lines(&[&["a\tb", "c"], &["x", "y", "z"]]), ["a     b     c", "x     y     z"]);
        assert_eq!(lines(&[&["a-long-name", "b\n"], &["x", "y"]]), ["a-long-name   b", "", "x             y"]);
    }

    #[test]
    fn a_later_flush_keeps_the_widths() {
        let mut table = Table::default();
        let mut out = Vec::new();
        table.row(["a-long-name", "x"]);
        table.flush(&mut out).unwrap();
        table.row(["b", "y"]);
        table.flush(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a-long-name   x\nb             y\n");
    }
}
