//! What fails between a request and its response, one variant a cause, in Go's words, which users know and scripts match.

use std::io;

use ureq::http::StatusCode;

use crate::client::response::status;

/// An error of Go's `net/http.Transport`, or of the layers below it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// Nobody listens there. `server` is host and port as the URL names them.
    #[error("dial tcp {server}: connect: connection refused")]
    Refused { server: String, why_default: Option<String> },
    #[error("dial tcp {address}: connect: no route to host")]
    HostUnreachable { address: String },
    #[error("dial tcp {address}: connect: network is unreachable")]
    NetworkUnreachable { address: String },
    /// The operating system gave up.
    #[error("dial tcp {address}: connect: connection timed out")]
    ConnectTimedOut { address: String },
    /// We gave up.
    #[error("dial tcp {address}: i/o timeout")]
    DialTimeout { address: String },
    /// Go `net/net.go`, `DNSError.Error`, without the name server.
    #[error("dial tcp: lookup {host}: {reason}")]
    Lookup { host: String, reason: String },
    #[error("EOF")]
    Eof,
    #[error("connection reset by peer")]
    Reset,
    #[error(transparent)]
    Proxy(Box<ProxyError>),
    #[error("net/http: TLS handshake timeout")]
    HandshakeTimeout,
    /// Go `net/http/client.go`, `ErrSchemeMismatch`.
    #[error("http: server gave HTTP response to HTTPS client")]
    PlainHttp,
    /// A handshake that failed: certificates, versions, alerts.
    #[error("{0}")]
    Tls(String),
    /// The server sent nothing for too long (Go `net/http/transport.go`, `errTimeout`).
    #[error("net/http: timeout awaiting response headers")]
    IdleTimeout,
    /// The time of the user, or of the request, is over (Go `net/http/client.go`, `timeoutError`).
    #[error("net/http: request canceled (Client.Timeout exceeded while awaiting headers)")]
    DeadlineExceeded { address: String },
    /// The head of the response cannot be read (Go `net/http/transport.go`, `transportReadFromServerError`).
    #[error("net/http: HTTP/1.x transport connection broken: {0}")]
    MalformedResponse(MalformedResponse),
    /// A response that redirects to where the client does not follow.
    #[error("{0}")]
    Redirect(String),
    /// A credential or a user name that no header can hold (Go `net/http/transport.go`, `Transport.roundTrip`).
    #[error("net/http: invalid header field value for {name:?}")]
    InvalidHeader { name: String },
    #[error("{0}")]
    Other(String),
}

/// What is wrong with the head of a response, in the words of Go's `net/http`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MalformedResponse {
    #[error("malformed HTTP response")]
    NotHttp,
    #[error("bad Content-Length")]
    ContentLength,
    #[error("http: message cannot contain multiple Content-Length headers")]
    ContentLengths,
    #[error("net/http: server response has more than 128 headers; aborted")]
    TooManyHeaders,
    #[error("net/http: server response headers exceeded {limit} bytes; aborted")]
    TooLarge { limit: usize },
    /// Go `net/http/transfer.go`, `body.readTrailer`.
    #[error("http: suspiciously long trailer after chunked body")]
    Trailers,
}

