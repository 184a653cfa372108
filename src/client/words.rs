//! Go's words for what fails on the way to an answer, which users know and scripts match.

use std::io;

/// A server at whose port there is no TLS (Go `net/http/client.go`, `ErrSchemeMismatch`).
pub const HTTP_WITHOUT_TLS: &str = "http: server gave HTTP response to HTTPS client";
/// An answer that is none (Go `net/http/transport.go`, `transportReadFromServerError`).
pub const BROKEN_HTTP: &str = "net/http: HTTP/1.x transport connection broken: ";
/// What comes instead.
const MALFORMED: &str = "malformed HTTP response";
/// A server that falls silent (Go `net/http/transport.go`, `errTimeout`).
pub const SILENT: &str = "net/http: timeout awaiting response headers";
/// The time of the user, or of the request (Go `net/http/client.go`, `timeoutError`).
pub const CANCELLED: &str = "net/http: request canceled (Client.Timeout exceeded while awaiting headers)";

/// What is wrong with the head of an answer, for which the HTTP client has but words of its own.
pub fn malformed(problem: &str) -> &str {
    match problem {
        "content-length header not a number" => "bad Content-Length",
        "conflicting content-length headers" => "http: message cannot contain multiple Content-Length headers",
        "http parse resulted in too many headers" => "net/http: server response has more than 128 headers; aborted",
        _ => MALFORMED,
    }
}

/// The way out of a failed connection, where one is known.
pub fn way_out(cause: &str) -> Option<String> {
    let way = match cause.strip_prefix(BROKEN_HTTP).unwrap_or(cause) {
        HTTP_WITHOUT_TLS => "there is no TLS at this port: name the server with http://, or its other port",
        MALFORMED => "the server does not speak HTTP/1.1; is it a Kubernetes API server?",
        _ => return None,
    };
    Some(way.to_owned())
}

/// Go `net/net.go`, `DNSError.Error`, without the server that was asked.
pub fn unresolved(address: &str, reason: &str) -> String {
    let host = address.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map_or(address, |(host, _)| host);
    format!("dial tcp: lookup {host}: {reason}")
}

/// Why a name was not resolved. The standard library has no kind of error for it, only the words of `getaddrinfo`.
pub fn lookup_failure(error: &io::Error) -> Option<String> {
    let text = error.to_string();
    let reason = text.strip_prefix("failed to lookup address information: ")?;
    Some(if reason.contains("not known") { "no such host".to_owned() } else { reason.to_owned() })
}
