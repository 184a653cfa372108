//! Turns any error into its lines on stderr, one hint and an exit code.

use std::fmt;

use crate::client::{self, Status};
use crate::exit::CliError;
use crate::sys::ExitCode;

/// The messages of an error, the hint last.
#[derive(Debug)]
pub struct Report(pub Vec<String>);

/// Without a newline at the end.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

/// The report of an error and its exit code.
pub fn explain(error: &anyhow::Error) -> (Report, ExitCode) {
    if let Some(failure) = error.downcast_ref::<CliError>() {
        return (Report(failure.lines()), failure.exit_code());
    }
    let hint = hint(error).map(|hint| format!("hint: {hint}"));
    (Report(messages(error).into_iter().chain(hint).collect()), ExitCode::Failed)
}

/// The same error with another exit code.
pub fn with_code(error: &anyhow::Error, code: ExitCode) -> CliError {
    CliError::list(explain(error).0.0).code(code)
}

/// The text of an error without `error: ` and without its hint.
pub fn message(error: &anyhow::Error) -> String {
    let messages = messages(error).join("\n");
    messages.strip_prefix("error: ").map(str::to_owned).unwrap_or(messages)
}

/// As [`message`], in one line.
pub fn one_line(error: &anyhow::Error) -> String {
    message(error).lines().collect::<Vec<_>>().join("; ")
}

/// What the user can do about an error.
pub fn hint(error: &anyhow::Error) -> Option<String> {
    match error.downcast_ref::<client::Error>() {
        Some(error) => error.hint(),
        None => error.downcast_ref::<CliError>()?.hint_text().map(str::to_owned),
    }
}

/// Whether the same may succeed later with nothing changed.
pub fn is_transient(error: &anyhow::Error) -> bool {
    error.downcast_ref().is_some_and(client::Error::is_transient)
}

fn messages(error: &anyhow::Error) -> Vec<String> {
    if let Some(failure) = error.downcast_ref::<CliError>() {
        return failure.messages().to_vec();
    }
    vec![error.downcast_ref().map_or_else(|| format!("error: {error:#}"), kubectl_message)]
}

/// kubectl's line for an error of the client (kubectl `pkg/cmd/util/helpers.go`, `checkErr` and
/// `StandardErrorMessage`).
fn kubectl_message(error: &client::Error) -> String {
    match error {
        client::Error::Status(Status { code: 401, message, .. }) => {
            format!("error: You must be logged in to the server ({message})")
        }
        client::Error::Status(Status { reason, message, .. }) if reason.is_empty() => {
            format!("Error from server: {message}")
        }
        client::Error::Status(Status { reason, message, .. }) => format!("Error from server ({reason}): {message}"),
        client::Error::Transport(transport) => match transport.refused_server() {
            Some(server) => {
                format!("The connection to the server {server} was refused - did you specify the right host or port?")
            }
            None => format!("Unable to connect to the server: {error}"),
        },
        client::Error::Credentials { .. } => format!("Unable to connect to the server: {error}"),
        client::Error::Response { .. } | client::Error::Request(_) => format!("error: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::StatusBodies;
    use anyhow::Context as _;

    fn explained(error: impl Into<anyhow::Error>) -> (String, ExitCode) {
        let (explanation, code) = explain(&error.into());
        (explanation.to_string(), code)
    }

    fn line(code: u16, content_type: &str, body: &str) -> String {
        let status = Status::from_response(code, content_type, body.as_bytes(), "pods", StatusBodies::Read);
        explained(client::Error::Status(status)).0
    }

    #[test]
    fn plain_error_is_one_line_with_its_causes() {
        let error = Err::<(), _>(anyhow::anyhow!("permission denied")).context("reading /x").unwrap_err();
        assert_eq!(explained(error), ("error: reading /x: permission denied".into(), ExitCode::Failed));
    }

    #[test]
    fn failure_keeps_its_wording_and_hint() {
        let failure = || CliError::verbatim("Error from server: no").hint("try later");
        let expected = "Error from server: no\nhint: try later";
        assert_eq!(explained(failure()), (expected.into(), ExitCode::Failed));
        assert_eq!(explained(with_code(&failure().into(), ExitCode::Usage)), (expected.into(), ExitCode::Usage));
    }

    #[test]
    fn message_of_status_body_is_the_error() {
        let body = r#"{"kind":"Status","apiVersion":"v1","status":"Failure","message":"pods \"x\" not found","reason":"NotFound","code":404}"#;
        assert_eq!(line(404, "application/json", body), r#"Error from server (NotFound): pods "x" not found"#);
        let body = r#"{"kind":"Status","apiVersion":"v1","status":"Failure","message":"no reason"}"#;
        assert_eq!(line(400, "application/json", body), "Error from server: no reason");
    }

    #[test]
    fn code_without_status_body_has_a_message() {
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
