//! Objects as the server's own tables, one a resource.

use std::io::Write;

use jiff::Timestamp;

use crate::commands::objects::{Errors, Objects, Options, sorting};
use crate::listing::table::{Single, Table};
use crate::output::ServerTable;

/// Prints a table for each resource, in which the rows of several servers are in the order of their contexts. Tells how
/// many rows there were.
pub fn print(
    options: &Options<'_>,
    mut objects: Vec<Objects<'_>>,
    out: &mut dyn Write,
) -> anyhow::Result<(usize, Errors)> {
    let is_many = objects.iter().any(|it| it.context.is_some());
    let mut table = ServerTable::new(options.columns(is_many, false));
    let several = objects.iter().any(|it| !it.has_kind_of(&objects[0]));
    let mut errors = Vec::new();
    while !objects.is_empty() {
        let first = objects.remove(0);
        // Of one server the order is that of the arguments, even where it comes back to a resource.
        let is_next = |it: &mut Objects<'_>| it.context != first.context && it.has_kind_of(&first);
        let others: Vec<_> = objects.extract_if(.., is_next).collect();
        options.begin(&mut table, &first.mapping, several);
        for objects in std::iter::once(first).chain(others) {
            add(objects, options, &mut table, &mut errors, out)?;
        }
        table.flush(out)?;
    }
    Ok((table.rows(), errors))
}

/// Adds the objects of one resource on one server. Pages are written when they are there, but for those of several
/// servers, whose columns are to be of one width. What came before an error stays.
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
