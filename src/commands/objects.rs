//! Prints objects: all those of some resources, or those that are named.

use std::io::Write;

use crate::cli::objects::List as Flags;
use crate::client::Error;
use crate::commands::session::Session;
use crate::commands::sorting;
use crate::commands::watch::Watch;
use crate::discovery::mapper::Mapping;
use crate::exit::{ExitCode, Failure};
use crate::listing::{self, Collection, object, table};
use crate::logger;
use crate::output::ObjectFormat;
use crate::output::objects::{Form, List};
use crate::output::server_table::{Columns, ServerTable};
use jiff::Timestamp;

/// A resource, and the names of the objects that are wanted of it; none means all.
pub struct Selection {
    /// The resource.
    pub mapping: Mapping,
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

/// Prints selections one after another, each page as it arrives. One that fails does not keep the others back; the
/// errors come last (kubectl `pkg/cmd/get/get.go`, `Run`).
pub fn print(
    selections: &[Selection],
    options: &Options<'_>,
    session: &Session<'_>,
    out: &mut dyn Write,
) -> anyhow::Result<ExitCode> {
    let printing = Printing { selections, options, session };
    for name in selections.iter().flat_map(|it| &it.names) {
        listing::check_segment("name", name)?;
    }
    listing::check_segment("namespace", printing.namespace()?)?;
    if let Some(ObjectFormat::Form(form)) = &options.list.output
        && options.list.show_labels
    {
        let problem = format!("--show-labels option cannot be used with {} printer", form.name());
        return Err(Failure::error(problem).into());
    }
    if options.list.watch || options.list.watch_only {
        return printing.watch(out);
    }
    let errors = match &options.list.output {
        None => printing.tables(false, out)?,
        Some(ObjectFormat::Wide) => printing.tables(true, out)?,
        Some(ObjectFormat::Form(form)) => {
            let form = form.clone().allow_missing_keys(options.list.allow_missing_template_keys);
            printing.objects(&form, out)?
        }
    };
    report(errors)
}

/// One error speaks for itself; several get a line each.
fn report(errors: Vec<Error>) -> anyhow::Result<ExitCode> {
    let mut errors: Vec<Failure> = errors.into_iter().map(Failure::from).collect();
    match errors.len() {
        0 => Ok(ExitCode::Done),
        1 => Err(errors.remove(0).into()),
        _ => {
            let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
            let lines = lines.iter().map(|line| line.strip_prefix("error: ").unwrap_or(line).to_owned());
            Err(Failure::list(lines).into())
        }
    }
}

struct Printing<'a, 'b> {
    selections: &'a [Selection],
    options: &'a Options<'a>,
    session: &'a Session<'b>,
}

impl Printing<'_, '_> {
    fn namespace(&self) -> anyhow::Result<&str> {
        Ok(&self.session.access()?.namespace)
    }

    fn collection(&self, mapping: &Mapping) -> anyhow::Result<Collection> {
        let flags = self.options.list;
        let namespace = mapping.namespaced && !flags.all_namespaces;
        Ok(Collection {
            mapping: mapping.clone(),
            namespace: if namespace { Some(self.namespace()?.to_owned()) } else { None },
            label_selector: flags.selector.clone(),
            field_selector: flags.field_selector.clone(),
            // What is to be sorted must be there as a whole.
            chunk_size: if self.sorts() { 0 } else { flags.chunk_size },
            whole_objects: self.sorts() && !matches!(flags.output, Some(ObjectFormat::Form(_))),
        })
    }

    /// Whether there is an order to bring objects into; changes come in their own.
    fn sorts(&self) -> bool {
        let flags = self.options.list;
        !flags.sort_by.is_empty() && !flags.watch && !flags.watch_only
    }

    /// Watches the one resource, or the one object of it, that was named.
    fn watch(&self, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let [Selection { mapping, names }] = self.selections else {
            return Err(Failure::error("you may only specify a single resource type").into());
        };
        let mut collection = self.collection(mapping)?;
        match names.as_slice() {
            [] => {}
            [name] => {
                // Fetched first, so that a name that does not exist is an error and not a long silence.
                collection.object(self.session.client()?, object::ACCEPT, name)?;
                collection.field_selector = format!("metadata.name={name}");
            }
            _ => return Err(Failure::error("you may only watch a single object, or all of a type").into()),
        }
        Watch { collection, options: self.options, session: self.session }.run(out)
    }

    /// An error that counts; a missing object may be none.
    fn counts(&self, error: &Error) -> bool {
        !(self.options.ignore_not_found && error.is_not_found())
    }

