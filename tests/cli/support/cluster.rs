//! A cluster as its API server shows it: discovery, the version, and the objects that it is given. It answers
//! requests; an [`ApiServer`] carries them.

use serde_json::json;

use super::collection::{Collection, Column};
use super::discovery::{Discovery, Forms};
use super::http::{Request, Response};
use super::server::{ApiServer, Setup};
use super::surface::{self, GroupVersion, Resource};
use super::{pods, status, workloads};

/// What a cluster consists of.
#[derive(Clone)]
#[must_use]
pub struct Cluster {
    surface: Vec<GroupVersion>,
    stale: Vec<String>,
    forms: Forms,
    token: Option<String>,
    version: String,
    collections: Vec<Collection>,
}

impl Cluster {
    /// A cluster that serves its version and no resource.
    pub fn empty() -> Self {
        Self {
            surface: Vec::new(),
            stale: Vec::new(),
            forms: Forms::V2,
            token: None,
            version: "v1.36.2".to_owned(),
            collections: Vec::new(),
        }
    }

    /// The surface of a Kubernetes 1.36 API server, without any objects.
    pub fn stock() -> Self {
        Self { surface: surface::parse(include_str!("stock.txt")), ..Self::empty() }
    }

    /// A stock surface with custom resources and a few objects of many kinds, among them pods in all states.
    pub fn demo() -> Self {
        let cluster = Self::stock().custom().with(pods::telling());
        workloads::all().into_iter().fold(cluster, Self::with)
    }

    /// The demo cluster before an upgrade: an older version, some APIs removed since, without some added since.
    pub fn staging() -> Self {
        Self::demo()
            .version("v1.31.4")
            .without("storage.k8s.io/v1/volumeattributesclasses")
            .with_resources(
                "storage.k8s.io/v1beta1",
                "volumeattributesclasses volumeattributesclass VolumeAttributesClass cluster cdDglpuw vac",
            )
            .with_resources(
                "flowcontrol.apiserver.k8s.io/v1beta3",
                "flowschemas flowschema FlowSchema cluster cdDglpuw",
            )
            .without("apps/v1/controllerrevisions")
            .with_resources("apps/v1", "controllerrevisions controllerrevision ControllerRevision namespaced cdDglpu")
    }

    /// Adds custom resources: several versions of a group, a resource in one that is not preferred, a short name that
    /// is taken.
    pub fn custom(mut self) -> Self {
        self.surface.extend(surface::parse(include_str!("custom.txt")));
        self
    }

    /// Serves no aggregated discovery.
    pub fn legacy(mut self) -> Self {
        self.forms = Forms::Legacy;
        self
    }

    /// Serves aggregated discovery as `v2beta1` only.
    pub fn v2beta1(mut self) -> Self {
        self.forms = Forms::V2Beta1;
        self
    }

    /// Marks the group version as stale: its aggregated API server does not respond.
    pub fn stale(mut self, group_version: &str) -> Self {
        self.stale.push(group_version.to_owned());
        self
    }

    /// Adds resources, as lines of a surface table, to a group version, which may be new; a new version of a group is
    /// its last, and `group/version custom` makes it one of custom resources.
    pub fn with_resources(mut self, group_version: &str, lines: &str) -> Self {
        for new in surface::parse(&format!("[{group_version}]\n{lines}")) {
            if let Some(known) = self.surface.iter_mut().find(|known| known.name() == new.name()) {
                known.resources.extend(new.resources);
                continue;
            }
            let last_of_group = self.surface.iter().rposition(|known| known.group == new.group);
            self.surface.insert(last_of_group.map_or(self.surface.len(), |last| last + 1), new);
        }
        self
    }

    /// Takes away a group version (`apps/v1`) or a resource (`apps/v1/deployments`).
    pub fn without(mut self, name: &str) -> Self {
        self.surface.retain(|version| version.name() != name);
        for version in &mut self.surface {
            let group_version = version.name();
            version.resources.retain(|resource| format!("{group_version}/{}", resource.name) != name);
        }
        self
    }

    /// Adds this many custom resources, twenty a group.
    pub fn crowded(mut self, resources: usize) -> Self {
        for number in 0..resources {
            let line =
                format!("things{number} thing{number} Thing{number} namespaced dDglpcuw t{number} crowd\n/status gpu");
            self = self.with_resources(&format!("crowd{:03}.example.com/v1 custom", number / 20), &line);
        }
        self
    }

    /// The stock cluster with many operators: 2,183 resources in 522 group versions.
    pub fn large() -> Self {
        let mut cluster = Self::stock();
        for number in 0..2116 {
            let scale = if number % 3 == 0 { "\n/scale gpu autoscaling/v1/Scale" } else { "" };
            let line = format!(
                "things{number} thing{number} Thing{number} namespaced dDglpcuw t{number} crowd\n/status gpu{scale}"
            );
            cluster = cluster.with_resources(&format!("crowd{:03}.example.com/v1 custom", number % 500), &line);
        }
        cluster
    }

