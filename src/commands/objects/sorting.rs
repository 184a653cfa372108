//! `--sort-by`: sorts a page, which holds the whole list.

use serde_json::Value;

use crate::commands::error::CliError;
use crate::objects::{Representation as _, Table};
use crate::output::Sorter;

/// Sorts the rows of a table by their objects, which it takes out. The rows of a server that makes no tables are sorted
/// as objects are (kubectl `pkg/cmd/get/sorter.go`, `RuntimeSorter.Sort`).
///
/// # Errors
/// A path that cannot be read, that leads nowhere, or to values without an order; in kubectl's words.
pub fn sort_rows(table: &mut Table, path: &str) -> Result<(), CliError> {
    let is_table = table.kind() == Table::KIND;
    let sorter = if is_table { Sorter::of_rows(path) } else { Sorter::of_objects(path) }.map_err(CliError::new)?;
    let mut rows: Vec<_> = table.rows.drain(..).map(|mut row| (row.object.take().unwrap_or_default(), row)).collect();
    sorter.sort(&mut rows, |(object, _)| object).map_err(CliError::new)?;
    table.rows.extend(rows.into_iter().map(|(_, row)| row));
    Ok(())
}

/// Sorts objects.
///
/// # Errors
/// As [`sort_rows`].
pub fn sort_objects(mut objects: Vec<Value>, path: &str) -> Result<Vec<Value>, CliError> {
    let sorter = Sorter::of_objects(path).map_err(CliError::new)?;
    sorter.sort(&mut objects, |object| object).map_err(CliError::new)?;
    Ok(objects)
}
