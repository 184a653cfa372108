//! The TLS handshake: its time, and its failures in the words of Go's `crypto/tls`, `crypto/x509` and `net/http`, which
//! users know and scripts match.

use std::io::{self, Read, Write};
use std::time::Duration;

use rustls::{AlertDescription, CertificateError, ClientConnection};
use ureq::Timeout;
use ureq::unversioned::transport::{ConnectionDetails, NextTimeout, TransportAdapter, time};

use crate::client::transport::TransportError;

/// How long it may take (apimachinery `pkg/util/net/http.go`, `SetOldTransportDefaults`).
const LIMIT: Duration = Duration::from_secs(10);

/// Shakes hands. The time since the connection was begun is not given anew.
///
/// # Errors
/// A certificate or a peer that cannot be trusted, no TLS at all, or none in time.
pub fn shake(
    connection: &mut ClientConnection,
    socket: &mut TransportAdapter,
    details: &ConnectionDetails<'_>,
) -> Result<(), ureq::Error> {
    let left = left(details);
    let is_ours = left.is_none_or(|left| left > LIMIT) || details.timeout.reason == Timeout::Connect;
    let after = time::Duration::Exact(left.map_or(LIMIT, |left| left.min(LIMIT)));
    socket.set_timeout(NextTimeout { after, ..details.timeout });
    let mut peer = Peer { socket, first: Vec::new() };
    let result = connection.complete_io(&mut peer).map(|_| ());
    let speaks_http = peer.first.starts_with(b"HTTP/");
    socket.set_timeout(details.timeout);
    result.map_err(|error| match explain_io(error) {
        ureq::Error::Timeout(_) if is_ours => TransportError::HandshakeTimeout.into_ureq(),
        ureq::Error::Other(_) if speaks_http => TransportError::PlainHttp.into_ureq(),
        error => error,
    })
}

/// What is left of the time for the connection; none where it has no end.
fn left(details: &ConnectionDetails<'_>) -> Option<Duration> {
    let time::Duration::Exact(limit) = details.timeout.after else { return None };
    match ((details.current_time)(), details.now) {
        (time::Instant::Exact(now), time::Instant::Exact(begun)) => {
            Some(limit.saturating_sub(now.saturating_duration_since(begun)))
        }
        _ => Some(limit),
    }
}

/// The other side, and the first bytes that it has sent.
struct Peer<'a> {
    socket: &'a mut TransportAdapter,
    first: Vec<u8>,
}

impl Read for Peer<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let amount = self.socket.read(buffer)?;
        let wanted = b"HTTP/".len().saturating_sub(self.first.len());
        self.first.extend(buffer.iter().take(amount.min(wanted)));
        Ok(amount)
    }
}

impl Write for Peer<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.socket.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.socket.flush()
    }
}

/// An error with a text of our own.
pub fn failure(text: String) -> ureq::Error {
    TransportError::Tls(text).into_ureq()
}

/// A failure of TLS in the words of Go's `crypto/tls` and `crypto/x509`, which users know and scripts match.
pub fn explain(error: &rustls::Error) -> String {
    match error {
        rustls::Error::InvalidCertificate(CertificateError::Other(reason)) => reason.to_string(),
        rustls::Error::InvalidCertificate(other) => format!("tls: failed to verify certificate: x509: {other}"),
        rustls::Error::InvalidMessage(_) => "tls: first record does not look like a TLS handshake".to_owned(),
        rustls::Error::AlertReceived(alert) => format!("remote error: tls: {}", alert_words(*alert)),
        other => format!("tls: {other}"),
    }
}

/// A failure of TLS that came as one of the connection.
pub fn explain_io(error: io::Error) -> ureq::Error {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(inner) => failure(explain(inner)),
        None => ureq::Error::from(error),
    }
}

/// Go `crypto/tls/alert.go`.
fn alert_words(alert: AlertDescription) -> String {
    let words = match alert {
        AlertDescription::UnexpectedMessage => "unexpected message",
        AlertDescription::BadRecordMac => "bad record MAC",
        AlertDescription::HandshakeFailure => "handshake failure",
        AlertDescription::BadCertificate => "bad certificate",
        AlertDescription::UnsupportedCertificate => "unsupported certificate",
        AlertDescription::CertificateRevoked => "revoked certificate",
        AlertDescription::CertificateExpired => "expired certificate",
        AlertDescription::CertificateUnknown => "unknown certificate",
        AlertDescription::UnknownCA => "unknown certificate authority",
        AlertDescription::AccessDenied => "access denied",
        AlertDescription::DecryptError => "error decrypting message",
        AlertDescription::ProtocolVersion => "protocol version not supported",
        AlertDescription::InternalError => "internal error",
        AlertDescription::UnrecognisedName => "unrecognized name",
        AlertDescription::CertificateRequired => "certificate required",
        AlertDescription::NoApplicationProtocol => "no application protocol",
        other => return format!("alert({})", u8::from(other)),
    };
    words.to_owned()
}
