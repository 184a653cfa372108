//! SOCKS 5: asking a proxy for a connection (RFC 1928), with a password where there is one (RFC 1929). The proxy
//! resolves names. Errors are in the words of Go's `golang.org/x/net/internal/socks`.

use std::io::{self, Read, Write};
use std::net::IpAddr;

use crate::kubeconfig::Secret;

const VERSION: u8 = 5;
const NO_AUTHENTICATION: u8 = 0;
const PASSWORD: u8 = 2;
const NOTHING_ACCEPTABLE: u8 = 0xff;
const CONNECT: u8 = 1;
const IPV4: u8 = 1;
const NAME: u8 = 3;
const IPV6: u8 = 4;

/// Asks for a connection to a host, which may be in brackets.
///
/// # Errors
/// What the proxy says against it, or a connection to it that broke.
pub fn connect(
    wire: &mut (impl Read + Write),
    host: &str,
    port: u16,
    user: Option<&(String, Secret)>,
) -> Result<(), String> {
    let methods: &[u8] = if user.is_some() { &[NO_AUTHENTICATION, PASSWORD] } else { &[NO_AUTHENTICATION] };
    send(wire, &[&[VERSION], &counted(methods)?[..]].concat())?;
    let [version, method] = receive(wire)?;
    check_version(version)?;
    match (method, user) {
        (NO_AUTHENTICATION, _) => {}
        (PASSWORD, Some((user, password))) => authenticate(wire, user, password)?,
        (NOTHING_ACCEPTABLE, _) => return Err("no acceptable authentication methods".to_owned()),
        (method, _) => return Err(format!("unsupported authentication method {method}")),
    }
    let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let address = match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => [&[IPV4], &address.octets()[..]].concat(),
        Ok(IpAddr::V6(address)) => [&[IPV6], &address.octets()[..]].concat(),
        Err(_) => [&[NAME], &counted(host.as_bytes())?[..]].concat(),
    };
    send(wire, &[&[VERSION, CONNECT, 0], &address[..], &port.to_be_bytes()].concat())?;
    let [version, reply, reserved, kind] = receive(wire)?;
    check_version(version)?;
    if reply != 0 {
        return Err(format!("unknown error {}", words(reply)));
    }
    if reserved != 0 {
        return Err("non-zero reserved field".to_owned());
    }
    let length = match kind {
        IPV4 => 4,
        IPV6 => 16,
        NAME => usize::from(receive::<1>(wire)?[0]),
        other => return Err(format!("unknown address type {other}")),
    };
    // The address of the proxy's end is of no use.
    wire.read_exact(&mut vec![0; length + 2]).map_err(|error| reason(&error))
}

fn authenticate(wire: &mut (impl Read + Write), user: &str, password: &Secret) -> Result<(), String> {
    let invalid = |_| "invalid username/password".to_owned();
    if user.is_empty() {
        return Err(invalid(String::new()));
    }
    let mut request = vec![1];
    request.extend(counted(user.as_bytes()).map_err(invalid)?);
    request.extend(counted(password.0.as_bytes()).map_err(invalid)?);
    send(wire, &request)?;
    match receive(wire)? {
        [1, 0] => Ok(()),
        [1, _] => Err("username/password authentication failed".to_owned()),
        _ => Err("invalid username/password version".to_owned()),
    }
}

/// Bytes behind their number.
fn counted(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let length = u8::try_from(bytes.len()).map_err(|_| "FQDN too long".to_owned())?;
    Ok([&[length], bytes].concat())
}

fn check_version(version: u8) -> Result<(), String> {
    if version == VERSION { Ok(()) } else { Err(format!("unexpected protocol version {version}")) }
}

fn send(wire: &mut impl Write, bytes: &[u8]) -> Result<(), String> {
    wire.write_all(bytes).and_then(|()| wire.flush()).map_err(|error| reason(&error))
}

fn receive<const LENGTH: usize>(wire: &mut impl Read) -> Result<[u8; LENGTH], String> {
    let mut bytes = [0; LENGTH];
    wire.read_exact(&mut bytes).map_err(|error| reason(&error))?;
    Ok(bytes)
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "EOF".to_owned(),
        io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe => "connection reset by peer".to_owned(),
        _ => error.to_string(),
    }
}

/// RFC 1928, section 6.
fn words(reply: u8) -> String {
    let words = match reply {
        1 => "general SOCKS server failure",
        2 => "connection not allowed by ruleset",
        3 => "network unreachable",
        4 => "host unreachable",
        5 => "connection refused",
        6 => "TTL expired",
        7 => "command not supported",
        8 => "address type not supported",
        other => return format!("unknown code: {other}"),
    };
    words.to_owned()
}
