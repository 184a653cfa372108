//! Discovery from the server: two requests for aggregated documents, or one more for each group version.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::api::{FailedGroupVersion, Group, GroupVersion, ResourceList, Surface};
use crate::client::{Client, Error, Get, PARALLEL_REQUESTS, Response, StatusBodies};
use crate::discovery::Discovery;
use crate::discovery::revalidatable::{ETags, Endpoint, Part, Revalidatable, Scope};
use crate::discovery::wire::{ApiGroupList, ApiResourceList, ApiVersions, GroupDiscoveryList};
use crate::sys::parallel;
use crate::term::logger::timed;
use crate::term::progress::waiting;

/// Servers compare the order of the parameters, and expect no spaces
/// (client-go `discovery/discovery_client.go`, `selectDiscoveryAcceptHeader`).
const ACCEPT: &str = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,\
    application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";
/// client-go `discovery/discovery_client.go`, `setDiscoveryDefaults`.
const TIMEOUT: Duration = Duration::from_secs(32);
/// The limit of requests for group versions: a server may announce any number of them.
const MAX_REQUESTS: usize = 10_000;
/// The limit of resources in all responses of such requests.
const MAX_RESOURCES: usize = 1_000_000;

/// Discovery that requests everything from the server.
pub struct LiveDiscovery<'a> {
    client: &'a Client<'a>,
}

/// The outcome of a fetch that may revalidate a cached surface.
pub enum FetchResult {
    /// The cached surface is current.
    NotModified(Revalidatable),
    Modified(Revalidatable),
}

impl FetchResult {
    /// The surface as the server just confirmed or sent it.
    pub fn into_surface(self) -> Surface {
        let (Self::NotModified(served) | Self::Modified(served)) = self;
        Surface { is_fresh: true, ..served.surface }
    }
}

/// The response of one endpoint.
enum Document {
    NotModified,
    /// Groups and resources.
    Aggregated(Part),
    /// Groups alone.
    Legacy(Vec<Group>),
}

impl<'a> LiveDiscovery<'a> {
    pub fn new(client: &'a Client<'a>) -> Self {
        Self { client }
    }

    /// Requests the surface; the server sends only the parts that differ from the cached ones.
    ///
    /// If either endpoint answers with a legacy document, all resources are requested by group version.
    ///
    /// # Errors
    /// A request to either endpoint failed. Only 404 at `/api` is no error: a server without a core group
    /// (client-go `discovery/discovery_client.go`, `GroupsAndMaybeResources`).
    pub fn fetch(&self, cached: Option<Revalidatable>, scope: Scope) -> Result<FetchResult, Error> {
        let cached = cached.unwrap_or_default();
        let api = match self.document(Endpoint::Api, &cached.etags) {
            Err(error) if error.is_not_found() => Document::Aggregated(Part::default()),
            document => document?,
        };
        let apis = self.document(Endpoint::Apis, &cached.etags)?;
        if matches!((&api, &apis), (Document::NotModified, Document::NotModified)) {
            return Ok(FetchResult::NotModified(cached));
        }
        let is_legacy = [&api, &apis].into_iter().any(|document| matches!(document, Document::Legacy(_)));
        let (cached_api, cached_apis) = cached.split();
        let mut discovered = Revalidatable::join(api.into_part(cached_api), apis.into_part(cached_apis));
        if is_legacy {
            discovered.etags = ETags::default();
            if scope == Scope::All {
                self.add_lists(&mut discovered.surface);
            }
        }
        Ok(FetchResult::Modified(discovered))
    }

    fn document(&self, endpoint: Endpoint, etags: &ETags) -> Result<Document, Error> {
        let response = self.client.get(&Get {
            accept: ACCEPT,
            if_none_match: etags.get(endpoint),
            timeout: Some(TIMEOUT),
            status_bodies: StatusBodies::Ignored,
            ..Get::new(endpoint.path())
        })?;
        if response.is_not_modified() {
            return Ok(Document::NotModified);
        }
        let phase = match endpoint {
            Endpoint::Api => "reading the response of /api",
            Endpoint::Apis => "reading the response of /apis",
        };
        timed(phase, || Self::decode(response, endpoint))
    }

    /// Reads the body of a response.
    fn decode(response: Response, endpoint: Endpoint) -> Result<Document, Error> {
        let url = response.url().to_owned();
        if is_aggregated(response.content_type()) {
            let etag = response.etag().map(str::to_owned);
            let mut surface = Surface::default();
            let list = response.discovery::<GroupDiscoveryList>()?;
            if list.is_of_another_kind() {
                return Err(unexpected_kind(url, "APIGroupDiscoveryList"));
            }
            list.add_to(&mut surface);
            return Ok(Document::Aggregated(Part::new(endpoint, surface, etag)));
        }
        let (kind, groups) = match endpoint {
            Endpoint::Api => ("APIVersions", response.discovery::<ApiVersions>()?.into_groups()),
            Endpoint::Apis => ("APIGroupList", response.discovery::<ApiGroupList>()?.into_groups()),
        };
        Ok(Document::Legacy(groups.ok_or_else(|| unexpected_kind(url, kind))?))
    }