/// Why there is no connection through a proxy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{cause}")]
pub struct ProxyError {
    /// Host and port of the proxy.
    pub proxy: String,
    /// Host and port of the server, as its URL names them.
    pub server: String,
    pub cause: ProxyErrorCause,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProxyErrorCause {
    /// No connection to the proxy (Go `net/http/transport.go`, `dialConn`).
    #[error("proxyconnect tcp: {0}")]
    Connect(TransportError),
    /// No connection to a SOCKS proxy, or one that failed in SOCKS (golang.org/x/net `internal/socks/socks.go`,
    /// `Dialer.DialContext`). `route` is both addresses.
    #[error("socks connect tcp {route}: {error}")]
    Socks { route: String, error: TransportError },
    /// The SOCKS proxy reports that the server refused the connection.
    #[error("socks connect tcp {route}: connection refused")]
    ServerRefused { route: String },
    /// The proxy answered `CONNECT` with another status than 200: its registered name, as Go repeats it.
    #[error("{}", status_text(*.0))]
    Status(StatusCode),
    /// The proxy did not answer `CONNECT` with HTTP.
    #[error("malformed HTTP response: {0}")]
    Malformed(String),
    /// The proxy did not answer `CONNECT`.
    #[error("the proxy closed the connection without a response")]
    NoResponse,
}

fn status_text(status: StatusCode) -> String {
    let name = status.canonical_reason().map(str::to_owned);
    name.unwrap_or_else(|| format!("the proxy responded with status {}", status.as_str()))
}

impl TransportError {
    /// Classifies an error of ureq on the way to an address. Our own connectors put theirs into [`ureq::Error::Other`].
    pub(in crate::client) fn from_ureq(error: &ureq::Error, address: &str) -> Self {
        use ureq::Timeout;
        match error {
            ureq::Error::Other(error) => match error.downcast_ref::<Self>() {
                Some(error) => error.clone(),
                None => Self::Other(error.to_string()),
            },
            ureq::Error::Io(error) => Self::from_io(error, address),
            ureq::Error::HostNotFound => Self::lookup(address, "no such host"),
            ureq::Error::Timeout(Timeout::Connect | Timeout::Resolve) => {
                Self::DialTimeout { address: address.to_owned() }
            }
            ureq::Error::Timeout(Timeout::PerRead) => Self::IdleTimeout,
            ureq::Error::Timeout(_) => Self::DeadlineExceeded { address: address.to_owned() },
            ureq::Error::Protocol(error) => Self::MalformedResponse(error.into()),
            &ureq::Error::LargeResponseHeader(_, limit) => {
                Self::MalformedResponse(MalformedResponse::TooLarge { limit })
            }
            other => Self::Other(other.to_string()),
        }
    }

    fn from_io(error: &io::Error, address: &str) -> Self {
        use io::ErrorKind;
        let address = || address.to_owned();
        match error.kind() {
            ErrorKind::ConnectionRefused => Self::Refused { server: address(), why_default: None },
            ErrorKind::HostUnreachable => Self::HostUnreachable { address: address() },
            ErrorKind::NetworkUnreachable => Self::NetworkUnreachable { address: address() },
            ErrorKind::TimedOut => Self::ConnectTimedOut { address: address() },
            ErrorKind::UnexpectedEof => Self::Eof,
            ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => Self::Reset,
            _ => match lookup_failure(error) {
                Some(reason) => Self::lookup(&address(), &reason),
                None => Self::Other(error.to_string()),
            },
        }
    }

    fn lookup(address: &str, reason: &str) -> Self {
        let host = address.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map_or(address, |(host, _)| host);
        Self::Lookup { host: host.to_owned(), reason: reason.to_owned() }
    }

    /// The error for one of our connectors to return.
    pub(in crate::client) fn into_ureq(self) -> ureq::Error {
        ureq::Error::Other(Box::new(self))
    }

    /// Host and port of the server, if nobody listens there, or at the proxy before it.
    pub fn refused_server(&self) -> Option<&str> {
        match self {
            Self::Refused { server, .. } => Some(server),
            Self::Proxy(error) if error.is_refused() => Some(&error.server),
            _ => None,
        }
    }

    /// Whether a later request may succeed with nothing changed.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Refused { .. }
            | Self::HostUnreachable { .. }
            | Self::NetworkUnreachable { .. }
            | Self::ConnectTimedOut { .. }
            | Self::DialTimeout { .. }
            | Self::Eof
            | Self::Reset
            | Self::HandshakeTimeout
            | Self::IdleTimeout
            | Self::DeadlineExceeded { .. } => true,
            Self::Proxy(error) => match &error.cause {
                ProxyErrorCause::Connect(error) | ProxyErrorCause::Socks { error, .. } => error.is_transient(),
                ProxyErrorCause::ServerRefused { .. } => true,
                ProxyErrorCause::Status(status) => status::is_transient(status.as_u16()),
                ProxyErrorCause::Malformed(_) | ProxyErrorCause::NoResponse => false,
            },
            Self::Lookup { .. }
            | Self::PlainHttp
            | Self::Tls(_)
            | Self::MalformedResponse(_)
            | Self::Redirect(_)
            | Self::InvalidHeader { .. }
            | Self::Other(_) => false,
        }
    }

    /// What the user can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Refused { why_default, .. } => why_default.clone(),
            Self::DeadlineExceeded { address } => {
                Some(format!("{address} did not answer in time; --request-timeout changes the limit"))
            }
            Self::PlainHttp => {
                Some("there is no TLS at this port: name the server with http://, or its other port".to_owned())
            }
            Self::MalformedResponse(MalformedResponse::NotHttp) => {
                Some("the server does not speak HTTP/1.1; is it a Kubernetes API server?".to_owned())
            }
            Self::Proxy(error) => match error.cause {
                ProxyErrorCause::ServerRefused { .. } => None,
                _ if error.is_refused() => Some(format!("it was the proxy {} that refused", error.proxy)),
                _ => Some(format!("the connection goes through the proxy {}", error.proxy)),
            },
            _ => None,
        }
    }
}

