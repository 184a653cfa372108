//! One GET as it is asked for, and its URL.

use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::client::StatusBodies;
use crate::go::duration;

/// What is left as it stands in a query; a blank becomes a plus sign afterwards (Go `net/url/url.go`, `QueryEscape`).
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b' ');

/// A server that sends no byte for so long will send none: API servers end requests after a minute
/// (kube-apiserver `--request-timeout`).
const LONGEST_SILENCE: Duration = Duration::from_secs(120);

/// One GET.
#[derive(Clone, Debug)]
pub struct Get<'a> {
    /// The path below the server's own, percent-encoded where that is needed.
    pub path: &'a str,
    /// Names and values in any order, not encoded.
    pub query: Vec<(&'a str, String)>,
    /// The `Accept` header.
    pub accept: &'a str,
    /// The `ETag` of what is known: the server sends the body only where it has another one.
    pub if_none_match: Option<&'a str>,
    /// How long the request may take where the user set nothing; the server is told as well.
    pub timeout: Option<Duration>,
    /// How long the server may send nothing, before its answer and in the middle of it. Counts where no other limit does.
    pub silence: Option<Duration>,
    /// What is asked for, for the error of an answer without words: `pods`, or nothing.
    pub subject: &'a str,
    /// Whether a failed answer's Status body is its error.
    pub status_bodies: StatusBodies,
    /// Whether the answer is a stream of changes, of which the server is not told when it is to end.
    pub is_watch: bool,
}

impl<'a> Get<'a> {
    /// A GET of a path as JSON, without a limit but two minutes of silence.
    pub fn new(path: &'a str) -> Self {
        Self {
            path,
            query: Vec::new(),
            accept: "application/json, */*",
            if_none_match: None,
            timeout: None,
            silence: Some(LONGEST_SILENCE),
            subject: "",
            status_bodies: StatusBodies::Read,
            is_watch: false,
        }
    }

    /// The URL below a server's own, with the time limit that is in force.
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
    fn a_query_is_sorted_and_encoded_as_a_form() {
        let query = vec![("limit", "500".to_owned()), ("labelSelector", "a in (b,c),x!=y z".to_owned())];
        let get = Get { query, ..Get::new("/api/v1/pods") };
        assert_eq!(
            get.url("https://h", Some(Duration::from_secs(1))),
            "https://h/api/v1/pods?labelSelector=a+in+%28b%2Cc%29%2Cx%21%3Dy+z&limit=500&timeout=1s"
        );
        assert_eq!(Get::new("/a?b=c").url("https://h", Some(Duration::from_secs(1))), "https://h/a?b=c&timeout=1s");
    }
}