    /// Replaces the resource lists by those of every group version that has not failed yet, and adds the failures.
    fn add_lists(&self, surface: &mut Surface) {
        let stale = surface.failed_group_versions();
        let group_versions = surface.groups.iter().flat_map(|group| &group.versions);
        let wanted: Vec<_> = group_versions.filter(|group_version| !stale.contains(group_version)).cloned().collect();
        let (lists, failed) = self.lists(&wanted);
        surface.lists = lists;
        surface.failed.extend(failed);
    }

    /// Requests the resources of group versions in parallel; returns the lists in their order, and the failures.
    fn lists(&self, group_versions: &[GroupVersion]) -> (Vec<ResourceList>, Vec<FailedGroupVersion>) {
        let (requests, resources) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let (done, total) = (Arc::new(AtomicUsize::new(0)), group_versions.len());
        let shown = Arc::clone(&done);
        let _waiting = waiting(move |_| format!("{} of {total} group versions", shown.load(Ordering::Relaxed)));
        let results = parallel::map(group_versions, PARALLEL_REQUESTS, |group_version| {
            if requests.fetch_add(1, Ordering::Relaxed) >= MAX_REQUESTS {
                return Err(over_limit());
            }
            let list = self.list(group_version);
            done.fetch_add(1, Ordering::Relaxed);
            let list = list?;
            let before = resources.fetch_add(list.resources.len(), Ordering::Relaxed);
            if before + list.resources.len() > MAX_RESOURCES { Err(over_limit()) } else { Ok(list) }
        });
        let (mut lists, mut failed) = (Vec::new(), Vec::new());
        for (group_version, result) in group_versions.iter().cloned().zip(results) {
            match result {
                Ok(list) => lists.push(list),
                Err(error) => failed.push(FailedGroupVersion { group_version, reason: error.to_string() }),
            }
        }
        (lists, failed)
    }

    /// 404 at `/api/v1` is an empty list (client-go `discovery/discovery_client.go`,
    /// `ServerResourcesForGroupVersion`).
    fn list(&self, group_version: &GroupVersion) -> Result<ResourceList, Error> {
        let path = group_version.path();
        let resources = match self.client.get(&Get { timeout: Some(TIMEOUT), ..Get::new(&path) }) {
            Ok(response) => {
                let url = response.url().to_owned();
                let list = response.discovery::<ApiResourceList>()?;
                list.into_resources().ok_or_else(|| unexpected_kind(url, "APIResourceList"))?
            }
            Err(error) if error.is_not_found() && path == "/api/v1" => Vec::new(),
            Err(error) => return Err(error),
        };
        Ok(ResourceList { group_version: group_version.clone(), resources })
    }
}

/// Discovery without a cache.
impl Discovery for LiveDiscovery<'_> {
    fn groups(&self) -> anyhow::Result<Surface> {
        Ok(self.fetch(None, Scope::Groups)?.into_surface())
    }

    fn surface(&self) -> anyhow::Result<Surface> {
        Ok(self.fetch(None, Scope::All)?.into_surface())
    }
}

impl Document {
    fn into_part(self, cached: Part) -> Part {
        match self {
            Self::NotModified => cached,
            Self::Aggregated(part) => part,
            Self::Legacy(groups) => Part::of_groups(groups),
        }
    }
}

/// The response is JSON of another kind. client-go reads it as an empty document, which hides that the server is not
/// an API server.
fn unexpected_kind(url: String, kind: &str) -> Error {
    Error::Response { url, problem: format!("answered with JSON that is no {kind}; is it a Kubernetes API server?") }
}

fn over_limit() -> Error {
    Error::Request(format!(
        "skipped: the server announces more than {MAX_REQUESTS} group versions or {MAX_RESOURCES} resources"
    ))
}

/// Whether a Content-Type is an aggregated document of a supported version; its parameters may be in any order and
/// among others (client-go `discovery/discovery_client.go`, `ContentTypeIsGVK`).
fn is_aggregated(content_type: &str) -> bool {
    let mut parts = content_type.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|media| media.eq_ignore_ascii_case("application/json"));
    let (mut group, mut version, mut kind) = ("", "", "");
    for part in parts {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let value = value.trim_matches('"');
        match name.to_ascii_lowercase().as_str() {
            "g" => group = value,
            "v" => version = value,
            "as" => kind = value,
            _ => {}
        }
    }
    is_json && group == "apidiscovery.k8s.io" && ["v2", "v2beta1"].contains(&version) && kind == "APIGroupDiscoveryList"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_type_selects_aggregated_documents() {
        for (content_type, expected) in [
            ("application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList", true),
            ("application/json; v=v2beta1; as=APIGroupDiscoveryList; g=apidiscovery.k8s.io; charset=utf-8", true),
            ("application/json;g=apidiscovery.k8s.io;v=v3;as=APIGroupDiscoveryList", false),
            ("application/json;g=other;v=v2;as=APIGroupDiscoveryList", false),
            ("application/json", false),
            ("text/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList", false),
            ("text/html", false),
            ("", false),
        ] {
            assert_eq!(is_aggregated(content_type), expected, "{content_type}");
        }
    }
}
