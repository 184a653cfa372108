//! The discovery paths of a cluster: the document that a request's `Accept` header selects, as in a real API server,
//! and its `ETag`.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::aggregated;
use super::http::{Request, Response};
use super::legacy;
use super::status;
use super::surface::GroupVersion;

/// The forms of discovery that a server supports beside the legacy one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forms {
    /// `v2`, as servers since 1.30.
    V2,
    /// `v2beta1`, as servers 1.26 to 1.29.
    V2Beta1,
    /// No aggregated form, as servers before 1.26 and those that have it disabled.
    Legacy,
}

/// All documents of a surface, serialized before the first request.
pub struct Discovery {
    aggregated: HashMap<String, Aggregated>,
    legacy: HashMap<String, Legacy>,
}

struct Aggregated {
    content_type: String,
    etag: String,
    body: Vec<u8>,
}

enum Legacy {
    Document(Vec<u8>),
    Unavailable,
}

impl Discovery {
    /// Serializes the documents; `stale` names group versions whose server does not respond.
    pub fn new(surface: &[GroupVersion], stale: &[String], forms: Forms) -> Self {
        let (core, grouped): (Vec<_>, Vec<_>) = surface.iter().partition(|version| version.group.is_empty());
        let mut legacy: HashMap<_, _> = surface
            .iter()
            .map(|version| {
                let document = || Legacy::Document(bytes(&legacy::resources(version)));
                (version.path(), if stale.contains(&version.name()) { Legacy::Unavailable } else { document() })
            })
            .collect();
        legacy.insert("/api".into(), Legacy::Document(bytes(&legacy::core_versions(&core))));
        legacy.insert("/apis".into(), Legacy::Document(bytes(&legacy::groups(&grouped))));
        let aggregated = match forms {
            Forms::V2 => Some("v2"),
            Forms::V2Beta1 => Some("v2beta1"),
            Forms::Legacy => None,
        };
        let aggregated = aggregated.into_iter().flat_map(|version| {
            [("/api", &core), ("/apis", &grouped)].map(|(path, surface)| {
                let body = bytes(&aggregated::document(surface, stale, version));
                let document = Aggregated { content_type: aggregated::content_type(version), etag: etag(&body), body };
                (path.to_owned(), document)
            })
        });
        Self { aggregated: aggregated.collect(), legacy }
    }

    /// The response, if the path is one of discovery.
    pub fn answer(&self, request: &Request) -> Option<Response> {
        let path = request.path.trim_end_matches('/');
        let legacy = self.legacy.get(path)?;
        // A request without the header accepts any type.
        let accepted = request.header("accept").unwrap_or("*/*").split(',').map(str::trim);
        for media_type in accepted {
            if let Some(document) = self.aggregated.get(path).filter(|document| document.content_type == media_type) {
                return Some(document.answer(request));
            }
            if matches!(media_type, "application/json" | "application/*" | "*/*") {
                return Some(legacy.answer());
            }
        }
        let message = "only the following media types are accepted: application/json";
        Some(status::failure(406, "NotAcceptable", message))
    }
}

impl Aggregated {
    fn answer(&self, request: &Request) -> Response {
        let known = request.header("if-none-match").is_some_and(|etag| etag == self.etag);
        let response = if known { Response::bytes([]).status(304) } else { Response::bytes(self.body.clone()) };
        response
            .header("Cache-Control", "public")
            .header("Content-Type", &self.content_type)
            .header("ETag", &self.etag)
            .header("Vary", "Accept")
    }
}

impl Legacy {
    fn answer(&self) -> Response {
        let response = match self {
            Self::Document(body) => Response::bytes(body.clone()).header("Content-Type", "application/json"),
            Self::Unavailable => Response::text("service unavailable\n").status(503),
        };
        response.header("Cache-Control", "no-cache, private").header("Vary", "Accept")
    }
}

fn bytes(document: &serde_json::Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(document).unwrap();
    bytes.push(b'\n');
    bytes
}

fn etag(body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:016X}\"", hasher.finish())
}
