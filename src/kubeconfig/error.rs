//! The errors of a kubeconfig and of the flags that override it.

use std::fmt;

use super::read::ReadError;

/// Why a run has no usable configuration. The texts are kubectl's without the prefix `error: `.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A flag, an entry or a file cannot be used.
    Unusable { message: String, hint: Option<String> },
    /// Several files cannot be read or parsed.
    Files(Vec<String>),
    /// The context does not exist, or its entries have several problems.
    Invalid { problems: Vec<String>, hint: Option<String> },
    /// The URL of the server or of its proxy cannot be connected to.
    Address(String),
    /// The preferences for kubectl cannot be applied.
    Preferences(String),
}

impl Error {
    pub(super) fn new(message: impl fmt::Display) -> Self {
        Self::Unusable { message: message.to_string(), hint: None }
    }

    pub(super) fn with_hint(message: impl fmt::Display, hint: impl Into<String>) -> Self {
        Self::Unusable { message: message.to_string(), hint: Some(hint.into()) }
    }

    pub(super) fn address(problem: impl fmt::Display) -> Self {
        Self::Address(problem.to_string())
    }

    /// What the user can do about it.
    pub fn hint(&self) -> Option<&str> {
        match self {
            Self::Unusable { hint, .. } | Self::Invalid { hint, .. } => hint.as_deref(),
            Self::Files(_) | Self::Address(_) | Self::Preferences(_) => None,
        }
    }
}

/// Several problems are one a line.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unusable { message, .. } => f.write_str(message),
            Self::Files(problems) => f.write_str(&problems.join("\n")),
            Self::Invalid { problems, .. } => match problems.as_slice() {
                [problem] => write!(f, "Error in configuration: {problem}"),
                // client-go tools/clientcmd/validation.go, errConfigurationInvalid.Error
                problems => {
                    f.write_str("Error in configuration: ")?;
                    problems.iter().try_for_each(|problem| write!(f, "\n* {problem}"))
                }
            },
            Self::Address(problem) => write!(f, "Unable to connect to the server: {problem}"),
            Self::Preferences(problem) => write!(f, "error occurred while applying preferences {problem}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<ReadError> for Error {
    fn from(error: ReadError) -> Self {
        Self::new(error.text)
    }
}
