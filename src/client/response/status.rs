//! A response with a status of failure, in the words of kubectl.

use std::time::Duration;

use serde::Deserialize;

/// What a Go server responds to a client without TLS (Go `net/http/server.go`, `conn.serve`).
const TLS_ONLY: &str = "Client sent an HTTP request to an HTTPS server";

/// The parts of a failure that kubectl prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The HTTP status.
    pub code: u16,
    /// A `metav1.StatusReason` such as `NotFound`; empty if neither the body nor the code gives one.
    pub reason: String,
    pub message: String,
    /// What the user can do, or the server's own message if kubectl does not show it.
    pub hint: Option<String>,
    /// How long the server asks to wait before the request is sent again.
    pub retry_after: Option<Duration>,
}

/// What becomes of the Status body of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusBodies {
    /// Its message is the error's.
    Read,
    /// The code alone gives the message, as for `/api`, `/apis` and `/version`, which client-go reads raw
    /// (client-go `discovery/discovery_client.go`, `downloadAPIs`).
    Ignored,
}

/// `metav1.Status`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct StatusBody {
    kind: String,
    api_version: String,
    status: String,
    reason: String,
    message: String,
    code: Option<u16>,
}

impl Status {
    /// A failure with no hint.
    pub fn new(code: u16, reason: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, reason: reason.into(), message: message.into(), hint: None, retry_after: None }
    }

    /// Whether the same request may succeed later.
    pub fn is_transient(&self) -> bool {
        is_transient(self.code)
    }

    /// Reads the Status of failure that a successful response may be (client-go `rest/request.go`, `Result.Into`). Lists
    /// and objects are not parsed: a Status has less than 64 KiB, and contains its kind.
    pub fn in_success(body: &[u8]) -> Option<Self> {
        if body.len() > 1 << 16 || !body.windows(8).any(|window| window == b"\"Status\"") {
            return None;
        }
        let status: StatusBody = serde_json::from_slice(body).ok()?;
        let is_failure = status.kind == "Status" && status.status != "Success";
        is_failure.then(|| Self::new(status.code.unwrap_or(500), status.reason, status.message))
    }

    /// Reads a failure: its Status body if it has one, or the message for its code. `subject` is what was requested,
    /// such as `pods`; it may be empty
    /// (client-go `rest/request.go`, `transformResponse` and `newUnstructuredResponseError`; apimachinery
    /// `pkg/api/errors/errors.go`, `NewGenericServerResponse`).
    pub fn from_response(code: u16, content_type: &str, body: &[u8], subject: &str, bodies: StatusBodies) -> Self {
        let status = serde_json::from_slice::<StatusBody>(body).unwrap_or_default();
        let is_failure = status.kind == "Status" && status.status == "Failure" && status.api_version == "v1";
        if is_failure && bodies == StatusBodies::Read {
            return Self::new(code, status.reason, status.message);
        }
        let is_text = content_type.is_empty() || content_type.starts_with("text/");
        let body = if is_text { String::from_utf8_lossy(body.get(..2048).unwrap_or(body)) } else { "unknown".into() };
        let (reason, message) = generic(code, body.trim());
        let subject = if subject.is_empty() { String::new() } else { format!(" (get {subject})") };
        let has_own_message = !["", "Unauthorized", message.as_str()].contains(&status.message.as_str());
        let hint = if code == 400 && body.contains(TLS_ONLY) {
            Some("there is TLS at this port: name the server with https://".to_owned())
        } else {
            has_own_message.then(|| format!("the server says: {}", status.message))
        };
        Self { hint, ..Self::new(code, reason, format!("{message}{subject}")) }
    }
}

/// Whether a server or a proxy may respond otherwise later.
pub fn is_transient(code: u16) -> bool {
    code == 429 || code >= 500
}

/// Reason and message for a code.
fn generic(code: u16, body: &str) -> (&'static str, String) {
    let (reason, message) = match code {
        400 => ("BadRequest", "the server rejected our request for an unknown reason"),
        401 => ("Unauthorized", "the server has asked for the client to provide credentials"),
        403 => return ("Forbidden", body.to_owned()),
        404 => ("NotFound", "the server could not find the requested resource"),
        405 => ("MethodNotAllowed", "the server does not allow this method on the requested resource"),
        406 if body != "unknown" => return ("NotAcceptable", body.to_owned()),
        406 => ("NotAcceptable", "the server was unable to respond with a content type that the client supports"),
        409 => ("Conflict", "the server reported a conflict"),
        415 => return ("UnsupportedMediaType", body.to_owned()),
        422 => ("Invalid", "the server rejected our request due to an error in our request"),
        429 => ("TooManyRequests", "the server has received too many requests and has asked us to try again later"),
        503 => ("ServiceUnavailable", "the server is currently unable to handle the request"),
        504 => (
            "Timeout",
            "the server was unable to return a response in the time allotted, but may still be processing the request",
        ),
        500.. => {
            return (
                "InternalError",
                format!("an error on the server ({body:?}) has prevented the request from succeeding"),
            );
        }
        _ => {
            let text = format!("the server responded with the status code {code} but did not return more information");
            return ("", text);
        }
    };
    (reason, message.to_owned())
}
