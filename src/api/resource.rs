//! One resource, as discovery describes it.

use serde::{Deserialize, Deserializer, Serialize};
use smol_str::SmolStr;

use crate::api::string_list::StringList;

/// A resource or subresource of a group version: `metav1.APIResource`, in the JSON form that legacy discovery
/// documents, kubectl's cache files and `-o json` share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Resource {
    /// The plural name, or `parent/subresource`.
    #[serde(deserialize_with = "null_as_default")]
    pub name: SmolStr,
    /// For a subresource that of its parent.
    #[serde(deserialize_with = "null_as_default")]
    pub singular_name: SmolStr,
    #[serde(deserialize_with = "null_as_default")]
    pub namespaced: bool,
    /// The group of the kind; empty if it is the group of the enclosing list.
    #[serde(deserialize_with = "null_as_default", skip_serializing_if = "SmolStr::is_empty")]
    pub group: SmolStr,
    /// The version of the kind; empty if it is the version of the enclosing list.
    #[serde(deserialize_with = "null_as_default", skip_serializing_if = "SmolStr::is_empty")]
    pub version: SmolStr,
    #[serde(deserialize_with = "null_as_default")]
    pub kind: SmolStr,
    /// In the server's order, as are the short names and categories.
    pub verbs: StringList,
    #[serde(skip_serializing_if = "StringList::is_empty")]
    pub short_names: StringList,
    /// Such as `all`.
    #[serde(skip_serializing_if = "StringList::is_empty")]
    pub categories: StringList,
    /// Only legacy discovery has it.
    #[serde(deserialize_with = "null_as_default", skip_serializing_if = "SmolStr::is_empty")]
    pub storage_version_hash: SmolStr,
}

impl Resource {
    pub fn is_subresource(&self) -> bool {
        self.name.contains('/')
    }
}

/// Reads JSON null as the default value, as Go's decoder does with the fields of Kubernetes documents.
pub fn null_as_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_fields_are_read_as_defaults() {
        let resource: Resource =
            serde_json::from_str(r#"{"name":"x","verbs":null,"shortNames":null,"kind":null}"#).unwrap();
        assert_eq!(resource, Resource { name: "x".into(), ..Resource::default() });
    }
}
