//! The fault matrix: each way in which a server, or whatever listens in its place, can be broken, and the message that
//! it causes. A row is a fault, the commands that meet it, the number of requests it costs, and stderr in full. Stdout is
//! always empty and the exit code always 1.
//!
//! In stderr `{url}` is the requested URL, `{get}` the end of the sentences that name the request, `{list}` the start
//! of those about a list, `{kind}` the expected document, `{now}` the time.

use std::time::Duration;

use serde_json::json;

use crate::support::certs::Authority;
use crate::support::fault;
use crate::support::http::{End, Response};
use crate::support::server::{ApiServer, Setup};
use crate::support::status;

/// What listens at the address of the API server.
pub enum Peer {
    /// Whatever has this URL; the test starts no server.
    Url(&'static str),
    /// A server whose connections fail before any request.
    Server(fn() -> Setup),
    /// A server that gives this response.
    Answer(fn() -> Response),
}
use Peer::{Answer, Server, Url};

/// The request that meets the fault.
#[derive(Clone, Copy, Debug)]
pub enum Who {
    /// `api-resources`, at its first request.
    Core,
    /// `api-resources`, at its second request, after a good answer to the first.
    Groups,
    /// `pods`.
    Pods,
}
use Who::{Core, Groups, Pods};

const ALL: &[Who] = &[Core, Groups, Pods];
/// For faults where it makes no difference which of two requests fails.
const FIRST: &[Who] = &[Core, Pods];
const DISCOVERY: &[Who] = &[Core, Groups];

/// One row: the fault, the peer, the requests that meet it, `--request-timeout` where it is needed, the
/// number of requests (of connections, where there is to be no request), and stderr without its last line end.
pub type Row = (&'static str, Peer, &'static [Who], &'static str, usize, &'static str);

/// The `--request-timeout` of faults that would not end otherwise: long enough for a handshake on a busy machine.
const SOON: &str = "2s";
/// The attempts when a broken connection is retried.
const AGAIN: usize = 6;

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // No server.
    ("refused", Url("https://127.0.0.1:1"), FIRST, "", 0,
        "The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?"),
    #[cfg(target_os = "linux")]
    ("no route", Url("https://255.255.255.255:6443"), FIRST, "", 0,
        "Unable to connect to the server: dial tcp 255.255.255.255:6443: connect: network is unreachable"),
    ("no such name", Url("https://nowhere.invalid:6443"), FIRST, "", 0,
        "Unable to connect to the server: dial tcp: lookup nowhere.invalid: no such host"),

    // No TLS, or a certificate that is not trusted.
    ("no TLS", Server(|| ApiServer::setup().greeting("HTTP/1.0 400 Bad Request\r\n\r\nno TLS\n", End::Close)), FIRST, "", 1,
        "Unable to connect to the server: http: server gave HTTP response to HTTPS client\n\
        hint: there is no TLS at this port: name the server with http://, or its other port"),
    ("another protocol", Server(|| ApiServer::setup().greeting("220 mail.example.com ESMTP\r\n", End::Close)), FIRST, "", 1,
        "Unable to connect to the server: tls: first record does not look like a TLS handshake"),
    ("closed in the handshake", Server(|| ApiServer::setup().greeting("", End::Close)), FIRST, "", AGAIN,
        "Unable to connect to the server: EOF"),
    ("reset in the handshake", Server(|| ApiServer::setup().greeting("", End::Reset)), FIRST, "", AGAIN,
        "Unable to connect to the server: connection reset by peer"),
    ("silent in the handshake", Server(|| ApiServer::setup().greeting("", End::Hang)), FIRST, SOON, 1,
        "Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while awaiting headers)\n\
        hint: {address} did not answer in time; --request-timeout changes the limit"),
    ("silent in the handshake, with time", Server(|| ApiServer::setup().greeting("", End::Hang)), &[Core], "", 1,
        "Unable to connect to the server: net/http: TLS handshake timeout"),
    ("unknown authority", Server(|| ApiServer::setup().foreign_certificate()), FIRST, "", 1,
        "Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority"),
    ("expired certificate", Server(|| ApiServer::setup().expired_certificate()), FIRST, "", 1,
        "Unable to connect to the server: tls: failed to verify certificate: x509: certificate has expired or is not yet \
        valid: current time {now} is after 2021-01-01T00:00:00Z"),
    ("no address in the certificate", Server(|| ApiServer::setup().wrong_name_certificate()), FIRST, "", 1,
        "Unable to connect to the server: tls: failed to verify certificate: x509: cannot validate certificate for \
        127.0.0.1 because it doesn't contain any IP SANs"),
    ("another address in the certificate", Server(|| ApiServer::setup().certificate(Authority::shared().server(&["10.0.0.1"]))), FIRST, "", 1,
        "Unable to connect to the server: tls: failed to verify certificate: x509: certificate is valid for 10.0.0.1, not \
        127.0.0.1"),