    /// The server's own tables.
    fn tables(&self, wide: bool, out: &mut dyn Write) -> anyhow::Result<Vec<Error>> {
        let flags = self.options.list;
        let mut table = ServerTable::new(Columns {
            wide,
            event: false,
            all_labels: flags.show_labels,
            labels: flags.label_columns.clone(),
            no_headers: flags.no_headers,
        });
        let several = self.selections.iter().any(|it| it.mapping != self.selections[0].mapping);
        let mut errors = Vec::new();
        for Selection { mapping, names } in self.selections {
            let kind = mapping.group_version.qualify(&mapping.kind.to_lowercase());
            let prefix = if several || self.options.show_kind { format!("{kind}/") } else { String::new() };
            table.begin(prefix, flags.all_namespaces && mapping.namespaced);
            let collection = self.collection(mapping)?;
            if names.is_empty() {
                errors.extend(self.list_table(&collection, &mut table, out)?);
            } else {
                for name in names {
                    errors.extend(self.add_object(&collection, name, &mut table)?);
                }
                table.flush(out)?;
            }
        }
        if table.rows() == 0 && errors.is_empty() && !self.options.ignore_not_found {
            let everywhere = flags.all_namespaces || self.selections.iter().any(|it| !it.mapping.namespaced);
            let place = if everywhere { String::new() } else { format!(" in {} namespace.", self.namespace()?) };
            log::warn!(target: logger::VERBATIM, "No resources found{place}");
        }
        Ok(errors)
    }

    /// Writes each page when it is there. What came before an error stays.
    fn list_table(
        &self,
        collection: &Collection,
        table: &mut ServerTable,
        out: &mut dyn Write,
    ) -> anyhow::Result<Option<Error>> {
        let mut next = None;
        loop {
            let body = match collection.page(self.session.client()?, table::ACCEPT, next.as_deref()) {
                Ok(body) => body,
                Err(error) => return Ok(Some(error).filter(|error| self.counts(error))),
            };
            let mut page: table::Table<'_> = match body.read() {
                Ok(page) => page,
                Err(error) => return Ok(Some(error)),
            };
            next = std::mem::take(&mut page.metadata).into_next();
            if self.sorts() {
                sorting::sort_rows(&mut page, body.read()?, &self.options.list.sort_by)?;
            }
            table.add(page, "ADDED", Timestamp::now());
            table.flush(out)?;
            out.flush()?;
            if next.is_none() {
                return Ok(None);
            }
        }
    }

    fn add_object(
        &self,
        collection: &Collection,
        name: &str,
        table: &mut ServerTable,
    ) -> anyhow::Result<Option<Error>> {
        let body = match collection.object(self.session.client()?, table::ACCEPT, name) {
            Ok(body) => body,
            Err(error) => return Ok(Some(error).filter(|error| self.counts(error))),
        };
        match body.read::<table::Single<'_>>() {
            Ok(object) => table.add(object.into_table(), "ADDED", Timestamp::now()),
            Err(error) => return Ok(Some(error)),
        }
        Ok(None)
    }

    /// The objects themselves, as one list; a single one that was named stands alone.
    fn objects(&self, form: &Form, out: &mut dyn Write) -> anyhow::Result<Vec<Error>> {
        if let [Selection { mapping, names }] = self.selections
            && let [name] = names.as_slice()
        {
            let object = self.object(&self.collection(mapping)?, name)?;
            return match object {
                Ok(object) => form.write_single(out, object, self.options.list.no_headers).map(|()| Vec::new()),
                Err(error) => Ok(Some(error).filter(|error| self.counts(error)).into_iter().collect()),
            };
        }
        let mut list = List::new(out, form, self.options.list.no_headers);
        let mut errors = Vec::new();
        for Selection { mapping, names } in self.selections {
            let collection = self.collection(mapping)?;
            if names.is_empty() {
                errors.extend(self.list_objects(&collection, &mut list)?);
            }
            for name in names {
                match self.object(&collection, name)? {
                    Ok(object) => list.object(object)?,
                    Err(error) => errors.extend(Some(error).filter(|error| self.counts(error))),
                }
            }
        }
        // Where nothing could be listed, nothing is printed; names that were not found are an empty list, as in kubectl.
        let is_named = self.selections.iter().any(|it| !it.names.is_empty());
        if list.count() > 0 || errors.is_empty() || is_named {
            list.finish()?;
        }
        Ok(errors)
    }

    fn object(&self, collection: &Collection, name: &str) -> anyhow::Result<Result<serde_json::Value, Error>> {
        let body = collection.object(self.session.client()?, object::ACCEPT, name);
        let object = body.and_then(|body| body.read::<object::Single>());
        Ok(object.map(|object| object.into_object(self.options.list.show_managed_fields)))
    }

    fn list_objects(&self, collection: &Collection, list: &mut List<'_>) -> anyhow::Result<Option<Error>> {
        let mut next = None;
        loop {
            let body = match collection.page(self.session.client()?, object::ACCEPT, next.as_deref()) {
                Ok(body) => body,
                Err(error) => return Ok(Some(error).filter(|error| self.counts(error))),
            };
            let mut page: object::Page<'_> = match body.read() {
                Ok(page) => page,
                Err(error) => return Ok(Some(error)),
            };
            next = std::mem::take(&mut page.metadata).into_next();
            let objects = page.objects(self.options.list.show_managed_fields);
            if self.sorts() {
                for object in sorting::sorted(objects.collect::<Result<_, _>>()?, &self.options.list.sort_by)? {
                    list.object(object)?;
                }
            } else {
                for object in objects {
                    list.object(object?)?;
                }
            }
            list.flush()?;
            if next.is_none() {
                return Ok(None);
            }
        }
    }
}
