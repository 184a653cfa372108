//! Which paths from a server certificate to a trust anchor are accepted: a test for each sentence in
//! `src/client/transport/tls/verify.rs`, with each flaw at each place of paths without, with one and with two
//! intermediates.
//!
//! A chain is a list: the trust anchor first, the server last. If kubectl 1.36 is available, it must accept every chain
//! that is accepted here.

use std::process::Command;

use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, CustomExtension, DnType, ExtendedKeyUsagePurpose, GeneralSubtree,
    IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, PKCS_ED25519, SanType, SigningKey as _, date_time_ymd,
};

use crate::kubectl::kubectl;
use crate::server_certificates::{refused, refused_for_time, showing, trusted};
use crate::support::certs::{Identity, LOOPBACK};
use crate::support::{Home, fixed};

const UNKNOWN_AUTHORITY: &str = "certificate signed by unknown authority";
const MALFORMED: &str = "malformed certificate";
const UNHANDLED: &str = "unhandled critical extension";
const WRONG_PURPOSE: &str = "certificate specifies an incompatible key usage";
const WRONG_SITE: &str = "a root or intermediate certificate is not authorized to sign for this name";
const TOO_LONG: &str = "too many intermediates for path length constraint";

/// How many certificates there are in a chain, with none to two intermediates.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=4;

const KEY_USAGE: &[u64] = &[2, 5, 29, 15];
const NAME_CONSTRAINTS: &[u64] = &[2, 5, 29, 30];
const POLICY_MAPPINGS: &[u64] = &[2, 5, 29, 33];
const POLICY_CONSTRAINTS: &[u64] = &[2, 5, 29, 36];
const UNKNOWN: &[u64] = &[1, 2, 3, 4];
const NULL: &[u8] = &[5, 0];

/// A certificate to issue.
struct Link {
    params: CertificateParams,
    key: KeyPair,
    /// Signed with a key that is not the issuer's.
    forged: bool,
    /// Replaces the first byte of the serial number; the certificate is then signed again.
    serial: Option<u8>,
}

struct Chain(Vec<Link>);

impl Chain {
    fn new(length: usize) -> Self {
        let link = |place: usize| {
            let is_server = place == length - 1;
            let names = if is_server { LOOPBACK.map(str::to_owned).to_vec() } else { Vec::new() };
            let mut params = CertificateParams::new(names).unwrap();
            params
                .distinguished_name
                .push(DnType::CommonName, if is_server { "server".into() } else { authority(place) });
            if !is_server {
                params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
            }
            params.serial_number = Some(vec![1; 20].into());
            Link { params, key: ed25519(), forged: false, serial: None }
        };
        Self((0..length).map(link).collect())
    }

    fn with(mut self, place: usize, change: impl FnOnce(&mut CertificateParams)) -> Self {
        change(&mut self.0[place].params);
        self
    }

    /// Signs all of them, the trust anchor by itself.
    fn issue(&self) -> Issued {
        let certificates: Vec<_> = self.0.iter().enumerate().map(|(place, _)| self.sign(place)).collect();
        let (server, authorities) = certificates.split_last().unwrap();
        let mut identity = server.clone();
        identity.intermediates = authorities[1..].iter().rev().map(|link| link.certificate_der.clone()).collect();
        Issued { anchor: authorities[0].certificate.clone(), server: identity }
    }

    fn sign(&self, place: usize) -> Identity {
        let (link, issuer) = (&self.0[place], &self.0[place.saturating_sub(1)]);
        let other = ed25519();
        let key = if link.forged { &other } else { &issuer.key };
        // Given only the issuer's name, rcgen does not check what the issuer may sign.
        let mut name = CertificateParams::default();
        name.distinguished_name = issuer.params.distinguished_name.clone();
        let certificate = link.params.signed_by(&link.key, &Issuer::from_params(&name, key)).unwrap();
        let mut identity = Identity::new(&certificate, &link.key);
        if let Some(serial) = link.serial {
            identity.certificate_der = with_serial(&identity.certificate_der, serial, key);
            identity.certificate = crate::client_certificates::pem("CERTIFICATE", &identity.certificate_der);
        }
        identity
    }
}

struct Issued {
    anchor: String,
    server: Identity,
}

