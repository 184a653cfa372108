//! Objects as they are: one list, whatever it holds.

use std::io::Write;

use crate::client::Error;
use crate::commands::objects::{Errors, Objects, Options, sorting};
use crate::listing::bodies::Bodies;
use crate::listing::object::{Page, Single};
use crate::output::objects::{Form, List};

/// Prints one list; a single object that was named, of one server, stands alone.
pub fn print(
    options: &Options<'_>,
    form: &Form,
    mut objects: Vec<Objects<'_>>,
    out: &mut dyn Write,
) -> anyhow::Result<Errors> {
    let no_headers = options.list.no_headers;
    if let [Objects { context: None, names: 1, bodies, .. }] = objects.as_mut_slice() {
        let Some(body) = bodies.next() else { return Ok(Vec::new()) };
        return match body.and_then(|body| body.read::<Single>()) {
            Ok(object) => {
                let object = object.into_object(options.list.show_managed_fields);
                form.write_single(out, object, no_headers).map(|()| Vec::new())
            }
            Err(error) => Ok(Some((None, error)).filter(|(_, error)| options.counts(error)).into_iter().collect()),
        };
    }
    let is_many = objects.iter().any(|it| it.context.is_some());
    // Where nothing could be listed, nothing is printed; names that were not found are an empty list, as in kubectl.
    let is_named = objects.iter().any(|it| it.names > 0);
    let mut list = List::new(out, form, no_headers, is_many);
    let mut errors = Vec::new();
    for mut objects in objects {
        list.context.clone_from(&objects.context);
        let fail = |error: Error| errors.push((objects.context.clone(), error));
        add(&mut objects.bodies, objects.names > 0, options, &mut list, fail)?;
    }
    if list.count() > 0 || errors.is_empty() || is_named {
        list.finish()?;
    }
    Ok(errors)
}

/// Adds the objects of one resource on one server, each page when it is there. What came before an error stays.
fn add(
    bodies: &mut Bodies<'_>,
    is_named: bool,
    options: &Options<'_>,
    list: &mut List<'_>,
    mut fail: impl FnMut(Error),
) -> anyhow::Result<()> {
    let managed_fields = options.list.show_managed_fields;
    while let Some(body) = bodies.next() {
        let body = match body {
            Ok(body) => body,
            Err(error) => {
                if options.counts(&error) {
                    fail(error);
                }
                continue;
            }
        };
        if is_named {
            match body.read::<Single>() {
                Ok(object) => list.object(object.into_object(managed_fields))?,
                Err(error) => fail(error),
            }
            continue;
        }
        let mut page: Page<'_> = match body.read() {
            Ok(page) => page,
            Err(error) => {
                fail(error);
                break;
            }
        };
        bodies.follow(&mut page.metadata);
        let objects = page.objects(managed_fields);
        if options.sorts() {
            for object in sorting::sorted(objects.collect::<Result<_, _>>()?, &options.list.sort_by)? {
                list.object(object)?;
            }
        } else {
            for object in objects {
                list.object(object?)?;
            }
        }
        list.flush()?;
    }
    Ok(())
}
