//! The requests about the objects of one resource.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::api::RestMapping;
use crate::client::{Client, Error, Get, Status};
use crate::objects::Representation;
use crate::objects::body::Body;

/// What is not escaped in a segment of a path.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The objects of one resource, all or those that selectors choose.
#[derive(Clone, Debug)]
pub struct Collection {
    /// The resource.
    pub mapping: RestMapping,
    /// The namespace; `None` for all, and for resources without namespaces.
    pub namespace: Option<String>,
    /// Sent to the server without the white space around it; empty for no filter.
    pub label_selector: String,
    /// Sent to the server without the white space around it; empty for no filter.
    pub field_selector: String,
    /// Objects a page; 0 for all in one.
    pub chunk_size: u64,
    /// Whether the rows of a table come with whole objects, not with their metadata alone.
    pub include_object: bool,
    /// The subresource of each object to get; empty for the object itself.
    pub subresource: String,
}

impl Collection {
    /// Gets one page of the list: the first one, or the one after a continue token.
    ///
    /// An expired token is an error, as in kubectl (cli-runtime `pkg/resource/helper.go`, `FollowContinue`);
    /// client-go's pager would list again.
    ///
    /// # Errors
    /// The request failed, or the response is no list.
    pub fn list<T: Representation>(&self, client: &Client<'_>, continue_token: Option<&str>) -> Result<T, Error> {
        let mut query = self.query();
        if self.chunk_size > 0 {
            query.push(("limit", self.chunk_size.to_string()));
        }
        query.extend(continue_token.map(|token| ("continue", token.to_owned())));
        let (path, subject) = (self.path(), self.subject());
        let get = Get { query, accept: T::ACCEPT, subject: &subject, ..Get::new(&path) };
        let body = client.get(&get).and_then(Body::read).map_err(|error| self.enhance_list_error(error))?;
        body.into_page(self.include_object)
    }

    /// Gets one object. The selectors do not apply.
    ///
    /// If neither the object nor its namespace exists, the error is about the namespace
    /// (cli-runtime `pkg/resource/visitor.go`, `Info.Get`).
    ///
    /// # Errors
    /// The request failed, or the response is no object.
    pub fn get<T: Representation>(&self, client: &Client<'_>, name: &str) -> Result<T, Error> {
        let mut path = format!("{}/{}", self.path(), utf8_percent_encode(name, SEGMENT));
        if !self.subresource.is_empty() {
            path = format!("{path}/{}", utf8_percent_encode(&self.subresource, SEGMENT));
        }
        let subject = format!("{} {name}", self.subject());
        let query = self.include_object_parameter().into_iter().collect();
        let get = Get { query, accept: T::ACCEPT, subject: &subject, ..Get::new(&path) };
        match client.get(&get).and_then(Body::read) {
            Ok(body) => body.into_object(),
            Err(error) if error.is_not_found() => Err(self.missing_namespace(client).unwrap_or(error)),
            Err(error) => Err(error),
        }
    }

    /// The server's error about the namespace, if it does not exist. `default` always does.
    fn missing_namespace(&self, client: &Client<'_>) -> Option<Error> {
        let namespace = self.namespace.as_ref().filter(|namespace| *namespace != "default")?;
        let path = format!("/api/v1/namespaces/{}", utf8_percent_encode(namespace, SEGMENT));
        client.get(&Get::new(&path)).err().filter(Error::is_not_found)
    }

    /// The path of the collection (client-go `rest/request.go`, `URL`).
    pub fn path(&self) -> String {
        let RestMapping { group_version, resource, .. } = &self.mapping;
        let base = group_version.path();
        match &self.namespace {
            Some(namespace) => format!("{base}/namespaces/{}/{resource}", utf8_percent_encode(namespace, SEGMENT)),
            None => format!("{base}/{resource}"),
        }
    }

    /// The resource as the client's errors name it: `deployments.apps`.
    pub fn subject(&self) -> String {
        self.mapping.group_version.qualify(&self.mapping.resource)
    }

    /// The parameters that a list and a watch share.
    pub fn query(&self) -> Vec<(&'static str, String)> {
        let selectors = [("labelSelector", &self.label_selector), ("fieldSelector", &self.field_selector)];
        let trimmed = selectors.map(|(name, selector)| (name, selector.trim().to_owned()));
        let given = trimmed.into_iter().filter(|(_, selector)| !selector.is_empty());
        given.chain(self.include_object_parameter()).collect()
    }

    fn include_object_parameter(&self) -> Option<(&'static str, String)> {
        self.include_object.then(|| ("includeObject", "Object".to_owned()))
    }

    /// Adds to an error which list was requested (cli-runtime `pkg/resource/helper.go`, `EnhanceListError`).
    fn enhance_list_error(&self, error: Error) -> Error {
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

/// Checks that a namespace or a name can be a segment of a path
/// (client-go `rest/request.go`, `IsValidPathSegmentName`).
///
/// # Errors
/// Why it cannot, in client-go's words.
pub fn check_path_segment(what: &str, text: &str) -> Result<(), String> {
    let problem = match text {
        "." | ".." => format!("may not be '{text}'"),
        _ => match text.chars().find(|character| "/%".contains(*character)) {
            Some(character) => format!("may not contain '{character}'"),
            None => return Ok(()),
        },
    };
    Err(format!("invalid {what} {text:?}: [{problem}]"))
}
