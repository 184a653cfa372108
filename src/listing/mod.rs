//! Objects of one resource, listed page by page or fetched one by one: as the server's own tables, or as they are.

pub mod bodies;
pub mod object;
pub mod table;
pub mod watch;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use serde::Deserialize;

use crate::api::RestMapping;
use crate::bounded;
use crate::client::{Client, Error, Get, Response, Status, json_problem};
use crate::exit::Failure;

/// The most values of a page. Even large objects have one in twenty bytes.
const MAX_VALUES: usize = 16_000_000;

/// What stands as it is in a segment of a path.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The objects of one resource that are wanted.
#[derive(Clone, Debug)]
pub struct Collection {
    /// The resource.
    pub mapping: RestMapping,
    /// The namespace; None for all, and for what lives in none.
    pub namespace: Option<String>,
    /// Passed to the server without the blanks around it; empty is no filter.
    pub label_selector: String,
    /// Passed to the server without the blanks around it; empty is no filter.
    pub field_selector: String,
    /// Objects a page; 0 asks for all in one.
    pub chunk_size: u64,
    /// Whether rows of a table come with whole objects.
    pub whole_objects: bool,
}

impl Collection {
    /// The page behind `token`, or the first one.
    ///
    /// A page that has expired is an error: client-go starts anew, kubectl does not
    /// (cli-runtime `pkg/resource/helper.go`, `FollowContinue`).
    ///
    /// # Errors
    /// The request failed.
    pub fn page(&self, client: &Client<'_>, accept: &str, token: Option<&str>) -> Result<Body, Error> {
        let mut query = self.selectors();
        if self.chunk_size > 0 {
            query.push(("limit", self.chunk_size.to_string()));
        }
        query.extend(token.map(|token| ("continue", token.to_owned())));
        query.extend(self.whole_objects.then(|| ("includeObject", "Object".to_owned())));
        let (path, subject) = (self.path(), self.subject());
        let get = Get { query, accept, subject: &subject, ..Get::new(&path) };
        let page = client.get(&get).and_then(Body::of);
        page.map_err(|error| self.explain(error))
    }

    /// One object.
    ///
    /// Where it does not exist, and its namespace does not either, that is the error
    /// (cli-runtime `pkg/resource/visitor.go`, `Info.Get`).
    ///
    /// # Errors
    /// The request failed.
    pub fn object(&self, client: &Client<'_>, accept: &str, name: &str) -> Result<Body, Error> {
        let path = format!("{}/{}", self.path(), utf8_percent_encode(name, SEGMENT));
        let query = self.whole_objects.then(|| ("includeObject", "Object".to_owned())).into_iter().collect();
        let subject = format!("{} {name}", self.subject());
        let get = Get { query, accept, subject: &subject, ..Get::new(&path) };
        let error = match client.get(&get).and_then(Body::of) {
            Err(error) if error.is_not_found() => error,
            result => return result,
        };
        match &self.namespace {
            Some(namespace) if namespace != "default" => {
                let path = format!("/api/v1/namespaces/{}", utf8_percent_encode(namespace, SEGMENT));
                match client.get(&Get::new(&path)) {
                    Err(missing) if missing.is_not_found() => Err(missing),
                    _ => Err(error),
                }
            }
            _ => Err(error),
        }
    }

    /// Where the collection is served (client-go `rest/request.go`, `URL`).
    pub fn path(&self) -> String {
        let RestMapping { group_version, resource, .. } = &self.mapping;
        let base = group_version.path();
        match &self.namespace {
            Some(namespace) => format!("{base}/namespaces/{}/{resource}", utf8_percent_encode(namespace, SEGMENT)),
            None => format!("{base}/{resource}"),
        }
    }

    fn subject(&self) -> String {
        self.mapping.group_version.qualify(&self.mapping.resource)
    }

    /// The selectors as parameters of a request.
    pub fn selectors(&self) -> Vec<(&'static str, String)> {
        let given = [("labelSelector", &self.label_selector), ("fieldSelector", &self.field_selector)];
        let trimmed = given.map(|(name, value)| (name, value.trim().to_owned()));
        trimmed.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Says what could not be listed (cli-runtime `pkg/resource/helper.go`, `EnhanceListError`).
    fn explain(&self, error: Error) -> Error {
        let Error::Status(status) = error else { return error };
        if !["BadRequest", "NotFound"].contains(&status.reason.as_str()) {
            return Error::Status(status);
        }
        let RestMapping { group_version, resource, .. } = &self.mapping;
        let what = format!("{}/{}, Resource={resource}", group_version.group, group_version.version);
        let (labels, fields) = (&self.label_selector, &self.field_selector);
        let message = if labels.is_empty() && fields.is_empty() {
            format!("Unable to list {what:?}: {}", status.message)
        } else {
            format!(
                "Unable to find {what:?} that match label selector {labels:?}, field selector {fields:?}: {}",
                status.message
            )
        };
        Error::Status(Status { message, ..status })
    }
}

/// The body of an answer, and where it came from.
#[derive(Debug)]
pub struct Body {
    url: String,
    content_type: String,
    bytes: Vec<u8>,
}

/// A document that may turn out to be another one.
pub trait Document {
    /// What it was read as.
    const NAME: &'static str;

    /// Whether it is what it was read as.
    fn is_what_was_asked_for(&self) -> bool;
}

impl Body {
    /// An answer of success may still be a Status of failure (client-go `rest/request.go`, `Result.Into`).
    fn of(response: Response) -> Result<Self, Error> {
        let (url, content_type) = (response.url().to_owned(), response.content_type().to_owned());
        let bytes = response.bytes()?;
        match Status::in_success(&bytes) {
            Some(status) => Err(Error::Status(status)),
            None if !bounded::holds_at_most(&bytes, MAX_VALUES) => {
                Err(Error::Response { url, problem: "answered with more than 16 million values".to_owned() })
            }
            None => Ok(Self { url, content_type, bytes }),
        }
    }

    /// Reads the document.
    ///
    /// # Errors
    /// The body is no JSON, or of another kind.
    pub fn read<'a, T: Deserialize<'a> + Document>(&'a self) -> Result<T, Error> {
        let problem = match serde_json::from_slice::<T>(&self.bytes) {
            Ok(document) if document.is_what_was_asked_for() => return Ok(document),
            Ok(_) => format!("answered with JSON that is no {}; is it a Kubernetes API server?", T::NAME),
            Err(error) => json_problem(&self.content_type, &error),
        };
        Err(Error::Response { url: self.url.clone(), problem })
    }
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
