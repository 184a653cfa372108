//! A surface in its two parts, one for each endpoint of discovery, with the `ETag`s that revalidate them.

use serde::{Deserialize, Serialize};

use crate::api::{Group, Surface};

/// How much of a surface is requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The groups and their versions; resources only if they come in the same response.
    Groups,
    All,
}

/// The two endpoints of discovery. Each serves a part of the surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// `/api`, the core group.
    Api,
    /// `/apis`, all other groups.
    Apis,
}

/// The `ETag`s of aggregated documents. Legacy documents have none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct ETags {
    pub api: Option<String>,
    pub apis: Option<String>,
}

/// A discovered surface with the `ETag`s it was served under.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Revalidatable {
    pub surface: Surface,
    pub etags: ETags,
}

/// The part of a surface that one endpoint serves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    surface: Surface,
    etag: Option<String>,
}

impl Endpoint {
    pub fn path(self) -> &'static str {
        match self {
            Self::Api => "/api",
            Self::Apis => "/apis",
        }
    }

    /// Whether a group belongs to this endpoint.
    fn serves(self, group: &str) -> bool {
        group.is_empty() == (self == Self::Api)
    }
}

impl ETags {
    pub fn get(&self, endpoint: Endpoint) -> Option<&str> {
        match endpoint {
            Endpoint::Api => self.api.as_deref(),
            Endpoint::Apis => self.apis.as_deref(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.api.is_none() && self.apis.is_none()
    }
}

impl Part {
    /// A part as an endpoint served it. The `ETag` is dropped if a group belongs to the other endpoint: that group
    /// would be lost when only one of the two endpoints changes.
    pub fn new(endpoint: Endpoint, surface: Surface, etag: Option<String>) -> Self {
        let etag = etag.filter(|_| surface.groups.iter().all(|group| endpoint.serves(&group.name)));
        Self { surface, etag }
    }

    /// A part of legacy discovery: groups without resources, and no `ETag`.
    pub fn of_groups(groups: Vec<Group>) -> Self {
        Self { surface: Surface { groups, ..Surface::default() }, etag: None }
    }
}

impl Revalidatable {
    pub fn join(api: Part, apis: Part) -> Self {
        let mut surface = api.surface;
        surface.groups.extend(apis.surface.groups);
        surface.lists.extend(apis.surface.lists);
        surface.failed.extend(apis.surface.failed);
        Self { surface, etags: ETags { api: api.etag, apis: apis.etag } }
    }

    /// The parts of `/api` and `/apis`.
    pub fn split(self) -> (Part, Part) {
        let is_core = |group: &str| Endpoint::Api.serves(group);
        let Surface { groups, lists, failed, .. } = self.surface;
        let (core, groups) = groups.into_iter().partition(|group| is_core(&group.name));
        let (core_lists, lists) = lists.into_iter().partition(|list| is_core(&list.group_version.group));
        let (core_failed, failed) = failed.into_iter().partition(|failed| is_core(&failed.group_version.group));
        let part = |groups, lists, failed, etag| Part {
            surface: Surface { groups, lists, failed, ..Surface::default() },
            etag,
        };
        let api = part(core, core_lists, core_failed, self.etags.api);
        let apis = part(groups, lists, failed, self.etags.apis);
        (api, apis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::GroupVersion;

    fn surface(names: &[&str]) -> Surface {
        let group = |name: &&str| Group {
            name: (*name).into(),
            versions: vec![GroupVersion::new(*name, "v1")],
            preferred: None,
        };
        Surface { groups: names.iter().map(group).collect(), ..Surface::default() }
    }

    #[test]
    fn split_parts_join_to_the_same_surface() {
        let api = Part::new(Endpoint::Api, surface(&[""]), Some("a".into()));
        let apis = Part::new(Endpoint::Apis, surface(&["apps", "shop"]), Some("b".into()));
        let whole = Revalidatable::join(api.clone(), apis.clone());
        assert_eq!(whole.etags, ETags { api: Some("a".into()), apis: Some("b".into()) });
        assert_eq!(whole.clone().split(), (api, apis));
        let (api, apis) = whole.clone().split();
        assert_eq!(Revalidatable::join(api, apis), whole);
    }

    #[test]
    fn part_with_group_of_other_endpoint_has_no_etag() {
        for (endpoint, name) in [(Endpoint::Api, "apps"), (Endpoint::Apis, "")] {
            let part = Part::new(endpoint, surface(&[name]), Some("a".into()));
            assert_eq!(part.etag, None);
        }
    }
}
