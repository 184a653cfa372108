//! Prints objects: all objects of some resources, or objects by name.

mod lists;
mod sorting;
mod tables;
mod watch;

use std::io::Write;

use serde::Deserialize;

use crate::api::RestMapping;
use crate::cli::ObjectArgs;
use crate::client::Error;
use crate::commands::app::App;
use crate::commands::contexts::{ContextResult, ContextResults, for_each_context};
use crate::commands::session::Session;
use crate::exit::{ExitCode, Failure};
use crate::listing::bodies::Bodies;
use crate::listing::{self, Body, Collection, Document, object, table};
use crate::logger;
use crate::output::ObjectFormat;
use crate::output::{ServerTable, TableOptions};
use crate::report;
use watch::Watch;

/// A resource, and the names of its objects to print; without names, all objects.
pub struct Selection {
    pub mapping: RestMapping,
    pub names: Vec<String>,
}

/// How objects are printed.
pub struct Options<'a> {
    /// The flags that `get` and `pods` share.
    pub list: &'a ObjectArgs,
    /// Whether names have their kind even if all are of one resource.
    pub show_kind: bool,
    /// Whether an object that does not exist is no error.
    pub ignore_not_found: bool,
}

/// The objects of one resource on one server.
struct Objects<'a> {
    /// The context of the server; `None` in a run on one server.
    context: Option<String>,
    mapping: RestMapping,
    /// The number of names; 0 means all objects.
    names: usize,
    bodies: Bodies<'a>,
}

impl Objects<'_> {
    /// The next body. Errors before it are added to `errors`, unless they are ignored.
    fn next(&mut self, options: &Options<'_>, errors: &mut Errors) -> Option<Body> {
        loop {
            match self.bodies.next()? {
                Ok(body) => return Some(body),
                Err(error) if options.reports(&error) => self.fail(error, errors),
                Err(_) => {}
            }
        }
    }

    /// Parses the body; a parse error is added to `errors`.
    fn read<'b, T: Deserialize<'b> + Document>(&self, body: &'b Body, errors: &mut Errors) -> Option<T> {
        body.read().map_err(|error| self.fail(error, errors)).ok()
    }

    fn fail(&self, error: Error, errors: &mut Errors) {
        errors.push((self.context.clone(), error));
    }

    /// Whether these are objects of the same resource, in any version.
    fn has_kind_of(&self, other: &Self) -> bool {
        let key = |objects: &Self| (objects.mapping.group_version.group.clone(), objects.mapping.resource.clone());
        key(self) == key(other)
    }
}

/// Errors, each with the context of its server.
type Errors = Vec<(Option<String>, Error)>;

/// Prints the objects that `select` chooses on each server; those of a single server page by page, as they arrive. A
/// failure does not stop the others; errors come last (kubectl `pkg/cmd/get/get.go`, `Run`).
pub fn run(
    options: &Options<'_>,
    app: &App<'_>,
    out: &mut dyn Write,
    select: impl Fn(&Session<'_>) -> anyhow::Result<Vec<Selection>> + Sync,
) -> anyhow::Result<ExitCode> {
    options.check()?;
    let select = |session: &Session<'_>| {
        let selections = select(session)?;
        for name in selections.iter().flat_map(|selection| &selection.names) {
            listing::check_segment("name", name)?;
        }
        listing::check_segment("namespace", &session.client_config()?.namespace)?;
        Ok(selections)
    };
    if app.is_multi_context() {
        return run_multi_context(options, app, out, select);
    }
    let session = Session::single(app);
    let selections = select(&session)?;
    if options.list.is_watch() {
        return watch(&selections, options, &session, out);
    }
    let place = place(&selections, options, &session)?;
    report(options.print(objects(selections, options, &session)?, &place, out)?)
}

/// Fetches the objects of all servers into memory before anything is printed.
fn run_multi_context(
    options: &Options<'_>,
    app: &App<'_>,
    out: &mut dyn Write,
    select: impl Fn(&Session<'_>) -> anyhow::Result<Vec<Selection>> + Sync,
) -> anyhow::Result<ExitCode> {
    let mut results: ContextResults<Vec<Objects<'_>>> = for_each_context(app, |session| {
        let fetch = |objects: Objects<'_>| Objects { bodies: objects.bodies.fetch(), ..objects };
        Ok(objects(select(session)?, options, session)?.into_iter().map(fetch).collect::<Vec<_>>())
    })?;
    if results.is_empty() {
        return results.finish(ExitCode::Done);
    }
    let objects = results.take().into_iter().flat_map(|ContextResult { context, value }| {
        value.into_iter().map(move |objects| Objects { context: context.clone(), ..objects })
    });
    for (context, error) in options.print(objects.collect(), "", out)? {
        results.fail(context, error.into());
    }
    results.finish(ExitCode::Done)
}

