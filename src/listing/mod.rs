//! Lists of objects, page by page: as the server's own tables, or as the objects themselves.

pub mod object;
pub mod table;

use crate::client::{Client, Error, Get};

/// The objects of one resource that are wanted.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    /// The path of the collection, its namespace included.
    pub path: String,
    /// The resource with its group, for errors: `pods`, `deployments.apps`.
    pub subject: String,
    /// Passed to the server as it stands; empty is no filter.
    pub label_selector: String,
    /// Passed to the server as it stands; empty is no filter.
    pub field_selector: String,
    /// Objects a page; 0 asks for all in one.
    pub chunk_size: u64,
}

impl Collection {
    /// The body of the page behind `token`, or of the first one.
    ///
    /// A page that has expired is an error: client-go starts anew, kubectl does not
    /// (cli-runtime `pkg/resource/helper.go`, `FollowContinue`).
    ///
    /// # Errors
    /// The request failed.
    pub fn page(&self, client: &Client<'_>, accept: &str, token: Option<&str>) -> Result<Vec<u8>, Error> {
        let mut query = Vec::new();
        for (name, value) in [("labelSelector", &self.label_selector), ("fieldSelector", &self.field_selector)] {
            if !value.trim().is_empty() {
                query.push((name, value.trim().to_owned()));
            }
        }
        if self.chunk_size > 0 {
            query.push(("limit", self.chunk_size.to_string()));
        }
        if let Some(token) = token {
            query.push(("continue", token.to_owned()));
        }
        let get = Get { query, accept, subject: &self.subject, ..Get::new(&self.path) };
        client.get(&get)?.bytes()
    }
}

/// The path of a collection: below a namespace, or over all of them
/// (client-go `rest/request.go`, `URL`).
pub fn collection_path(group_version_path: &str, namespace: Option<&str>, resource: &str) -> String {
    match namespace {
        Some(namespace) => format!("{group_version_path}/namespaces/{}/{resource}", segment(namespace)),
        None => format!("{group_version_path}/{resource}"),
    }
}

/// A namespace or name as one segment of a path.
fn segment(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC)
        .to_string()
        .replace("%2D", "-")
        .replace("%2E", ".")
}

/// Whether a namespace or name can be a segment of a path
/// (client-go `rest/request.go`, `IsValidPathSegmentName`).
///
/// # Errors
/// Why it cannot, in client-go's words.
pub fn check_segment(what: &str, text: &str) -> anyhow::Result<()> {
    let problem = match text {
        "." | ".." => format!("may not be '{text}'"),
        _ => match text.chars().find(|character| "/%".contains(*character)) {
            Some(character) => format!("may not contain '{character}'"),
            None => return Ok(()),
        },
    };
    Err(anyhow::anyhow!("invalid {what} {text:?}: [{problem}]"))
}
