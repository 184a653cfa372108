//! A failed answer in the words that kubectl has for it.

use serde::Deserialize;

/// What Go's servers say to a client that speaks no TLS (Go `net/http/server.go`, `conn.serve`).
const TLS_ONLY: &str = "Client sent an HTTP request to an HTTPS server";

/// The parts of a failed answer that kubectl shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The HTTP status.
    pub code: u16,
    /// A word such as `NotFound`; empty where neither the body nor the code gives one.
    pub reason: String,
    /// One sentence.
    pub message: String,
    /// The way out, or what the server itself said where kubectl does not show it.
    pub hint: Option<String>,
}

/// Whether a Status body speaks for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusBodies {
    /// Its message is the error.
    Read,
    /// The code alone makes the message, as for `/api`, `/apis` and `/version`: client-go reads these raw
    /// (client-go `discovery/discovery_client.go`, `downloadAPIs`).
    Ignored,
}

/// The body of a failed answer: `metav1.Status`.
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
    /// Reads the Status of failure that an answer of success may be. A list or an object costs no more than a look at
    /// its first bytes and its end.
    pub fn in_success(body: &[u8]) -> Option<Self> {
        // A Status is small, and no list or object of this size names itself so.
        if body.len() > 1 << 16 || !body.windows(8).any(|window| window == b"\"Status\"") {
            return None;
        }
        let status: StatusBody = serde_json::from_slice(body).ok()?;
        let is_failure = status.kind == "Status" && status.status != "Success";
        let code = status.code.unwrap_or(500);
        is_failure.then_some(Self { code, reason: status.reason, message: status.message, hint: None })
    }

    /// Reads a failed answer: its Status body where it has one, else the words for its code. `subject` names what
    /// was asked for, such as `pods`, or nothing
    /// (client-go `rest/request.go`, `transformResponse` and `newUnstructuredResponseError`; apimachinery
    /// `pkg/api/errors/errors.go`, `NewGenericServerResponse`).
    pub fn from_answer(code: u16, content_type: &str, body: &[u8], subject: &str, bodies: StatusBodies) -> Self {
        let status = serde_json::from_slice::<StatusBody>(body).unwrap_or_default();
        let is_failure = status.kind == "Status" && status.status == "Failure" && status.api_version == "v1";
        if is_failure && bodies == StatusBodies::Read {
            return Self { code, reason: status.reason, message: status.message, hint: None };
        }
        let is_text = content_type.is_empty() || content_type.starts_with("text/");
        let body = if is_text { String::from_utf8_lossy(body.get(..2048).unwrap_or(body)) } else { "unknown".into() };
        let (reason, message) = generic(code, body.trim());
        let subject = if subject.is_empty() { String::new() } else { format!(" (get {subject})") };
        let says_more = !["", "Unauthorized", message.as_str()].contains(&status.message.as_str());
        let hint = if code == 400 && body.contains(TLS_ONLY) {
            Some("there is TLS at this port: name the server with https://".to_owned())
        } else {
            says_more.then(|| format!("the server says: {}", status.message))
        };
        Self { code, reason: reason.to_owned(), message: format!("{message}{subject}"), hint }
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Error;
    use crate::exit::Failure;

    fn line(code: u16, content_type: &str, body: &str) -> String {
        Failure::from(Error::Status(Status::from_answer(
            code,
            content_type,
            body.as_bytes(),
            "pods",
            StatusBodies::Read,
        )))
        .to_string()
    }

    #[test]
    fn a_status_body_speaks_for_itself() {
        let body = r#"{"kind":"Status","apiVersion":"v1","status":"Failure","message":"pods \"x\" not found","reason":"NotFound","code":404}"#;
        assert_eq!(line(404, "application/json", body), r#"Error from server (NotFound): pods "x" not found"#);
        let body = r#"{"kind":"Status","apiVersion":"v1","status":"Failure","message":"no reason"}"#;
        assert_eq!(line(400, "application/json", body), "Error from server: no reason");
    }

    #[test]
    fn without_one_the_code_has_words() {
        for (code, content_type, body, expected) in [
            (
                404,
                "text/html",
                "<html>",
                "Error from server (NotFound): the server could not find the requested resource (get pods)",
            ),
            (
                401,
                "",
                "",
                "error: You must be logged in to the server (the server has asked for the client to provide credentials (get pods))",
            ),
            (403, "text/plain", " no way \n", "Error from server (Forbidden): no way (get pods)"),
            (
                500,
                "text/plain",
                "boom",
                r#"Error from server (InternalError): an error on the server ("boom") has prevented the request from succeeding (get pods)"#,
            ),
            (
                500,
                "application/json",
                "{}",
                r#"Error from server (InternalError): an error on the server ("unknown") has prevented the request from succeeding (get pods)"#,
            ),
            (
                418,
                "",
                "",
                "Error from server: the server responded with the status code 418 but did not return more information (get pods)",
            ),
        ] {
            assert_eq!(line(code, content_type, body), expected);
        }
    }
}
