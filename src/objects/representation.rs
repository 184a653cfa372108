//! What tables and objects have in common: how the server is asked for them, and how they are read.

use std::collections::BTreeMap;

use serde::Deserialize;
use smol_str::SmolStr;

/// A representation of objects that the server offers, chosen by the `Accept` header.
pub trait Representation: Sized {
    /// The `Accept` header that asks for it.
    const ACCEPT: &'static str;
    /// The kind of a page, unless it is one of the resource's own such as `PodList`.
    const KIND: &'static str;

    /// Parses a page of a list. With `include_object` the rows of a table come with whole objects.
    fn parse_page(json: Vec<u8>, include_object: bool) -> serde_json::Result<Self>;

    /// Parses a single object.
    fn parse_object(json: &[u8]) -> serde_json::Result<Self>;

    /// The kind of the page or of the single object.
    fn kind(&self) -> &str;

    /// The metadata of the page or of the single object.
    fn metadata(&self) -> &Metadata;
}

/// Whether a list may have this kind. A server that makes no tables sends a list where a table was asked for.
pub fn has_expected_kind<T: Representation>(page: &T) -> bool {
    page.kind() == T::KIND || page.kind().ends_with("List")
}

/// `metav1.ObjectMeta` and `metav1.ListMeta`, as far as they are used.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Metadata {
    /// The name of an object.
    pub name: Option<SmolStr>,
    /// The namespace of an object.
    pub namespace: Option<SmolStr>,
    /// When the object was created, in RFC 3339.
    pub creation_timestamp: Option<SmolStr>,
    /// The labels of an object.
    pub labels: Option<Labels>,
    /// The version after which a watch begins.
    pub resource_version: Option<SmolStr>,
    /// The token for the next page of a list; `None` or empty on the last.
    pub r#continue: Option<String>,
}

/// Labels, sorted by key. Pages hold those of many objects, most of which have few: a map would take several times as
/// much memory.
#[derive(Debug, Deserialize)]
#[serde(from = "BTreeMap<SmolStr, SmolStr>")]
pub struct Labels(Box<[(SmolStr, SmolStr)]>);

impl From<BTreeMap<SmolStr, SmolStr>> for Labels {
    fn from(labels: BTreeMap<SmolStr, SmolStr>) -> Self {
        Self(labels.into_iter().collect())
    }
}

impl Labels {
    /// The value of a label.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.iter().find_map(|(known, value)| (known == key).then_some(value))
    }

    /// The labels, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

impl Metadata {
    /// The token for the next page.
    pub fn continue_token(&self) -> Option<&str> {
        self.r#continue.as_deref().filter(|token| !token.is_empty())
    }

    /// The version after which a watch begins.
    pub fn resource_version(&self) -> Option<&str> {
        self.resource_version.as_deref().filter(|version| !version.is_empty())
    }
}
