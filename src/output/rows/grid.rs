//! Tables that kubectl does not have, laid out to look like its own.

use std::io::{self, Write};

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};

/// Writes rows under headings, or without them where there are none.
pub fn write<'a>(
    out: &mut dyn Write,
    headings: Option<impl IntoIterator<Item = &'a str>>,
    rows: impl Iterator<Item = impl IntoIterator<Item = String>>,
) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.add_rows(headings.map(|headings| headings.into_iter().map(str::to_owned).collect::<Vec<_>>()));
    table.add_rows(rows.map(|row| row.into_iter().collect::<Vec<_>>()));
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
    fn it_looks_like_one_of_kubectls_tables() {
        let mut out = Vec::new();
        write(&mut out, Some(["A", "NAME"]), [["x".to_owned(), "y".to_owned()]].into_iter()).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "A     NAME\nx     y\n");
    }
}
