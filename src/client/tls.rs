//! TLS below the HTTP client: whom to trust, who we are, and by which name the server must be known.
//!
//! ureq takes the name to verify from the URL. A kubeconfig may name another one (`tls-server-name`), so the
//! connector is ours.

use std::fmt;
use std::io;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, WebPkiSupportedAlgorithms, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::{
    CertificateError, ClientConfig, ClientConnection, DigitallySignedStruct, RootCertStore, SignatureScheme,
    StreamOwned,
};
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, Either, LazyBuffers, NextTimeout, Transport, TransportAdapter,
};

use crate::kubeconfig::tls::{Identity, Tls};

/// Wraps a connection in TLS where the URL asks for it.
pub struct TlsConnector {
    config: Arc<ClientConfig>,
    server_name: Option<ServerName<'static>>,
}

impl TlsConnector {
    /// Prepares trust as the kubeconfig has it, and an identity if there is one.
    ///
    /// # Errors
    /// A certificate authority, certificate or key that cannot be used, in Go's words.
    pub fn new(tls: &Tls, identity: Option<&Identity>) -> anyhow::Result<Self> {
        let provider = Arc::new(ring::default_provider());
        let builder =
            ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions()?;
        let builder = if tls.insecure {
            builder.dangerous().with_custom_certificate_verifier(Arc::new(AnyCertificate::new(&provider)))
        } else {
            builder.with_root_certificates(roots(tls))
        };
        let config = match identity {
            None => builder.with_no_client_auth(),
            Some(identity) => {
                let certificates: Result<Vec<_>, _> =
                    CertificateDer::pem_slice_iter(&identity.certificate_pem).collect();
                let certificates = certificates
                    .map_err(|_| anyhow::anyhow!("tls: failed to find any PEM data in certificate input"))?;
                let key = PrivateKeyDer::from_pem_slice(&identity.key_pem.0)
                    .map_err(|_| anyhow::anyhow!("tls: failed to find any PEM data in key input"))?;
                // rustls' own error may quote the key's structure, never its bytes.
                builder.with_client_auth_cert(certificates, key).map_err(|error| {
                    anyhow::anyhow!("tls: the client key cannot be used with the client certificate: {error}")
                })?
            }
        };
        let server_name = match tls.server_name.as_deref() {
            None => None,
            Some(name) => Some(
                ServerName::try_from(name.to_owned())
                    .map_err(|_| anyhow::anyhow!("tls-server-name {name:?} is no host name or IP address"))?,
            ),
        };
        Ok(Self { config: Arc::new(config), server_name })
    }
}

/// The given authorities alone, or those of the platform where none are given.
fn roots(tls: &Tls) -> RootCertStore {
    let mut roots = RootCertStore::empty();
    match &tls.certificate_authority {
        Some(pem) => {
            for certificate in CertificateDer::pem_slice_iter(pem).flatten() {
                // As in Go, a certificate that cannot be parsed is passed over, not fatal.
                let _ = roots.add(certificate);
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    roots
}

impl fmt::Debug for TlsConnector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsConnector").field("server_name", &self.server_name).finish_non_exhaustive()
    }
}

impl<In: Transport> Connector<In> for TlsConnector {
    type Out = Either<In, TlsTransport>;

    fn connect(&self, details: &ConnectionDetails<'_>, chained: Option<In>) -> Result<Option<Self::Out>, ureq::Error> {
        let Some(transport) = chained else { return Ok(None) };
        if !details.needs_tls() || transport.is_tls() {
            return Ok(Some(Either::A(transport)));
        }
        let name = if let Some(name) = &self.server_name {
            name.clone()
        } else {
            let host = details.uri.host().unwrap_or_default();
            let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
            ServerName::try_from(host.to_owned()).map_err(|_| failure(format!("tls: {host:?} is no host name")))?
        };
        let shown = name.to_str().into_owned();
        let mut connection =
            ClientConnection::new(Arc::clone(&self.config), name).map_err(|error| failure(explain(&error, &shown)))?;
        let mut socket = TransportAdapter::new(transport.boxed(), details.current_time.clone());
        socket.set_timeout(details.timeout);
        connection.complete_io(&mut socket).map_err(|error| in_words(error, &shown))?;
        let buffers = LazyBuffers::new(details.config.input_buffer_size(), details.config.output_buffer_size());
        Ok(Some(Either::B(TlsTransport { buffers, stream: StreamOwned::new(connection, socket) })))
    }
}

/// An error of TLS in words; any other as it is.
fn in_words(error: io::Error, name: &str) -> ureq::Error {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(inner) => failure(explain(inner, name)),
        None => ureq::Error::from(error),
    }
}

