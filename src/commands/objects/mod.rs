//! Prints objects: selects resources on each server, requests their pages, and prints these in one format.

mod lists;
mod sorting;
mod tables;
mod watch;

pub use sorting::Order;

use jiff::Timestamp;
use serde_json::Value;

use crate::api::{RestMapping, pod};
use crate::cli::ObjectArgs;
use crate::client::Error;
use crate::commands::app::App;
use crate::commands::contexts::{ContextResult, ContextResults, for_each_context};
use crate::commands::error::CliError;
use crate::commands::session::Session;
use crate::objects::{self, Collection, Pages, Representation};
use crate::output::{ObjectFormat, ObjectPrinter, ServerTable, TableOptions};
use crate::sys::ExitCode;
use crate::term::{ColorWriter, LineEscape};

/// A resource, and the names of the objects that are selected; none for all.
pub struct Selection {
    pub mapping: RestMapping,
    pub names: Vec<String>,
}

/// How objects are printed.
pub struct Options<'a> {
    /// The flags that `get` and `pods` share.
    pub list: &'a ObjectArgs,
    pub order: Order<'a>,
    /// The subresource of the objects that are named; empty for the objects themselves.
    pub subresource: &'a str,
    /// Only pods with problems.
    pub only_problems: bool,
    /// Names with their kind, even of one resource alone.
    pub show_kind: bool,
    /// Whether an object that does not exist is no error.
    pub ignore_not_found: bool,
}

/// The pages of one selection on one server.
struct ResourcePages<'a, T> {
    /// The context of the server, if there are several.
    context: Option<String>,
    mapping: RestMapping,
    /// The namespace; `None` for all, and for resources without namespaces.
    namespace: Option<String>,
    /// The number of objects that were named; 0 for all.
    names: usize,
    pages: Pages<'a, T>,
    /// The next page, if it was requested before it is printed.
    peeked: Option<T>,
}

/// What could not be printed, and the context of the server.
type Errors = Vec<(Option<String>, Error)>;

/// Prints what `select` selects on each server. An error does not keep other objects from being printed; errors are
/// reported last (kubectl `pkg/cmd/get/get.go`, `Run`).
///
/// # Errors
/// Nothing can be selected, or something cannot be printed.
pub fn run(
    options: &Options<'_>,
    app: &App<'_>,
    out: &mut dyn ColorWriter,
    select: impl Fn(&Session<'_>) -> anyhow::Result<Vec<Selection>> + Sync,
) -> anyhow::Result<ExitCode> {
    options.check()?;
    let select = |session: &Session<'_>| {
        let selections = select(session)?;
        check_path_segments(&selections, session)?;
        Ok(selections)
    };
    if let Some(ObjectFormat::Objects { printer, .. }) = &options.list.output {
        let printer = printer.clone().allow_missing_keys(options.list.allow_missing_template_keys);
        if options.list.is_watch() {
            let session = Session::single(app);
            return watch::print_objects(options, &printer, &select(&session)?, &session, out);
        }
        return print_pages(options, app, select, |resources| lists::print(options, &printer, resources, out));
    }
    if options.list.is_watch() {
        let session = Session::single(app);
        return watch::print_tables(options, &select(&session)?, &session, out);
    }
    print_pages(options, app, select, |resources| tables::print(options, resources, out))
}

/// Checks the names and the namespace, which become segments of a path.
fn check_path_segments(selections: &[Selection], session: &Session<'_>) -> anyhow::Result<()> {
    let names = selections.iter().flat_map(|selection| &selection.names);
    names
        .into_iter()
        .try_for_each(|name| objects::check_path_segment("name", name))
        .map_err(|problem| CliError::Verbatim(vec![problem]))?;
    objects::check_path_segment("namespace", &session.client_config()?.namespace)
        .map_err(|problem| CliError::Verbatim(vec![problem]))?;
    Ok(())
}

/// Prints each page of a single server when it arrives. Of several servers all pages are in memory before the first is
/// printed.
fn print_pages<T: Representation + Send>(
    options: &Options<'_>,
    app: &App<'_>,
    select: impl Fn(&Session<'_>) -> anyhow::Result<Vec<Selection>> + Sync,
    print: impl FnOnce(Vec<ResourcePages<'_, T>>) -> anyhow::Result<Errors>,
) -> anyhow::Result<ExitCode> {
    if !app.is_multi_context() {
        let session = Session::single(app);
        return report(print(pages(select(&session)?, options, &session)?)?);
    }
    let mut results: ContextResults<Vec<ResourcePages<'_, T>>> = for_each_context(app, |session| {
        let resources = pages(select(session)?, options, session)?;
        Ok(resources.into_iter().map(ResourcePages::prefetch).collect())
    })?;
    if results.is_empty() {
        return results.finish(ExitCode::Done);
    }
    let resources = results.take().into_iter().flat_map(|ContextResult { context, value }| {
        value.into_iter().map(move |resource| ResourcePages { context: context.clone(), ..resource })
    });
    for (context, error) in print(resources.collect())? {
        results.fail(context, error.into());
    }
    results.finish(ExitCode::Done)
}

/// The pages of each selection, none of them requested yet.
fn pages<'s, T: Representation>(
    selections: Vec<Selection>,
    options: &Options<'_>,
    session: &'s Session<'_>,
) -> anyhow::Result<Vec<ResourcePages<'s, T>>> {
    let pages = |Selection { mapping, names }: Selection| {
        let collection = options.collection(&mapping, session)?;
        let (namespace, count) = (collection.namespace.clone(), names.len());
        let pages = match count {
            0 => Pages::list(session.client()?, collection),
            _ => Pages::get(session.client()?, collection, names),
        };
        Ok(ResourcePages { context: None, mapping, namespace, names: count, pages, peeked: None })
    };
    selections.into_iter().map(pages).collect()
}