impl ProxyError {
    fn is_refused(&self) -> bool {
        matches!(
            self.cause,
            ProxyErrorCause::ServerRefused { .. }
                | ProxyErrorCause::Connect(TransportError::Refused { .. })
                | ProxyErrorCause::Socks { error: TransportError::Refused { .. }, .. }
        )
    }
}

impl From<&ureq_proto::Error> for MalformedResponse {
    fn from(error: &ureq_proto::Error) -> Self {
        match error {
            ureq_proto::Error::BadContentLengthHeader => Self::ContentLength,
            ureq_proto::Error::TooManyContentLengthHeaders => Self::ContentLengths,
            ureq_proto::Error::HttpParseTooManyHeaders => Self::TooManyHeaders,
            _ => Self::NotHttp,
        }
    }
}

/// Why a name was not resolved. The standard library has no kind for it, only the words of `getaddrinfo`.
fn lookup_failure(error: &io::Error) -> Option<String> {
    let text = error.to_string();
    let reason = text.strip_prefix("failed to lookup address information: ")?;
    Some(if reason.contains("not known") { "no such host".to_owned() } else { reason.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_io(kind: io::ErrorKind) -> TransportError {
        TransportError::from_io(&kind.into(), "h:1")
    }

    #[test]
    fn failed_dial_has_words_of_go_and_is_transient() {
        use io::ErrorKind::{ConnectionRefused, HostUnreachable, NetworkUnreachable, TimedOut};
        for (kind, words) in [
            (ConnectionRefused, "connection refused"),
            (HostUnreachable, "no route to host"),
            (NetworkUnreachable, "network is unreachable"),
            (TimedOut, "connection timed out"),
        ] {
            let error = from_io(kind);
            assert_eq!(error.to_string(), format!("dial tcp h:1: connect: {words}"));
            assert!(error.is_transient(), "{kind}");
        }
        assert!(!TransportError::Tls("tls: failed to verify certificate: x509: EOF".into()).is_transient());
    }

    #[test]
    fn broken_connection_is_eof_or_reset() {
        use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
        for kind in [BrokenPipe, ConnectionAborted, ConnectionReset] {
            assert_eq!(from_io(kind), TransportError::Reset, "{kind}");
        }
        assert_eq!(from_io(UnexpectedEof), TransportError::Eof);
        assert!(TransportError::Eof.is_transient() && TransportError::Reset.is_transient());
    }

    #[test]
    fn proxy_error_is_transient_as_its_cause() {
        let is_transient = |cause: ProxyErrorCause| {
            TransportError::Proxy(Box::new(ProxyError { proxy: "p:1".into(), server: "h:2".into(), cause }))
                .is_transient()
        };
        for transient in [TransportError::Eof, TransportError::DialTimeout { address: "p:1".into() }] {
            assert!(is_transient(ProxyErrorCause::Connect(transient.clone())));
            assert!(is_transient(ProxyErrorCause::Socks { route: "p:1->h:2".into(), error: transient }));
        }
        assert!(is_transient(ProxyErrorCause::Status(StatusCode::BAD_GATEWAY)));
        assert!(!is_transient(ProxyErrorCause::Status(StatusCode::PROXY_AUTHENTICATION_REQUIRED)));
        assert!(!is_transient(ProxyErrorCause::Connect(TransportError::PlainHttp)));
        assert!(!is_transient(ProxyErrorCause::Malformed(String::new())));
    }
}
