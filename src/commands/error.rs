//! The errors of commands, and the wording of all errors that reach the user.

use std::fmt;

use crate::client::{self, Status};
use crate::discovery;
use crate::kubeconfig;
use crate::sys::ExitCode;

/// An error that a command reports in its own words.
#[derive(Debug)]
pub enum CliError {
    /// What went wrong, and what the user can do about it.
    Problem { message: String, hint: Option<String>, code: ExitCode },
    /// Messages that are printed as they are, one a line.
    Verbatim(Vec<String>),
    /// An error that ends the run with another exit code.
    WithCode { error: anyhow::Error, code: ExitCode },
    /// The errors of several contexts, in the order to print them. The exit code is the worst of `code` and theirs.
    Contexts { failures: Vec<(Option<String>, anyhow::Error)>, code: ExitCode },
}

impl CliError {
    pub fn new(message: impl fmt::Display) -> Self {
        Self::Problem { message: message.to_string(), hint: None, code: ExitCode::Failed }
    }

    /// Adds what the user can do.
    pub fn with_hint(message: impl fmt::Display, hint: impl Into<String>) -> Self {
        Self::Problem { message: message.to_string(), hint: Some(hint.into()), code: ExitCode::Failed }
    }

    /// The errors of one command that had several: one stays as it is, more are printed without a prefix, as by kubectl.
    pub fn join(mut errors: Vec<anyhow::Error>) -> Result<(), anyhow::Error> {
        match errors.len() {
            0 => Ok(()),
            1 => Err(errors.remove(0)),
            _ => Err(Self::Verbatim(errors.iter().map(|error| message(error).text).collect()).into()),
        }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problem { message, .. } => f.write_str(message),
            Self::Verbatim(messages) => f.write_str(&messages.join("\n")),
            Self::WithCode { error, .. } => error.fmt(f),
            Self::Contexts { failures, .. } => write!(f, "{} contexts failed", failures.len()),
        }
    }
}

impl std::error::Error for CliError {}

/// An error as the user reads it; several lines for several problems.
#[derive(Debug, PartialEq, Eq)]
pub struct Message {
    pub text: String,
    /// Whether `error: ` is printed before it. Scripts match kubectl's messages, of which some have their own beginning.
    pub prefixed: bool,
}

impl Message {
    fn prefixed(text: impl fmt::Display) -> Self {
        Self { text: text.to_string(), prefixed: true }
    }

    fn verbatim(text: impl fmt::Display) -> Self {
        Self { text: text.to_string(), prefixed: false }
    }
}

/// kubectl's wording of an error, else its text with those of its causes.
pub fn message(error: &anyhow::Error) -> Message {
    if let Some(error) = error.downcast_ref::<client::Error>() {
        return of_client(error);
    }
    match (error.downcast_ref(), error.downcast_ref()) {
        (Some(CliError::WithCode { error, .. }), _) => message(error),
        (Some(error @ CliError::Verbatim(_)), _) => Message::verbatim(error),
        (_, Some(kubeconfig::Error::Unusable { message, .. })) => Message::prefixed(message),
        // kubectl prints several errors without the prefix.
        (_, Some(error)) => Message::verbatim(error),
        _ => Message::prefixed(format_args!("{error:#}")),
    }
}

/// kubectl's line for an error of the client (kubectl `pkg/cmd/util/helpers.go`, `checkErr` and
/// `StandardErrorMessage`).
fn of_client(error: &client::Error) -> Message {
    match error {
        client::Error::Status(Status { code: 401, message, .. }) => {
            Message::prefixed(format_args!("You must be logged in to the server ({message})"))
        }
        client::Error::Status(Status { reason, message, .. }) if reason.is_empty() => {
            Message::verbatim(format_args!("Error from server: {message}"))
        }
        client::Error::Status(Status { reason, message, .. }) => {
            Message::verbatim(format_args!("Error from server ({reason}): {message}"))
        }
        client::Error::Transport(transport) => Message::verbatim(match transport.refused_server() {
            Some(server) => {
                format!("The connection to the server {server} was refused - did you specify the right host or port?")
            }
            None => format!("Unable to connect to the server: {error}"),
        }),
        client::Error::Credentials { .. } => {
            Message::verbatim(format_args!("Unable to connect to the server: {error}"))
        }
        client::Error::Response { .. } | client::Error::Request(_) => Message::prefixed(error),
    }
}

/// The text of an error in one line, without a prefix and a hint.
pub fn one_line(error: &anyhow::Error) -> String {
    message(error).text.lines().collect::<Vec<_>>().join("; ")
}

/// What the user can do about an error.
pub fn hint(error: &anyhow::Error) -> Option<String> {
    if let Some(error) = error.downcast_ref::<client::Error>() {
        return error.hint();
    }
    let of_config = || error.downcast_ref::<kubeconfig::Error>()?.hint();
    let of_discovery = || error.downcast_ref::<discovery::Error>()?.hint();
    let of_command = || match error.downcast_ref()? {
        CliError::Problem { hint, .. } => hint.as_deref(),
        CliError::Verbatim(_) | CliError::WithCode { .. } | CliError::Contexts { .. } => None,
    };
    match error.downcast_ref() {
        Some(CliError::WithCode { error, .. }) => hint(error),
        _ => of_command().or_else(of_config).or_else(of_discovery).map(str::to_owned),
    }
}

/// Whether the same may succeed later with nothing changed.
pub fn is_transient(error: &anyhow::Error) -> bool {
    error.downcast_ref().is_some_and(client::Error::is_transient)
}
