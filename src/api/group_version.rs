//! Group versions, and the kinds and resources in them (apimachinery `pkg/runtime/schema/group_version.go`).

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

/// A group and one of its versions, written `apps/v1`; `v1` in the core group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupVersion {
    /// Empty for the core group.
    pub group: SmolStr,
    pub version: SmolStr,
}

/// A kind in a group version, written `apps/v1/Deployment`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GroupVersionKind {
    pub group_version: GroupVersion,
    pub kind: String,
}

impl GroupVersion {
    pub fn new(group: impl Into<SmolStr>, version: impl Into<SmolStr>) -> Self {
        Self { group: group.into(), version: version.into() }
    }

    /// Parses `v1` or `apps/v1`; `None` for more than one slash (apimachinery `schema.ParseGroupVersion`).
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('/') {
            None => Some(Self::new("", text)),
            Some((_, version)) if version.contains('/') => None,
            Some((group, version)) => Some(Self::new(group, version)),
        }
    }

    /// The group version as an object's `apiVersion`: as `Display` prints it, without a formatter's cost.
    pub fn api_version(&self) -> Cow<'_, str> {
        if self.group.is_empty() {
            Cow::from(self.version.as_str())
        } else {
            [self.group.as_str(), "/", &self.version].concat().into()
        }
    }

    /// `name.group` as kubectl reads and prints it, such as `deployments.apps`; the name alone in the core group.
    pub fn qualify(&self, name: &str) -> String {
        if self.group.is_empty() { name.to_owned() } else { format!("{name}.{}", self.group) }
    }

    /// The path of the group version on the server.
    pub fn path(&self) -> String {
        if self.group.is_empty() { format!("/api/{}", self.version) } else { format!("/apis/{self}") }
    }

    /// The path of a resource's collection in all namespaces. For a subresource, which belongs to one object, it is a
    /// template.
    pub fn resource_path(&self, resource: &str, namespaced: bool) -> String {
        let base = self.path();
        match resource.split_once('/') {
            None => format!("{base}/{resource}"),
            Some((parent, rest)) if namespaced => {
                format!("{base}/namespaces/{{namespace}}/{parent}/{{name}}/{rest}")
            }
            Some((parent, rest)) => format!("{base}/{parent}/{{name}}/{rest}"),
        }
    }
}

impl GroupVersionKind {
    /// Parses `v1/Pod` or `apps/v1/Deployment`.
    pub fn parse(text: &str) -> Option<Self> {
        let (group_version, kind) = text.rsplit_once('/')?;
        Some(Self { group_version: GroupVersion::parse(group_version)?, kind: kind.to_owned() })
    }
}

impl fmt::Display for GroupVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.group.is_empty() { f.write_str(&self.version) } else { write!(f, "{}/{}", self.group, self.version) }
    }
}

impl fmt::Display for GroupVersionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.group_version, self.kind)
    }
}

impl Serialize for GroupVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for GroupVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("a group version has at most one slash"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn group_version_parses_and_prints_as_in_kubernetes() {
        for (text, group, version, path) in [
            ("v1", "", "v1", "/api/v1"),
            ("apps/v1", "apps", "v1", "/apis/apps/v1"),
            ("a.b.example.com/v1beta1", "a.b.example.com", "v1beta1", "/apis/a.b.example.com/v1beta1"),
        ] {
            let parsed = GroupVersion::parse(text).unwrap();
            assert_eq!(parsed, GroupVersion::new(group, version));
            assert_eq!((parsed.to_string(), parsed.path()), (text.to_owned(), path.to_owned()));
            assert_eq!(parsed.api_version(), text);
        }
        assert_eq!(GroupVersion::parse("a/b/c"), None);
    }

    #[test]
    fn group_version_kind_parses_what_it_prints() {
        for text in ["v1/Pod", "apps/v1/Deployment"] {
            assert_eq!(GroupVersionKind::parse(text).unwrap().to_string(), text);
        }
        for text in ["Pod", "a/b/c/Pod"] {
            assert_eq!(GroupVersionKind::parse(text), None, "{text}");
        }
    }
}
