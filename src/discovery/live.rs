//! Discovery from the server: two requests where it aggregates, one more a group version where it does not.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::api::{FailedGroupVersion, Group, GroupVersion, ResourceList, Surface};
use crate::client::{Client, Error, Get, PARALLEL_REQUESTS, StatusBodies};
use crate::discovery::aggregated::GroupDiscoveryList;
use crate::discovery::documents::{ApiResourceList, ApiVersions, GroupList};
use crate::discovery::known::{Half, Known, Validators};
use crate::discovery::{Extent, Source};
use crate::parallel;

/// The order of parameters, without blanks, is what servers compare
/// (client-go `discovery/discovery_client.go`, `selectDiscoveryAcceptHeader`).
const ACCEPT: &str = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,\
    application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";
/// client-go `discovery/discovery_client.go`, `setDiscoveryDefaults`.
const TIMEOUT: Duration = Duration::from_secs(32);
/// The most group versions that are asked for one by one: a server may announce any number of them.
const MAX_REQUESTS: usize = 10_000;
/// The most resources of all group versions that are asked for one by one.
const MAX_RESOURCES: usize = 1_000_000;

/// Discovery that asks the server each time.
pub struct Live<'a> {
    client: &'a Client<'a>,
}

/// The answer to whoever may know something already.
pub struct Fetched {
    /// What the server says now.
    pub known: Known,
    /// Whether that is what was known before.
    pub is_unchanged: bool,
}

/// What one of the two paths answers.
enum Document {
    /// What is known of it is still so.
    Unchanged,
    /// Groups and resources.
    Aggregated(Known),
    /// Groups alone.
    Legacy(Vec<Group>),
}

impl<'a> Live<'a> {
    /// Discovery through a client.
    pub fn new(client: &'a Client<'a>) -> Self {
        Self { client }
    }

    /// Asks the server, which sends only what is not as it is known.
    ///
    /// Resources of aggregated documents count only where both documents are aggregated.
    ///
    /// # Errors
    /// Nothing at all could be had. Nothing at `/api` is a server without a core group; any other failure, and any at
    /// `/apis`, is one of the whole (client-go `discovery/discovery_client.go`, `GroupsAndMaybeResources`).
    pub fn fetch(&self, known: Option<Known>, extent: Extent) -> Result<Fetched, Error> {
        let known = known.unwrap_or_default();
        let etag = |half: Half| known.validators.of(half);
        let core = match self.document(Half::Core, etag(Half::Core)) {
            Err(error) if error.is_not_found() => Document::Aggregated(Known::default()),
            document => document?,
        };
        let others = self.document(Half::Others, etag(Half::Others))?;
        if matches!((&core, &others), (Document::Unchanged, Document::Unchanged)) {
            return Ok(Fetched { known, is_unchanged: true });
        }
        let mut result = Known { surface: Surface { is_fresh: true, ..Surface::default() }, ..Known::default() };
        let mut complete = true;
        for (half, document) in Half::BOTH.into_iter().zip([core, others]) {
            result.add(match document {
                Document::Unchanged => known.take(half),
                Document::Aggregated(part) => part,
                Document::Legacy(groups) => {
                    complete = false;
                    Known { surface: Surface { groups, ..Surface::default() }, ..Known::default() }
                }
            });
        }
        if !complete {
            result.validators = Validators::default();
            if extent == Extent::Everything {
                self.complete(&mut result.surface);
            }
        }
        Ok(Fetched { known: result, is_unchanged: false })
    }

    fn document(&self, half: Half, etag: Option<&str>) -> Result<Document, Error> {
        let answer = self.client.get(&Get {
            accept: ACCEPT,
            if_none_match: etag,
            timeout: Some(TIMEOUT),
            status_bodies: StatusBodies::Ignored,
            ..Get::new(half.path())
        })?;
        if answer.is_not_modified() {
            return Ok(Document::Unchanged);
        }
        if is_aggregated(answer.content_type()) {
            let etag = answer.etag().map(str::to_owned);
            let mut surface = Surface::default();
            answer.discovery::<GroupDiscoveryList>()?.add_to(&mut surface);
            return Ok(Document::Aggregated(Known::half(half, surface, etag)));
        }
        let url = answer.url().to_owned();
        let (kind, groups) = match half {
            Half::Core => ("APIVersions", answer.discovery::<ApiVersions>()?.into_groups()),
            Half::Others => ("APIGroupList", answer.discovery::<GroupList>()?.into_groups()),
        };
        Ok(Document::Legacy(groups.ok_or_else(|| not_a(url, kind))?))
    }

    /// Asks for the resources of every group version that has not failed already.
    fn complete(&self, surface: &mut Surface) {
        let stale = surface.failed_group_versions();
        let group_versions = surface.groups.iter().flat_map(|group| &group.versions);
        let wanted: Vec<_> = group_versions.filter(|it| !stale.contains(it)).cloned().collect();
        let (lists, failed) = self.lists(&wanted);
        surface.lists = lists;
        surface.failed.extend(failed);
    }

    /// The resources of some group versions, in their order, asked for in parallel; and those that failed.
    pub fn lists(&self, group_versions: &[GroupVersion]) -> (Vec<ResourceList>, Vec<FailedGroupVersion>) {
        let (asked, count) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let results = parallel::map(group_versions, PARALLEL_REQUESTS, |group_version| {
            if asked.fetch_add(1, Ordering::Relaxed) >= MAX_REQUESTS {
                return Err(too_much());
            }
            let list = self.list(group_version)?;
            let before = count.fetch_add(list.resources.len(), Ordering::Relaxed);
            if before + list.resources.len() > MAX_RESOURCES { Err(too_much()) } else { Ok(list) }
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

    /// Nothing at `/api/v1` is an empty list (client-go `discovery/discovery_client.go`,
    /// `ServerResourcesForGroupVersion`).
    fn list(&self, group_version: &GroupVersion) -> Result<ResourceList, Error> {
        let path = group_version.path();
        let resources = match self.client.get(&Get { timeout: Some(TIMEOUT), ..Get::new(&path) }) {
            Ok(answer) => {
                let url = answer.url().to_owned();
                answer.discovery::<ApiResourceList>()?.into_resources().ok_or_else(|| not_a(url, "APIResourceList"))?
            }
            Err(error) if error.is_not_found() && path == "/api/v1" => Vec::new(),
            Err(error) => return Err(error),
        };
        Ok(ResourceList { group_version: group_version.clone(), resources })
    }
}

/// Discovery without a cache.
impl Source for Live<'_> {
    fn groups(&self) -> anyhow::Result<Surface> {
        Ok(Surface { is_fresh: true, ..self.fetch(None, Extent::Groups)?.known.surface })
    }

    fn surface(&self) -> anyhow::Result<Surface> {
        Ok(Surface { is_fresh: true, ..self.fetch(None, Extent::Everything)?.known.surface })
    }
}

/// The answer is JSON of another kind. client-go reads it as an empty document, which hides that something else than
/// an API server answers.
fn not_a(url: String, kind: &str) -> Error {
    Error::Answer { url, problem: format!("answered with JSON that is no {kind}; is it a Kubernetes API server?") }
}

fn too_much() -> Error {
    Error::Request("left out, since the server announces more than is taken".to_owned())
}

/// Whether a Content-Type names an aggregated document of a version that is understood; its parameters may come
/// in any order and among others (client-go `discovery/discovery_client.go`, `ContentTypeIsGVK`).
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
    fn the_content_type_tells_which_document_came() {
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
