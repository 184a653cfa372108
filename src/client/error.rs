//! The errors of the client: which hint helps, and what may pass by itself, follows from the variant.

use ureq::http::Uri;

use crate::client::Status;
use crate::client::transport::TransportError;
use crate::client::uri::{authority, host_port};

/// Why a request has no usable response. It holds no credential and no request header.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The server responded with a failure.
    #[error("{}", .0.message)]
    Status(Status),
    /// The request could not be sent, or the connection broke before the response began.
    #[error("{0}")]
    Transport(TransportError),
    /// The response is not what was requested.
    #[error("{url} {problem}")]
    Response { url: String, problem: String },
    /// The request could not be made, or what it brought could not be used.
    #[error("{0}")]
    Request(String),
    /// There is no credential to send.
    #[error("getting credentials: {problem}")]
    Credentials { problem: String, hint: Option<String> },
}

impl Error {
    /// Classifies an error of ureq. `why_default` explains a server that the user did not name.
    pub(super) fn from_ureq(error: &ureq::Error, uri: &Uri, why_default: Option<&str>) -> Self {
        if matches!(error, ureq::Error::Http(_) | ureq::Error::BadUri(_)) {
            return Self::Request("the server's URL cannot be used".to_owned());
        }
        Self::Transport(match TransportError::from_ureq(error, &host_port(uri)) {
            TransportError::Refused { .. } => TransportError::Refused {
                server: authority(uri).to_owned(),
                why_default: why_default.map(str::to_owned),
            },
            error => error,
        })
    }

    /// Whether a later request may succeed with nothing changed, as when a server starts.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Status(status) => status.is_transient(),
            Self::Transport(error) => error.is_transient(),
            Self::Response { .. } | Self::Request(_) | Self::Credentials { .. } => false,
        }
    }

    /// Whether the connection failed, or what came over it, so that a watch may be resumed.
    pub fn is_connection_failure(&self) -> bool {
        matches!(self, Self::Transport(_) | Self::Response { .. })
    }

    /// Whether the server serves nothing at the path.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Status(Status { code: 404, .. }))
    }

    /// What the user can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Status(Status { hint, .. }) | Self::Credentials { hint, .. } => hint.clone(),
            Self::Transport(error) => error.hint(),
            Self::Response { .. } | Self::Request(_) => None,
        }
    }
}
