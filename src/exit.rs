//! Exit codes, and how an error is told to the user: its lines on stderr and the code it ends with.
//!
//! The lowest floor: any module may state a [`Failure`], `main` alone prints it.

use std::fmt;
use std::process;

/// What the process says to its caller when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum ExitCode {
    /// The work is done.
    Done = 0,
    /// The work could not be done, or `diff` found a difference.
    Failed = 1,
    /// The command line was wrong, or `diff` failed.
    Usage = 2,
    /// Discovery was incomplete, or a name was ambiguous, and `--strict` was given.
    Strict = 3,
    /// `wait` has waited long enough.
    TimedOut = 4,
}

impl From<ExitCode> for process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(code as u8)
    }
}

/// An error whose wording is final.
///
/// Errors of other types are printed behind `error: `, with their causes. A `Failure` is printed as it
/// stands, since scripts match kubectl's wording and kubectl does not prefix all of its errors
/// (kubectl `pkg/cmd/util/helpers.go`, `checkErr` and `StandardErrorMessage`).
#[derive(Debug)]
pub struct Failure {
    messages: Vec<String>,
    hint: Option<String>,
    code: ExitCode,
    is_passing: bool,
}

impl Failure {
    /// A message that is printed as it stands.
    pub fn verbatim(message: impl Into<String>) -> Self {
        Self::list([message.into()])
    }

    /// Messages that are printed as they stand, a line each.
    pub fn list(messages: impl IntoIterator<Item = String>) -> Self {
        let messages = messages.into_iter().collect();
        Self { messages, hint: None, code: ExitCode::Failed, is_passing: false }
    }

    /// A message that is printed behind `error: `.
    pub fn error(message: impl fmt::Display) -> Self {
        Self::verbatim(format!("error: {message}"))
    }

    /// Any error, told as ever, with a code of its own.
    pub fn with_code(error: &anyhow::Error, code: ExitCode) -> Self {
        Self::list(explain(error).0.0).code(code)
    }

    /// Ends the run with another code than [`ExitCode::Failed`].
    #[must_use]
    pub fn code(self, code: ExitCode) -> Self {
        Self { code, ..self }
    }

    /// Notes whether it may pass by itself, so that one who waits may try again.
    #[must_use]
    pub fn passing(self, is_passing: bool) -> Self {
        Self { is_passing, ..self }
    }

    /// Adds the way out, printed on a line of its own behind `hint: `.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.messages.join("\n"))
    }
}

impl std::error::Error for Failure {}

/// What is told of an error, message by message, the hint as one of its own.
#[derive(Debug)]
pub struct Explanation(pub Vec<String>);

/// The text for stderr, without a line end at its end.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

/// What is told of an error, and the exit code.
pub fn explain(error: &anyhow::Error) -> (Explanation, ExitCode) {
    let Some(failure) = error.downcast_ref::<Failure>() else {
        return (Explanation(vec![format!("error: {error:#}")]), ExitCode::Failed);
    };
    let hint = failure.hint.iter().map(|hint| format!("hint: {hint}"));
    (Explanation(failure.messages.iter().cloned().chain(hint).collect()), failure.code)
}

/// What an error says, in one line and without its hint.
pub fn line(error: &anyhow::Error) -> String {
    let messages = match error.downcast_ref::<Failure>() {
        Some(failure) => failure.messages.join("\n"),
        None => format!("{error:#}"),
    };
    let text = messages.strip_prefix("error: ").unwrap_or(&messages);
    text.lines().collect::<Vec<_>>().join("; ")
}

/// The way out of an error, where one is known.
pub fn hint(error: &anyhow::Error) -> Option<&str> {
    error.downcast_ref::<Failure>()?.hint.as_deref()
}

/// Whether an error may pass by itself.
pub fn is_passing(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Failure>().is_some_and(|failure| failure.is_passing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context as _;

    fn explained(error: impl Into<anyhow::Error>) -> (String, ExitCode) {
        let (explanation, code) = explain(&error.into());
        (explanation.to_string(), code)
    }

    #[test]
    fn a_plain_error_is_one_line_with_its_causes() {
        let error = Err::<(), _>(anyhow::anyhow!("permission denied")).context("reading /x").unwrap_err();
        assert_eq!(explained(error), ("error: reading /x: permission denied".into(), ExitCode::Failed));
    }

    #[test]
    fn a_failure_keeps_its_wording_and_hint() {
        let failure = || Failure::verbatim("Error from server: no").hint("try later");
        let told = "Error from server: no\nhint: try later";
        assert_eq!(explained(failure()), (told.into(), ExitCode::Failed));
        assert_eq!(explained(Failure::with_code(&failure().into(), ExitCode::Usage)), (told.into(), ExitCode::Usage));
    }
}