fn failure(text: String) -> ureq::Error {
    ureq::Error::Other(text.into())
}

/// A handshake failure in the words of Go's `crypto/tls` and `crypto/x509`, which users know and scripts match.
fn explain(error: &rustls::Error, name: &str) -> String {
    let x509 = |text: &str| format!("tls: failed to verify certificate: x509: {text}");
    match error {
        rustls::Error::InvalidCertificate(certificate) => match certificate {
            CertificateError::UnknownIssuer => x509("certificate signed by unknown authority"),
            CertificateError::ExpiredContext { time, not_after } => x509(&format!(
                "certificate has expired or is not yet valid: current time {} is after {}",
                rfc3339(*time),
                rfc3339(*not_after)
            )),
            CertificateError::NotValidYetContext { time, not_before } => x509(&format!(
                "certificate has expired or is not yet valid: current time {} is before {}",
                rfc3339(*time),
                rfc3339(*not_before)
            )),
            CertificateError::NotValidForNameContext { presented, .. } => x509(&wrong_name(presented, name)),
            other => x509(&other.to_string()),
        },
        rustls::Error::InvalidMessage(_) => "tls: first record does not look like a TLS handshake".to_owned(),
        rustls::Error::AlertReceived(alert) => format!("remote error: tls: {}", alert_words(*alert)),
        other => format!("tls: {other}"),
    }
}

fn rfc3339(time: UnixTime) -> String {
    let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
    jiff::Timestamp::from_second(seconds).map_or_else(|_| seconds.to_string(), |time| time.to_string())
}

/// Names of the wanted name's own kind are told: host names or IP addresses (Go `crypto/x509/verify.go`,
/// `HostnameError`).
fn wrong_name(presented: &[String], name: &str) -> String {
    let is_address = name.parse::<std::net::IpAddr>().is_ok();
    // rustls shows a subject alternative name as `DnsName("x")` or `IpAddress(1.2.3.4)`.
    let kind = if is_address { "IpAddress(" } else { "DnsName(" };
    let presented = presented.iter().filter_map(|shown| shown.strip_prefix(kind)?.strip_suffix(')'));
    let presented: Vec<_> = presented.map(|shown| shown.trim_matches('"')).collect();
    match (presented.as_slice(), is_address) {
        ([], true) => format!("cannot validate certificate for {name} because it doesn't contain any IP SANs"),
        ([], false) => format!("certificate is not valid for any names, but wanted to match {name}"),
        _ => format!("certificate is valid for {}, not {name}", presented.join(", ")),
    }
}

fn alert_words(alert: rustls::AlertDescription) -> String {
    match alert {
        rustls::AlertDescription::CertificateRequired => "certificate required".to_owned(),
        rustls::AlertDescription::BadCertificate => "bad certificate".to_owned(),
        rustls::AlertDescription::UnknownCA => "unknown certificate authority".to_owned(),
        rustls::AlertDescription::CertificateExpired => "expired certificate".to_owned(),
        rustls::AlertDescription::HandshakeFailure => "handshake failure".to_owned(),
        other => format!("{other:?}"),
    }
}

/// A TLS connection under ureq.
pub struct TlsTransport {
    buffers: LazyBuffers,
    stream: StreamOwned<ClientConnection, TransportAdapter>,
}

impl Transport for TlsTransport {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        self.stream.get_mut().set_timeout(timeout);
        let output = &self.buffers.output()[..amount];
        io::Write::write_all(&mut self.stream, output)?;
        Ok(())
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        self.stream.get_mut().set_timeout(timeout);
        // In TLS 1.3 a refusal of the client certificate comes behind the handshake, in the place of the answer.
        let amount =
            io::Read::read(&mut self.stream, self.buffers.input_append_buf()).map_err(|error| in_words(error, ""))?;
        self.buffers.input_appended(amount);
        Ok(amount > 0)
    }

    fn is_open(&mut self) -> bool {
        self.stream.get_mut().get_mut().is_open()
    }

    fn is_tls(&self) -> bool {
        true
    }
}

impl fmt::Debug for TlsTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsTransport").finish_non_exhaustive()
    }
}

/// Takes any certificate, for `--insecure-skip-tls-verify`; the handshake itself is still verified.
#[derive(Debug)]
struct AnyCertificate(WebPkiSupportedAlgorithms);

impl AnyCertificate {
    fn new(provider: &CryptoProvider) -> Self {
        Self(provider.signature_verification_algorithms)
    }
}

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signature, &self.0)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signature, &self.0)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_schemes()
    }
}
