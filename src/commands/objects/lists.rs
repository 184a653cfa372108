//! Prints objects in full: one list of all kinds.

use serde_json::Value;

use crate::commands::objects::{Errors, Options, ResourcePages};
use crate::objects::Objects;
use crate::output::{ListPrinter, ObjectPrinter};
use crate::term::ColorWriter;

/// Prints one list. A single object of a single server, if it was named, is printed without one.
pub fn print(
    options: &Options<'_>,
    printer: &ObjectPrinter,
    mut resources: Vec<ResourcePages<'_, Objects>>,
    out: &mut dyn ColorWriter,
) -> anyhow::Result<Errors> {
    let no_headers = options.list.no_headers;
    let managed_fields = options.prints_managed_fields(printer);
    let mut errors = Vec::new();
    if let [resource @ ResourcePages { context: None, names: 1, .. }] = resources.as_mut_slice() {
        let page = resource.next(options, &mut errors);
        for object in page.into_iter().flat_map(|page| page.into_objects(managed_fields)) {
            printer.write_single(out, object?, no_headers)?;
        }
        return Ok(errors);
    }
    let multi_context = resources.iter().any(|resource| resource.context.is_some());
    // If all lists failed, nothing is printed; objects that do not exist are an empty list, as in kubectl.
    let is_named = resources.iter().any(|resource| resource.names > 0);
    let mut list = ListPrinter::new(out, printer, no_headers, multi_context);
    let mut unsorted = Vec::new();
    let mut resources = resources.into_iter().peekable();
    while let Some(mut resource) = resources.next() {
        list.context.clone_from(&resource.context);
        let is_list = resource.names == 0;
        while let Some(page) = resource.next(options, &mut errors) {
            let objects = page.into_objects(managed_fields);
            let mut objects = objects.filter(|object| object.as_ref().map_or(true, |object| options.prints(object)));
            if options.sorts() {
                unsorted.extend(objects.collect::<Result<Vec<_>, _>>()?);
                continue;
            }
            objects.try_for_each(|object| list.object(object?))?;
            if is_list {
                list.flush()?;
            }
        }
        // All objects of a server are sorted together, of whatever resource (kubectl `pkg/cmd/get/sorter.go`, `sortObj`).
        if resources.peek().is_none_or(|next| next.context != resource.context) {
            options.order.sort_objects(&mut unsorted)?;
            unsorted.drain(..).try_for_each(|object: Value| list.object(object))?;
        }
    }
    let prints_empty = !options.ignore_not_found && (errors.is_empty() || is_named);
    if list.count() > 0 || prints_empty {
        list.finish()?;
    }
    Ok(errors)
}
