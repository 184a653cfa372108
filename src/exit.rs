//! An error with its final message, a hint and an exit code.

use std::fmt;

use crate::sys::ExitCode;

/// An error whose message is final.
///
/// Errors of other types are printed after `error: `, with their causes. This one is printed as it is, since scripts
/// match kubectl's messages and kubectl does not prefix all of its errors
/// (kubectl `pkg/cmd/util/helpers.go`, `checkErr` and `StandardErrorMessage`).
#[derive(Debug)]
pub struct CliError {
    messages: Vec<String>,
    hint: Option<String>,
    code: ExitCode,
}

impl CliError {
    /// A message that is printed as it is.
    pub fn verbatim(message: impl Into<String>) -> Self {
        Self::list([message.into()])
    }

    /// Messages that are printed as they are, one a line.
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

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.messages.join("\n"))
    }
}

impl std::error::Error for CliError {}
