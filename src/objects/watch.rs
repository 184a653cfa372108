//! Changes of a collection, over as many connections as it takes.

use std::io::{BufRead as _, BufReader, Read};
use std::marker::PhantomData;
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::client::{Client, Error, Get, Status};
use crate::objects::{Collection, Representation};
use crate::term::logger::NOTE;

/// The largest event that is read, in bytes.
const MAX_EVENT: u64 = 64 << 20;
/// The pause before a new connection; doubled with each failure in a row, up to [`MAX_PAUSE`].
const MIN_PAUSE: Duration = Duration::from_millis(100);
const MAX_PAUSE: Duration = Duration::from_secs(10);
/// The most connections in a row that may fail for another reason than that the server is away, which takes some six
/// seconds.
const MAX_FAILURES: u32 = 5;

/// A change of an object (apimachinery `pkg/watch/watch.go`, `Event`).
#[derive(Debug)]
pub struct Event<T> {
    /// `ADDED`, `MODIFIED` or `DELETED`.
    pub event_type: String,
    /// The object, or a table of one row.
    pub object: T,
}

/// What a watch brings.
#[derive(Debug)]
pub enum Change<T> {
    Event(Event<T>),
    /// The server has forgotten the version (status 410): the collection has to be listed again, and the watch
    /// [resumed](Watch::resume).
    Expired,
}

/// The changes after a version of the collection, each when the server sends it. If a connection ends, the next one
/// starts after the last change (client-go `tools/watch/retrywatcher.go`); kubectl ends with its only connection.
///
/// A server that is away is waited for as long as it takes, with a note when it is lost and when it is back. The iterator
/// ends with `--request-timeout`. An error ends it as well.
pub struct Watch<'a, T> {
    client: &'a Client<'a>,
    collection: &'a Collection,
    resource_version: String,
    connection: Option<Connection>,
    /// Connections that failed in a row, those with an expired version included.
    failures: u32,
    /// Whether a note has reported that the server is away.
    is_away: bool,
    representation: PhantomData<T>,
}

/// A response that has not ended yet.
struct Connection {
    url: String,
    since: Instant,
    lines: BufReader<Box<dyn Read>>,
    line: Vec<u8>,
}

/// A line of the response.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(rename = "type")]
    event_type: String,
    #[serde(borrow)]
    object: &'a RawValue,
}

impl<'a, T: Representation> Watch<'a, T> {
    /// A watch that begins after a version of the collection; it connects when the first change is asked for.
    pub fn new(client: &'a Client<'a>, collection: &'a Collection, resource_version: String) -> Self {
        Self {
            client,
            collection,
            resource_version,
            connection: None,
            failures: 0,
            is_away: false,
            representation: PhantomData,
        }
    }

    /// Continues after the version of a new list.
    pub fn resume(&mut self, resource_version: String) {
        self.resource_version = resource_version;
    }

    fn connect(&self) -> Result<Connection, Error> {
        let mut query = self.collection.query();
        query.push(("watch", "true".to_owned()));
        query.push(("resourceVersion", self.resource_version.clone()));
        let (path, subject) = (self.collection.path(), self.collection.subject());
        let accept = T::ACCEPT;
        let get = Get { query, accept, subject: &subject, idle_timeout: None, is_watch: true, ..Get::new(&path) };
        let response = self.client.get(&get)?;
        let url = response.url().to_owned();
        let lines = BufReader::new(Box::new(response.into_reader()) as Box<dyn Read>);
        Ok(Connection { url, since: Instant::now(), lines, line: Vec::new() })
    }

    /// Waits before the next connection, longer after each failure.
    fn pause(&self) {
        let pause = MIN_PAUSE.saturating_mul(2_u32.saturating_pow(self.failures)).min(MAX_PAUSE);
        thread::sleep(self.client.time_left().map_or(pause, |left| left.min(pause)));
    }
}

