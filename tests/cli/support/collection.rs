//! The objects of one resource, as an API server hands them out: as a server-side table or as they are, one or a
//! page of them.

use serde::Serialize;
use serde_json::{Value, json};

use super::http::{Request, Response};
use super::query::{self, Page};
use super::status;

/// A column of a server-side table.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Column {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    format: &'static str,
    description: &'static str,
    priority: u8,
}

impl Column {
    /// A column of the type (`string`, `integer`, `date`, ...) that is always shown.
    pub const fn new(name: &'static str, kind: &'static str, description: &'static str) -> Self {
        Self { name, kind, format: "", description, priority: 0 }
    }

    /// Shows the column in wide output alone.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.priority = 1;
        self
    }

    /// The name, which clients recognize by its format.
    pub const NAME: Self = Self { format: "name", ..Self::new("Name", "string", "The name of the object.") };
    /// The age, a text as built-in resources have it.
    pub const AGE: Self = Self::new("Age", "string", "How long ago the server has stored the object.");
    /// The age, a date as custom resources have it; the cell is a text all the same.
    pub const CUSTOM_AGE: Self = Self { kind: "date", ..Self::AGE };
}

/// An object with its row.
#[derive(Clone, Debug)]
pub struct Item {
    /// The object, without kind and apiVersion.
    pub object: Value,
    /// The cells of its row.
    pub cells: Vec<Value>,
    /// Whether the row says that the object has come to its end, and how: `Succeeded` or `Failed`.
    pub completed: Option<&'static str>,
}

impl Item {
    /// An object with its cells.
    pub fn new(object: Value, cells: Vec<Value>) -> Self {
        Self { object, cells, completed: None }
    }

    /// The metadata of an object; labels as `app=front,tier=web`, managed fields as a server keeps them.
    pub fn metadata(namespace: Option<&str>, name: &str, labels: &str, created: &str) -> Value {
        let seed = name.bytes().chain(namespace.unwrap_or_default().bytes());
        let number = seed.fold(0x811c_9dc5_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0193));
        let mut metadata = json!({
            "name": name,
            "uid": format!("{:08x}-0000-4000-8000-{:012x}", number & 0xffff_ffff, number >> 16),
            "resourceVersion": (1000 + number % 9000).to_string(),
            "creationTimestamp": created,
            "managedFields": [{
                "manager": "kube-controller-manager",
                "operation": "Update",
                "apiVersion": "v1",
                "time": created,
                "fieldsType": "FieldsV1",
                "fieldsV1": {"f:metadata": {"f:labels": {".": {}}}, "f:spec": {}},
            }],
        });
        if let Some(namespace) = namespace {
            metadata["namespace"] = json!(namespace);
        }
        for (key, value) in labels.split(',').filter_map(|label| label.split_once('=')) {
            metadata["labels"][key] = json!(value);
        }
        metadata
    }

    /// The namespace, empty for a cluster-scoped object.
    pub fn namespace(&self) -> &str {
        self.object["metadata"]["namespace"].as_str().unwrap_or_default()
    }

    /// The name.
    pub fn name(&self) -> &str {
        self.object["metadata"]["name"].as_str().unwrap_or_default()
    }
}

/// All objects of one resource of one group version.
#[derive(Clone, Debug)]
pub struct Collection {
    /// The group; empty for the core group.
    pub group: String,
    /// The version.
    pub version: String,
    /// The plural.
    pub resource: String,
    /// The kind of the objects.
    pub kind: String,
    /// The columns of the table.
    pub columns: Vec<Column>,
    /// The objects, ordered by namespace and name.
    pub items: Vec<Item>,
    /// The text of a `Warning` header.
    pub warning: Option<String>,
}

impl Collection {
    /// The objects of a resource that is given as `apps/v1/deployments`.
    pub fn new(resource: &str, kind: &str, columns: &[Column], items: Vec<Item>) -> Self {
        let mut parts = resource.rsplitn(3, '/').map(str::to_owned);
        let (resource, version, group) = (parts.next(), parts.next(), parts.next());
        let mut items = items;
        items.sort_by(|left, right| (left.namespace(), left.name()).cmp(&(right.namespace(), right.name())));
        Self {
            group: group.unwrap_or_default(),
            version: version.unwrap_or_default(),
            resource: resource.unwrap_or_default(),
            kind: kind.to_owned(),
            columns: columns.to_vec(),
            items,
            warning: None,
        }
    }

