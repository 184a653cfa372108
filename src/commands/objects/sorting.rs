//! `--sort-by`: sorts objects, or the rows of tables by their objects.

use serde::Deserialize;
use serde_json::Value;

use crate::exit::Failure;
use crate::listing::Document;
use crate::listing::table::Table;
use crate::output::Sorter;

/// The whole objects that a table includes for its rows.
#[derive(Deserialize)]
pub struct RowObjects {
    #[serde(default)]
    rows: Option<Vec<RowWithObject>>,
}

#[derive(Deserialize)]
struct RowWithObject {
    #[serde(default)]
    object: Value,
}

impl Document for RowObjects {
    const NAME: &'static str = "table";

    fn is_what_was_asked_for(&self) -> bool {
        true
    }
}

/// Sorts the rows of a page. A server without server-side tables sends objects, which keep their order.
///
/// # Errors
/// A path that cannot be parsed, has no value, or has values without an order; with kubectl's messages.
pub fn sort_rows(page: &mut Table<'_>, objects: RowObjects, path: &str) -> Result<(), Failure> {
    let sorter = Sorter::of_rows(path).map_err(Failure::error)?;
    let rows = page.rows.take().unwrap_or_default();
    let objects = objects.rows.unwrap_or_default().into_iter().map(|row| row.object);
    let mut rows: Vec<_> = rows.into_iter().zip(objects).collect();
    sorter.sort(&mut rows, |(_, object)| object).map_err(Failure::error)?;
    page.rows = Some(rows.into_iter().map(|(row, _)| row).collect());
    Ok(())
}

/// Sorts objects.
///
/// # Errors
/// As [`sort_rows`].
pub fn sorted(mut objects: Vec<Value>, path: &str) -> Result<Vec<Value>, Failure> {
    let sorter = Sorter::of_objects(path).map_err(Failure::error)?;
    sorter.sort(&mut objects, |object| object).map_err(Failure::error)?;
    Ok(objects)
}
