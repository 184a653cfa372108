//! The forms in which a resource, a group version or a group is written: what commands print as names, and what users
//! type.

use crate::api::group_version::GroupVersion;

/// The name of the core group where an empty text cannot stand.
pub const CORE: &str = "core";

/// A resource as a user writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceForm {
    pub resource: ParentForm,
    /// `log` in `pods/log`.
    pub subresource: Option<String>,
}

/// A resource without its subresource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParentForm {
    /// kubectl's form: `deploy`, `deployments.apps`, `deployments.v1.apps`.
    Arg(String),
    /// `apps/v1/deployments`, `apps/v1/Deployment`, or a path such as `/apis/apps/v1/deployments`.
    InGroupVersion(GroupVersion, String),
}

impl ResourceForm {
    /// Parses a name. A text with a slash that has none of the forms is an argument that no server has. `None` for the
    /// name of a group version, such as `apps/v1`.
    pub fn parse(text: &str) -> Option<Self> {
        let arg = |text: &str| Self { resource: ParentForm::Arg(text.to_owned()), subresource: None };
        if text.starts_with('/') {
            return match Path::parse(text)? {
                Path { resource: None, .. } => None,
                Path { group_version, resource: Some(resource), subresource } => {
                    Some(Self { resource: ParentForm::InGroupVersion(group_version, resource), subresource })
                }
            };
        }
        let parts: Vec<_> = text.split('/').collect();
        if parts.iter().any(|part| part.is_empty()) {
            return Some(arg(text));
        }
        let in_group_version = |group: &str, version: &str, rest: &[&str]| {
            let (resource, subresource) = rest.split_first()?;
            let subresource = (!subresource.is_empty()).then(|| subresource.join("/"));
            let group_version = GroupVersion::new(if group == CORE { "" } else { group }, version);
            Some(Self { resource: ParentForm::InGroupVersion(group_version, (*resource).to_owned()), subresource })
        };
        match parts[..] {
            [version, ref rest @ ..] if is_version(version) && (rest.is_empty() || !is_version(rest[0])) => {
                if rest.is_empty() { Some(arg(text)) } else { in_group_version("", version, rest) }
            }
            [_] => Some(arg(text)),
            [_, version] if is_version(version) => None,
            // A subresource has no dot: `api-resources --subresources -o name` prints `orders/scale.shop.example.com`.
            [resource, subresource] => {
                let (subresource, group) = subresource.split_once('.').unwrap_or((subresource, ""));
                let resource = if group.is_empty() { resource.to_owned() } else { format!("{resource}.{group}") };
                Some(Self { resource: ParentForm::Arg(resource), subresource: Some(subresource.to_owned()) })
            }
            [group, version, ref rest @ ..] => in_group_version(group, version, rest),
            [] => None,
        }
    }
}

/// What a path below `/api` or `/apis` leads to, objects and namespaces left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub group_version: GroupVersion,
    /// `None` for the path of the group version.
    pub resource: Option<String>,
    pub subresource: Option<String>,
}

impl Path {
    /// Parses the path of a collection or an object; `None` for any other path. The query is ignored
    /// (apiserver `pkg/endpoints/request/requestinfo.go`, `NewRequestInfo`).
    pub fn parse(text: &str) -> Option<Self> {
        let path = text.split(['?', '#']).next().expect("split gives at least one part");
        let (group, rest) = if let Some(rest) = path.strip_prefix("/api/") {
            ("", rest)
        } else {
            path.strip_prefix("/apis/")?.split_once('/')?
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let mut parts = rest.split('/');
        let group_version = GroupVersion::new(group, parts.next().filter(|version| !version.is_empty())?);
        let parts: Vec<_> = parts.collect();
        if parts.iter().any(|part| part.is_empty()) {
            return None;
        }
        let below = match parts[..] {
            // A namespace has two subresources; anything else below it is a resource in it.
            ["namespaces", _, "status" | "finalize"] => &parts[..],
            ["namespaces", _, _, ..] => &parts[2..],
            _ => &parts[..],
        };
        let resource = below.first().map(|&resource| resource.to_owned());
        let subresource = below.get(2..).filter(|rest| !rest.is_empty()).map(|rest| rest.join("/"));
        Some(Self { group_version, resource, subresource })
    }
}

/// Whether a text has the form of a Kubernetes version, such as `v1` or `v2beta1`
/// (apimachinery `pkg/version/helpers.go`, `kubeVersionRegex`).
pub fn is_version(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(rest) = text.strip_prefix('v') else { return false };
    let parts = rest.split_once("alpha").or_else(|| rest.split_once("beta"));
    parts.map_or_else(|| is_number(rest), |(major, minor)| is_number(major) && is_number(minor))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let Some(ResourceForm { resource, subresource }) = ResourceForm::parse(text) else { return "-".to_owned() };
        let resource = match resource {
            ParentForm::Arg(arg) => arg,
            ParentForm::InGroupVersion(group_version, resource) => format!("[{group_version}] {resource}"),
        };
        resource + &subresource.map(|subresource| format!(" +{subresource}")).unwrap_or_default()
    }

    #[test]
    fn resource_parses_in_every_form() {
        for (text, expected) in [
            ("deploy", "deploy"),
            ("deployments.v1.apps", "deployments.v1.apps"),
            ("apps/v1/deployments", "[apps/v1] deployments"),
            ("apps/v1/deployments/scale", "[apps/v1] deployments +scale"),
            ("shop.example.com/stable/widgets", "[shop.example.com/stable] widgets"),
            ("v1/Pod", "[v1] Pod"),
            ("v1/pods/log", "[v1] pods +log"),
            ("core/v1/pods", "[v1] pods"),
            ("pods/log", "pods +log"),
            ("deployments.apps/scale", "deployments.apps +scale"),
            ("orders/scale.shop.example.com", "orders.shop.example.com +scale"),
            ("v1", "v1"),
            ("apps/v1", "-"),
            ("v1/v1", "-"),
            ("apps//v1", "apps//v1"),
            ("", ""),
            ("/api/v1/pods", "[v1] pods"),
            ("/apis/apps/v1/deployments", "[apps/v1] deployments"),
            ("/api/v1/namespaces/{namespace}/pods/{name}/log", "[v1] pods +log"),
            ("/api/v1/namespaces/web/pods/web-0", "[v1] pods"),
            ("/api/v1/nodes/{name}/proxy?x=y", "[v1] nodes +proxy"),
            ("/api/v1/namespaces", "[v1] namespaces"),
            ("/api/v1/namespaces/web", "[v1] namespaces"),
            ("/api/v1/namespaces/{name}/finalize", "[v1] namespaces +finalize"),
            ("/apis/apps/v1", "-"),
            ("/apis/apps/v1/", "-"),
            ("/apis/apps", "-"),
            ("/version", "-"),
            ("/api/", "-"),
            ("/api//pods", "-"),
            ("/", "-"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn is_version_accepts_kubernetes_versions_only() {
        for (text, expected) in [
            ("v1", true),
            ("v2beta1", true),
            ("v1alpha10", true),
            ("v", false),
            ("vbeta1", false),
            ("v1beta", false),
            ("vpa", false),
            ("1", false),
        ] {
            assert_eq!(is_version(text), expected, "{text}");
        }
    }
}