impl<T: Representation> Iterator for Watch<'_, T> {
    type Item = Result<Change<T>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let connection = match &mut self.connection {
                Some(connection) => connection,
                None => match self.connect() {
                    Ok(connection) => {
                        if std::mem::take(&mut self.is_away) {
                            log::warn!(target: NOTE, "the server is back; the watch continues");
                        }
                        self.connection.insert(connection)
                    }
                    Err(_) if self.client.is_past_deadline() => return None,
                    Err(error) if error.is_transient() => {
                        if !std::mem::replace(&mut self.is_away, true) {
                            log::warn!(target: NOTE, "the watch has lost the server, and waits for it: {error}");
                        }
                        self.failures = self.failures.saturating_add(1);
                        self.pause();
                        continue;
                    }
                    Err(error) if self.failures >= MAX_FAILURES => return Some(Err(error)),
                    Err(error) if is_expired(&error) => return self.expired(),
                    Err(error) if !error.is_connection_failure() => return Some(Err(error)),
                    Err(_) => {
                        self.failures += 1;
                        self.pause();
                        continue;
                    }
                },
            };
            match connection.next_event::<T>() {
                Ok(Some(event)) => {
                    if let Some(version) = event.object.metadata().resource_version() {
                        version.clone_into(&mut self.resource_version);
                    }
                    if event.event_type != "BOOKMARK" {
                        return Some(Ok(Change::Event(event)));
                    }
                }
                Ok(None) if self.client.is_past_deadline() => return None,
                Ok(None) => {
                    // A server ends each watch after some minutes; one that ends them at once is given time.
                    self.failures = if connection.has_failed() { (self.failures + 1).min(MAX_FAILURES) } else { 0 };
                    self.connection = None;
                    log::info!("the watch has ended; continuing after resource version {}", self.resource_version);
                    self.pause();
                }
                Err(error) if is_expired(&error) => {
                    if !connection.has_failed() {
                        self.failures = 0;
                    } else if self.failures >= MAX_FAILURES {
                        return Some(Err(error));
                    }
                    self.connection = None;
                    return self.expired();
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<T: Representation> Watch<'_, T> {
    /// Waits before the collection is listed again; `None` if `--request-timeout` is over by then.
    fn expired(&mut self) -> Option<<Self as Iterator>::Item> {
        self.failures += 1;
        self.pause();
        (!self.client.is_past_deadline()).then_some(Ok(Change::Expired))
    }
}

fn is_expired(error: &Error) -> bool {
    matches!(error, Error::Status(Status { code: 410, .. }))
}

impl Connection {
    /// Whether it ended at once.
    fn has_failed(&self) -> bool {
        self.since.elapsed() <= MIN_PAUSE
    }

    /// Waits for the next event; `None` if the server has ended the watch, or the connection broke.
    ///
    /// # Errors
    /// An `ERROR` event, or a line that cannot be read.
    fn next_event<T: Representation>(&mut self) -> Result<Option<Event<T>>, Error> {
        self.line.clear();
        let broken = |problem: String| Error::Response { url: self.url.clone(), problem };
        match (&mut self.lines).take(MAX_EVENT).read_until(b'\n', &mut self.line) {
            // A line without its end has been cut off with the connection.
            Ok(_) if self.line.last() == Some(&b'\n') => {}
            Ok(read) if (read as u64) < MAX_EVENT => return Ok(None),
            Ok(_) => return Err(broken("sent an event of more than 64 MiB".to_owned())),
            Err(_) => return Ok(None),
        }
        let Line { event_type, object } = serde_json::from_slice(&self.line)
            .map_err(|error| broken(format!("sent an event that cannot be read: {error}")))?;
        if event_type == "ERROR" {
            let status = Status::in_success(object.get().as_bytes()).map(Error::Status);
            return Err(status.unwrap_or_else(|| broken("sent an error without a status".to_owned())));
        }
        let object = T::parse_object(object.get().as_bytes())
            .map_err(|error| Error::Request(format!("the server sent a change that cannot be read: {error}")))?;
        Ok(Some(Event { event_type, object }))
    }
}
