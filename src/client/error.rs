//! What can go wrong between a request and its answer, and kubectl's words for it.

use std::fmt;
use std::io;

use crate::client::Status;
use crate::client::transport::ProxyFailure;
use crate::client::words::{BROKEN_HTTP, CANCELLED, SILENT, lookup_failure, malformed, unresolved, way_out};
use crate::exit::Failure;

/// Why a request brought no usable answer. It holds no credential and no request header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The server answered with a status of its own.
    Status(Status),
    /// Nobody listens where the server should.
    Refused {
        /// Host and port as the URL has them.
        address: String,
        /// The way out, where one is known.
        hint: Option<String>,
    },
    /// No way through a proxy.
    Proxy {
        /// Host and port of the server.
        address: String,
        /// Host and port of the proxy.
        proxy: String,
        /// Whether it was the proxy that nobody listens at.
        refused: bool,
        /// The cause in Go's words.
        cause: String,
    },
    /// No connection, or one that broke before the answer began.
    Unreachable {
        /// The innermost cause, in Go's words where Go has some.
        cause: String,
    },
    /// The answer came and is not what was asked for.
    Answer {
        /// Where it came from.
        url: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The request could not be sent at all.
    Request(String),
    /// There is no credential to send with it.
    Credentials {
        /// Why not.
        problem: String,
        /// The way out, where one is known.
        hint: Option<String>,
    },
}

impl Error {
    /// No connection, for a cause in Go's words.
    pub fn unreachable(cause: impl Into<String>) -> Self {
        Self::Unreachable { cause: cause.into() }
    }

    /// Reads the failure of a request that got no answer.
    pub fn from_transport(error: &ureq::Error, address: &str) -> Self {
        if let ureq::Error::Other(inner) = error
            && let Some(ProxyFailure { proxy, refused, cause }) = inner.downcast_ref::<ProxyFailure>()
        {
            let (proxy, cause) = (proxy.clone(), cause.clone());
            return Self::Proxy { address: address.to_owned(), proxy, refused: *refused, cause };
        }
        Self::from_direct(error, address)
    }

    /// Reads the failure of a connection to an address.
    pub fn from_direct(error: &ureq::Error, address: &str) -> Self {
        let cause = match error {
            ureq::Error::Io(error) => return Self::from_io(error, address),
            ureq::Error::HostNotFound => unresolved(address, "no such host"),
            ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => {
                format!("dial tcp {address}: i/o timeout")
            }
            ureq::Error::Timeout(ureq::Timeout::PerRead) => SILENT.into(),
            ureq::Error::Timeout(_) => CANCELLED.into(),
            ureq::Error::Other(error) => error.to_string(),
            ureq::Error::Protocol(error) => format!("{BROKEN_HTTP}{}", malformed(&error.to_string())),
            ureq::Error::LargeResponseHeader(_, most) => {
                format!("{BROKEN_HTTP}net/http: server response headers exceeded {most} bytes; aborted")
            }
            ureq::Error::Http(_) | ureq::Error::BadUri(_) => {
                return Self::Request("the server's URL cannot be used".into());
            }
            other => other.to_string(),
        };
        Self::Unreachable { cause }
    }

    fn from_io(error: &io::Error, address: &str) -> Self {
        let cause = match error.kind() {
            io::ErrorKind::ConnectionRefused => return Self::Refused { address: address.to_owned(), hint: None },
            io::ErrorKind::UnexpectedEof => "EOF".to_owned(),
            io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::BrokenPipe => {
                "connection reset by peer".to_owned()
            }
            io::ErrorKind::HostUnreachable => format!("dial tcp {address}: connect: no route to host"),
            io::ErrorKind::NetworkUnreachable => format!("dial tcp {address}: connect: network is unreachable"),
            io::ErrorKind::TimedOut => format!("dial tcp {address}: connect: connection timed out"),
            _ => lookup_failure(error).map_or_else(|| error.to_string(), |reason| unresolved(address, &reason)),
        };
        Self::Unreachable { cause }
    }

    /// Whether a connection ended before the head of an answer had come, be it in the handshake
    /// (apimachinery `pkg/util/net/util.go`, `IsConnectionReset`; `http.go`, `IsProbableEOF`).
    pub fn is_broken_connection(error: &ureq::Error) -> bool {
        use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
        let kinds = [BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof];
        matches!(error, ureq::Error::Io(error) if kinds.contains(&error.kind()))
    }

    /// Whether there was no connection, or a broken one, so that another try may go better.
    pub fn is_of_the_connection(&self) -> bool {
        matches!(self, Self::Refused { .. } | Self::Unreachable { .. } | Self::Answer { .. })
    }

