//! Prints lists and objects as the server's own tables, one a resource.

use crate::commands::objects::{Errors, Options, ResourcePages};
use crate::objects::Table;
use crate::output::ServerTable;
use crate::term::{ColorWriter, logger};

/// Prints a table for each resource, in which the rows of several servers are in the order of their contexts.
pub fn print(
    options: &Options<'_>,
    mut resources: Vec<ResourcePages<'_, Table>>,
    out: &mut dyn ColorWriter,
) -> anyhow::Result<Errors> {
    let multi_context = resources.iter().any(|resource| resource.context.is_some());
    let namespace = namespace(&resources);
    let mut table = options.server_table(multi_context, false, out.line_escape());
    let mut errors = Vec::new();
    let several = are_several(&mut resources, options, &mut errors);
    while !resources.is_empty() {
        let first = resources.remove(0);
        // Those of one server stay in the order of the arguments, even if these come back to a resource.
        let continues = |resource: &mut ResourcePages<'_, Table>| {
            resource.context != first.context && resource.has_resource_of(&first)
        };
        let others: Vec<_> = resources.extract_if(.., continues).collect();
        options.begin(&mut table, &first.mapping, several);
        for resource in std::iter::once(first).chain(others) {
            add(resource, options, &mut table, &mut errors, out)?;
        }
        table.flush(out)?;
    }
    if table.rows() == 0 && errors.is_empty() && !options.ignore_not_found {
        let place = namespace.map(|namespace| format!(" in {namespace} namespace.")).unwrap_or_default();
        let what = if options.only_problems { "pods with problems" } else { "resources" };
        log::warn!(target: logger::VERBATIM, "No {what} found{place}");
    }
    Ok(errors)
}

/// Whether objects of several resources are printed. Drops the resources of which no page arrives: they do not count
/// (kubectl `pkg/cmd/get/get.go`, `multipleGVKsRequested`): the first page of each is requested now.
fn are_several(resources: &mut Vec<ResourcePages<'_, Table>>, options: &Options<'_>, errors: &mut Errors) -> bool {
    let is_several = |resources: &[ResourcePages<'_, Table>]| {
        resources.iter().any(|resource| !resource.has_resource_of(&resources[0]))
    };
    if is_several(resources) {
        for resource in resources.iter_mut() {
            resource.peek(options, errors);
        }
        resources.retain(|resource| resource.peeked.is_some());
    }
    is_several(resources)
}

/// The namespace that all objects of a single server are in.
fn namespace(resources: &[ResourcePages<'_, Table>]) -> Option<String> {
    let single_server = resources.iter().all(|resource| resource.context.is_none());
    let namespaces: Option<Vec<_>> = resources.iter().map(|resource| resource.namespace.as_ref()).collect();
    namespaces.filter(|_| single_server)?.first().map(ToString::to_string)
}

/// Adds the objects of one resource on one server. The pages of a list are written when they arrive, but those of
/// several servers together, so that their columns have one width. An error ends a list after the pages before it.
fn add(
    mut resource: ResourcePages<'_, Table>,
    options: &Options<'_>,
    table: &mut ServerTable,
    errors: &mut Errors,
    out: &mut dyn ColorWriter,
) -> anyhow::Result<()> {
    table.context.clone_from(&resource.context);
    let is_list = resource.names == 0;
    while let Some(mut page) = resource.next(options, errors) {
        if options.only_problems {
            page.rows.retain(|row| row.object.as_ref().is_none_or(|object| options.prints(object)));
        }
        if is_list && options.sorts() {
            options.order.sort_rows(&mut page)?;
        }
        table.add(page, "ADDED");
        if is_list && resource.context.is_none() {
            table.flush(out)?;
            out.flush()?;
        }
    }
    Ok(())
}
