//! What custom resource definitions say of their versions beyond discovery: which ones are deprecated.

use serde::Deserialize;

use crate::api::{GroupVersion, null_as_default};
use crate::client::{Client, Error, Get};

/// Definitions carry whole schemas: a page of this many is some megabytes at the most.
const PAGE: usize = 100;
const PATH: &str = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/// A version of a custom resource that its definition calls deprecated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeprecatedVersion {
    /// The version.
    pub group_version: GroupVersion,
    /// The plural name.
    pub resource: String,
    /// What the server warns of whoever uses it.
    pub warning: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct List {
    #[serde(deserialize_with = "null_as_default")]
    metadata: ListMetadata,
    #[serde(deserialize_with = "null_as_default")]
    items: Vec<Definition>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ListMetadata {
    #[serde(rename = "continue", deserialize_with = "null_as_default")]
    token: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Definition {
    spec: Spec,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Spec {
    group: String,
    names: Names,
    #[serde(deserialize_with = "null_as_default")]
    versions: Vec<Version>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Names {
    plural: String,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Version {
    name: String,
    served: bool,
    #[serde(deserialize_with = "null_as_default")]
    deprecated: bool,
    deprecation_warning: Option<String>,
}

/// Asks for all definitions, page by page.
///
/// # Errors
/// A request failed.
pub fn deprecated_versions(client: &Client<'_>) -> Result<Vec<DeprecatedVersion>, Error> {
    let mut found = Vec::new();
    let mut token = String::new();
    loop {
        let mut query = vec![("limit", PAGE.to_string())];
        query.extend((!token.is_empty()).then(|| ("continue", token.clone())));
        let list: List = client.get(&Get { query, ..Get::new(PATH) })?.json()?;
        found.extend(list.items.into_iter().flat_map(|definition| deprecated(definition.spec)));
        // A server that hands out the same token again would never come to an end.
        if list.metadata.token.is_empty() || list.metadata.token == token {
            return Ok(found);
        }
        token = list.metadata.token;
    }
}

fn deprecated(spec: Spec) -> impl Iterator<Item = DeprecatedVersion> {
    let Spec { group, names, versions } = spec;
    versions.into_iter().filter(|version| version.served && version.deprecated).map(move |version| DeprecatedVersion {
        group_version: GroupVersion::new(group.clone(), version.name),
        resource: names.plural.clone(),
        warning: version.deprecation_warning,
    })
}
