//! The TLS handshake, its timeout, and the errors of TLS in the words of Go's `crypto/tls`.

use std::io::{self, Read, Write};
use std::time::{Duration, Instant};

use rustls::{AlertDescription, CertificateError, ClientConnection};
use ureq::Timeout;
use ureq::unversioned::transport::{ConnectionDetails, NextTimeout, TransportAdapter, time};

use crate::client::transport::error::TransportError;
use crate::client::transport::timeout::connect_by;

/// How long a handshake may take (apimachinery `pkg/util/net/http.go`, `SetOldTransportDefaults`).
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);

/// Completes the handshake, within what is left of the connect timeout.
///
/// # Errors
/// A server that is not trusted, that speaks no TLS, or that takes too long.
pub fn handshake(
    connection: &mut ClientConnection,
    socket: &mut TransportAdapter,
    details: &ConnectionDetails<'_>,
) -> Result<(), ureq::Error> {
    let left = connect_by(details).map(|end| end.saturating_duration_since(Instant::now()));
    let is_handshake_timeout =
        left.is_none_or(|left| left > HANDSHAKE_TIMEOUT) || details.timeout.reason == Timeout::Connect;
    let after = time::Duration::Exact(left.map_or(HANDSHAKE_TIMEOUT, |left| left.min(HANDSHAKE_TIMEOUT)));
    socket.set_timeout(NextTimeout { after, ..details.timeout });
    let mut stream = SniffedStream { socket, first: Vec::new() };
    let result = connection.complete_io(&mut stream).map(drop);
    let is_http = stream.first.starts_with(HTTP);
    socket.set_timeout(details.timeout);
    result.map_err(|error| match from_io(error) {
        ureq::Error::Timeout(_) if is_handshake_timeout => TransportError::HandshakeTimeout.into_ureq(),
        ureq::Error::Other(_) if is_http => TransportError::PlainHttp.into_ureq(),
        error => error,
    })
}

/// How an HTTP response starts.
const HTTP: &[u8] = b"HTTP/";

/// A stream that keeps the first bytes it reads.
struct SniffedStream<'a> {
    socket: &'a mut TransportAdapter,
    first: Vec<u8>,
}

impl Read for SniffedStream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let amount = self.socket.read(buffer)?;
        let wanted = HTTP.len().saturating_sub(self.first.len());
        self.first.extend(buffer.iter().take(amount.min(wanted)));
        Ok(amount)
    }
}

impl Write for SniffedStream<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.socket.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.socket.flush()
    }
}

/// Classifies an error of rustls. The verifier puts Go's message into [`CertificateError::Other`].
pub fn from_rustls(error: &rustls::Error) -> ureq::Error {
    let text = match error {
        rustls::Error::InvalidCertificate(CertificateError::Other(reason)) => reason.to_string(),
        rustls::Error::InvalidCertificate(other) => format!("tls: failed to verify certificate: x509: {other}"),
        rustls::Error::InvalidMessage(_) => "tls: first record does not look like a TLS handshake".to_owned(),
        rustls::Error::AlertReceived(alert) => format!("remote error: tls: {}", alert_text(*alert)),
        other => format!("tls: {other}"),
    };
    TransportError::Tls(text).into_ureq()
}

/// Classifies an I/O error, which may hold one of rustls.
pub fn from_io(error: io::Error) -> ureq::Error {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(inner) => from_rustls(inner),
        None => ureq::Error::from(error),
    }
}

/// Go `crypto/tls/alert.go`.
fn alert_text(alert: AlertDescription) -> String {
    let text = match alert {
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
    text.to_owned()
}