    /// The same, with the server's host and port as its URL names them.
    pub fn of_server(self, address: &str) -> Self {
        let address = address.to_owned();
        match self {
            Self::Refused { hint, .. } => Self::Refused { address, hint },
            Self::Proxy { proxy, refused, cause, .. } => Self::Proxy { address, proxy, refused, cause },
            error => error,
        }
    }

    /// Tells a user who has named no server why it is this one that was asked.
    pub fn of_default_server(self, reason: &str) -> Self {
        match self {
            Self::Refused { address, .. } => Self::Refused { address, hint: Some(reason.to_owned()) },
            error => error,
        }
    }

    /// Whether it may pass by itself, as while a server starts. A certificate that is not trusted will not.
    pub fn is_passing(&self) -> bool {
        const CAUSES: [&str; 9] = [
            "EOF",
            "connection reset by peer",
            "i/o timeout",
            "connection timed out",
            "no route to host",
            "network is unreachable",
            "TLS handshake timeout",
            CANCELLED,
            SILENT,
        ];
        match self {
            Self::Refused { .. } => true,
            Self::Status(status) => status.code == 429 || status.code >= 500,
            Self::Unreachable { cause } => CAUSES.iter().any(|known| cause.ends_with(known)),
            _ => false,
        }
    }

    /// Whether the server says that nothing is served at this path.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Status(Status { code: 404, .. }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => f.write_str(&status.message),
            Self::Refused { address, .. } => write!(f, "dial tcp {address}: connect: connection refused"),
            Self::Unreachable { cause } | Self::Proxy { cause, .. } => f.write_str(cause),
            Self::Answer { url, problem } => write!(f, "{url} {problem}"),
            Self::Request(problem) => f.write_str(problem),
            Self::Credentials { problem, .. } => write!(f, "getting credentials: {problem}"),
        }
    }
}

/// kubectl's line for each (kubectl `pkg/cmd/util/helpers.go`, `checkErr` and `StandardErrorMessage`).
impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let is_passing = error.is_passing();
        let failure = match error {
            Error::Status(Status { code, reason, message, hint }) => {
                let failure = match (code, reason.as_str()) {
                    (401, _) => Self::error(format!("You must be logged in to the server ({message})")),
                    (_, "") => Self::verbatim(format!("Error from server: {message}")),
                    _ => Self::verbatim(format!("Error from server ({reason}): {message}")),
                };
                hinted(failure, hint)
            }
            Error::Refused { address, hint } => hinted(
                Self::verbatim(format!(
                    "The connection to the server {address} was refused - did you specify the right host or port?"
                )),
                hint,
            ),
            // kubectl names the server alone, whoever refused.
            Error::Proxy { address, proxy, refused: true, .. } => {
                Self::from(Error::Refused { address, hint: Some(format!("it was the proxy {proxy} that refused")) })
            }
            Error::Proxy { address, cause, .. } if cause.ends_with("connection refused") => {
                Self::from(Error::Refused { address, hint: None })
            }
            Error::Proxy { proxy, cause, .. } => Self::verbatim(format!("Unable to connect to the server: {cause}"))
                .hint(format!("the connection goes through the proxy {proxy}")),
            Error::Unreachable { cause } => {
                hinted(Self::verbatim(format!("Unable to connect to the server: {cause}")), way_out(&cause))
            }
            Error::Credentials { problem, hint } => {
                let message = format!("Unable to connect to the server: getting credentials: {problem}");
                hinted(Self::verbatim(message), hint)
            }
            error => Self::error(error),
        };
        failure.passing(is_passing)
    }
}

fn hinted(failure: Failure, hint: Option<String>) -> Failure {
    match hint {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}

/// Not through `std::error::Error`: on its way to the user an error takes kubectl's wording.
impl From<Error> for anyhow::Error {
    fn from(error: Error) -> Self {
        Failure::from(error).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_dial_is_told_as_by_go_and_may_pass() {
        use io::ErrorKind::{ConnectionRefused, HostUnreachable, NetworkUnreachable, TimedOut};
        for (kind, words) in [
            (ConnectionRefused, "connection refused"),
            (HostUnreachable, "no route to host"),
            (NetworkUnreachable, "network is unreachable"),
            (TimedOut, "connection timed out"),
        ] {
            let error = Error::from_direct(&ureq::Error::Io(kind.into()), "h:1");
            assert_eq!(error.to_string(), format!("dial tcp h:1: connect: {words}"));
            assert!(error.is_passing() && !Error::is_broken_connection(&ureq::Error::Io(kind.into())));
        }
        let untrusted = Error::unreachable("tls: failed to verify certificate: x509: other");
        assert!(!untrusted.is_passing());
    }
}