impl Issued {
    #[track_caller]
    fn assert_trusted(self) {
        let server = showing(self.server);
        trusted(&server, "localhost", &self.anchor);
        if let Some(kubectl) = kubectl() {
            let home = Home::new();
            home.write("ca.crt", &self.anchor);
            let url = format!("https://localhost:{}", server.port());
            let arguments =
                ["get", "--raw", "/version", "--token", "t", "--certificate-authority", "ca.crt", "-s", &url];
            let mut command = Command::new(kubectl);
            command.args(arguments).env_clear().env("HOME", home.path()).current_dir(home.path());
            let output = command.output().unwrap();
            assert!(output.status.success(), "kubectl: {}", String::from_utf8_lossy(&output.stderr));
        }
    }

    #[track_caller]
    fn assert_refused(self, reason: &str) {
        refused(&showing(self.server), "localhost", &self.anchor, reason);
    }

    #[track_caller]
    fn assert_refused_for_time(self, end: &str) {
        refused_for_time(&showing(self.server), &self.anchor, end);
    }
}

fn ed25519() -> KeyPair {
    KeyPair::generate_for(&PKCS_ED25519).unwrap()
}

/// The name of the authority at a place.
fn authority(place: usize) -> String {
    format!("authority {place}")
}

/// Replaces the first byte of a serial number of 20, and signs again; an Ed25519 signature is as long as any other.
fn with_serial(der: &[u8], first: u8, key: &KeyPair) -> Vec<u8> {
    const SERIAL: [u8; 2] = [2, 20];
    let mut der = der.to_vec();
    let at = der.windows(2).position(|bytes| bytes == SERIAL).unwrap() + SERIAL.len();
    der[at] = first;
    // The outer header, then what is signed, then the algorithm, the header of the signature, and the signature.
    let (start, end) = (4, der.len() - 64 - 3 - 7);
    let signature = key.sign(&der[start..end]).unwrap();
    let at = der.len() - 64;
    der[at..].copy_from_slice(&signature);
    der
}

fn extension(oid: &[u64], critical: bool, content: &[u8]) -> CustomExtension {
    let mut extension = CustomExtension::from_oid_content(oid, content.to_vec());
    extension.set_criticality(critical);
    extension
}

fn names(permitted_subtrees: Vec<GeneralSubtree>, excluded_subtrees: Vec<GeneralSubtree>) -> NameConstraints {
    NameConstraints { permitted_subtrees, excluded_subtrees }
}

fn dns(name: &str) -> GeneralSubtree {
    GeneralSubtree::DnsName(name.to_owned())
}

/// Each place of one kind in chains of every length, as length and place.
#[expect(clippy::print_stdout, reason = "the test harness shows it where a test fails")]
fn places(kind: Kind) -> impl Iterator<Item = (usize, usize)> {
    LENGTHS.flat_map(move |length| {
        let places = match kind {
            Kind::All => 0..length,
            Kind::Authority => 0..length - 1,
            Kind::BelowAnchor => 1..length,
            Kind::Intermediate => 1..length - 1,
        };
        places.map(move |place| {
            println!("place {place} of {length}");
            (length, place)
        })
    })
}

#[derive(Clone, Copy)]
enum Kind {
    All,
    Authority,
    BelowAnchor,
    Intermediate,
}

#[test]
fn a_sound_chain_of_any_length_is_accepted() {
    for length in LENGTHS {
        Chain::new(length).issue().assert_trusted();
    }
    // The intermediates in any order, with an unrelated one among them.
    let mut shuffled = Chain::new(4).issue();
    shuffled.server.intermediates.push(Chain::new(2).issue().server.certificate_der);
    shuffled.server.intermediates.rotate_left(1);
    shuffled.assert_trusted();
}

#[test]
fn properties_that_permit_the_server_are_accepted_at_any_place() {
    for (length, place) in places(Kind::All) {
        let chain = Chain::new(length).with(place, |params| {
            params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth, ExtendedKeyUsagePurpose::ServerAuth];
            params.custom_extensions = vec![extension(UNKNOWN, false, NULL)];
        });
        chain.issue().assert_trusted();
    }
    for (length, place) in places(Kind::Authority) {
        let below = u8::try_from(length - 2 - place).unwrap();
        let chain = Chain::new(length).with(place, |params| {
            params.is_ca = IsCa::Ca(BasicConstraints::Constrained(below));
            params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::KeyCertSign];
            let permitted = vec![
                dns("localhost"),
                GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix("127.0.0.1".parse().unwrap(), 8)),
            ];
            params.name_constraints = Some(names(permitted, vec![dns("example.com")]));
        });
        chain.issue().assert_trusted();
    }
}

