//! Lists of objects, page by page: as the server's own tables, or as the objects themselves.

pub mod object;
pub mod table;

use serde::Deserialize;

use crate::client::{Client, Error, Get, Status, not_json};
use crate::exit::Failure;

/// The objects of one resource that are wanted.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    /// The path of the collection, its namespace included.
    pub path: String,
    /// The resource with its group, for errors: `pods`, `deployments.apps`.
    pub subject: String,
    /// Group, version and resource as Go prints them, for errors: `/v1, Resource=pods`.
    pub qualified: String,
    /// Passed to the server as it stands; empty is no filter.
    pub label_selector: String,
    /// Passed to the server as it stands; empty is no filter.
    pub field_selector: String,
    /// Objects a page; 0 asks for all in one.
    pub chunk_size: u64,
}

impl Collection {
    /// The body of the page behind `token`, or of the first one.
    ///
    /// A page that has expired is an error: client-go starts anew, kubectl does not
    /// (cli-runtime `pkg/resource/helper.go`, `FollowContinue`).
    ///
    /// # Errors
    /// The request failed.
    pub fn page(&self, client: &Client, accept: &str, token: Option<&str>) -> Result<Body, Error> {
        let mut query = Vec::new();
        for (name, value) in [("labelSelector", &self.label_selector), ("fieldSelector", &self.field_selector)] {
            if !value.trim().is_empty() {
                query.push((name, value.trim().to_owned()));
            }
        }
        if self.chunk_size > 0 {
            query.push(("limit", self.chunk_size.to_string()));
        }
        if let Some(token) = token {
            query.push(("continue", token.to_owned()));
        }
        let get = Get { query, accept, subject: &self.subject, ..Get::new(&self.path) };
        let answer = client.get(&get).map_err(|error| self.enhance(error))?;
        let url = answer.url().to_owned();
        let content_type = answer.content_type().to_owned();
        Ok(Body { url, content_type, bytes: answer.bytes()? })
    }

    /// Adds to a refusal what was asked for (cli-runtime `pkg/resource/helper.go`, `EnhanceListError`).
    fn enhance(&self, mut error: Error) -> Error {
        let Self { qualified, label_selector, field_selector, .. } = self;
        if let Error::Status(Status { reason, message, .. }) = &mut error
            && ["BadRequest", "NotFound"].contains(&reason.as_str())
        {
            *message = if label_selector.is_empty() && field_selector.is_empty() {
                format!("Unable to list {qualified:?}: {message}")
            } else {
                format!(
                    "Unable to find {qualified:?} that match label selector {label_selector:?}, \
                     field selector {field_selector:?}: {message}"
                )
            };
        }
        error
    }
}

/// The body of a page, and where it came from.
#[derive(Debug)]
pub struct Body {
    url: String,
    content_type: String,
    bytes: Vec<u8>,
}

/// A document that may turn out to be another one.
pub trait Document {
    /// Whether it is what it was read as.
    fn is_a_list(&self) -> bool;
}

impl Body {
    /// Reads the page.
    ///
    /// # Errors
    /// The body is no JSON, or of another kind.
    pub fn read<'a, T: Deserialize<'a> + Document>(&'a self) -> Result<T, Error> {
        let problem = match serde_json::from_slice::<T>(&self.bytes) {
            Ok(page) if page.is_a_list() => return Ok(page),
            Ok(_) => "answered with JSON that is no list; is it a Kubernetes API server?".to_owned(),
            Err(error) => not_json(&self.content_type, &error),
        };
        Err(Error::Answer { url: self.url.clone(), problem })
    }
}

/// The path of a collection: below a namespace, or over all of them
/// (client-go `rest/request.go`, `URL`).
pub fn collection_path(group_version_path: &str, namespace: Option<&str>, resource: &str) -> String {
    match namespace {
        Some(namespace) => format!("{group_version_path}/namespaces/{}/{resource}", segment(namespace)),
        None => format!("{group_version_path}/{resource}"),
    }
}

/// A namespace or name as one segment of a path.
fn segment(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC)
        .to_string()
        .replace("%2D", "-")
        .replace("%2E", ".")
}

/// Whether a namespace or name can be a segment of a path
/// (client-go `rest/request.go`, `IsValidPathSegmentName`).
///
/// # Errors
/// Why it cannot, in client-go's words; kubectl puts nothing before them.
pub fn check_segment(what: &str, text: &str) -> anyhow::Result<()> {
    let problem = match text {
        "." | ".." => format!("may not be '{text}'"),
        _ => match text.chars().find(|character| "/%".contains(*character)) {
            Some(character) => format!("may not contain '{character}'"),
            None => return Ok(()),
        },
    };
    Err(Failure::verbatim(format!("invalid {what} {text:?}: [{problem}]")).into())
}
