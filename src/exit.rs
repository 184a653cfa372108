//! Exit codes, and errors whose wording is final, which any module may state.

use std::fmt;
use std::process;

/// The exit codes of the process.
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
/// Errors of other types are printed after `error: `, with their causes. A `Failure` is printed as it is, since scripts
/// match kubectl's wording and kubectl does not prefix all of its errors
/// (kubectl `pkg/cmd/util/helpers.go`, `checkErr` and `StandardErrorMessage`).
#[derive(Debug)]
pub struct Failure {
    messages: Vec<String>,
    hint: Option<String>,
    code: ExitCode,
}

impl Failure {
    /// A message that is printed as it is.
    pub fn verbatim(message: impl Into<String>) -> Self {
        Self::list([message.into()])
    }

    /// Messages that are printed as they are, a line each.
    pub fn list(messages: impl IntoIterator<Item = String>) -> Self {
        let messages = messages.into_iter().collect();
        Self { messages, hint: None, code: ExitCode::Failed }
    }

    /// A message that is printed after `error: `.
    pub fn error(message: impl fmt::Display) -> Self {
        Self::verbatim(format!("error: {message}"))
    }

    /// Ends the run with another code than [`ExitCode::Failed`].
    #[must_use]
    pub fn code(self, code: ExitCode) -> Self {
        Self { code, ..self }
    }

    /// Adds what the user can do, printed on a line of its own after `hint: `.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The lines to print, without the hint.
    pub fn messages(&self) -> &[String] {
        &self.messages
    }

    /// The lines to print, the hint last.
    pub fn lines(&self) -> Vec<String> {
        let hint = self.hint.iter().map(|hint| format!("hint: {hint}"));
        self.messages.iter().cloned().chain(hint).collect()
    }

    /// What the user can do about it.
    pub fn hint_text(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    pub fn exit_code(&self) -> ExitCode {
        self.code
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.messages.join("\n"))
    }
}

impl std::error::Error for Failure {}