#[test]
fn a_malformed_certificate_at_any_place_is_refused() {
    let repeated = [extension(UNKNOWN, false, NULL), extension(UNKNOWN, false, NULL)];
    for extensions in [&repeated[..], &[extension(KEY_USAGE, false, NULL)]] {
        for (length, place) in places(Kind::All) {
            let chain = Chain::new(length).with(place, |params| params.custom_extensions = extensions.to_vec());
            chain.issue().assert_refused(MALFORMED);
        }
    }
    for (length, place) in places(Kind::All) {
        for (serial, is_negative) in [(0x7f, false), (0x80, true), (0xff, true)] {
            let mut chain = Chain::new(length);
            chain.0[place].serial = Some(serial);
            let issued = chain.issue();
            if is_negative { issued.assert_refused(MALFORMED) } else { issued.assert_trusted() }
        }
    }
    // A malformed certificate that no path needs.
    for unneeded in [&b"abc"[..], NULL] {
        let mut issued = Chain::new(3).issue();
        issued.server.intermediates.push(unneeded.to_vec());
        issued.assert_refused(MALFORMED);
    }
}

#[test]
fn a_certificate_outside_its_validity_at_any_place_is_refused() {
    for (length, place) in places(Kind::All) {
        let past = Chain::new(length).with(place, |params| params.not_after = date_time_ymd(2021, 1, 1));
        past.issue().assert_refused_for_time("is after 2021-01-01T00:00:00Z");
        let future = Chain::new(length).with(place, |params| params.not_before = date_time_ymd(2190, 1, 1));
        future.issue().assert_refused_for_time("is before 2190-01-01T00:00:00Z");
    }
}

#[test]
fn an_issuer_that_may_not_sign_certificates_is_refused() {
    let changes: [fn(&mut CertificateParams); 3] = [
        |params| params.is_ca = IsCa::NoCa,
        |params| params.is_ca = IsCa::ExplicitNoCa,
        |params| params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::CrlSign],
    ];
    for change in changes {
        for (length, place) in places(Kind::Authority) {
            let reason = format!(
                "{UNKNOWN_AUTHORITY} (possibly because of \"x509: invalid signature: parent certificate cannot sign \
                 this kind of certificate\" while trying to verify candidate authority certificate {:?})",
                authority(place)
            );
            Chain::new(length).with(place, change).issue().assert_refused(&reason);
        }
    }
}

#[test]
fn a_certificate_with_a_wrong_signature_is_refused() {
    for (length, place) in places(Kind::BelowAnchor) {
        let mut chain = Chain::new(length);
        chain.0[place].forged = true;
        let cause = if length == 2 {
            "of \"x509: Ed25519 verification failure\" while trying to verify candidate authority certificate \
             \"authority 0\""
        } else {
            "a certificate of its chain is not signed by the authority that it names"
        };
        chain.issue().assert_refused(&format!("{UNKNOWN_AUTHORITY} (possibly because {cause})"));
    }
}

#[test]
fn a_chain_without_one_of_its_certificates_is_refused() {
    for (length, place) in places(Kind::Intermediate) {
        let mut issued = Chain::new(length).issue();
        issued.server.intermediates.remove(length - 2 - place);
        issued.assert_refused(UNKNOWN_AUTHORITY);
    }
    for length in LENGTHS {
        let mut issued = Chain::new(length).issue();
        issued.anchor = Chain::new(length)
            .with(0, |params| {
                params.distinguished_name.push(DnType::CommonName, "another authority");
            })
            .issue()
            .anchor;
        issued.assert_refused(UNKNOWN_AUTHORITY);
    }
}

#[test]
fn path_longer_than_its_constraint_is_refused() {
    for (length, place) in places(Kind::Authority) {
        for shorter in 0..length - 2 - place {
            let chain = Chain::new(length).with(place, |params| {
                params.is_ca = IsCa::Ca(BasicConstraints::Constrained(u8::try_from(shorter).unwrap()));
            });
            chain.issue().assert_refused(TOO_LONG);
        }
    }
}

