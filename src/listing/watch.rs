//! The changes of a collection, as the server tells them one by one.

use std::io::{BufRead as _, BufReader, Read};

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::client::{Client, Error, Get, Status};
use crate::listing::Collection;

/// The largest event that is read, in bytes.
const MAX_EVENT: u64 = 64 << 20;

/// What happened to an object (apimachinery `pkg/watch/watch.go`, `Event`).
#[derive(Debug, Deserialize)]
pub struct Event<'a> {
    /// `ADDED`, `MODIFIED`, `DELETED` or `BOOKMARK`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The object, or a table of one row.
    #[serde(borrow)]
    pub object: &'a RawValue,
}

/// A watch that is under way.
pub struct Events {
    url: String,
    lines: BufReader<Box<dyn Read>>,
    line: Vec<u8>,
}

impl Collection {
    /// Begins to watch behind a version of the list.
    ///
    /// # Errors
    /// The request failed; an expired version is a status 410.
    pub fn watch(&self, client: &Client<'_>, accept: &str, resource_version: &str) -> Result<Events, Error> {
        let mut query = self.selectors();
        query.push(("watch", "true".to_owned()));
        query.push(("resourceVersion", resource_version.to_owned()));
        query.extend(self.whole_objects.then(|| ("includeObject", "Object".to_owned())));
        let path = self.path();
        let subject = self.subject();
        let get = Get { query, accept, subject: &subject, idle_timeout: None, is_watch: true, ..Get::new(&path) };
        let answer = client.get(&get)?;
        let url = answer.url().to_owned();
        Ok(Events { url, lines: BufReader::new(Box::new(answer.into_reader())), line: Vec::new() })
    }
}

impl Events {
    /// Waits for the next event; None where the server has ended the watch, or the connection broke.
    ///
    /// # Errors
    /// An `ERROR` event, or a line that is no event.
    pub fn next(&mut self) -> Result<Option<Event<'_>>, Error> {
        self.line.clear();
        let mut lines = (&mut self.lines).take(MAX_EVENT);
        match lines.read_until(b'\n', &mut self.line) {
            // A line without its end has been cut off with the connection.
            Ok(_) if self.line.last() == Some(&b'\n') => {}
            Ok(read) if (read as u64) < MAX_EVENT => return Ok(None),
            Ok(_) => return Err(self.broken("sent an event of more than 64 MiB")),
            Err(_) => return Ok(None),
        }
        let problem = match serde_json::from_slice::<Event<'_>>(&self.line) {
            Ok(event) if event.kind == "ERROR" => match Status::in_success(event.object.get().as_bytes()) {
                Some(status) => return Err(Error::Status(status)),
                None => "sent an error without a status".to_owned(),
            },
            Ok(_) => String::new(),
            Err(error) => format!("sent an event that cannot be read: {error}"),
        };
        if !problem.is_empty() {
            return Err(self.broken(&problem));
        }
        // Read anew: a borrow that is returned from one arm would be held in all of them.
        Ok(serde_json::from_slice(&self.line).ok())
    }

    fn broken(&self, problem: &str) -> Error {
        Error::Response { url: self.url.clone(), problem: problem.to_owned() }
    }
}