    // No valid response head.
    ("closed before the head", Answer(Response::close), ALL, "", AGAIN,
        "Unable to connect to the server: EOF"),
    ("reset before the head", Answer(Response::reset), ALL, "", AGAIN,
        "Unable to connect to the server: connection reset by peer"),
    ("closed in the head", Answer(|| Response::raw("HTTP/1.1 200 OK\r\nContent-", End::Close)), FIRST, "", AGAIN,
        "Unable to connect to the server: EOF"),
    ("reset in the head", Answer(|| Response::raw("HTTP/1.1 200 OK\r\nContent-", End::Reset)), FIRST, "", AGAIN,
        "Unable to connect to the server: connection reset by peer"),
    ("no answer", Answer(Response::hang), ALL, SOON, 1,
        "Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while awaiting headers)\n\
        hint: {address} did not answer in time; --request-timeout changes the limit"),
    ("a slow head", Answer(|| Response::dripping("HTTP/1.1 200 OK\r\nX: Y\r\n", Duration::from_millis(100))), ALL, SOON, 1,
        "Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while awaiting headers)\n\
        hint: {address} did not answer in time; --request-timeout changes the limit"),
    ("no status line", Answer(|| Response::raw("garbage\r\n\r\n", End::Close)), ALL, "", 1,
        "Unable to connect to the server: net/http: HTTP/1.x transport connection broken: malformed HTTP response\n\
        hint: the server does not speak HTTP/1.1; is it a Kubernetes API server?"),
    ("HTTP/2 alone", Answer(|| Response::raw(b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80\0\x04\0\x01\0\0\0\x05\0\xff\xff\xff", End::Close)), FIRST, "", 1,
        "Unable to connect to the server: net/http: HTTP/1.x transport connection broken: malformed HTTP response\n\
        hint: the server does not speak HTTP/1.1; is it a Kubernetes API server?"),
    ("a header of a megabyte", Answer(|| fault::headers(1, 1 << 20)), FIRST, "", 1,
        "Unable to connect to the server: net/http: HTTP/1.x transport connection broken: net/http: server response \
        headers exceeded 65536 bytes; aborted"),
    ("200 headers", Answer(|| fault::headers(200, 1)), FIRST, "", 1,
        "Unable to connect to the server: net/http: HTTP/1.x transport connection broken: net/http: server response has \
        more than 128 headers; aborted"),
    ("a megabyte of informational responses", Answer(|| fault::informational(1 << 20, "", End::Hang)), ALL, "", 1,
        "Unable to connect to the server: net/http: HTTP/1.x transport connection broken: net/http: server response \
        headers exceeded 65536 bytes; aborted"),
    ("a length that is none", Answer(|| fault::with_headers("Content-Length: two\r\n")), FIRST, "", 1,
        "Unable to connect to the server: net/http: HTTP/1.x transport connection broken: bad Content-Length"),
    ("a negative length", Answer(|| fault::with_headers("Content-Length: -2\r\n")), FIRST, "", 1,
        "Unable to connect to the server: net/http: HTTP/1.x transport connection broken: bad Content-Length"),
    ("two lengths", Answer(|| fault::with_headers("Content-Length: 2\r\nContent-Length: 3\r\n")), FIRST, "", 1,
        "Unable to connect to the server: net/http: HTTP/1.x transport connection broken: http: message cannot contain \
        multiple Content-Length headers"),

    // An incomplete body.
    ("closed before the length of the body", Answer(|| fault::broken_off(End::Close)), ALL, "", 1,
        "error: {url} broke off in the middle of its answer"),
    ("reset in the body", Answer(|| fault::broken_off(End::Reset)), ALL, "", 1,
        "error: {url} broke off in the middle of its answer"),
    ("a body that stops", Answer(|| fault::broken_off(End::Hang)), ALL, SOON, 1,
        "error: {url} did not send its whole answer in time"),
    ("a slow body", Answer(|| Response::json(&json!({"kind": "PodList"})).slow(Duration::from_millis(200))), ALL, SOON, 1,
        "error: {url} did not send its whole answer in time"),
    ("a body without end", Answer(fault::endless), ALL, SOON, 1,
        "error: {url} did not send its whole answer in time"),
    ("a gzip bomb", Answer(fault::gzip_bomb), ALL, SOON, 1,
        "error: {url} did not send its whole answer in time"),
    ("a length that is too small", Answer(|| fault::with_headers("Content-Length: 1\r\n")), FIRST, "", 1,
        "error: {url} answered with broken JSON: EOF while parsing an object at line 1 column 1"),
    ("closed in a chunk", Answer(|| Response::raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{}\r\n", End::Close)), FIRST, "", 1,
        "error: {url} broke off in the middle of its answer"),
    ("a chunk without length", Answer(|| Response::raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", End::Close)), FIRST, "", 1,
        "error: {url} sent an answer that cannot be read: chunk length cannot be read as a number"),
    ("a megabyte of trailers", Answer(|| fault::trailers("{}", 1 << 20, "", End::Hang)), ALL, "", 1,
        "error: {url} sent an answer that cannot be read: http: suspiciously long trailer after chunked body"),
    ("no gzip", Answer(|| fault::compressed(b"{\"kind\": \"PodList\"}".into())), FIRST, "", 1,
        "error: {url} sent an answer that cannot be decompressed"),
    ("half of a gzip", Answer(|| fault::compressed(fault::gzip(b"{}")[..12].into())), FIRST, "", 1,
        "error: {url} broke off in the middle of its answer"),

    // A body that is not the requested document.
    ("no body", Answer(|| Response::bytes("")), ALL, "", 1,
        "error: {url} answered with broken JSON: EOF while parsing a value at line 1 column 0"),
    ("no content", Answer(|| Response::bytes("").status(204)), FIRST, "", 1,
        "error: {url} answered with broken JSON: EOF while parsing a value at line 1 column 0"),
    ("half of the JSON", Answer(|| Response::bytes("{\"kind\":").header("Content-Type", "application/json")), ALL, "", 1,
        "error: {url} answered with broken JSON: EOF while parsing a value at line 1 column 8"),
    ("HTML", Answer(|| Response::bytes("<html>\n").header("Content-Type", "text/html; charset=utf-8")), ALL, "", 1,
        "error: {url} answered with text/html, not with JSON; is it a Kubernetes API server?"),
    ("JSON of no kind", Answer(|| Response::json(&json!({}))), ALL, "", 1,
        "error: {url} answered with JSON that is no {kind}; is it a Kubernetes API server?"),
    ("JSON of another kind", Answer(|| Response::json(&json!({"kind": "Pod", "apiVersion": "v1"}))), ALL, "", 1,
        "error: {url} answered with JSON that is no {kind}; is it a Kubernetes API server?"),
    ("a Status of success", Answer(|| Response::json(&json!({"kind": "Status", "status": "Success"}))), ALL, "", 1,
        "error: {url} answered with JSON that is no {kind}; is it a Kubernetes API server?"),
    ("a Status of failure with 200", Answer(|| status::unauthorized().status(200)), DISCOVERY, "", 1,
        "error: {url} answered with JSON that is no {kind}; is it a Kubernetes API server?"),
    ("a Status of failure with 200", Answer(|| status::unauthorized().status(200)), &[Pods], "", 1,
        "error: You must be logged in to the server (Unauthorized)"),

    // Status codes of errors, without a Status object.
    ("304 without a condition", Answer(|| Response::bytes("").status(304)), FIRST, "", 1,
        "Error from server: the server responded with the status code 304 but did not return more information{get}"),
    ("400 from a server with TLS", Answer(|| Response::text("Client sent an HTTP request to an HTTPS server.\n").status(400)), FIRST, "", 1,
        "Error from server (BadRequest): {list}the server rejected our request for an unknown reason{get}\n\
        hint: there is TLS at this port: name the server with https://"),
    ("401", Answer(|| Response::text("no\n").status(401)), ALL, "", 1,
        "error: You must be logged in to the server (the server has asked for the client to provide credentials{get})"),
    ("403", Answer(|| Response::text(" not you \n").status(403)), ALL, "", 1,
        "Error from server (Forbidden): not you{get}"),
    // 404 at /api is a server without core group, so that /apis is asked as well.
    ("404 at each path", Answer(status::no_such_path), &[Core], "", 2,
        "Error from server (NotFound): the server could not find the requested resource"),
    ("404", Answer(status::no_such_path), &[Groups, Pods], "", 1,
        "Error from server (NotFound): {list}the server could not find the requested resource{get}"),
    ("405", Answer(|| Response::text("").status(405)), FIRST, "", 1,
        "Error from server (MethodNotAllowed): the server does not allow this method on the requested resource{get}"),
    ("409", Answer(|| Response::text("").status(409)), FIRST, "", 1,
        "Error from server (Conflict): the server reported a conflict{get}"),
    ("410", Answer(|| Response::text("").status(410)), FIRST, "", 1,
        "Error from server: the server responded with the status code 410 but did not return more information{get}"),
    ("418", Answer(|| Response::text("").status(418)), FIRST, "", 1,
        "Error from server: the server responded with the status code 418 but did not return more information{get}"),
    ("429", Answer(|| Response::text("").status(429)), FIRST, "", 1,
        "Error from server (TooManyRequests): the server has received too many requests and has asked us to try again \
        later{get}"),
    ("500", Answer(|| Response::text("boom \"x\"\n").status(500)), ALL, "", 1,
        "Error from server (InternalError): an error on the server (\"boom \\\"x\\\"\") has prevented the request from \
        succeeding{get}"),
    ("500 with half of its body", Answer(|| Response::text("boom, and more").status(500).truncated(4)), FIRST, "", 1,
        "Error from server (InternalError): an error on the server (\"boom\") has prevented the request from \
        succeeding{get}"),
    ("503", Answer(|| Response::text("away\n").status(503)), ALL, "", 1,
        "Error from server (ServiceUnavailable): the server is currently unable to handle the request{get}"),
    ("429 with Retry-After", Answer(|| Response::text("").status(429).header("Retry-After", "0")), FIRST, "", 11,
        "Error from server (TooManyRequests): the server has received too many requests and has asked us to try again \
        later{get}"),
    ("503 with Retry-After", Answer(|| Response::text("").status(503).header("Retry-After", "0")), ALL, "", 11,
        "Error from server (ServiceUnavailable): the server is currently unable to handle the request{get}"),
    ("503 with an hour in Retry-After", Answer(|| Response::text("").status(503).header("Retry-After", "3600")), FIRST, "", 1,
        "Error from server (ServiceUnavailable): the server is currently unable to handle the request{get}"),
    ("504", Answer(|| Response::text("").status(504)), FIRST, "", 1,
        "Error from server (Timeout): the server was unable to return a response in the time allotted, but may still be \
        processing the request{get}"),

    // The same with a Status object, which discovery does not read.
    ("401 with a Status", Answer(status::unauthorized), DISCOVERY, "", 1,
        "error: You must be logged in to the server (the server has asked for the client to provide credentials)"),
    ("401 with a Status", Answer(status::unauthorized), &[Pods], "", 1,
        "error: You must be logged in to the server (Unauthorized)"),
    ("403 with a Status", Answer(|| status::forbidden_path("jane", "/api")), DISCOVERY, "", 1,
        "Error from server (Forbidden): unknown\n\
        hint: the server says: forbidden: User \"jane\" cannot get path \"/api\""),
    ("403 with a Status", Answer(|| status::forbidden("jane", "list", "pods", "")), &[Pods], "", 1,
        "Error from server (Forbidden): pods is forbidden: User \"jane\" cannot list resource \"pods\" in API group \"\" \
        at the cluster scope"),
    ("404 with a Status at each path", Answer(status::no_such_resource), &[Core], "", 2,
        "Error from server (NotFound): the server could not find the requested resource"),
    ("404 with a Status", Answer(status::no_such_resource), &[Groups, Pods], "", 1,
        "Error from server (NotFound): {list}the server could not find the requested resource"),
    ("410 with a Status", Answer(status::expired), &[Pods], "", 1,
        "Error from server (Expired): The provided continue parameter is too old to display a consistent list result. \
        You can start a new list without the continue parameter."),
    ("429 with a Status", Answer(|| status::failure(429, "TooManyRequests", "slow down")), DISCOVERY, "", 1,
        "Error from server (TooManyRequests): the server has received too many requests and has asked us to try again \
        later\nhint: the server says: slow down"),
    ("429 with a Status", Answer(|| status::failure(429, "TooManyRequests", "slow down")), &[Pods], "", 1,
        "Error from server (TooManyRequests): slow down"),
    ("500 with a Status", Answer(|| status::failure(500, "InternalError", "no etcd")), DISCOVERY, "", 1,
        "Error from server (InternalError): an error on the server (\"unknown\") has prevented the request from \
        succeeding\nhint: the server says: no etcd"),
    ("500 with a Status", Answer(|| status::failure(500, "InternalError", "no etcd")), &[Pods], "", 1,
        "Error from server (InternalError): no etcd"),

    // Redirects that fail. Those that succeed are in `redirects`.
    ("a redirect without a place", Answer(|| Response::text("").status(302)), FIRST, "", 1,
        "Error from server: the server responded with the status code 302 but did not return more information{get}"),
    ("a redirect to no URL", Answer(|| fault::redirect("https://[bad")), FIRST, "", 1,
        "Unable to connect to the server: failed to parse Location header \"https://[bad\""),
    ("a redirect to another protocol", Answer(|| fault::redirect("ftp://h/x")), FIRST, "", 1,
        "Unable to connect to the server: unsupported protocol scheme \"ftp\""),
    ("a redirect away from TLS", Answer(|| fault::redirect("http://127.0.0.1:1/api")), FIRST, "", 1,
        "error: {url} redirects to http://127.0.0.1:1/api, where there is no TLS"),
    ("a redirect to nobody", Answer(|| fault::redirect("https://127.0.0.1:1/api")), FIRST, "", 1,
        "The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?"),
    ("redirects without end", Answer(|| fault::redirect("/again")), FIRST, "", 10,
        "Unable to connect to the server: stopped after 10 redirects"),
];