/// The requests for the selections on one server. Nothing is sent yet.
fn objects<'s>(
    selections: Vec<Selection>,
    options: &Options<'_>,
    session: &'s Session<'_>,
) -> anyhow::Result<Vec<Objects<'s>>> {
    let accept =
        if matches!(options.list.output, Some(ObjectFormat::Objects(_))) { object::ACCEPT } else { table::ACCEPT };
    let objects = |Selection { mapping, names }: Selection| {
        let collection = options.collection(&mapping, session)?;
        let bodies = Bodies::new(session.client()?, collection, accept, &names);
        Ok(Objects { context: None, mapping, names: names.len(), bodies })
    };
    selections.into_iter().map(objects).collect()
}

/// The end of the message that nothing was found: the namespace, if all resources are in one.
fn place(selections: &[Selection], options: &Options<'_>, session: &Session<'_>) -> anyhow::Result<String> {
    let everywhere = options.list.all_namespaces || selections.iter().any(|selection| !selection.mapping.namespaced);
    Ok(if everywhere { String::new() } else { format!(" in {} namespace.", session.client_config()?.namespace) })
}

/// Watches the one resource, or the one object of it, that was named.
fn watch(
    selections: &[Selection],
    options: &Options<'_>,
    session: &Session<'_>,
    out: &mut dyn Write,
) -> anyhow::Result<ExitCode> {
    let [Selection { mapping, names }] = selections else {
        return Err(Failure::error("you may only specify a single resource type").into());
    };
    let mut collection = options.collection(mapping, session)?;
    match names.as_slice() {
        [] => {}
        [name] => {
            // Fetched first, so that an unknown name is an error and not a watch without events.
            collection.object(session.client()?, object::ACCEPT, name)?;
            collection.field_selector = format!("metadata.name={name}");
        }
        _ => return Err(Failure::error("you may only watch a single object, or all of a type").into()),
    }
    Watch { collection, options, session }.run(out)
}

/// One error is printed with its hint; several have one line each.
fn report(errors: Errors) -> anyhow::Result<ExitCode> {
    let mut errors: Vec<anyhow::Error> = errors.into_iter().map(|(_, error)| error.into()).collect();
    match errors.len() {
        0 => Ok(ExitCode::Done),
        1 => Err(errors.remove(0)),
        _ => Err(Failure::list(errors.iter().map(report::message)).into()),
    }
}

impl Options<'_> {
    fn check(&self) -> Result<(), Failure> {
        match &self.list.output {
            Some(ObjectFormat::Objects(form)) if self.list.show_labels => {
                Err(Failure::error(format!("--show-labels option cannot be used with {} printer", form.name())))
            }
            _ => Ok(()),
        }
    }

    fn collection(&self, mapping: &RestMapping, session: &Session<'_>) -> anyhow::Result<Collection> {
        let flags = self.list;
        let namespace = mapping.namespaced && !flags.all_namespaces;
        Ok(Collection {
            mapping: mapping.clone(),
            namespace: if namespace { Some(session.client_config()?.namespace.clone()) } else { None },
            label_selector: flags.selector.clone(),
            field_selector: flags.field_selector.clone(),
            // Sorting needs the whole list.
            chunk_size: if self.sorts() { 0 } else { flags.chunk_size },
            whole_objects: self.sorts() && !matches!(flags.output, Some(ObjectFormat::Objects(_))),
        })
    }

    /// The columns of a table, with a column for the context or the event if that is printed.
    fn columns(&self, context: bool, event: bool) -> TableOptions {
        TableOptions {
            context,
            wide: matches!(self.list.output, Some(ObjectFormat::Wide)),
            event,
            all_labels: self.list.show_labels,
            labels: self.list.label_columns.clone(),
            no_headers: self.list.no_headers,
        }
    }

    /// Begins the rows of a resource. Names have its kind as a prefix if there are `several` resources.
    fn begin(&self, table: &mut ServerTable, mapping: &RestMapping, several: bool) {
        let kind = mapping.group_version.qualify(&mapping.kind.to_lowercase());
        let prefix = if several || self.show_kind { format!("{kind}/") } else { String::new() };
        table.begin(prefix, self.list.all_namespaces && mapping.namespaced);
    }

    /// Whether objects are sorted. Changes are printed in the order of their events.
    fn sorts(&self) -> bool {
        !self.list.sort_by.is_empty() && !self.list.is_watch()
    }

    /// Whether an error is reported; with `--ignore-not-found`, a missing object is not.
    fn reports(&self, error: &Error) -> bool {
        !(self.ignore_not_found && error.is_not_found())
    }

    fn print(&self, objects: Vec<Objects<'_>>, place: &str, out: &mut dyn Write) -> anyhow::Result<Errors> {
        if let Some(ObjectFormat::Objects(form)) = &self.list.output {
            let form = form.clone().allow_missing_keys(self.list.allow_missing_template_keys);
            return lists::print(self, &form, objects, out);
        }
        let (rows, errors) = tables::print(self, objects, out)?;
        if rows == 0 && errors.is_empty() && !self.ignore_not_found {
            log::warn!(target: logger::VERBATIM, "No resources found{place}");
        }
        Ok(errors)
    }
}
