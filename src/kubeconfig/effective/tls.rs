//! The TLS settings of a connection: reads and checks the PEM files of certificates and keys.

use super::overrides::{EffectiveCluster, EffectiveUser};
use crate::kubeconfig::Error;
use crate::kubeconfig::read::read_file;
use crate::kubeconfig::secret::Data;
use crate::sys::Env;
use rustls_pki_types::pem::{PemObject as _, SectionKind};
use std::path::Path;

/// The TLS settings of a connection. The default is that of a plain connection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tls {
    /// The server name to send and to verify in place of the host.
    pub server_name: Option<String>,
    /// Whether any certificate is accepted.
    pub insecure: bool,
    /// PEM. The only trusted roots, and none if empty; `None` for the system's roots.
    pub certificate_authority: Option<Vec<u8>>,
    pub identity: Option<Identity>,
}

/// A client certificate and its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    pub certificate_pem: Vec<u8>,
    pub key_pem: Data,
}

/// Reads the files and checks their content (client-go `transport/transport.go`, `TLSConfigFor`).
///
/// # Errors
/// `insecure` beside a root certificate, a file that cannot be read, or one without a certificate or key.
pub fn resolve(cluster: &EffectiveCluster, user: &EffectiveUser, env: &Env) -> Result<Tls, Error> {
    let has_authority = !cluster.authority_data.is_empty() || !cluster.authority_file.as_os_str().is_empty();
    if has_authority && cluster.insecure {
        let problem = "specifying a root certificates file with the insecure flag is not allowed";
        return Err(Error::new(problem));
    }
    let authority = data_or_file(&cluster.authority_data, &cluster.authority_file, env)?;
    let certificate = data_or_file(&user.certificate_data, &user.certificate_file, env)?;
    // A key without a certificate is ignored.
    let key = if certificate.is_some() { data_or_file(&user.key_data, &user.key_file, env)? } else { None };
    if let Some(pem) = &authority {
        check_authority(pem)
            .map_err(|problem| Error::new(format_args!("unable to load root certificates: {problem}")))?;
    }
    let identity = certificate.zip(key).map(|(certificate, key)| identity(certificate, key)).transpose()?;
    let server_name = Some(cluster.tls_server_name.clone()).filter(|name| !name.is_empty());
    Ok(Tls { server_name, insecure: cluster.insecure, certificate_authority: authority, identity })
}

/// client-go `rest/config.go`, `dataFromSliceOrFile`.
fn data_or_file(data: &Data, file: &Path, env: &Env) -> Result<Option<Vec<u8>>, Error> {
    if !data.is_empty() {
        return Ok(Some(data.0.clone()));
    }
    if file.as_os_str().is_empty() {
        return Ok(None);
    }
    Ok(Some(read_file(file, env)?))
}

/// Skips other blocks and the text around them (client-go `transport/transport.go`, `rootCertPool`).
///
/// # Errors
/// Bytes without a certificate, unless they are empty.
pub fn check_authority(pem: &[u8]) -> Result<(), &'static str> {
    let mut kinds = kinds(pem).peekable();
    if pem.is_empty() {
        return Ok(());
    }
    if kinds.peek().is_none() {
        return Err("unable to parse bytes as PEM block");
    }
    if kinds.any(|kind| kind == SectionKind::Certificate) {
        Ok(())
    } else {
        Err("no valid certificate authority data seen")
    }
}

fn kinds(pem: &[u8]) -> impl Iterator<Item = SectionKind> {
    <(SectionKind, Vec<u8>)>::pem_slice_iter(pem).filter_map(Result::ok).map(|(kind, _)| kind)
}

/// Checks that both PEM files have the right blocks (Go `crypto/tls`, `X509KeyPair`). The client checks that the key
/// matches the certificate.
fn identity(certificate: Vec<u8>, key: Vec<u8>) -> Result<Identity, Error> {
    let private = [SectionKind::RsaPrivateKey, SectionKind::PrivateKey, SectionKind::EcPrivateKey];
    for (input, pem, wanted) in
        [("certificate", &certificate, &[SectionKind::Certificate][..]), ("key", &key, &private)]
    {
        if !kinds(pem).any(|kind| wanted.contains(&kind)) {
            return Err(Error::new(format_args!("tls: failed to find any PEM data in {input} input")));
        }
    }
    Ok(Identity { certificate_pem: certificate, key_pem: Data(key) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CERTIFICATE: &str = "junk\n-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n";
    const KEY: &str = "-----BEGIN PRIVATE KEY-----\nYWJj\n-----END PRIVATE KEY-----\n";

    fn data(text: &str) -> Data {
        Data(text.into())
    }

    #[test]
    fn authority_without_certificate_is_refused_unless_empty() {
        for (pem, expected) in [
            ("", Ok(())),
            (CERTIFICATE, Ok(())),
            (&format!("{KEY}{CERTIFICATE}"), Ok(())),
            (KEY, Err("no valid certificate authority data seen")),
            ("junk", Err("unable to parse bytes as PEM block")),
        ] {
            assert_eq!(check_authority(pem.as_bytes()), expected, "{pem}");
        }
    }

    #[test]
    fn contradicting_or_empty_tls_settings_are_refused() {
        let cluster =
            |insecure, authority| EffectiveCluster { insecure, authority_data: data(authority), ..Default::default() };
        let user = |certificate, key| EffectiveUser {
            certificate_data: data(certificate),
            key_data: data(key),
            ..Default::default()
        };
        for (cluster, user, expected) in [
            (
                cluster(true, CERTIFICATE),
                user("", ""),
                "specifying a root certificates file with the insecure flag is not allowed",
            ),
            (cluster(false, "x"), user("", ""), "unable to load root certificates: unable to parse bytes as PEM block"),
            (cluster(false, ""), user("x", KEY), "tls: failed to find any PEM data in certificate input"),
            (cluster(false, ""), user(CERTIFICATE, "x"), "tls: failed to find any PEM data in key input"),
        ] {
            assert_eq!(resolve(&cluster, &user, &Env::default()).unwrap_err().to_string(), expected);
        }
        let tls = resolve(&cluster(false, CERTIFICATE), &user(CERTIFICATE, KEY), &Env::default()).unwrap();
        assert!(tls.identity.is_some() && tls.certificate_authority.is_some());
        assert_eq!(resolve(&cluster(true, ""), &user("", KEY), &Env::default()).unwrap().identity, None);
    }
}
