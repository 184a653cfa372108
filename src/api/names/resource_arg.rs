//! The argument form of a resource: `resource`, `resource.group` or `resource.version.group`.

/// A resource as a user names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceArg {
    /// A plural, singular or short name, or a kind.
    pub resource: String,
    /// Empty for any.
    pub version: String,
    /// Empty for any; without a version also the beginning of a group's name.
    pub group: String,
}

impl ResourceArg {
    /// Parses a name both ways: with a version, if it has two dots, and without
    /// (apimachinery `pkg/runtime/schema/group_version.go`, `ParseResourceArg`).
    pub fn parse(text: &str) -> (Option<Self>, Self) {
        let mut parts = text.splitn(3, '.');
        let with_version = match (parts.next(), parts.next(), parts.next()) {
            (Some(resource), Some(version), Some(group)) => Some(Self::new(resource, version, group)),
            _ => None,
        };
        let (resource, group) = text.split_once('.').unwrap_or((text, ""));
        (with_version, Self::new(resource, "", group))
    }

    fn new(resource: &str, version: &str, group: &str) -> Self {
        Self { resource: resource.to_owned(), version: version.to_owned(), group: group.to_owned() }
    }
}
