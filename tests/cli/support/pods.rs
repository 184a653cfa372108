//! Pods: a dozen in various states, or any number of running ones. Their table has the cells that the API server would
//! print for the objects.

use serde_json::{Value, json};

use super::clock::ago;
use super::collection::{Collection, Column, Item};

const COLUMNS: [Column; 9] = [
    Column::NAME,
    Column::new("Ready", "string", "How many containers of the pod are ready, of how many."),
    Column::new("Status", "string", "The state of the pod, or what keeps its containers from running."),
    Column::new("Restarts", "string", "How often containers have been restarted, and when the last time."),
    Column::AGE,
    Column::new("IP", "string", "The address of the pod in the cluster; none while it has not got one.").wide(),
    Column::new("Node", "string", "The node that the pod is bound to; none while it is not scheduled.").wide(),
    Column::new("Nominated Node", "string", "The node on which the pod is to take the place of others.").wide(),
    Column::new("Readiness Gates", "string", "How many conditions besides the containers' hold, of how many.").wide(),
];

/// Namespace, name, ready, status, restarts, age, IP, node, phase, labels.
const TELLING: &str = "
data | db-0                       | 1/1 | Running           | 0             | 5d3h  | 10.244.1.12 | node-a | Running   | app=db,tier=backend
data | db-1                       | 2/3 | Running           | 3 (128m ago)  | 5d3h  | 10.244.1.13 | node-a | Running   | app=db,tier=backend
data | migrate-schema-x7k2p       | 0/1 | Completed         | 0             | 26h   | 10.244.1.20 | node-a | Succeeded | job-name=migrate-schema
data | report-fb4tq               | 0/1 | Error             | 2 (47m ago)   | 49m   | 10.244.1.31 | node-a | Failed    | job-name=report
default | lonely                  | 1/1 | Running           | 1 (3d4h ago)  | 12d   | 10.244.1.4  | node-a | Running   |
web  | api-6c9d8f7b5d-2xkqz       | 1/1 | Running           | 0             | 8m27s | 10.244.1.40 | node-a | Running   | app=api,tier=frontend
web  | api-6c9d8f7b5d-evicted     | 0/1 | Evicted           | 0             | 3h12m | <none>      | node-a | Failed    | app=api,tier=frontend
web  | front-7d9f4c6b88-9hjwl     | 0/1 | CrashLoopBackOff  | 17 (13m ago)  | 74m   | 10.244.1.41 | node-a | Running   | app=front,tier=frontend
web  | front-7d9f4c6b88-old       | 1/1 | Terminating       | 0             | 6h1m  | 10.244.1.38 | node-a | Running   | app=front,tier=frontend
web  | front-canary               | 0/1 | ImagePullBackOff  | 0             | 32s   | 10.244.1.42 | node-a | Pending   | app=front,track=canary
web  | gated                      | 0/1 | SchedulingGated   | 0             | 41m   | <none>      | <none> | Pending   | app=batch
web  | init-wait                  | 0/1 | Init:0/2          | 0             | 95s   | 10.244.1.43 | node-a | Pending   | app=batch
web  | unscheduled                | 0/1 | Pending           | 0             | 2d5h  | <none>      | <none> | Pending   | app=batch
";

/// Pods in all the states that a table of pods can show.
pub fn telling() -> Collection {
    collection(TELLING.lines().filter(|line| !line.is_empty()).map(pod).collect())
}

/// This many running pods in ten namespaces.
pub fn many(count: usize) -> Collection {
    let line = |number: usize| {
        format!(
            "team-{} | worker-{number:05} | 1/1 | Running | {} | {}h | 10.244.{}.{} | node-{} | Running | app=worker,shard=s{}",
            number % 10,
            number % 3,
            1 + number % 47,
            number / 250 % 250,
            number % 250,
            number % 25,
            number % 7,
        )
    };
    collection((0..count).map(|number| pod(&line(number))).collect())
}

fn collection(items: Vec<Item>) -> Collection {
    Collection::new("v1/pods", "Pod", &COLUMNS, items)
}

/// One line of a table of pods.
struct Facts<'a> {
    namespace: &'a str,
    name: &'a str,
    ready: usize,
    containers: usize,
    status: &'a str,
    restarts: usize,
    created: String,
    ip: Option<&'a str>,
    node: Option<&'a str>,
    phase: &'a str,
    labels: &'a str,
}

