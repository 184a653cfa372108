//! `pods`: what `kubectl get pods` prints. The resource is known, so that no discovery is needed.

use std::io::Write;

use anyhow::Context as _;

use crate::cli::objects::Pods;
use crate::commands::session::Session;
use crate::exit::ExitCode;
use crate::listing::{self, Collection, object, table};
use crate::logger;
use crate::output::ListFormat;
use crate::output::objects::{Form, List};
use crate::output::server_table::{Columns, ServerTable};

/// Prints pods page by page, as they arrive.
pub fn run(arguments: &Pods, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let namespace = session.access()?.namespace.as_str();
    listing::check_segment("namespace", namespace)?;
    let collection = Collection {
        path: listing::collection_path("/api/v1", (!arguments.all_namespaces).then_some(namespace), "pods"),
        subject: "pods".to_owned(),
        qualified: "/v1, Resource=pods".to_owned(),
        label_selector: arguments.selector.clone(),
        field_selector: arguments.field_selector.clone(),
        chunk_size: arguments.chunk_size,
    };
    match arguments.output {
        None | Some(ListFormat::Wide) => {
            let columns = Columns {
                wide: arguments.output.is_some(),
                namespace: arguments.all_namespaces,
                all_labels: arguments.show_labels,
                labels: arguments.label_columns.clone(),
                no_headers: arguments.no_headers,
            };
            let mut table = ServerTable::new(columns);
            write_table(&mut table, &collection, session, out)?;
            if table.rows() == 0 && arguments.all_namespaces {
                log::warn!(target: logger::VERBATIM, "No resources found");
            } else if table.rows() == 0 {
                log::warn!(target: logger::VERBATIM, "No resources found in {namespace} namespace.");
            }
        }
        Some(ListFormat::Name) => write_objects(List::new(out, Form::Name), &collection, session)?,
        Some(ListFormat::Json) => write_objects(List::new(out, Form::Json), &collection, session)?,
        Some(ListFormat::Yaml) => write_objects(List::new(out, Form::Yaml), &collection, session)?,
    }
    Ok(ExitCode::Done)
}

fn write_table(
    table: &mut ServerTable,
    collection: &Collection,
    session: &Session<'_>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let now = jiff::Timestamp::now();
    let mut next = None;
    loop {
        let body = collection.page(session.client()?, table::ACCEPT, next.as_deref())?;
        let mut page: table::Table<'_> = body.read()?;
        next = std::mem::take(&mut page.metadata).into_next();
        table.page(out, page, now)?;
        out.flush().context("writing to standard output")?;
        if next.is_none() {
            return Ok(());
        }
    }
}

fn write_objects(mut list: List<'_>, collection: &Collection, session: &Session<'_>) -> anyhow::Result<()> {
    let mut next = None;
    loop {
        let body = collection.page(session.client()?, object::ACCEPT, next.as_deref())?;
        let mut page: object::Page<'_> = body.read()?;
        next = std::mem::take(&mut page.metadata).into_next();
        for object in page.objects() {
            list.object(&object?)?;
        }
        list.flush()?;
        if next.is_none() {
            return Ok(list.finish()?);
        }
    }
}
