//! Objects as server-side tables, one for each resource.

use std::io::Write;

use jiff::Timestamp;

use crate::commands::objects::{Errors, Objects, Options, sorting};
use crate::listing::table::{Single, Table};
use crate::output::ServerTable;

/// Prints a table for each resource, with the rows of several servers in the order of their contexts. Returns the number
/// of rows.
pub fn print(
    options: &Options<'_>,
    mut objects: Vec<Objects<'_>>,
    out: &mut dyn Write,
) -> anyhow::Result<(usize, Errors)> {
    let multi_context = objects.iter().any(|objects| objects.context.is_some());
    let mut table = ServerTable::new(options.columns(multi_context, false));
    let several = objects.iter().any(|other| !other.has_kind_of(&objects[0]));
    let mut errors = Vec::new();
    while !objects.is_empty() {
        let first = objects.remove(0);
        // Tables of one server are in the order of the arguments, even if a resource is repeated.
        let is_next = |other: &mut Objects<'_>| other.context != first.context && other.has_kind_of(&first);
        let others: Vec<_> = objects.extract_if(.., is_next).collect();
        options.begin(&mut table, &first.mapping, several);
        for objects in std::iter::once(first).chain(others) {
            add(objects, options, &mut table, &mut errors, out)?;
        }
        table.flush(out)?;
    }
    Ok((table.rows(), errors))
}

/// Adds the objects of one resource on one server. Each page of a single server is written as it arrives; the pages of
/// several servers are buffered, so that their columns have one width. Rows before an error are kept.
fn add(
    mut objects: Objects<'_>,
    options: &Options<'_>,
    table: &mut ServerTable,
    errors: &mut Errors,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    table.context.clone_from(&objects.context);
    while let Some(body) = objects.next(options, errors) {
        if objects.names > 0 {
            if let Some(object) = objects.read::<Single<'_>>(&body, errors) {
                table.add(object.into_table(), "ADDED", Timestamp::now());
            }
            continue;
        }
        let Some(mut page) = objects.read::<Table<'_>>(&body, errors) else { break };
        objects.bodies.follow(&mut page.metadata);
        if options.sorts() {
            sorting::sort_rows(&mut page, body.read()?, &options.list.sort_by)?;
        }
        table.add(page, "ADDED", Timestamp::now());
        if objects.context.is_none() {
            table.flush(out)?;
            out.flush()?;
        }
    }
    Ok(())
}
