//! Whether one certificate is signed by the key of another, and Go's words where it is not.

use rustls::crypto::WebPkiSupportedAlgorithms;
use rustls_pki_types::SignatureVerificationAlgorithm;

use crate::client::x509::Certificate;

/// Whether the key of one certificate made the signature of the other.
pub fn has_signed(root: &Certificate<'_>, child: &Certificate<'_>, known: &WebPkiSupportedAlgorithms) -> bool {
    let Some((algorithm, key)) = root.public_key() else { return false };
    let fits = |known: &&&dyn SignatureVerificationAlgorithm| {
        known.public_key_alg_id().as_ref() == algorithm
            && known.signature_alg_id().as_ref() == child.signature_algorithm
    };
    known.all.iter().filter(fits).any(|known| known.verify_signature(key, child.signed, child.signature).is_ok())
}

/// Why one certificate is not signed by another (Go `crypto/x509/x509.go`, `CheckSignatureFrom` and `checkSignature`).
pub fn why_not(root: &Certificate<'_>, child: &Certificate<'_>) -> String {
    let key = root.public_key().map_or(Algorithm::Other, |(algorithm, _)| Algorithm::of(algorithm));
    let signature = Algorithm::of(child.signature_algorithm);
    if !root.may_sign() {
        return "x509: invalid signature: parent certificate cannot sign this kind of certificate".to_owned();
    }
    match (signature, key) {
        (Algorithm::Rsa, Algorithm::Rsa) => "crypto/rsa: verification error".to_owned(),
        (Algorithm::Ecdsa, Algorithm::Ecdsa) => "x509: ECDSA verification failure".to_owned(),
        (Algorithm::Ed25519, Algorithm::Ed25519) => "x509: Ed25519 verification failure".to_owned(),
        (Algorithm::Other, _) | (_, Algorithm::Other) => {
            "x509: cannot verify signature: algorithm unimplemented".to_owned()
        }
        (signature, key) => format!(
            "x509: signature algorithm specifies an {} public key, but have public key of type {}",
            signature.name(),
            key.go_type()
        ),
    }
}

/// The families of keys and signatures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA with PKCS #1 padding.
    Rsa,
    /// ECDSA on any curve.
    Ecdsa,
    /// Ed25519.
    Ed25519,
    /// Any other.
    Other,
}

impl Algorithm {
    /// By the object identifier that an algorithm begins with.
    pub fn of(der: &[u8]) -> Self {
        let has = |identifier: &[u8]| der.get(2..).is_some_and(|rest| rest.starts_with(identifier));
        if has(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1]) {
            Self::Rsa
        } else if has(&[0x2a, 0x86, 0x48, 0xce, 0x3d]) {
            Self::Ecdsa
        } else if has(&[0x2b, 0x65, 0x70]) {
            Self::Ed25519
        } else {
            Self::Other
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Rsa => "RSA",
            Self::Ecdsa => "ECDSA",
            Self::Ed25519 => "Ed25519",
            Self::Other => "unknown",
        }
    }

    fn go_type(self) -> &'static str {
        match self {
            Self::Rsa => "*rsa.PublicKey",
            Self::Ecdsa => "*ecdsa.PublicKey",
            Self::Ed25519 => "ed25519.PublicKey",
            Self::Other => "unknown",
        }
    }
}