fn pod(line: &str) -> Item {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let [namespace, name, ready, status, restarts, age, ip, node, phase, labels] = cells[..] else {
        panic!("not a line of a table of pods: {line}");
    };
    let (ready_containers, containers) = ready.split_once('/').unwrap();
    let facts = Facts {
        namespace,
        name,
        ready: ready_containers.parse().unwrap(),
        containers: containers.parse().unwrap(),
        status,
        restarts: restarts.split(' ').next().unwrap().parse().unwrap(),
        created: ago(age),
        ip: Some(ip).filter(|ip| *ip != "<none>"),
        node: Some(node).filter(|node| *node != "<none>"),
        phase,
        labels,
    };
    let row = [name, ready, status, restarts, age, ip, node, "<none>", "<none>"];
    let mut item = Item::new(facts.object(), row.iter().map(|cell| json!(cell)).collect());
    item.completed = match phase {
        "Succeeded" => Some("Succeeded"),
        "Failed" => Some("Failed"),
        _ => None,
    };
    item
}

impl Facts<'_> {
    fn object(&self) -> Value {
        let mut object = json!({
            "metadata": Item::metadata(Some(self.namespace), self.name, self.labels, &self.created),
            "spec": self.spec(),
            "status": self.pod_status(),
        });
        if self.status == "Terminating" {
            object["metadata"]["deletionTimestamp"] = json!(ago("20s"));
            object["metadata"]["deletionGracePeriodSeconds"] = json!(30);
        }
        object
    }

    fn spec(&self) -> Value {
        let container = |name: String| {
            json!({
                "name": name,
                "image": "registry.example.com/app:1.4.2",
                "imagePullPolicy": "IfNotPresent",
                "resources": {},
                "terminationMessagePath": "/dev/termination-log",
                "terminationMessagePolicy": "File",
            })
        };
        let containers: Vec<Value> = (0..self.containers).map(|number| container(format!("c{number}"))).collect();
        let mut spec = json!({
            "containers": containers,
            "restartPolicy": if self.labels.starts_with("job-name") { "Never" } else { "Always" },
            "terminationGracePeriodSeconds": 30,
            "dnsPolicy": "ClusterFirst",
            "securityContext": {},
            "schedulerName": "default-scheduler",
            "priority": 0,
            "enableServiceLinks": true,
            "preemptionPolicy": "PreemptLowerPriority",
        });
        if let Some(node) = self.node {
            spec["nodeName"] = json!(node);
        }
        match self.status {
            "SchedulingGated" => spec["schedulingGates"] = json!([{"name": "example.com/quota"}]),
            "Init:0/2" => spec["initContainers"] = json!([container("init-0".into()), container("init-1".into())]),
            _ => {}
        }
        spec
    }

    fn pod_status(&self) -> Value {
        let ready = self.ready == self.containers;
        let mut status = json!({
            "phase": self.phase,
            "conditions": [{
                "type": "Ready",
                "status": if ready { "True" } else { "False" },
                "lastProbeTime": null,
                "lastTransitionTime": self.created,
            }],
            "qosClass": "BestEffort",
        });
        if let Some(ip) = self.ip {
            status["podIP"] = json!(ip);
            status["podIPs"] = json!([{"ip": ip}]);
        }
        match self.status {
            "Evicted" => {
                status["reason"] = json!("Evicted");
                status["message"] = json!("The node was low on resource: memory.");
                return status;
            }
            "SchedulingGated" => {
                status["conditions"] =
                    json!([{"type": "PodScheduled", "status": "False", "reason": "SchedulingGated"}]);
            }
            "Init:0/2" => {
                let waiting =
                    |name| container_status(name, false, 0, &json!({"waiting": {"reason": "PodInitializing"}}));
                status["initContainerStatuses"] = json!([waiting("init-0"), waiting("init-1")]);
            }
            _ => {}
        }
        if self.node.is_some() {
            status["startTime"] = json!(self.created);
            let statuses = (0..self.containers).map(|number| self.container(number));
            status["containerStatuses"] = statuses.collect();
        }
        status
    }

    /// The first containers are the ready ones; all restarts are those of the last one.
    fn container(&self, number: usize) -> Value {
        let ready = number < self.ready;
        let restarts = if number + 1 == self.containers { self.restarts } else { 0 };
        let state = match self.status {
            "Completed" => json!({"terminated": {"exitCode": 0, "reason": "Completed", "startedAt": self.created}}),
            "Error" => json!({"terminated": {"exitCode": 3, "reason": "Error", "startedAt": self.created}}),
            "CrashLoopBackOff" | "ImagePullBackOff" => json!({"waiting": {"reason": self.status}}),
            "Init:0/2" => json!({"waiting": {"reason": "PodInitializing"}}),
            _ => json!({"running": {"startedAt": self.created}}),
        };
        container_status(&format!("c{number}"), ready, restarts, &state)
    }
}

fn container_status(name: &str, ready: bool, restarts: usize, state: &Value) -> Value {
    json!({
        "name": name,
        "ready": ready,
        "restartCount": restarts,
        "state": state,
        "lastState": {},
        "image": "registry.example.com/app:1.4.2",
        "imageID": "",
    })
}
