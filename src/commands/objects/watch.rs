//! `--watch`: prints the list, then every change.

use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::client::{Error, Status};
use crate::commands::objects::Options;
use crate::commands::session::Session;
use crate::commands::stdout_watcher::exit_when_stdout_closes;
use crate::exit::ExitCode;
use crate::go;
use crate::listing::bodies::Bodies;
use crate::listing::{Collection, object, table};
use crate::output::{DocumentFormat, ObjectFormat, ObjectPrinter, ServerTable};

/// The pause before a watch is started again; doubled with each failure in a row.
const SHORTEST_PAUSE: Duration = Duration::from_millis(100);
/// The number of connections in a row that may fail. All pauses between them take some six seconds.
const MOST_FAILURES: u32 = 5;

/// Why a watch ended.
enum Ended {
    /// `--request-timeout` has expired.
    ForGood,
    /// The server no longer has the resource version to continue from (HTTP 410).
    Expired,
}

/// The format of the changes.
enum Printer {
    Table(Box<ServerTable>),
    Objects(ObjectPrinter),
}

/// A watch on one collection.
pub struct Watch<'a, 'b> {
    /// A field selector in it may choose one object.
    pub collection: Collection,
    pub options: &'a Options<'a>,
    pub session: &'a Session<'b>,
}

impl Watch<'_, '_> {
    /// Prints the list, then each change, until the user or the reader of stdout ends the run.
    ///
    /// kubectl ends with the first connection. Here a watch whose connection ends continues after the last change, and a
    /// watch whose resource version has expired starts again with the whole list (kubectl `pkg/cmd/get/get.go`, `watch`).
    ///
    /// # Errors
    /// The list or the watch is refused.
    pub fn run(&self, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let mut printer = self.printer();
        let mut is_quiet = self.options.list.watch_only;
        loop {
            let version = self.list(&mut printer, is_quiet, out)?;
            is_quiet = false;
            match self.follow(version, &mut printer, out)? {
                Ended::ForGood => return Ok(ExitCode::Done),
                Ended::Expired => log::info!("the resource version of the watch has expired; listing again"),
            }
        }
    }

    fn printer(&self) -> Printer {
        let flags = self.options.list;
        if let Some(ObjectFormat::Objects(form)) = &flags.output {
            return Printer::Objects(form.clone());
        }
        let mut table = ServerTable::new(self.options.columns(false, flags.output_watch_events));
        self.options.begin(&mut table, &self.collection.mapping, false);
        Printer::Table(Box::new(table))
    }

    fn accept(printer: &Printer) -> &'static str {
        match printer {
            Printer::Table(_) => table::ACCEPT,
            Printer::Objects(_) => object::ACCEPT,
        }
    }

    /// Prints the list, unless `is_quiet`, and returns its resource version.
    fn list(&self, printer: &mut Printer, is_quiet: bool, out: &mut dyn Write) -> anyhow::Result<String> {
        let client = self.session.client()?;
        let mut bodies = Bodies::new(client, self.collection.clone(), Self::accept(printer), &[]);
        let mut version = String::new();
        while let Some(body) = bodies.next() {
            let body = body?;
            let mut metadata = match printer {
                Printer::Table(table) => {
                    let mut page: table::Table<'_> = body.read()?;
                    let metadata = std::mem::take(&mut page.metadata);
                    if !is_quiet {
                        table.add(page, "ADDED", Timestamp::now());
                        table.flush(out)?;
                    }
                    metadata
                }
                Printer::Objects(form) => {
                    let mut page: object::Page<'_> = body.read()?;
                    let metadata = std::mem::take(&mut page.metadata);
                    for object in page.objects(self.options.list.show_managed_fields).filter(|_| !is_quiet) {
                        self.write(form, "ADDED", object?, out)?;
                    }
                    metadata
                }
            };
            out.flush()?;
            bodies.follow(&mut metadata);
            version = metadata.resource_version;
        }
        Ok(version)
    }

    /// Prints changes, over any number of connections.
    fn follow(&self, mut version: String, printer: &mut Printer, out: &mut dyn Write) -> anyhow::Result<Ended> {
        // The next change may take hours.
        exit_when_stdout_closes(ExitCode::Done);
        let client = self.session.client()?;
        let mut failures = 0;
        loop {
            let connected = Instant::now();
            let mut events = match self.collection.watch(client, Self::accept(printer), &version) {
                Ok(events) => events,
                Err(Error::Status(Status { code: 410, .. })) => return Ok(Ended::Expired),
                Err(_) if client.is_past_deadline() => return Ok(Ended::ForGood),
                Err(error) if failures == MOST_FAILURES || !error.is_connection_failure() => return Err(error.into()),
                Err(_) => {
                    failures += 1;
                    thread::sleep(SHORTEST_PAUSE * 2_u32.pow(failures));
                    continue;
                }
            };
            loop {
                let event = match events.next() {
                    Ok(Some(event)) => event,
                    Ok(None) => break,
                    Err(Error::Status(Status { code: 410, .. })) => return Ok(Ended::Expired),
                    Err(error) => return Err(error.into()),
                };
                version = version_of(event.object).unwrap_or(version);
                if event.kind != "BOOKMARK" {
                    self.print(printer, &event.kind, event.object, out)?;
                    out.flush()?;
                }
            }
            if client.is_past_deadline() {
                return Ok(Ended::ForGood);
            }
            // A server ends each watch after some minutes. If it ends them at once, the pauses grow.
            failures = if connected.elapsed() > SHORTEST_PAUSE { 0 } else { (failures + 1).min(MOST_FAILURES) };
            log::info!("the watch has ended; continuing after resource version {version}");
            thread::sleep(SHORTEST_PAUSE * 2_u32.pow(failures));
        }
    }

    fn print(&self, printer: &mut Printer, kind: &str, text: &RawValue, out: &mut dyn Write) -> anyhow::Result<()> {
        let unreadable = |error| Error::Request(format!("the server sent a change that cannot be read: {error}"));
        match printer {
            Printer::Table(table) => {
                let single: table::Single<'_> = serde_json::from_str(text.get()).map_err(unreadable)?;
                table.add(single.into_table(), kind, Timestamp::now());
                Ok(table.flush(out)?)
            }
            Printer::Objects(form) => {
                let object: object::Single = serde_json::from_str(text.get()).map_err(unreadable)?;
                self.write(form, kind, object.into_object(self.options.list.show_managed_fields), out)
            }
        }
    }

    /// Prints one object, with its event if `--output-watch-events` is set.
    fn write(&self, form: &ObjectPrinter, kind: &str, object: Value, out: &mut dyn Write) -> anyhow::Result<()> {
        let with_event = self.options.list.output_watch_events;
        let object = if with_event { json!({"type": kind, "object": object}) } else { object };
        match form {
            ObjectPrinter::Json if with_event => go::json::write_line(out, &object)?,
            ObjectPrinter::Yaml => {
                DocumentFormat::Yaml.write(out, &object)?;
                out.write_all(b"---\n")?;
            }
            _ => form.write_single(out, object, true)?,
        }
        Ok(())
    }
}

/// The resource version that a watch continues after: that of the object, or of the object of the row.
fn version_of(text: &RawValue) -> Option<String> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Versioned {
        metadata: table::ObjectMetadata,
        rows: Option<Vec<table::Row>>,
    }
    let versioned: Versioned = serde_json::from_str(text.get()).ok()?;
    let row = versioned.rows.and_then(|mut rows| rows.pop()).and_then(|row| row.object);
    let version = row.map_or(versioned.metadata, |object| object.metadata).resource_version;
    version.filter(|version| !version.is_empty())
}