#[test]
fn a_purpose_other_than_serving_at_any_place_is_refused() {
    for (length, place) in places(Kind::All) {
        let chain = Chain::new(length).with(place, |params| {
            params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        });
        chain.issue().assert_refused(WRONG_PURPOSE);
    }
    // A trust anchor may have any purpose; webpki requires that other certificates name server authentication.
    for (length, place) in places(Kind::All) {
        let chain = Chain::new(length).with(place, |params| {
            params.extended_key_usages = vec![ExtendedKeyUsagePurpose::Any];
        });
        if place == 0 { chain.issue().assert_trusted() } else { chain.issue().assert_refused(WRONG_PURPOSE) }
    }
}

#[test]
fn an_unknown_critical_extension_at_any_place_is_refused() {
    for (length, place) in places(Kind::All) {
        let chain = Chain::new(length).with(place, |params| {
            params.custom_extensions = vec![extension(UNKNOWN, true, NULL)];
        });
        chain.issue().assert_refused(UNHANDLED);
    }
}

#[test]
fn a_constraint_on_policies_at_any_place_is_refused() {
    let constraints = extension(POLICY_CONSTRAINTS, false, &[0x30, 3, 0x80, 1, 0]);
    let any_policy = [0x30, 13, 0x30, 11, 6, 4, 0x55, 0x1d, 0x20, 0, 6, 3, 0x2a, 3, 4];
    for extension in [constraints, extension(POLICY_MAPPINGS, false, &any_policy)] {
        for (length, place) in places(Kind::All) {
            let chain = Chain::new(length).with(place, |params| params.custom_extensions = vec![extension.clone()]);
            chain.issue().assert_refused(UNHANDLED);
        }
    }
}

#[test]
fn a_name_constraint_that_the_server_breaks_is_refused_at_any_place() {
    let loopback = GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix("127.0.0.1".parse().unwrap(), 32));
    for (permitted, excluded) in [
        (vec![dns("example.com")], Vec::new()),
        (Vec::new(), vec![dns("localhost")]),
        // Every name of the certificate is checked, not only the one that is dialed.
        (Vec::new(), vec![loopback]),
    ] {
        for (length, place) in places(Kind::Authority) {
            let constraints = Some(names(permitted.clone(), excluded.clone()));
            Chain::new(length)
                .with(place, |params| params.name_constraints = constraints)
                .issue()
                .assert_refused(WRONG_SITE);
        }
    }
}

#[test]
fn a_constraint_on_mail_addresses_or_uris_permits_servers_without_any() {
    let mail = SanType::Rfc822Name("someone@example.com".try_into().unwrap());
    let uri = SanType::URI("https://example.com/".try_into().unwrap());
    // Permits example.com, with the tag of each kind.
    for (tag, name) in [(0x81, mail), (0x86, uri)] {
        let permitted = [&[0x30, 17, 0xa0, 15, 0x30, 13, tag, 11], &b"example.com"[..]].concat();
        for (length, place) in places(Kind::Authority) {
            let chain = Chain::new(length).with(place, |params| {
                params.custom_extensions = vec![extension(NAME_CONSTRAINTS, true, &permitted)];
            });
            chain.issue().assert_trusted();
            let chain = chain.with(length - 1, |params| params.subject_alt_names.push(name.clone()));
            chain.issue().assert_refused(WRONG_SITE);
        }
    }
}

#[test]
fn name_constraint_of_unsupported_kind_is_refused() {
    // A registered identifier below 1.2.3.4 is permitted, then excluded.
    for list in [0xa0, 0xa1] {
        let registered = [0x30, 9, list, 7, 0x30, 5, 0x88, 3, 0x2a, 3, 4];
        for (length, place) in places(Kind::All) {
            let chain = Chain::new(length).with(place, |params| {
                params.custom_extensions = vec![extension(NAME_CONSTRAINTS, true, &registered)];
            });
            chain.issue().assert_refused(UNHANDLED);
        }
        let server = Identity::self_signed(&LOOPBACK, |params| {
            params.custom_extensions = vec![extension(NAME_CONSTRAINTS, true, &registered)];
        });
        Issued { anchor: server.certificate.clone(), server }.assert_refused(UNHANDLED);
    }
}

