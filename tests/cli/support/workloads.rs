//! The objects of the demo cluster except pods: namespaces, a node, deployments, services and widgets.

use serde_json::{Value, json};

use super::clock::ago;
use super::collection::{Collection, Column, Item};

/// One collection for each of them; widgets in all versions in which they are served.
pub fn all() -> Vec<Collection> {
    let mut collections = vec![namespaces(), nodes(), deployments(), services()];
    collections.extend(["v2", "v1", "v1beta1"].map(widgets));
    collections
}

/// The namespaces of [`pods::telling`](super::pods::telling), and one that is empty.
pub fn namespaces() -> Collection {
    const COLUMNS: [Column; 3] =
        [Column::NAME, Column::new("Status", "string", "Whether the namespace is active or going away."), Column::AGE];
    let namespace = |name: &str, age: &str| {
        let labels = format!("kubernetes.io/metadata.name={name}");
        let object = json!({
            "metadata": Item::metadata(None, name, &labels, &ago(age)),
            "spec": {"finalizers": ["kubernetes"]},
            "status": {"phase": "Active"},
        });
        Item::new(object, cells(&[name, "Active", age]))
    };
    let items =
        vec![namespace("data", "12d"), namespace("default", "41d"), namespace("web", "12d"), namespace("void", "41d")];
    Collection::new("v1/namespaces", "Namespace", &COLUMNS, items)
}

fn nodes() -> Collection {
    const COLUMNS: [Column; 10] = [
        Column::NAME,
        Column::new("Status", "string", "Whether the node is ready."),
        Column::new("Roles", "string", "What the node is for."),
        Column::AGE,
        Column::new("Version", "string", "The version of the kubelet."),
        Column::new("Internal-IP", "string", "The address inside the cluster.").wide(),
        Column::new("External-IP", "string", "The address outside the cluster.").wide(),
        Column::new("OS-Image", "string", "The operating system.").wide(),
        Column::new("Kernel-Version", "string", "The version of the kernel.").wide(),
        Column::new("Container-Runtime", "string", "What runs the containers.").wide(),
    ];
    let object = json!({
        "metadata": Item::metadata(None, "node-a", "kubernetes.io/hostname=node-a", &ago("41d")),
        "spec": {"podCIDR": "10.244.1.0/24", "podCIDRs": ["10.244.1.0/24"]},
        "status": {"nodeInfo": {"kubeletVersion": "v1.36.2", "osImage": "Debian GNU/Linux 13 (trixie)"}},
    });
    let row = [
        "node-a",
        "Ready",
        "control-plane",
        "41d",
        "v1.36.2",
        "10.0.0.11",
        "<none>",
        "Debian GNU/Linux 13 (trixie)",
        "6.12.73-amd64",
        "containerd://2.2.1",
    ];
    Collection::new("v1/nodes", "Node", &COLUMNS, vec![Item::new(object, cells(&row))])
}

fn deployments() -> Collection {
    const COLUMNS: [Column; 8] = [
        Column::NAME,
        Column::new("Ready", "string", "How many pods are ready, of how many."),
        Column::new("Up-to-date", "string", "How many pods follow the newest template."),
        Column::new("Available", "string", "How many pods have been ready for long enough."),
        Column::AGE,
        Column::new("Containers", "string", "The names of the containers.").wide(),
        Column::new("Images", "string", "The images of the containers.").wide(),
        Column::new("Selector", "string", "Which pods belong to the deployment.").wide(),
    ];
    let deployment = |name: &str, ready: u64, replicas: u64, age: &str| {
        let selector = format!("app={name}");
        let object = json!({
            "metadata": Item::metadata(Some("web"), name, &selector, &ago(age)),
            "spec": {"replicas": replicas, "selector": {"matchLabels": {"app": name}}},
            "status": {"replicas": replicas, "readyReplicas": ready, "updatedReplicas": replicas},
        });
        let mut row = cells(&[
            name,
            &format!("{ready}/{replicas}"),
            "",
            "",
            age,
            "app",
            "registry.example.com/app:1.4.2",
            &selector,
        ]);
        (row[2], row[3]) = (json!(replicas), json!(ready));
        Item::new(object, row)
    };
    Collection::new(
        "apps/v1/deployments",
        "Deployment",
        &COLUMNS,
        vec![deployment("api", 1, 1, "12d"), deployment("front", 1, 2, "12d")],
    )
}

fn services() -> Collection {
    const COLUMNS: [Column; 7] = [
        Column::NAME,
        Column::new("Type", "string", "How the service is reached."),
        Column::new("Cluster-IP", "string", "The address inside the cluster."),
        Column::new("External-IP", "string", "The addresses outside the cluster."),
        Column::new("Port(s)", "string", "The ports of the service."),
        Column::AGE,
        Column::new("Selector", "string", "The pods that the service selects.").wide(),
    ];
    let service = |namespace: &str, name: &str, ip: &str, port: u64, selector: Option<&str>| {
        let mut object = json!({
            "metadata": Item::metadata(Some(namespace), name, "", &ago("12d")),
            "spec": {
                "clusterIP": ip,
                "clusterIPs": [ip],
                "type": "ClusterIP",
                "ports": [{"protocol": "TCP", "port": port, "targetPort": port}],
                "sessionAffinity": "None",
            },
            "status": {"loadBalancer": {}},
        });
        if let Some(app) = selector {
            object["spec"]["selector"] = json!({"app": app});
        }
        let selector = selector.map_or("<none>".to_owned(), |app| format!("app={app}"));
        Item::new(object, cells(&[name, "ClusterIP", ip, "<none>", &format!("{port}/TCP"), "12d", &selector]))
    };
    let items = vec![
        service("default", "kubernetes", "10.96.0.1", 443, None),
        service("web", "front", "10.96.38.17", 80, Some("front")),
    ];
    Collection::new("v1/services", "Service", &COLUMNS, items)
}

/// Widgets have columns of their own in the newest version, and a warning in the one that is to go.
fn widgets(version: &str) -> Collection {
    const SIZE: Column = Column::new("Size", "integer", "How large the widget is.");
    const COLOUR: Column = Column::new("Colour", "string", "What the widget looks like.").wide();
    let newest = version == "v2";
    let columns: &[Column] =
        if newest { &[Column::NAME, SIZE, COLOUR, Column::CUSTOM_AGE] } else { &[Column::NAME, Column::CUSTOM_AGE] };
    let widget = |name: &str, spec: Value, age: &str| {
        let metadata = Item::metadata(Some("web"), name, "app=front", &ago(age));
        let row = if newest {
            vec![json!(name), spec["size"].clone(), spec["colour"].clone(), json!(age)]
        } else {
            cells(&[name, age])
        };
        Item::new(json!({"metadata": metadata, "spec": spec}), row)
    };
    let items =
        vec![widget("blue-one", json!({"size": 3, "colour": "blue"}), "3h12m"), widget("plain", json!({}), "41s")];
    let mut collection = Collection::new(&format!("shop.example.com/{version}/widgets"), "Widget", columns, items);
    if version == "v1" {
        collection.warning = Some("shop.example.com/v1 Widget is deprecated; use v2".into());
    }
    collection
}

fn cells(texts: &[&str]) -> Vec<Value> {
    texts.iter().map(|text| json!(text)).collect()
}
