//! Tables that kubectl does not have, in the layout of kubectl's own.

use std::borrow::Cow;
use std::io;

use crate::term::ColorWriter;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};

/// Writes lines of cells, aligned with each other. All lines are buffered.
pub fn write<'a>(out: &mut dyn ColorWriter, lines: impl Iterator<Item = Vec<Cow<'a, str>>>) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    match out.line_escape() {
        None => table.add_rows(lines),
        Some(escape) => {
            table.add_rows(lines.map(|line| line.iter().map(|cell| escape(cell).into_owned()).collect::<Vec<_>>()))
        }
    };
    for column in table.column_iter_mut() {
        column.set_padding((0, 3)).set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(6)));
    }
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_six_wide_at_least_and_three_spaces_apart() {
        let lines = [["A", "NAME", "B"], ["x", "deployments", "y"]].map(|cells| cells.map(Cow::Borrowed).to_vec());
        let mut out = Vec::new();
        write(&mut out, lines.into_iter()).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "A     NAME          B\nx     deployments   y\n");
    }
}
