//! `--watch`: prints the objects, and then every change.

use serde_json::{Value, json};

use crate::commands::error::CliError;
use crate::commands::objects::{Options, Selection};
use crate::commands::session::Session;
use crate::commands::stdout_watcher::exit_when_stdout_closes;
use crate::go;
use crate::objects::{Change, Collection, Objects, Pages, Representation, Table, Watch};
use crate::output::{DocumentFormat, ObjectPrinter};
use crate::sys::ExitCode;
use crate::term::ColorWriter;

/// Prints tables, one row a change.
///
/// # Errors
/// The list or the watch is refused, or more than one resource or object is selected.
pub fn print_tables(
    options: &Options<'_>,
    selections: &[Selection],
    session: &Session<'_>,
    out: &mut dyn ColorWriter,
) -> anyhow::Result<ExitCode> {
    let collection = collection(options, selections, session)?;
    let mut table = options.server_table(false, options.list.output_watch_events, out.line_escape());
    options.begin(&mut table, &collection.mapping, false);
    watch(&collection, options, session, |event_type, page: Table| {
        table.add(page, event_type);
        table.flush(out)?;
        Ok(out.flush()?)
    })
}

/// Prints objects, one after another.
///
/// # Errors
/// As [`print_tables`].
pub fn print_objects(
    options: &Options<'_>,
    printer: &ObjectPrinter,
    selections: &[Selection],
    session: &Session<'_>,
    out: &mut dyn ColorWriter,
) -> anyhow::Result<ExitCode> {
    let collection = collection(options, selections, session)?;
    watch(&collection, options, session, |event_type, page: Objects| {
        for object in page.into_objects(options.prints_managed_fields(printer)) {
            write(printer, object?, options.list.output_watch_events.then_some(event_type), out)?;
        }
        Ok(out.flush()?)
    })
}

/// The one resource that is selected, or the one object of it by a field selector.
fn collection(options: &Options<'_>, selections: &[Selection], session: &Session<'_>) -> anyhow::Result<Collection> {
    let [Selection { mapping, names }] = selections else {
        return Err(CliError::new("you may only specify a single resource type").into());
    };
    let mut collection = options.collection(mapping, session)?;
    match names.as_slice() {
        [] => {}
        [name] => {
            // Requested first, so that a name that does not exist is an error and not a long silence.
            collection.get::<Objects>(session.client()?, name)?;
            collection.field_selector = format!("metadata.name={name}");
        }
        _ => return Err(CliError::new("you may only watch a single object, or all of a type").into()),
    }
    Ok(collection)
}

/// Prints the list and then each change, until `--request-timeout` is over, the user interrupts, or stdout is closed.
///
/// Unlike in kubectl, a change that the server has forgotten is no end: the list is printed again
/// (kubectl `pkg/cmd/get/get.go`, `watch`).
fn watch<T: Representation>(
    collection: &Collection,
    options: &Options<'_>,
    session: &Session<'_>,
    mut print: impl FnMut(&str, T) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    let client = session.client()?;
    let list = |prints: bool, print: &mut dyn FnMut(&str, T) -> anyhow::Result<()>| {
        let mut version = String::new();
        for page in Pages::<T>::list(client, collection.clone()) {
            let page = page?;
            page.metadata().resource_version().unwrap_or_default().clone_into(&mut version);
            if prints {
                print("ADDED", page)?;
            }
        }
        // The next change may be long in coming.
        exit_when_stdout_closes(ExitCode::Done);
        anyhow::Ok(version)
    };
    let mut watch = Watch::<T>::new(client, collection, list(!options.list.watch_only, &mut print)?);
    while let Some(change) = watch.next() {
        match change? {
            Change::Event(event) => print(&event.event_type, event.object)?,
            Change::Expired => {
                log::info!("the resource version of the watch has expired; listing again");
                watch.resume(list(true, &mut print)?);
            }
        }
    }
    Ok(ExitCode::Done)
}

/// Writes one object after the others; with the type of its event, if there is one.
fn write(
    printer: &ObjectPrinter,
    object: Value,
    event_type: Option<&str>,
    out: &mut dyn ColorWriter,
) -> anyhow::Result<()> {
    let object = match event_type {
        Some(event_type) => json!({"type": event_type, "object": object}),
        None => object,
    };
    match printer {
        ObjectPrinter::Json if event_type.is_some() => go::json::write_line(out, &object)?,
        ObjectPrinter::Yaml => {
            DocumentFormat::Yaml.write(out, &object)?;
            out.write_all(b"---\n")?;
        }
        _ => printer.write_single(out, object, true)?,
    }
    Ok(())
}
