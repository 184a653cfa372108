//! Selectors and pages: which objects of a collection a list request gets.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::collection::{Collection, Item};
use super::http::{Request, Response};
use super::status;

/// The revision of every list.
const REVISION: &str = "38165";

/// A part of a list.
pub struct Page<'a> {
    /// The metadata of the list, with the token of the next page.
    pub metadata: Value,
    /// The objects.
    pub items: Vec<&'a Item>,
}

/// Selects the objects that the request asks for; the error is the response that refuses it.
pub fn page<'a>(collection: &'a Collection, request: &Request, namespace: Option<&str>) -> Result<Page<'a>, Response> {
    let labels = label_requirements(request.query("labelSelector").unwrap_or_default())?;
    let fields = field_requirements(request.query("fieldSelector").unwrap_or_default(), &collection.kind)?;
    let start = match request.query("continue").filter(|token| !token.is_empty()) {
        Some(token) => read_token(token).ok_or_else(status::expired)?,
        None => 0,
    };
    let selected = collection.items.iter().filter(|item| {
        namespace.is_none_or(|namespace| item.namespace() == namespace)
            && labels.iter().all(|label| label.matches(item.object["metadata"]["labels"][&label.key].as_str()))
            && fields.iter().all(|field| field.matches(Some(value_at(&item.object, &field.key))))
    });
    let mut items: Vec<&Item> = selected.skip(start).collect();
    let limit = request.query("limit").and_then(|limit| limit.parse().ok()).filter(|limit| *limit > 0);
    let remaining = items.len().saturating_sub(limit.unwrap_or(usize::MAX));
    let mut metadata = json!({"resourceVersion": REVISION});
    if remaining > 0 {
        items.truncate(items.len() - remaining);
        metadata["continue"] = json!(write_token(start + items.len()));
        // A server gives no remaining count for a list with selectors.
        if labels.is_empty() && fields.is_empty() {
            metadata["remainingItemCount"] = json!(remaining);
        }
    }
    Ok(Page { metadata, items })
}

/// The token that continues after this many objects; it is opaque to clients.
fn write_token(start: usize) -> String {
    URL_SAFE_NO_PAD.encode(json!({"v": "meta.k8s.io/v1", "rv": REVISION, "start": start}).to_string())
}

fn read_token(token: &str) -> Option<usize> {
    let value: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token).ok()?).ok()?;
    usize::try_from(value["start"].as_u64()?).ok()
}

/// One term of a selector.
struct Requirement {
    key: String,
    /// `None` requires only that the key exists.
    values: Option<Vec<String>>,
    negated: bool,
}

impl Requirement {
    fn matches(&self, value: Option<&str>) -> bool {
        let found = match (&self.values, value) {
            (Some(values), Some(value)) => values.iter().any(|wanted| wanted == value),
            (None, value) => value.is_some(),
            (Some(_), None) => false,
        };
        found != self.negated
    }
}

fn label_requirements(selector: &str) -> Result<Vec<Requirement>, Response> {
    let mut depth = 0;
    let terms = selector.split(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        letter == ',' && depth == 0
    });
    let terms = terms.map(str::trim).filter(|_| !selector.trim().is_empty());
    terms
        .map(|term| label_requirement(term).ok_or_else(|| bad_request(&format!("unable to parse requirement: {term}"))))
        .collect()
}

fn label_requirement(term: &str) -> Option<Requirement> {
    if let Some((head, list)) = term.split_once('(') {
        let values = list.strip_suffix(')')?.split(',').map(|value| value.trim().to_owned()).collect();
        let (key, operator) = head.trim().rsplit_once(' ')?;
        let negated = match operator {
            "in" => false,
            "notin" => true,
            _ => return None,
        };
        return Some(Requirement { key: key.trim().to_owned(), values: Some(values), negated });
    }
    if let Some(requirement) = comparison(term) {
        return Some(requirement);
    }
    let (key, negated) = term.strip_prefix('!').map_or((term, false), |key| (key, true));
    let valid = !key.is_empty() && !key.contains(char::is_whitespace);
    valid.then(|| Requirement { key: key.to_owned(), values: None, negated })
}

fn field_requirements(selector: &str, kind: &str) -> Result<Vec<Requirement>, Response> {
    let terms = selector.split(',').map(str::trim).filter(|term| !term.is_empty());
    let requirement = |term| {
        let requirement = comparison(term)
            .ok_or_else(|| bad_request(&format!("invalid selector: '{term}'; can't understand '{term}'")))?;
        let known = match requirement.key.as_str() {
            "metadata.name" | "metadata.namespace" => true,
            "status.phase" | "spec.nodeName" | "spec.restartPolicy" | "status.podIP" => kind == "Pod",
            _ => false,
        };
        let unknown = || bad_request(&format!("field label not supported: {}", requirement.key));
        if known { Ok(requirement) } else { Err(unknown()) }
    };
    terms.map(requirement).collect()
}

/// `a=b`, `a==b` or `a!=b`.
fn comparison(term: &str) -> Option<Requirement> {
    let (key, value) = term.split_once('=')?;
    let value = value.strip_prefix('=').unwrap_or(value);
    let (key, negated) = key.strip_suffix('!').map_or((key, false), |key| (key, true));
    (!key.is_empty()).then(|| Requirement {
        key: key.trim().to_owned(),
        values: Some(vec![value.trim().to_owned()]),
        negated,
    })
}

/// The text at a path such as `status.phase`; empty if there is none, as in field selectors.
fn value_at<'a>(object: &'a Value, path: &str) -> &'a str {
    path.split('.').fold(object, |value, key| &value[key]).as_str().unwrap_or_default()
}

fn bad_request(message: &str) -> Response {
    status::failure(400, "BadRequest", message)
}
