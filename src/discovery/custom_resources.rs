//! The definitions of custom resources, which mark deprecated versions; discovery does not.

use serde::Deserialize;

use crate::api::{DefinedKind, Deprecation, GroupVersion, GroupVersionKind, null_as_default};
use crate::client::{Client, ContinueTokens, Error, Get};

/// Definitions contain whole schemas: a page of this many is at most a few megabytes.
const PAGE: usize = 100;
const PATH: &str = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/// A version of a custom resource that its definition marks as deprecated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeprecatedVersion {
    pub group_version: GroupVersion,
    pub resource: String,
    pub kind: String,
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

/// A `CustomResourceDefinition`, as far as it is read here.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Definition {
    spec: Spec,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Spec {
    group: String,
    names: Names,
    scope: String,
    #[serde(deserialize_with = "null_as_default")]
    versions: Vec<Version>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Names {
    plural: String,
    kind: String,
}

#[derive(Debug, Default, Deserialize)]
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

impl Definition {
    /// The kind in each version that the server serves with this definition.
    pub fn kinds(self) -> impl Iterator<Item = (GroupVersionKind, DefinedKind)> {
        let Spec { group, names, scope, versions } = self.spec;
        versions.into_iter().filter(|version| version.served).map(move |version| {
            let group_version = GroupVersion::new(group.clone(), version.name);
            let deprecation = version.deprecated.then_some(Deprecation { warning: version.deprecation_warning });
            let defined = DefinedKind { namespaced: scope != "Cluster", deprecation };
            (GroupVersionKind { group_version, kind: names.kind.clone() }, defined)
        })
    }
}

fn deprecated(spec: Spec) -> impl Iterator<Item = DeprecatedVersion> {
    let Spec { group, names, versions, .. } = spec;
    versions.into_iter().filter(|version| version.served && version.deprecated).map(move |version| DeprecatedVersion {
        group_version: GroupVersion::new(group.clone(), version.name),
        resource: names.plural.clone(),
        kind: names.kind.clone(),
        warning: version.deprecation_warning,
    })
}
