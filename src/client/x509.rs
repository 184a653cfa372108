//! What a certificate says about itself, as far as Go's words for a refusal need it. Whether a signature is good is
//! for `verify`.

use std::net::IpAddr;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

const SEQUENCE: u8 = 0x30;
const OBJECT_IDENTIFIER: u8 = 0x06;
const OCTET_STRING: u8 = 0x04;
const BIT_STRING: u8 = 0x03;
const BOOLEAN: u8 = 0x01;
const UTC_TIME: u8 = 0x17;
const VERSION: u8 = 0xa0;
const EXTENSIONS: u8 = 0xa3;
const DNS_NAME: u8 = 0x82;
const IP_ADDRESS: u8 = 0x87;

const COMMON_NAME: &[u8] = &[0x55, 4, 3];
const ORGANIZATION: &[u8] = &[0x55, 4, 10];
const KEY_USAGE: &[u8] = &[0x55, 29, 15];
const ALTERNATIVE_NAMES: &[u8] = &[0x55, 29, 17];
const BASIC_CONSTRAINTS: &[u8] = &[0x55, 29, 19];
const NAME_CONSTRAINTS: &[u8] = &[0x55, 29, 30];
const EXTENDED_KEY_USAGE: &[u8] = &[0x55, 29, 37];
const ANY_USAGE: &[u8] = &[0x55, 29, 37, 0];
const SERVER_AUTH: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 1];
const CERTIFICATE_SIGNING: u8 = 0x04;

/// An X.509 certificate (RFC 5280, section 4.1).
#[derive(Debug)]
pub struct Certificate<'a> {
    /// What is signed, in DER.
    pub signed: &'a [u8],
    /// The algorithm of the signature, without the tag around it.
    pub signature_algorithm: &'a [u8],
    /// The signature.
    pub signature: &'a [u8],
    /// Who signed it, as DER.
    pub issuer: &'a [u8],
    /// Whose it is, as DER.
    pub subject: &'a [u8],
    /// The public key with its algorithm, as DER.
    pub public_key_info: &'a [u8],
    /// The first second of its life.
    pub not_before: Timestamp,
    /// The last one.
    pub not_after: Timestamp,
    is_version_3: bool,
    extensions: Vec<(&'a [u8], &'a [u8])>,
}

impl<'a> Certificate<'a> {
    /// Reads a certificate; None where it is none.
    pub fn parse(der: &'a [u8]) -> Option<Self> {
        let mut parts = Der(Der(der).expect(SEQUENCE)?);
        let (_, signed_content, signed) = parts.next()?;
        let signature_algorithm = parts.expect(SEQUENCE)?;
        let signature = parts.expect(BIT_STRING)?.get(1..)?;
        let mut fields = Der(signed_content);
        let version = fields.optional(VERSION);
        let _serial = fields.next()?;
        fields.expect(SEQUENCE)?;
        let issuer = fields.next()?.2;
        let mut validity = Der(fields.expect(SEQUENCE)?);
        let (not_before, not_after) = (time(&mut validity)?, time(&mut validity)?);
        let subject = fields.next()?.2;
        let public_key_info = fields.next()?.2;
        let mut extensions = Vec::new();
        for (tag, content, _) in fields {
            if tag == EXTENSIONS {
                let list = Der(Der(content).expect(SEQUENCE)?);
                for (_, content, _) in list {
                    let mut extension = Der(content);
                    let name = extension.expect(OBJECT_IDENTIFIER)?;
                    extension.optional(BOOLEAN);
                    extensions.push((name, extension.expect(OCTET_STRING)?));
                }
            }
        }
        let is_version_3 = version.is_some_and(|version| version.last() == Some(&2));
        Some(Self {
            signed,
            signature_algorithm,
            signature,
            issuer,
            subject,
            public_key_info,
            not_before,
            not_after,
            is_version_3,
            extensions,
        })
    }

