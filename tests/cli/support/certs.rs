//! Certificates of the test servers and their clients, generated on demand and never written to the project: an
//! authority and the certificates it signs, valid or expired.

use std::sync::{Arc, OnceLock};

use rcgen::{
    BasicConstraints, Certificate, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

/// A certificate with its key.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The certificate, as PEM.
    pub certificate: String,
    /// The certificate, as DER.
    pub certificate_der: Vec<u8>,
    /// The key, as PEM (PKCS #8).
    pub key: String,
    /// The key, as DER (PKCS #8).
    pub key_der: Vec<u8>,
    /// The certificates that a server presents after this one, as DER.
    pub intermediates: Vec<Vec<u8>>,
}

impl Identity {
    /// A certificate with the key that it is for.
    pub fn new(certificate: &Certificate, key: &KeyPair) -> Self {
        Self {
            certificate: certificate.pem(),
            certificate_der: certificate.der().to_vec(),
            key: key.serialize_pem(),
            key_der: key.serialize_der(),
            intermediates: Vec::new(),
        }
    }

    /// A certificate with its key, as PEM.
    pub fn from_pem(certificate: &str, key: &str) -> Self {
        Self {
            certificate: certificate.to_owned(),
            certificate_der: CertificateDer::from_pem_slice(certificate.as_bytes()).unwrap().to_vec(),
            key: key.to_owned(),
            key_der: KeyPair::from_pem(key).unwrap().serialize_der(),
            intermediates: Vec::new(),
        }
    }

    /// A self-signed certificate.
    pub fn self_signed(names: &[&str], change: impl FnOnce(&mut CertificateParams)) -> Self {
        let (mut params, key) = (named(names, "self-signed"), KeyPair::generate().unwrap());
        change(&mut params);
        Self::new(&params.self_signed(&key).unwrap(), &key)
    }
}

/// A certificate authority.
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    /// A new authority. Each needs a name of its own: a certificate of a foreign authority with the same name is
    /// refused for its signature, not for its unknown issuer.
    pub fn new(common_name: &str) -> Arc<Self> {
        let mut params = named(&[], common_name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        Arc::new(Self { issuer: CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap() })
    }

    /// The authority of every server that does not name one: generated once, because that is slow.
    pub fn shared() -> Arc<Self> {
        static SHARED: OnceLock<Arc<Authority>> = OnceLock::new();
        Arc::clone(SHARED.get_or_init(|| Self::new("test authority")))
    }

    /// The certificate of this authority, as PEM.
    pub fn pem(&self) -> String {
        self.issuer.pem()
    }

    /// The certificate of this authority, as DER.
    pub fn der(&self) -> Vec<u8> {
        self.issuer.der().to_vec()
    }

    /// A server certificate for the names and IP addresses.
    pub fn server(&self, names: &[&str]) -> Identity {
        self.sign(named(names, "kube-apiserver"), ExtendedKeyUsagePurpose::ServerAuth)
    }

    /// An expired server certificate for the names and IP addresses.
    pub fn expired_server(&self, names: &[&str]) -> Identity {
        self.sign(expired(named(names, "kube-apiserver")), ExtendedKeyUsagePurpose::ServerAuth)
    }

    /// A client certificate: to Kubernetes the common name is the user, the organisation its group.
    pub fn client(&self, user: &str, group: &str) -> Identity {
        self.sign(client(user, group), ExtendedKeyUsagePurpose::ClientAuth)
    }

    /// An expired client certificate.
    pub fn expired_client(&self, user: &str, group: &str) -> Identity {
        self.sign(expired(client(user, group)), ExtendedKeyUsagePurpose::ClientAuth)
    }

    /// A certificate of any kind, for any key.
    pub fn issue(&self, names: &[&str], key: &KeyPair, change: impl FnOnce(&mut CertificateParams)) -> Identity {
        let mut params = named(names, "kube-apiserver");
        change(&mut params);
        Identity::new(&params.signed_by(key, &self.issuer).unwrap(), key)
    }

    fn sign(&self, mut params: CertificateParams, usage: ExtendedKeyUsagePurpose) -> Identity {
        params.extended_key_usages = vec![usage];
        params.use_authority_key_identifier_extension = true;
        let key = KeyPair::generate().unwrap();
        Identity::new(&params.signed_by(&key, &self.issuer).unwrap(), &key)
    }
}

/// The names under which a server of the tests is reached.
pub const LOOPBACK: [&str; 2] = ["localhost", "127.0.0.1"];

fn named(names: &[&str], common_name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(names.iter().map(ToString::to_string).collect::<Vec<_>>()).unwrap();
    params.distinguished_name.push(DnType::CommonName, common_name);
    params
}

fn client(user: &str, group: &str) -> CertificateParams {
    let mut params = named(&[], user);
    params.distinguished_name.push(DnType::OrganizationName, group);
    params
}

fn expired(mut params: CertificateParams) -> CertificateParams {
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(2021, 1, 1);
    params
}

/// The common name of the subject of a certificate: the last value in it that follows the tag of a common name,
/// as the issuer stands before the subject.
pub fn common_name(certificate_der: &[u8]) -> Option<String> {
    const COMMON_NAME: [u8; 5] = [0x06, 0x03, 0x55, 0x04, 0x03];
    let at = certificate_der.windows(COMMON_NAME.len()).rposition(|window| window == COMMON_NAME)?;
    let value = certificate_der.get(at + COMMON_NAME.len()..)?;
    let length = usize::from(*value.get(1)?);
    String::from_utf8(value.get(2..2 + length)?.to_vec()).ok()
}
