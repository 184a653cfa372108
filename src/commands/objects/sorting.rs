//! `--sort-by`: the order of a list that is all in memory.

use std::cmp::Ordering;

use serde_json::Value;

use crate::api::pod;
use crate::commands::error::CliError;
use crate::objects::{Representation as _, Table};
use crate::output::Sorter;

/// By what objects are sorted.
#[derive(Clone, Copy, Debug)]
pub enum Order<'a> {
    /// The value at a JSON path; empty for the server's order.
    Path(&'a str),
    Pod(PodKey),
}

/// What pods are sorted by, the smallest first.
#[derive(Clone, Copy, Debug)]
pub enum PodKey {
    /// The restarts of all containers.
    Restarts,
    /// The youngest first.
    Age,
    Name,
    Node,
    Status,
}

impl<'a> Order<'a> {
    /// The order of `pods --sort-by`: a word for a [`PodKey`], or a path.
    pub fn of_pods(text: &'a str) -> Self {
        Self::Pod(match text {
            "restarts" => PodKey::Restarts,
            "age" => PodKey::Age,
            "name" => PodKey::Name,
            "node" => PodKey::Node,
            "status" => PodKey::Status,
            path => return Self::Path(path),
        })
    }

    /// Sorts the rows of a table by their objects, which it takes out. The rows of a server that makes no tables are
    /// sorted as objects are (kubectl `pkg/cmd/get/sorter.go`, `RuntimeSorter.Sort`).
    ///
    /// # Errors
    /// A path that cannot be read, that leads nowhere, or to values without an order; in kubectl's words.
    pub fn sort_rows(self, table: &mut Table) -> Result<(), CliError> {
        let is_table = table.kind() == Table::KIND;
        let rows = table.rows.drain(..);
        let mut rows: Vec<_> = rows.map(|mut row| (row.object.take().unwrap_or_default(), row)).collect();
        match self {
            Self::Pod(key) => rows.sort_by(|(one, _), (other, _)| key.compare(one, other)),
            Self::Path(path) => {
                let sorter = if is_table { Sorter::of_rows(path) } else { Sorter::of_objects(path) };
                sorter.and_then(|sorter| sorter.sort(&mut rows, |(object, _)| object)).map_err(CliError::new)?;
            }
        }
        table.rows.extend(rows.into_iter().map(|(_, row)| row));
        Ok(())
    }

    /// Sorts objects, of whatever kinds.
    ///
    /// # Errors
    /// As [`sort_rows`](Self::sort_rows).
    pub fn sort_objects(self, objects: &mut Vec<Value>) -> Result<(), CliError> {
        match self {
            Self::Pod(key) => objects.sort_by(|one, other| key.compare(one, other)),
            Self::Path(_) if objects.is_empty() => {}
            Self::Path(path) => {
                Sorter::of_objects(path)
                    .and_then(|sorter| sorter.sort(objects, |object| object))
                    .map_err(CliError::new)?;
            }
        }
        Ok(())
    }
}

impl PodKey {
    fn compare(self, one: &Value, other: &Value) -> Ordering {
        let text =
            |path: &str| one.pointer(path).and_then(Value::as_str).cmp(&other.pointer(path).and_then(Value::as_str));
        match self {
            Self::Restarts => pod::restarts(one).cmp(&pod::restarts(other)),
            Self::Age => text("/metadata/creationTimestamp").reverse(),
            Self::Name => text("/metadata/name"),
            Self::Node => text("/spec/nodeName"),
            Self::Status => pod::status(one).cmp(pod::status(other)),
        }
    }
}
