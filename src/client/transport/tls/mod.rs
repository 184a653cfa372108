//! TLS below the HTTP client: the trusted authorities, the client certificate, and the name of the server.
//!
//! ureq verifies the name in the URL. A kubeconfig may give another (`tls-server-name`), so the connector is ours.
//!
//! - `verify`: which servers are trusted.
//! - `verify_error`: why a server is not, in Go's words.
//! - `identity`: a client certificate with its key.
//! - `handshake`: the handshake, and the errors of TLS.

mod handshake;
mod identity;
mod verify;
mod verify_error;

use std::fmt;
use std::io::{Read as _, Write as _};
use std::sync::Arc;

use jiff::Timestamp;
use rustls::crypto::ring;
use rustls::sign::SingleCertAndKey;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, ServerName};
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, LazyBuffers, NextTimeout, Transport, TransportAdapter,
};

use crate::client::Error;
use crate::client::transport::error::TransportError;
use crate::client::transport::framing::CountingBuffers;
use crate::kubeconfig::{Identity, Tls};
use handshake::{from_io, from_rustls, handshake};
use verify::{TrustAnchors, Verifier};

pub use identity::client_certificate;

/// Wraps connections in TLS if their URL is https.
pub struct TlsConnector {
    config: Arc<ClientConfig>,
    /// Without the client certificate, which is for the server: the connection to an https proxy.
    proxy_config: Option<Arc<ClientConfig>>,
    server_name: Option<ServerName<'static>>,
}

impl TlsConnector {
    /// A connector with the trust of a kubeconfig, and a client certificate if there is one. With `has_proxy`, other
    /// connections than those through the proxy are connections to it. Go presents the certificate to a proxy, too.
    ///
    /// # Errors
    /// A certificate authority, certificate or key that cannot be used, in Go's words.
    pub fn new(tls: &Tls, identity: Option<&Identity>, has_proxy: bool) -> Result<Self, Error> {
        let provider = Arc::new(ring::default_provider());
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions();
        let builder = builder.map_err(|error| Error::Request(error.to_string()))?;
        let verifier = Verifier::new(trust_anchors(tls), &provider);
        let builder = builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier));
        let proxy_config = has_proxy.then(|| Arc::new(builder.clone().with_no_client_auth()));
        let config = match identity {
            None => builder.with_no_client_auth(),
            Some(identity) => {
                let certificate =
                    client_certificate(identity, &provider).map_err(|problem| Error::Request(problem.to_owned()))?;
                // The server's own error names neither the certificate nor its date.
                if let Some(end) = certificate.end.filter(|end| *end < Timestamp::now()) {
                    log::warn!("the client certificate expired on {end}: the server will refuse it");
                }
                builder.with_client_cert_resolver(Arc::new(SingleCertAndKey::from(certificate.key)))
            }
        };
        let server_name = match tls.server_name.as_deref() {
            None => None,
            Some(name) => Some(
                ServerName::try_from(name.to_owned())
                    .map_err(|_| Error::Request(format!("tls-server-name {name:?} is no host name or IP address")))?,
            ),
        };
        Ok(Self { config: Arc::new(config), proxy_config, server_name })
    }
}

fn trust_anchors(tls: &Tls) -> TrustAnchors {
    match &tls.certificate_authority {
        _ if tls.insecure => TrustAnchors::Any,
        Some(pem) => TrustAnchors::Given(CertificateDer::pem_slice_iter(pem).flatten().collect()),
        None => TrustAnchors::Platform,
    }
}

impl fmt::Debug for TlsConnector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsConnector").field("server_name", &self.server_name).finish_non_exhaustive()
    }
}

impl<In: Transport> Connector<In> for TlsConnector {
    type Out = HttpTransport;

    fn connect(&self, details: &ConnectionDetails<'_>, chained: Option<In>) -> Result<Option<Self::Out>, ureq::Error> {
        let Some(transport) = chained else { return Ok(None) };
        let has_tls = transport.is_tls();
        let mut socket = TransportAdapter::new(transport.boxed(), details.current_time.clone());
        let buffers = LazyBuffers::new(details.config.input_buffer_size(), details.config.output_buffer_size());
        if !details.needs_tls() || has_tls {
            return Ok(Some(HttpTransport::new(Stream::Plain(socket), buffers)));
        }
        let name = if let Some(name) = &self.server_name {
            name.clone()
        } else {
            let host = details.uri.host().unwrap_or_default();
            let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
            ServerName::try_from(host.to_owned())
                .map_err(|_| TransportError::Tls(format!("tls: {host:?} is no host name")).into_ureq())?
        };
        let is_through_proxy = details.config.proxy().is_some();
        let config = self.proxy_config.as_ref().filter(|_| !is_through_proxy).unwrap_or(&self.config);
        let mut connection = ClientConnection::new(Arc::clone(config), name).map_err(|error| from_rustls(&error))?;
        handshake(&mut connection, &mut socket, details)?;
        let stream = Stream::Tls(Box::new(StreamOwned::new(connection, socket)));
        Ok(Some(HttpTransport::new(stream, buffers)))
    }
}

/// A connection that ureq speaks HTTP over, with the buffers that it reads from.
pub struct HttpTransport {
    buffers: CountingBuffers,
    stream: Stream,
}

/// What the connection runs over.
enum Stream {
    Plain(TransportAdapter),
    Tls(Box<StreamOwned<ClientConnection, TransportAdapter>>),
}

impl Stream {
    fn socket(&mut self) -> &mut TransportAdapter {
        match self {
            Self::Plain(socket) => socket,
            Self::Tls(stream) => stream.get_mut(),
        }
    }
}

impl HttpTransport {
    fn new(stream: Stream, buffers: LazyBuffers) -> Self {
        Self { buffers: CountingBuffers::new(buffers), stream }
    }
}

impl Transport for HttpTransport {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        self.stream.socket().set_timeout(timeout);
        let output = self.buffers.sent(amount);
        let written = match &mut self.stream {
            Stream::Plain(socket) => socket.write_all(output),
            Stream::Tls(stream) => stream.write_all(output),
        };
        written.map_err(from_io)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        self.buffers.check()?;
        self.stream.socket().set_timeout(timeout);
        let buffer = self.buffers.input_append_buf();
        let read = match &mut self.stream {
            Stream::Plain(socket) => socket.read(buffer),
            Stream::Tls(stream) => stream.read(buffer),
        };
        let amount = read.map_err(from_io)?;
        self.buffers.input_appended(amount);
        Ok(amount > 0)
    }

    fn is_open(&mut self) -> bool {
        self.stream.socket().get_mut().is_open()
    }

    fn is_tls(&self) -> bool {
        match &self.stream {
            Stream::Plain(socket) => socket.inner().is_tls(),
            Stream::Tls(_) => true,
        }
    }
}

impl fmt::Debug for HttpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpTransport").field("is_tls", &self.is_tls()).finish_non_exhaustive()
    }
}
