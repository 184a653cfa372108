//! Prints objects: all those of some resources, or those that are named.

mod lists;
mod sorting;
mod tables;
mod watch;

use std::io::Write;

use serde::Deserialize;

use crate::api::RestMapping;
use crate::cli::objects::List as Flags;
use crate::client::Error;
use crate::commands::contexts::{self, Answer, Answers};
use crate::commands::session::Session;
use crate::exit::{ExitCode, Failure};
use crate::listing::bodies::Bodies;
use crate::listing::{self, Body, Collection, Document, object, table};
use crate::logger;
use crate::output::ObjectFormat;
use crate::output::{ServerTable, TableOptions};
use crate::report;
use watch::Watch;

/// A resource, and the names of the objects that are wanted of it; none means all.
pub struct Selection {
    /// The resource.
    pub mapping: RestMapping,
    /// The names.
    pub names: Vec<String>,
}

/// How they are printed.
pub struct Options<'a> {
    /// The flags that `get` and `pods` share.
    pub list: &'a Flags,
    /// Names with their kind, even of one resource alone.
    pub show_kind: bool,
    /// An object that does not exist is none, not an error.
    pub ignore_not_found: bool,
}

/// The objects of one resource on one server.
struct Objects<'a> {
    /// The context that leads to the server, where several are asked.
    context: Option<String>,
    mapping: RestMapping,
    /// How many were named; 0 means all.
    names: usize,
    bodies: Bodies<'a>,
}

impl Objects<'_> {
    /// The next body. What went wrong before it is added to `errors`, unless it is nothing.
    fn next(&mut self, options: &Options<'_>, errors: &mut Errors) -> Option<Body> {
        loop {
            match self.bodies.next()? {
                Ok(body) => return Some(body),
                Err(error) if options.counts(&error) => self.fail(error, errors),
                Err(_) => {}
            }
        }
    }

    /// What the body holds; that it cannot be read is added to `errors`.
    fn read<'b, T: Deserialize<'b> + Document>(&self, body: &'b Body, errors: &mut Errors) -> Option<T> {
        body.read().map_err(|error| self.fail(error, errors)).ok()
    }

    fn fail(&self, error: Error, errors: &mut Errors) {
        errors.push((self.context.clone(), error));
    }

    /// Whether these are of the same resource, whatever its version.
    fn has_kind_of(&self, other: &Self) -> bool {
        let key = |it: &Self| (it.mapping.group_version.group.clone(), it.mapping.resource.clone());
        key(self) == key(other)
    }
}

/// What could not be printed, and of which context's server.
type Errors = Vec<(Option<String>, Error)>;

/// Prints what `select` chooses on each server, of a single one each page as it arrives. One that fails does not keep
/// the others back; the errors come last (kubectl `pkg/cmd/get/get.go`, `Run`).
pub fn run(
    options: &Options<'_>,
    session: &Session<'_>,
    out: &mut dyn Write,
    select: impl Fn(&Session<'_>) -> anyhow::Result<Vec<Selection>> + Sync,
) -> anyhow::Result<ExitCode> {
    options.check()?;
    let select = |session: &Session<'_>| {
        let selections = select(session)?;
        for name in selections.iter().flat_map(|it| &it.names) {
            listing::check_segment("name", name)?;
        }
        listing::check_segment("namespace", &session.access()?.namespace)?;
        Ok(selections)
    };
    if session.run().is_many() {
        return run_many(options, session, out, select);
    }
    let selections = select(session)?;
    if options.list.is_watch() {
        return watch(&selections, options, session, out);
    }
    let place = place(&selections, options, session)?;
    report(options.print(objects(selections, options, session)?, &place, out)?)
}

/// Fetches what all servers have before anything is printed.
fn run_many(
    options: &Options<'_>,
    session: &Session<'_>,
    out: &mut dyn Write,
    select: impl Fn(&Session<'_>) -> anyhow::Result<Vec<Selection>> + Sync,
) -> anyhow::Result<ExitCode> {
    let mut answers: Answers<Vec<Objects<'_>>> = contexts::ask(session, |session| {
        let fetch = |it: Objects<'_>| Objects { bodies: it.bodies.fetch(), ..it };
        Ok(objects(select(session)?, options, session)?.into_iter().map(fetch).collect::<Vec<_>>())
    })?;
    if answers.is_empty() {
        return answers.end(ExitCode::Done);
    }
    let objects = answers.take().into_iter().flat_map(|Answer { context, value }| {
        value.into_iter().map(move |it| Objects { context: context.clone(), ..it })
    });
    for (context, error) in options.print(objects.collect(), "", out)? {
        answers.fail(context, error.into());
    }
    answers.end(ExitCode::Done)
}

/// What is to be asked of one server.
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

/// Where nothing is found, if that is one namespace.
fn place(selections: &[Selection], options: &Options<'_>, session: &Session<'_>) -> anyhow::Result<String> {
    let everywhere = options.list.all_namespaces || selections.iter().any(|it| !it.mapping.namespaced);
    Ok(if everywhere { String::new() } else { format!(" in {} namespace.", session.access()?.namespace) })
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
            // Fetched first, so that a name that does not exist is an error and not a long silence.
            collection.object(session.client()?, object::ACCEPT, name)?;
            collection.field_selector = format!("metadata.name={name}");
        }
        _ => return Err(Failure::error("you may only watch a single object, or all of a type").into()),
    }
    Watch { collection, options, session }.run(out)
}

/// One error speaks for itself; several get a line each.
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
            namespace: if namespace { Some(session.access()?.namespace.clone()) } else { None },
            label_selector: flags.selector.clone(),
            field_selector: flags.field_selector.clone(),
            // What is to be sorted must be there as a whole.
            chunk_size: if self.sorts() { 0 } else { flags.chunk_size },
            whole_objects: self.sorts() && !matches!(flags.output, Some(ObjectFormat::Objects(_))),
        })
    }

    /// The columns of a table, with one for the context or the event where that is printed.
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

    /// Begins the rows of a resource; its kind stands before their names where there are `several`.
    fn begin(&self, table: &mut ServerTable, mapping: &RestMapping, several: bool) {
        let kind = mapping.group_version.qualify(&mapping.kind.to_lowercase());
        let prefix = if several || self.show_kind { format!("{kind}/") } else { String::new() };
        table.begin(prefix, self.list.all_namespaces && mapping.namespaced);
    }

    /// Whether there is an order to bring objects into; changes come in their own.
    fn sorts(&self) -> bool {
        !self.list.sort_by.is_empty() && !self.list.is_watch()
    }

    /// An error that counts; a missing object may be none.
    fn counts(&self, error: &Error) -> bool {
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