    /// The algorithm of the public key, without the tag around it, and the key itself.
    pub fn public_key(&self) -> Option<(&'a [u8], &'a [u8])> {
        public_key(self.public_key_info)
    }

    /// The common name of its owner; empty where there is none.
    pub fn common_name(&self) -> String {
        self.name_part(COMMON_NAME).unwrap_or_default()
    }

    /// What Go calls an authority by: its common name, else its organisation.
    pub fn display_name(&self) -> String {
        Some(self.common_name())
            .filter(|name| !name.is_empty())
            .or_else(|| self.name_part(ORGANIZATION))
            .unwrap_or_default()
    }

    fn name_part(&self, wanted: &[u8]) -> Option<String> {
        let sets = Der(Der(self.subject).expect(SEQUENCE)?);
        let mut found = None;
        for (_, set, _) in sets {
            let attributes = Der(set);
            for (_, attribute, _) in attributes {
                let mut pair = Der(attribute);
                if pair.expect(OBJECT_IDENTIFIER) == Some(wanted) {
                    found = pair.next().map(|(_, value, _)| String::from_utf8_lossy(value).into_owned());
                }
            }
        }
        found
    }

    /// Whether it lists any name at all beside its common name.
    pub fn has_alternative_names(&self) -> bool {
        self.extension(ALTERNATIVE_NAMES).is_some()
    }

    /// The host names it is for.
    pub fn dns_names(&self) -> Vec<String> {
        self.alternative_names(DNS_NAME).map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// The addresses it is for.
    pub fn ip_addresses(&self) -> Vec<IpAddr> {
        let address = |bytes: &[u8]| match bytes.len() {
            4 => <[u8; 4]>::try_from(bytes).ok().map(IpAddr::from),
            _ => <[u8; 16]>::try_from(bytes).ok().map(IpAddr::from),
        };
        self.alternative_names(IP_ADDRESS).filter_map(address).collect()
    }

    fn alternative_names(&self, wanted: u8) -> impl Iterator<Item = &'a [u8]> {
        let names = self.extension(ALTERNATIVE_NAMES).and_then(|value| Der(value).expect(SEQUENCE)).unwrap_or_default();
        Der(names).filter(move |(tag, ..)| *tag == wanted).map(|(_, content, _)| content)
    }

    /// Whether it may sign others (Go `crypto/x509/x509.go`, `Certificate.CheckSignatureFrom`).
    pub fn may_sign(&self) -> bool {
        let basic = self.extension(BASIC_CONSTRAINTS).and_then(|value| Der(value).expect(SEQUENCE));
        let is_authority = basic.is_some_and(|content| Der(content).optional(BOOLEAN).is_some_and(|flag| flag != [0]));
        let usage = self.extension(KEY_USAGE).and_then(|value| Der(value).expect(BIT_STRING));
        let signs = usage.is_none_or(|bits| bits.get(1).is_some_and(|bits| bits & CERTIFICATE_SIGNING != 0));
        (is_authority || !self.is_version_3) && signs
    }

    /// Whether it may sign for some names alone.
    pub fn has_name_constraints(&self) -> bool {
        self.extension(NAME_CONSTRAINTS).is_some()
    }

    /// Whether a server may show it.
    pub fn may_serve(&self) -> bool {
        let Some(usages) = self.extension(EXTENDED_KEY_USAGE) else { return true };
        let usages = Der(usages).expect(SEQUENCE).unwrap_or_default();
        Der(usages).any(|(_, usage, _)| usage == ANY_USAGE || usage == SERVER_AUTH)
    }

    fn extension(&self, wanted: &[u8]) -> Option<&'a [u8]> {
        self.extensions.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value)
    }
}

/// The two parts of a public key with its algorithm.
pub fn public_key(info: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut parts = Der(Der(info).expect(SEQUENCE)?);
    Some((parts.expect(SEQUENCE)?, parts.expect(BIT_STRING)?.get(1..)?))
}

