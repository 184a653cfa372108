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

/// Lines of cells that wait for the widths of their columns.
///
/// Widths are remembered over [`flush`](Self::flush): a later page of a list never gets narrower columns.
#[derive(Debug, Default)]
pub struct Table {
    text: String,
    /// Where each cell ends in `text`, line by line.
    lines: Vec<Vec<usize>>,
    remembered: Vec<usize>,
}

impl Table {
    /// Adds a line. A tab inside a cell splits it into two, and a line end the line, as in kubectl.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let mut ends = Vec::new();
        for cell in cells {
            for (index, line) in cell.as_ref().split('\n').enumerate() {
                if index > 0 {
                    self.lines.push(std::mem::take(&mut ends));
                }
                for part in line.split('\t') {
                    self.text.push_str(part);
                    ends.push(self.text.len());
                }
            }
        }
        self.lines.push(ends);
    }

    /// Writes the lines held back so far, aligned with each other.
    pub fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut remembered = std::mem::take(&mut self.remembered);
        // A line of one cell has no say in what follows, and lets go of what was held back.
        for block in self.cells().split_inclusive(|line| line.len() == 1) {
            write_block(out, block, &mut remembered)?;
        }
        self.remembered = remembered;
        self.text.clear();
        self.lines.clear();
        Ok(())
    }

    /// Each cell with its length in characters.
    fn cells(&self) -> Vec<Vec<(&str, usize)>> {
        let mut start = 0;
        let mut cell = |end: usize| {
            let text = self.text.get(start..end).unwrap_or_default();
            start = end;
            (text, if text.is_ascii() { text.len() } else { text.chars().count() })
        };
        self.lines.iter().map(|ends| ends.iter().map(|&end| cell(end)).collect()).collect()
    }
}

/// Writes lines aligned with each other, and remembers the widths of their columns.
fn write_block(out: &mut dyn Write, lines: &[Vec<(&str, usize)>], remembered: &mut Vec<usize>) -> io::Result<()> {
    let widths = widths(lines, remembered);
    let mut blanks = String::new();
    for (line, widths) in lines.iter().zip(&widths) {
        for (index, (cell, length)) in line.iter().enumerate() {
            out.write_all(cell.as_bytes())?;
            if index + 1 < line.len() {
                let missing = widths.get(index).copied().unwrap_or_default().saturating_sub(*length);
                while blanks.len() < missing {
                    blanks.push_str("                ");
                }
                out.write_all(&blanks.as_bytes()[..missing])?;
            }
        }
        out.write_all(b"\n")?;
    }
    for line in &widths {
        for (index, width) in line.iter().enumerate() {
            match remembered.get_mut(index) {
                Some(remembered) => *remembered = (*remembered).max(*width),
                None => remembered.push(*width),
            }
        }
    }
    Ok(())
}

/// The width of every cell but the last, for each line. A column is as wide as its longest cell in the block of
/// consecutive lines that reach beyond it, and never narrower than in a block before.
fn widths(cells: &[Vec<(&str, usize)>], remembered: &[usize]) -> Vec<Vec<usize>> {
    let inner = |line: &Vec<(&str, usize)>| line.len().saturating_sub(1);
    let mut widths: Vec<Vec<usize>> = cells.iter().map(|line| vec![0; inner(line)]).collect();
    let columns = cells.iter().map(inner).max().unwrap_or_default();
    for column in 0..columns {
        let mut least = remembered.get(column).copied().unwrap_or(MIN_WIDTH);
        let mut first = 0;
        while first < cells.len() {
            let block = cells[first..].iter().take_while(|line| inner(line) > column).count();
            let lengths = cells[first..first + block].iter().filter_map(|line| line.get(column));
            let width = lengths.map(|(_, length)| length + PADDING).max().unwrap_or_default().max(least);
            for line in &mut widths[first..first + block] {
                line[column] = width;
            }
            least = width;
            first += block + 1;
        }
    }
    widths
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
