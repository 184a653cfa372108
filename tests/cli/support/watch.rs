//! The events of a watch, for handlers that answer one with [`Response::stream`](super::http::Response::stream).

use serde_json::{Value, json};

use super::collection::Collection;
use super::http::{Body, Request};

/// A watch of one collection in the form that the request asks for.
pub struct Watch<'a> {
    collection: &'a Collection,
    request: &'a Request,
    /// A server sends the columns of a table with the first event only.
    columns_are_known: bool,
}

impl<'a> Watch<'a> {
    /// A watch before its first event.
    pub fn new(collection: &'a Collection, request: &'a Request) -> Self {
        Self { collection, request, columns_are_known: false }
    }

    /// One event (`ADDED`, `MODIFIED`, `DELETED`) about an object of the collection, as a line.
    pub fn event(&mut self, event: &str, namespace: &str, name: &str) -> Vec<u8> {
        let Body::Whole(bytes) = self.collection.get(self.request, namespace, name).body else {
            panic!("an object is always whole");
        };
        let mut object: Value = serde_json::from_slice(&bytes).unwrap();
        if object["kind"] == "Table" && std::mem::replace(&mut self.columns_are_known, true) {
            object["columnDefinitions"] = Value::Null;
        }
        let mut line = serde_json::to_vec(&json!({"type": event, "object": object})).unwrap();
        line.push(b'\n');
        line
    }
}
