//! Objects in full: one list of all kinds.

use std::io::Write;

use crate::commands::objects::{Errors, Objects, Options, sorting};
use crate::listing::object::{Page, Single};
use crate::output::{ListPrinter, ObjectPrinter};

/// Prints one list, or a single object of one server that was named.
pub fn print(
    options: &Options<'_>,
    form: &ObjectPrinter,
    mut objects: Vec<Objects<'_>>,
    out: &mut dyn Write,
) -> anyhow::Result<Errors> {
    let no_headers = options.list.no_headers;
    let mut errors = Vec::new();
    if let [object @ Objects { context: None, names: 1, .. }] = objects.as_mut_slice() {
        let body = object.next(options, &mut errors);
        if let Some(single) = body.and_then(|body| object.read::<Single>(&body, &mut errors)) {
            form.write_single(out, single.into_object(options.list.show_managed_fields), no_headers)?;
        }
        return Ok(errors);
    }
    let multi_context = objects.iter().any(|objects| objects.context.is_some());
    // If nothing could be listed, nothing is printed; names that were not found print an empty list, as in kubectl.
    let is_named = objects.iter().any(|objects| objects.names > 0);
    let mut list = ListPrinter::new(out, form, no_headers, multi_context);
    for objects in objects {
        add(objects, options, &mut list, &mut errors)?;
    }
    if list.count() > 0 || errors.is_empty() || is_named {
        list.finish()?;
    }
    Ok(errors)
}

/// Adds the objects of one resource on one server, page by page. Objects before an error are kept.
fn add(
    mut objects: Objects<'_>,
    options: &Options<'_>,
    list: &mut ListPrinter<'_>,
    errors: &mut Errors,
) -> anyhow::Result<()> {
    list.context.clone_from(&objects.context);
    let managed_fields = options.list.show_managed_fields;
    while let Some(body) = objects.next(options, errors) {
        if objects.names > 0 {
            if let Some(object) = objects.read::<Single>(&body, errors) {
                list.object(object.into_object(managed_fields))?;
            }
            continue;
        }
        let Some(mut page) = objects.read::<Page<'_>>(&body, errors) else { break };
        objects.bodies.follow(&mut page.metadata);
        let page = page.objects(managed_fields);
        if options.sorts() {
            for object in sorting::sorted(page.collect::<Result<_, _>>()?, &options.list.sort_by)? {
                list.object(object)?;
            }
        } else {
            for object in page {
                list.object(object?)?;
            }
        }
        list.flush()?;
    }
    Ok(())
}
