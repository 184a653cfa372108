//! `--watch`: what there is, and then every change.

use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::client::{Error, Status};
use crate::commands::objects::Options;
use crate::commands::reader;
use crate::commands::session::Session;
use crate::exit::ExitCode;
use crate::go;
use crate::listing::bodies::Bodies;
use crate::listing::{Collection, object, table};
use crate::output::{DocumentFormat, ObjectFormat, ObjectPrinter, ServerTable};

/// Before a watch is begun anew; doubled with each failure in a row.
const SHORTEST_PAUSE: Duration = Duration::from_millis(100);
/// So many connections in a row may fail, which takes some six seconds.
const MOST_FAILURES: u32 = 5;

/// Why a watch is over.
enum Ended {
    /// Its time is up.
    ForGood,
    /// The server has forgotten the version it goes on from.
    TooFarBehind,
}

/// Where changes are printed to, and how.
enum Printer {
    Table(Box<ServerTable>),
    Objects(ObjectPrinter),
}

/// What is watched, and how it is told.
pub struct Watch<'a, 'b> {
    /// The collection, or one object of it by a field selector.
    pub collection: Collection,
    /// The flags.
    pub options: &'a Options<'a>,
    /// The run.
    pub session: &'a Session<'b>,
}

impl Watch<'_, '_> {
    /// Prints what there is, then each change, until the user or the reader has enough.
    ///
    /// Unlike kubectl, which ends with the first connection: a watch that breaks off goes on behind the last change it
    /// saw, and one that is too far behind begins again with the whole list (kubectl `pkg/cmd/get/get.go`, `watch`).
    ///
    /// # Errors
    /// The list or the watch is refused.
    pub fn run(&self, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let mut printer = self.printer();
        let mut is_silent = self.options.list.watch_only;
        loop {
            let version = self.list(&mut printer, is_silent, out)?;
            is_silent = false;
            match self.follow(version, &mut printer, out)? {
                Ended::ForGood => return Ok(ExitCode::Done),
                Ended::TooFarBehind => log::info!("the watch was too far behind; listing anew"),
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

    /// Prints the list, and tells its version.
    fn list(&self, printer: &mut Printer, is_silent: bool, out: &mut dyn Write) -> anyhow::Result<String> {
        let client = self.session.client()?;
        let mut bodies = Bodies::new(client, self.collection.clone(), Self::accept(printer), &[]);
        let mut version = String::new();
        while let Some(body) = bodies.next() {
            let body = body?;
            let mut metadata = match printer {
                Printer::Table(table) => {
                    let mut page: table::Table<'_> = body.read()?;
                    let metadata = std::mem::take(&mut page.metadata);
                    if !is_silent {
                        table.add(page, "ADDED", Timestamp::now());
                        table.flush(out)?;
                    }
                    metadata
                }
                Printer::Objects(form) => {
                    let mut page: object::Page<'_> = body.read()?;
                    let metadata = std::mem::take(&mut page.metadata);
                    for object in page.objects(self.options.list.show_managed_fields).filter(|_| !is_silent) {
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

    /// Prints changes, over as many connections as it takes.
    fn follow(&self, mut version: String, printer: &mut Printer, out: &mut dyn Write) -> anyhow::Result<Ended> {
        // A change may be long in coming.
        reader::end_without(ExitCode::Done);
        let client = self.session.client()?;
        let mut failures = 0;
        loop {
            let connected = Instant::now();
            let mut events = match self.collection.watch(client, Self::accept(printer), &version) {
                Ok(events) => events,
                Err(Error::Status(Status { code: 410, .. })) => return Ok(Ended::TooFarBehind),
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
                    Err(Error::Status(Status { code: 410, .. })) => return Ok(Ended::TooFarBehind),
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
            // A server ends each watch after some minutes; one that ends them at once is given time.
            failures = if connected.elapsed() > SHORTEST_PAUSE { 0 } else { (failures + 1).min(MOST_FAILURES) };
            log::info!("the watch has ended; going on behind version {version}");
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

    /// One object behind the others; with its event where that was asked for.
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

/// The version behind which a watch goes on: that of the object, or of the row's.
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