/// DER values one after another: tag, content, and both together.
struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    fn expect(&mut self, wanted: u8) -> Option<&'a [u8]> {
        self.next().filter(|(tag, ..)| *tag == wanted).map(|(_, content, _)| content)
    }

    fn optional(&mut self, wanted: u8) -> Option<&'a [u8]> {
        if self.0.first() == Some(&wanted) { self.expect(wanted) } else { None }
    }
}

impl<'a> Iterator for Der<'a> {
    type Item = (u8, &'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (tag, first) = (*self.0.first()?, usize::from(*self.0.get(1)?));
        let (length, start) = if first < 0x80 {
            (first, 2)
        } else {
            let bytes = self.0.get(2..2 + (first & 0x7f)).filter(|bytes| (1..=4).contains(&bytes.len()))?;
            (bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), 2 + bytes.len())
        };
        let (whole, rest) = self.0.split_at_checked(start.checked_add(length)?)?;
        self.0 = rest;
        Some((tag, whole.get(start..)?, whole))
    }
}

/// `UTCTime` has two digits for the year, of which those from 50 on are in the last century (RFC 5280, section 4.1.2.5).
fn time(der: &mut Der<'_>) -> Option<Timestamp> {
    let (tag, content, _) = der.next()?;
    let text = std::str::from_utf8(content).ok()?.strip_suffix('Z')?;
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i8>().ok();
    let (year, at) = if tag == UTC_TIME {
        let year = i16::from(number(0..2)?);
        (if year < 50 { 2000 + year } else { 1900 + year }, 2)
    } else {
        (text.get(0..4)?.parse().ok()?, 4)
    };
    let [month, day, hour, minute, second] = [0, 2, 4, 6, 8].map(|field| number(at + field..at + field + 2));
    let time = DateTime::new(year, month?, day?, hour?, minute?, second?, 0).ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair, date_time_ymd};

    fn certificate(change: impl FnOnce(&mut CertificateParams)) -> Vec<u8> {
        let mut params = CertificateParams::new(vec!["a.example.com".into(), "10.0.0.1".into(), "::1".into()]).unwrap();
        params.not_before = date_time_ymd(1960, 2, 3);
        params.not_after = date_time_ymd(2060, 4, 5);
        params.distinguished_name.push(DnType::CommonName, "kübe");
        change(&mut params);
        params.self_signed(&KeyPair::generate().unwrap()).unwrap().der().to_vec()
    }

    #[test]
    fn a_certificate_tells_names_and_times() {
        let der = certificate(|_| {});
        let certificate = Certificate::parse(&der).unwrap();
        assert_eq!(
            (certificate.common_name().as_str(), certificate.dns_names()),
            ("kübe", vec!["a.example.com".into()])
        );
        assert_eq!(certificate.ip_addresses().iter().map(ToString::to_string).collect::<Vec<_>>(), ["10.0.0.1", "::1"]);
        assert_eq!(certificate.not_before.to_string(), "1960-02-03T00:00:00Z");
        assert_eq!(certificate.not_after.to_string(), "2060-04-05T00:00:00Z");
        assert!(certificate.may_serve() && !certificate.may_sign() && certificate.has_alternative_names());
        assert_eq!((certificate.issuer, certificate.has_name_constraints()), (certificate.subject, false));
    }

    #[test]
    fn usages_say_what_it_may_do() {
        let der = certificate(|params| params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained));
        assert!(Certificate::parse(&der).unwrap().may_sign());
        let der = certificate(|params| params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth]);
        assert!(!Certificate::parse(&der).unwrap().may_serve());
    }

    #[test]
    fn no_part_of_a_certificate_is_one() {
        let der = certificate(|_| {});
        for length in 0..der.len() {
            assert!(Certificate::parse(&der[..length]).is_none(), "{length}");
        }
        for at in 0..der.len() {
            let mut broken = der.clone();
            broken[at] ^= 0xff;
            // Whatever it comes to, it comes to an end.
            drop(Certificate::parse(&broken).map(|certificate| (certificate.dns_names(), certificate.may_sign())));
        }
    }
}
