//! The description of one GET, and its URL.

use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::client::StatusBodies;
use crate::go::duration;

/// What a query leaves as it is; a space becomes a plus sign afterwards (Go `net/url/url.go`, `QueryEscape`).
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b' ');

/// A server that sends no byte for this long will send none: API servers end requests after a minute
/// (kube-apiserver `--request-timeout`).
const IDLE_TIMEOUT: Duration = Duration::from_secs(120);

/// One GET.
#[derive(Clone, Debug)]
pub struct Get<'a> {
    /// The path below that of the server's URL, percent-encoded.
    pub path: &'a str,
    /// Names and values in any order, not encoded.
    pub query: Vec<(&'a str, String)>,
    /// The `Accept` header.
    pub accept: &'a str,
    /// The `ETag` of the cached response: the server sends a body only if it has another.
    pub if_none_match: Option<&'a str>,
    /// How long the request may take if the user gives no timeout; the server gets it as a parameter.
    pub timeout: Option<Duration>,
    /// How long the server may send nothing, before and in the response, if there is no other limit.
    pub idle_timeout: Option<Duration>,
    /// What is requested, such as `pods`, for errors that the server gives no message for; may be empty.
    pub subject: &'a str,
    /// Whether the Status body of a failure is its error.
    pub status_bodies: StatusBodies,
    /// Whether the response is a stream of events, which has no end to send as a parameter.
    pub is_watch: bool,
}

impl<'a> Get<'a> {
    /// A GET of a path as JSON, with no limit but two idle minutes.
    pub fn new(path: &'a str) -> Self {
        Self {
            path,
            query: Vec::new(),
            accept: "application/json, */*",
            if_none_match: None,
            timeout: None,
            idle_timeout: Some(IDLE_TIMEOUT),
            subject: "",
            status_bodies: StatusBodies::Read,
            is_watch: false,
        }
    }

    /// The URL below `base`, with the timeout in force as a parameter.
    pub fn url(&self, base: &str, timeout: Option<Duration>) -> String {
        let mut query = self.query.clone();
        query.extend(timeout.filter(|_| !self.is_watch).map(|timeout| ("timeout", duration::format(timeout))));
        query.sort();
        let mut url = format!("{base}{}", self.path);
        for (index, (name, value)) in query.iter().enumerate() {
            url.push(if index == 0 && !self.path.contains('?') { '?' } else { '&' });
            url.push_str(&escape(name));
            url.push('=');
            url.push_str(&escape(value));
        }
        url
    }
}

fn escape(text: &str) -> String {
    utf8_percent_encode(text, QUERY).to_string().replace(' ', "+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_is_sorted_and_form_encoded() {
        let query = vec![("limit", "500".to_owned()), ("labelSelector", "a in (b,c),x!=y z".to_owned())];
        let get = Get { query, ..Get::new("/api/v1/pods") };
        assert_eq!(
            get.url("https://h", Some(Duration::from_secs(1))),
            "https://h/api/v1/pods?labelSelector=a+in+%28b%2Cc%29%2Cx%21%3Dy+z&limit=500&timeout=1s"
        );
        assert_eq!(Get::new("/a?b=c").url("https://h", Some(Duration::from_secs(1))), "https://h/a?b=c&timeout=1s");
    }
}
