//! Prints objects in full: one list of all kinds.

use std::io::Write;

use crate::commands::objects::{Errors, Options, ResourcePages, sorting};
use crate::objects::Objects;
use crate::output::{ListPrinter, ObjectPrinter};

/// Prints one list. A single object of a single server, if it was named, is printed without one.
pub fn print(
    options: &Options<'_>,
    printer: &ObjectPrinter,
    mut resources: Vec<ResourcePages<'_, Objects>>,
    out: &mut dyn Write,
) -> anyhow::Result<Errors> {
    let no_headers = options.list.no_headers;
    let mut errors = Vec::new();
    if let [resource @ ResourcePages { context: None, names: 1, .. }] = resources.as_mut_slice() {
        let page = resource.next(options, &mut errors);
        for object in page.into_iter().flat_map(|page| page.into_objects(options.list.show_managed_fields)) {
            printer.write_single(out, object?, no_headers)?;
        }
        return Ok(errors);
    }
    let multi_context = resources.iter().any(|resource| resource.context.is_some());
    // If all lists failed, nothing is printed; objects that do not exist are an empty list, as in kubectl.
    let is_named = resources.iter().any(|resource| resource.names > 0);
    let mut list = ListPrinter::new(out, printer, no_headers, multi_context);
    for resource in resources {
        add(resource, options, &mut list, &mut errors)?;
    }
    if list.count() > 0 || errors.is_empty() || is_named {
        list.finish()?;
    }
    Ok(errors)
}

/// Adds the objects of one resource on one server, each page of a list when it arrives. An error ends a list after the
/// pages before it.
fn add(
    mut resource: ResourcePages<'_, Objects>,
    options: &Options<'_>,
    list: &mut ListPrinter<'_>,
    errors: &mut Errors,
) -> anyhow::Result<()> {
    list.context.clone_from(&resource.context);
    let is_list = resource.names == 0;
    while let Some(page) = resource.next(options, errors) {
        let objects = page.into_objects(options.list.show_managed_fields);
        if is_list && options.sorts() {
            for object in sorting::sort_objects(objects.collect::<Result<_, _>>()?, &options.list.sort_by)? {
                list.object(object)?;
            }
        } else {
            for object in objects {
                list.object(object?)?;
            }
        }
        if is_list {
            list.flush()?;
        }
    }
    Ok(())
}