    /// The answer to the request for one object.
    pub fn get(&self, request: &Request, namespace: &str, name: &str) -> Response {
        let found = self.items.iter().find(|item| item.namespace() == namespace && item.name() == name);
        let Some(item) = found else { return status::no_such_object(&self.resource, &self.group, name) };
        if let Some(version) = table_version(request) {
            let metadata = json!({"resourceVersion": item.object["metadata"]["resourceVersion"]});
            return self.answer(&self.table(request, version, metadata, &[item]));
        }
        self.answer(&self.typed(item))
    }

    /// The answer to the request for a list, of one namespace or of all. In a list of custom resources every object
    /// states kind and apiVersion, which built-in ones leave to the list.
    pub fn list(&self, request: &Request, namespace: Option<&str>, custom: bool) -> Response {
        match query::page(self, request, namespace) {
            Err(refusal) => refusal,
            Ok(Page { metadata, items }) => match table_version(request) {
                Some(version) => self.answer(&self.table(request, version, metadata, &items)),
                None => self.answer(&List {
                    kind: format!("{}List", self.kind),
                    api_version: self.api_version(),
                    metadata,
                    items: items
                        .iter()
                        .map(
                            |item| {
                                if custom { ListItem::Typed(self.typed(item)) } else { ListItem::Bare(&item.object) }
                            },
                        )
                        .collect(),
                }),
            },
        }
    }

    fn answer(&self, body: &impl Serialize) -> Response {
        let response = Response::json(body).header("Cache-Control", "no-cache, private");
        match &self.warning {
            Some(warning) => response.header("Warning", &format!("299 - \"{warning}\"")),
            None => response,
        }
    }

    fn table<'a>(&'a self, request: &Request, version: &str, metadata: Value, items: &[&'a Item]) -> Table<'a> {
        let api_version = format!("meta.k8s.io/{version}");
        let row = |item: &&'a Item| Row {
            cells: &item.cells,
            conditions: item.completed.map(completed),
            object: match request.query("includeObject") {
                Some("None") => RowObject::None,
                Some("Object") => RowObject::Whole(self.typed(item)),
                _ => RowObject::Metadata {
                    kind: "PartialObjectMetadata",
                    api_version: api_version.clone(),
                    metadata: &item.object["metadata"],
                },
            },
        };
        let rows = items.iter().map(row).collect();
        Table { kind: "Table", api_version: api_version.clone(), metadata, column_definitions: &self.columns, rows }
    }

    fn typed<'a>(&self, item: &'a Item) -> Typed<'a> {
        Typed { kind: self.kind.clone(), api_version: self.api_version(), rest: &item.object }
    }

    fn api_version(&self) -> String {
        if self.group.is_empty() { self.version.clone() } else { format!("{}/{}", self.group, self.version) }
    }
}

/// The version of the table that the request accepts before it accepts plain objects.
fn table_version(request: &Request) -> Option<&str> {
    let first = request.header("accept")?.split(',').next()?;
    let parameter = |key| first.split(';').find_map(|part: &str| part.trim().strip_prefix(key));
    parameter("as=").filter(|form| *form == "Table").and(parameter("v="))
}

fn completed(reason: &str) -> Value {
    let message = if reason == "Failed" { "The pod failed." } else { "The pod has completed successfully." };
    json!([{"type": "Completed", "status": "True", "reason": reason, "message": message}])
}

// The order of the fields is that of a real server, which clients that read a stream may meet.

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List<'a> {
    kind: String,
    api_version: String,
    metadata: Value,
    items: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ListItem<'a> {
    Bare(&'a Value),
    Typed(Typed<'a>),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Table<'a> {
    kind: &'static str,
    api_version: String,
    metadata: Value,
    column_definitions: &'a [Column],
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    cells: &'a [Value],
    #[serde(skip_serializing_if = "Option::is_none")]
    conditions: Option<Value>,
    object: RowObject<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum RowObject<'a> {
    None,
    #[serde(rename_all = "camelCase")]
    Metadata {
        kind: &'static str,
        api_version: String,
        metadata: &'a Value,
    },
    Whole(Typed<'a>),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Typed<'a> {
    kind: String,
    api_version: String,
    #[serde(flatten)]
    rest: &'a Value,
}
