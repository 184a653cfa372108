//! The deprecated versions of custom resources, which their definitions mark and discovery does not.

use serde::Deserialize;

use crate::api::{GroupVersion, null_as_default};
use crate::client::{Client, ContinueTokens, Error, Get};

/// Definitions contain whole schemas: a page of this many is at most a few megabytes.
const PAGE: usize = 100;
const PATH: &str = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/// A version of a custom resource that its definition marks as deprecated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeprecatedVersion {
    pub group_version: GroupVersion,
    pub resource: String,
    /// The warning that the server sends to clients that use it.
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

/// Requests all definitions, page by page.
///
/// # Errors
/// A request failed, or the list does not end.
pub fn deprecated_versions(client: &Client<'_>) -> Result<Vec<DeprecatedVersion>, Error> {
    let mut found = Vec::new();
    let mut token = String::new();
    let mut tokens = ContinueTokens::default();
    loop {
        let mut query = vec![("limit", PAGE.to_string())];
        query.extend((!token.is_empty()).then(|| ("continue", token.clone())));
        let list: List = client.get(&Get { query, ..Get::new(PATH) })?.json()?;
        found.extend(list.items.into_iter().flat_map(|definition| deprecated(definition.spec)));
        if list.metadata.token.is_empty() {
            return Ok(found);
        }
        tokens.add(&list.metadata.token, "customresourcedefinitions.apiextensions.k8s.io")?;
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