/// One error is printed with its hint; several have one line each.
fn report(errors: Errors) -> anyhow::Result<ExitCode> {
    CliError::join(errors.into_iter().map(|(_, error)| error.into()).collect()).map(|()| ExitCode::Done)
}

impl<T: Representation> ResourcePages<'_, T> {
    /// The next page. Errors before it are added to `errors`, unless the options ignore them.
    fn next(&mut self, options: &Options<'_>, errors: &mut Errors) -> Option<T> {
        if let Some(page) = self.peeked.take() {
            return Some(page);
        }
        loop {
            match self.pages.next()? {
                Ok(page) => return Some(page),
                Err(error) if options.ignore_not_found && error.is_not_found() => {}
                Err(error) => errors.push((self.context.clone(), error)),
            }
        }
    }

    /// Requests the next page, and holds it until it is asked for.
    fn peek(&mut self, options: &Options<'_>, errors: &mut Errors) {
        self.peeked = self.next(options, errors);
    }

    fn prefetch(self) -> ResourcePages<'static, T> {
        let Self { context, mapping, namespace, names, pages, peeked } = self;
        ResourcePages { context, mapping, namespace, names, pages: pages.prefetch(), peeked }
    }

    /// Whether both are of the same resource, in whatever version.
    fn has_resource_of(&self, other: &Self) -> bool {
        self.mapping.resource == other.mapping.resource
            && self.mapping.group_version.group == other.mapping.group_version.group
    }
}

/// Refuses a selector beside names, with kubectl's message.
///
/// # Errors
/// There is a selector.
pub fn check_selectors_beside_names(flags: &ObjectArgs) -> Result<(), CliError> {
    if flags.selector.is_empty() && flags.field_selector.is_empty() {
        return Ok(());
    }
    Err(CliError::new("name cannot be provided when a selector is specified"))
}

/// Refuses names in all namespaces, with kubectl's message.
///
/// # Errors
/// All namespaces are asked for.
pub fn check_namespace_beside_names(flags: &ObjectArgs) -> Result<(), CliError> {
    if !flags.all_namespaces {
        return Ok(());
    }
    Err(CliError::new("a resource cannot be retrieved by name across all namespaces"))
}

impl<'a> Options<'a> {
    pub fn new(list: &'a ObjectArgs) -> Self {
        let order = Order::Path(&list.sort_by);
        Self { list, order, subresource: "", only_problems: false, show_kind: false, ignore_not_found: false }
    }

    /// kubectl `pkg/cmd/get/get.go`, `Validate`.
    fn check(&self) -> Result<(), CliError> {
        let flags = self.list;
        if let Some(ObjectFormat::Objects { text, .. }) = &flags.output
            && flags.show_labels
        {
            return Err(CliError::new(format_args!("--show-labels option cannot be used with {text} printer")));
        }
        if flags.output_watch_events && !flags.is_watch() {
            let problem = "--output-watch-events option can only be used with --watch or --watch-only";
            return Err(CliError::new(problem));
        }
        Ok(())
    }

    /// Whether the rows of tables need their whole objects.
    fn reads_objects(&self) -> bool {
        let is_table = !matches!(self.list.output, Some(ObjectFormat::Objects { .. }));
        is_table && (self.sorts() || self.only_problems)
    }

    /// Whether an object is printed.
    fn prints(&self, object: &Value) -> bool {
        !self.only_problems || pod::has_problem(object, Timestamp::now())
    }

    /// Whether `managedFields` are printed.
    fn prints_managed_fields(&self, printer: &ObjectPrinter) -> bool {
        self.list.show_managed_fields || !printer.omits_managed_fields()
    }

    fn collection(&self, mapping: &RestMapping, session: &Session<'_>) -> anyhow::Result<Collection> {
        let flags = self.list;
        let has_namespace = mapping.namespaced && !flags.all_namespaces;
        Ok(Collection {
            mapping: mapping.clone(),
            namespace: if has_namespace { Some(session.client_config()?.namespace.clone()) } else { None },
            label_selector: flags.selector.clone(),
            field_selector: flags.field_selector.clone(),
            // A sorted list needs all objects at once.
            chunk_size: if self.sorts() { 0 } else { flags.chunk_size },
            include_object: self.reads_objects(),
            subresource: self.subresource.to_owned(),
        })
    }

    /// A table with the columns that the flags ask for.
    fn server_table(&self, context: bool, event: bool, escape: Option<LineEscape>) -> ServerTable {
        ServerTable::new(TableOptions {
            context,
            wide: matches!(self.list.output, Some(ObjectFormat::Wide)),
            event,
            all_labels: self.list.show_labels,
            labels: self.list.label_columns.clone(),
            no_headers: self.list.no_headers,
            escape,
        })
    }

    /// Begins the rows of a resource. If there are rows of several resources, the names have their kind before them.
    fn begin(&self, table: &mut ServerTable, mapping: &RestMapping, several: bool) {
        let kind = mapping.group_version.qualify(&mapping.kind.to_lowercase());
        let prefix = if several || self.show_kind { format!("{kind}/") } else { String::new() };
        table.begin(prefix, self.list.all_namespaces && mapping.namespaced);
    }

    /// Whether lists are sorted. Changes are printed as they come.
    fn sorts(&self) -> bool {
        !self.list.sort_by.is_empty() && !self.list.is_watch()
    }
}
