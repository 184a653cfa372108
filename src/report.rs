//! Turns any error into its lines on stderr, the hint last, and an exit code.

use crate::commands::{CliError, hint, message, one_line};
use crate::kubeconfig;
use crate::sys::ExitCode;
use crate::term::Stderr;

const HINT: &str = "hint: ";

/// How a run that failed ends.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    /// What is printed on stderr, one entry after another; an entry may have several lines.
    lines: Vec<String>,
    pub code: ExitCode,
}

impl Report {
    pub fn new(error: &anyhow::Error) -> Self {
        match error.downcast_ref() {
            Some(CliError::WithCode { error, code }) => Self { code: *code, ..Self::new(error) },
            Some(CliError::Contexts { failures, code }) => Self::of_contexts(failures, *code),
            Some(CliError::Problem { code, .. }) => Self::of_one(error, *code),
            _ => Self::of_one(error, ExitCode::Failed),
        }
    }

    /// Prints the lines, and returns the exit code. Hints name the `program` as the user calls it.
    pub fn print(&self, stderr: Stderr, program: &str) -> ExitCode {
        for line in &self.lines {
            let hint = line.strip_prefix(HINT).map(|hint| hint.replace("`kubegvr ", &format!("`{program} ")));
            match hint {
                Some(hint) => stderr.print(&format!("{HINT}{hint}")),
                None => stderr.print_error(line),
            }
        }
        self.code
    }

    fn of_one(error: &anyhow::Error, code: ExitCode) -> Self {
        let lines = match (error.downcast_ref(), error.downcast_ref()) {
            (Some(CliError::Verbatim(messages)), _) | (_, Some(kubeconfig::Error::Files(messages))) => messages.clone(),
            _ => {
                let message = message(error);
                vec![if message.prefixed { prefixed(&message.text) } else { message.text }]
            }
        };
        Self { lines: lines.into_iter().chain(hint(error).map(|hint| hint_line(&hint))).collect(), code }
    }

    /// One line an error, then each hint once.
    fn of_contexts(failures: &[(Option<String>, anyhow::Error)], code: ExitCode) -> Self {
        let mut report = Self { lines: Vec::new(), code };
        let mut hints = Vec::new();
        for (context, error) in failures {
            let about = context.as_ref().map(|context| format!("context {context:?}: ")).unwrap_or_default();
            report.lines.push(prefixed(&format!("{about}{}", one_line(error))));
            report.code = report.code.max(Self::new(error).code);
            hints.extend(hint(error).map(|hint| hint_line(&hint)).filter(|hint| !hints.contains(hint)));
        }
        report.lines.extend(hints);
        report
    }
}

fn prefixed(message: &str) -> String {
    format!("error: {message}")
}

fn hint_line(hint: &str) -> String {
    format!("{HINT}{hint}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::{self, Status, StatusBodies};
    use anyhow::Context as _;

    fn explained(error: impl Into<anyhow::Error>) -> (String, ExitCode) {
        let report = Report::new(&error.into());
        (report.lines.join("\n"), report.code)
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
        let failure = || CliError::with_hint("no", "try later");
        let expected = "error: no\nhint: try later";
        assert_eq!(explained(failure()), (expected.into(), ExitCode::Failed));
        assert_eq!(
            explained(CliError::WithCode { error: failure().into(), code: ExitCode::Usage }),
            (expected.into(), ExitCode::Usage)
        );
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