    /// Refuses clients that show neither a certificate nor this bearer token.
    pub fn token(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    /// Sets another version than `v1.36.2`.
    pub fn version(self, version: &str) -> Self {
        Self { version: version.to_owned(), ..self }
    }

    /// Whether it serves the group version, such as `apps/v1`.
    pub fn has(&self, group_version: &str) -> bool {
        self.surface.iter().any(|version| version.name() == group_version)
    }

    /// Adds these objects, in place of those that the resource has.
    pub fn with(mut self, collection: Collection) -> Self {
        let key = |known: &Collection| [&known.group, &known.version, &known.resource].map(Clone::clone);
        self.collections.retain(|known| key(known) != key(&collection));
        self.collections.push(collection);
        self
    }

    /// The handler of its requests, for an [`ApiServer`] or for another handler to call.
    pub fn handler(self) -> impl Fn(&Request) -> Response + Send + Sync + 'static {
        let discovery = Discovery::new(&self.surface, &self.stale, self.forms);
        move |request| self.answer(&discovery, request)
    }

    /// Starts a server for it.
    pub fn serve(self) -> ApiServer {
        ApiServer::start(self.handler())
    }

    /// Starts a server for it that gives other responses to some requests.
    pub fn serve_but(self, other: impl Fn(&Request) -> Option<Response> + Send + Sync + 'static) -> ApiServer {
        let handler = self.handler();
        ApiServer::start(move |request| other(request).unwrap_or_else(|| handler(request)))
    }

    /// Starts a server for it with this setup.
    pub fn serve_on(self, setup: Setup) -> ApiServer {
        setup.start(self.handler())
    }

    fn answer(&self, discovery: &Discovery, request: &Request) -> Response {
        if !self.admits(request) {
            return status::unauthorized();
        }
        if request.method != "GET" {
            return status::failure(405, "MethodNotAllowed", "the test server is read-only");
        }
        if let Some(response) = discovery.answer(request) {
            return response;
        }
        match request.path.as_str() {
            "/version" => version(&self.version),
            "/livez" | "/readyz" | "/healthz" => Response::text("ok"),
            _ => self.objects(request),
        }
    }

    fn admits(&self, request: &Request) -> bool {
        let Some(token) = &self.token else { return true };
        let bearer = request.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
        request.client_certificate_cn.is_some() || bearer == Some(token)
    }

    /// Lists and single objects, below the path of their group version.
    fn objects(&self, request: &Request) -> Response {
        let below =
            |version: &GroupVersion| Some(request.path.strip_prefix(&version.path())?.strip_prefix('/')?.to_owned());
        let found = self.surface.iter().find_map(|version| Some((version, below(version)?)));
        let Some((version, path)) = found else { return status::no_such_path() };
        if self.stale.contains(&version.name()) {
            return Response::text("service unavailable\n").status(503);
        }
        let (namespace, resource, name) = match path.split('/').collect::<Vec<_>>()[..] {
            ["namespaces", namespace, resource] => (Some(namespace), resource, None),
            ["namespaces", namespace, resource, name] => (Some(namespace), resource, Some(name)),
            [resource, name] => (None, resource, Some(name)),
            [resource] => (None, resource, None),
            _ => return status::no_such_resource(),
        };
        let served = version.resources.iter().find(|entry| entry.name == resource);
        let Some(served) = served.filter(|entry| fits(entry, namespace, name)) else {
            return if version.custom { status::no_such_path() } else { status::no_such_resource() };
        };
        let verb = if name.is_some() { "get" } else { "list" };
        if !served.verbs.contains(&verb) {
            let message = "the server does not allow this method on the requested resource";
            return status::failure(405, "MethodNotAllowed", message);
        }
        let empty;
        let known = self.collections.iter().find(|known| holds(known, version, resource));
        let collection = if let Some(known) = known {
            known
        } else {
            let columns = [Column::NAME, if version.custom { Column::CUSTOM_AGE } else { Column::AGE }];
            empty = Collection::new(&format!("{}/{resource}", version.name()), &served.kind, &columns, Vec::new());
            &empty
        };
        match name {
            Some(name) => collection.get(request, namespace.unwrap_or_default(), name),
            None if request.query("watch").is_some_and(|watch| watch != "false") => Response::stream(|_| Ok(())),
            None => collection.list(request, namespace, version.custom),
        }
    }
}

/// Whether a path suits the resource: only a namespaced one is found in a namespace, and its single objects only there.
fn fits(resource: &Resource, namespace: Option<&str>, name: Option<&str>) -> bool {
    match (namespace, name) {
        (Some(_), _) => resource.namespaced,
        (None, Some(_)) => !resource.namespaced,
        (None, None) => true,
    }
}

fn holds(collection: &Collection, version: &GroupVersion, resource: &str) -> bool {
    collection.group == version.group && collection.version == version.version && collection.resource == resource
}

/// `/version` is indented, unlike everything else.
fn version(version: &str) -> Response {
    let numbers: Vec<&str> = version.trim_start_matches('v').split('.').collect();
    let version = json!({
        "major": numbers[0],
        "minor": numbers[1],
        "gitVersion": version,
        "gitCommit": "5d1c0a4f2b7e9836d04c1a7f6be2908354cd71e0",
        "gitTreeState": "clean",
        "buildDate": "2026-03-10T12:00:00Z",
        "goVersion": "go1.26.1",
        "compiler": "gc",
        "platform": "linux/amd64",
    });
    Response::bytes(serde_json::to_vec_pretty(&version).unwrap())
        .header("Cache-Control", "no-cache, private")
        .header("Content-Type", "application/json")
}