#[test]
fn server_with_ca_certificate_is_trusted_only_as_its_own_anchor() {
    for length in LENGTHS {
        let chain =
            || Chain::new(length).with(length - 1, |params| params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained));
        chain().issue().assert_refused(&format!(
            "{UNKNOWN_AUTHORITY} (possibly because it is that of an authority, CA:TRUE, which is trusted only where \
             certificate-authority names it itself)"
        ));
        let mut issued = chain().issue();
        issued.anchor = issued.server.certificate.clone();
        issued.assert_trusted();
    }
}

#[test]
fn server_certificate_as_trust_anchor_needs_no_issuer() {
    let anchor = |change: fn(&mut CertificateParams)| {
        let server = Identity::self_signed(&LOOPBACK, change);
        Issued { anchor: server.certificate.clone(), server }
    };
    anchor(|_| {}).assert_trusted();
    anchor(|params| params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained)).assert_trusted();
    anchor(|params| params.extended_key_usages = vec![ExtendedKeyUsagePurpose::Any]).assert_trusted();
    anchor(|params| params.not_after = date_time_ymd(2021, 1, 1))
        .assert_refused_for_time("is after 2021-01-01T00:00:00Z");
    anchor(|params| params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth])
        .assert_refused(WRONG_PURPOSE);
    anchor(|params| params.custom_extensions = vec![extension(UNKNOWN, true, NULL)]).assert_refused(UNHANDLED);
    anchor(|params| params.custom_extensions = vec![extension(UNKNOWN, false, NULL), extension(UNKNOWN, false, NULL)])
        .assert_refused(MALFORMED);
    // Its issuer may have flaws: it is not part of the path.
    let mut issued = Chain::new(3).with(1, |params| params.is_ca = IsCa::NoCa).issue();
    issued.anchor = issued.server.certificate.clone();
    issued.assert_trusted();
}

#[test]
fn intermediate_as_trust_anchor_ends_the_path() {
    let chain = Chain::new(4).with(0, |params| params.not_after = date_time_ymd(2021, 1, 1));
    for place in 1..=2 {
        let mut issued = chain.issue();
        issued.anchor = chain.sign(place).certificate;
        issued.assert_trusted();
    }
}

#[test]
fn one_sound_anchor_of_several_with_one_key_is_enough() {
    // As after an authority's certificate is renewed with the same key.
    for flaw in [
        (|params| params.not_after = date_time_ymd(2021, 1, 1)) as fn(&mut CertificateParams),
        |params| params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth],
        |params| params.is_ca = IsCa::NoCa,
    ] {
        let mut chain = Chain::new(3);
        let sound = chain.issue();
        flaw(&mut chain.0[0].params);
        let flawed = chain.sign(0).certificate;
        for anchor in [format!("{flawed}{}", sound.anchor), format!("{}{flawed}", sound.anchor)] {
            Issued { anchor, server: sound.server.clone() }.assert_trusted();
        }
    }
}

#[test]
fn second_path_is_tried_after_first_is_refused() {
    let mut chain = Chain::new(3);
    let sound = chain.issue();
    chain.0[1].params.key_usages = vec![KeyUsagePurpose::CrlSign];
    let flawed = chain.sign(1).certificate_der;
    for at in 0..=1 {
        let mut server = sound.server.clone();
        server.intermediates.insert(at, flawed.clone());
        Issued { anchor: sound.anchor.clone(), server }.assert_trusted();
    }
}

#[test]
fn an_anchor_of_version_1_is_an_authority() {
    let mut params = CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, fixed::VERSION_1_NAME);
    let issuer = Issuer::new(params, KeyPair::from_pem(fixed::VERSION_1_KEY).unwrap());
    let key = ed25519();
    let params = CertificateParams::new(LOOPBACK.map(str::to_owned)).unwrap();
    let server = Identity::new(&params.signed_by(&key, &issuer).unwrap(), &key);
    Issued { anchor: fixed::VERSION_1_AUTHORITY.to_owned(), server: server.clone() }.assert_trusted();
    // As an intermediate it is not an authority.
    let mut server = server;
    let authority = Identity::from_pem(fixed::VERSION_1_AUTHORITY, fixed::VERSION_1_KEY);
    server.intermediates.push(authority.certificate_der);
    Issued { anchor: Chain::new(2).issue().anchor, server }.assert_refused(UNKNOWN_AUTHORITY);
}
