//! The state of a pod, as `kubectl get pods` prints it (kubernetes `pkg/printers/internalversion/printers.go`, `printPod`).

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

/// How long after its last restart a container counts as restarting.
const RECENT: SignedDuration = SignedDuration::from_hours(1);

/// How many times the containers of a pod were restarted, in total. Sidecars count, other init containers do not.
pub fn restarts(pod: &Value) -> u64 {
    running_containers(pod).map(|status| status["restartCount"].as_u64().unwrap_or(0)).sum()
}

/// The status: why the pod or one of its containers does not run, else the phase.
pub fn status(pod: &Value) -> &str {
    if !pod["metadata"]["deletionTimestamp"].is_null() {
        return "Terminating";
    }
    let of_containers = |state: &str| running_containers(pod).find_map(|status| reason(&status["state"][state]));
    let of_pod = || reason(&pod["status"]).or_else(|| pod["status"]["phase"].as_str());
    of_containers("waiting").or_else(|| of_containers("terminated")).or_else(of_pod).unwrap_or("Unknown")
}

/// Whether a pod needs attention: it does not run, is not ready, was restarted within the last hour, or should be gone by
/// now. A pod that has done its work does not.
pub fn has_problem(pod: &Value, now: Timestamp) -> bool {
    if timestamp(&pod["metadata"]["deletionTimestamp"]).is_some_and(|end| end < now) {
        return true;
    }
    match pod["status"]["phase"].as_str() {
        Some("Succeeded") => false,
        Some("Running") => !is_ready(pod) || running_containers(pod).any(|status| was_restarted(status, now)),
        _ => true,
    }
}

fn is_ready(pod: &Value) -> bool {
    let conditions = pod["status"]["conditions"].as_array().into_iter().flatten();
    let mut ready = conditions.filter(|condition| condition["type"] == "Ready");
    ready.next().is_some_and(|ready| ready["status"] == "True")
}

fn was_restarted(status: &Value, now: Timestamp) -> bool {
    timestamp(&status["lastState"]["terminated"]["finishedAt"]).is_some_and(|ended| now.duration_since(ended) < RECENT)
}

fn timestamp(value: &Value) -> Option<Timestamp> {
    value.as_str()?.parse().ok()
}

fn reason(state: &Value) -> Option<&str> {
    state["reason"].as_str().filter(|reason| !reason.is_empty())
}

/// The statuses of the containers that run as long as the pod: its own, and sidecars, the init containers that are always
/// restarted.
fn running_containers(pod: &Value) -> impl Iterator<Item = &Value> {
    let init = items(&pod["spec"]["initContainers"]);
    let is_sidecar = move |status: &&Value| {
        init.clone().any(|container| container["name"] == status["name"] && container["restartPolicy"] == "Always")
    };
    items(&pod["status"]["initContainerStatuses"]).filter(is_sidecar).chain(items(&pod["status"]["containerStatuses"]))
}

fn items(list: &Value) -> std::slice::Iter<'_, Value> {
    list.as_array().map_or(&[][..], Vec::as_slice).iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const NOW: &str = "2026-03-02T12:00:00Z";

    /// A pod in a phase, with the statuses of its containers.
    fn pod(phase: &str, ready: bool, containers: &Value) -> Value {
        let ready = if ready { "True" } else { "False" };
        json!({"status": {"phase": phase, "conditions": [{"type": "PodScheduled", "status": "True"},
            {"type": "Ready", "status": ready}], "containerStatuses": containers}})
    }

    fn has_problem(pod: &Value) -> bool {
        super::has_problem(pod, NOW.parse().unwrap())
    }

    #[test]
    fn restarts_of_all_containers_and_sidecars_are_added() {
        let mut pod = pod("Running", true, &json!([{"restartCount": 2}, {"restartCount": 3}, {}]));
        assert_eq!(restarts(&pod), 5);
        pod["spec"] = json!({"initContainers": [{"name": "proxy", "restartPolicy": "Always"}, {"name": "setup"}]});
        pod["status"]["initContainerStatuses"] =
            json!([{"name": "proxy", "restartCount": 10}, {"name": "setup", "restartCount": 100}]);
        assert_eq!(restarts(&pod), 15);
        assert_eq!(restarts(&json!("no pod")), 0);
    }

    #[test]
    fn status_is_the_first_reason_or_the_phase() {
        for (phase, containers, expected) in [
            ("Running", json!([{"state": {"running": {}}}]), "Running"),
            (
                "Running",
                json!([{"state": {"terminated": {"reason": "Error"}}}, {"state": {"waiting": {"reason": "CrashLoopBackOff"}}}]),
                "CrashLoopBackOff",
            ),
            ("Succeeded", json!([{"state": {"terminated": {"reason": "Completed"}}}]), "Completed"),
            ("Pending", json!(null), "Pending"),
        ] {
            assert_eq!(status(&pod(phase, true, &containers)), expected);
        }
        assert_eq!(status(&json!({"status": {"phase": "Failed", "reason": "Evicted"}})), "Evicted");
        assert_eq!(status(&json!({"metadata": {"deletionTimestamp": NOW}})), "Terminating");
        assert_eq!(status(&json!({})), "Unknown");
    }

    #[test]
    fn problem_is_what_is_down_not_ready_or_restarted_lately() {
        let ended = |at: &str| json!([{"lastState": {"terminated": {"finishedAt": at}}}]);
        for (pod, expected) in [
            (pod("Running", true, &json!([{}])), false),
            (pod("Running", false, &json!([{}])), true),
            (pod("Running", true, &ended("2026-03-02T11:00:01Z")), true),
            (pod("Running", true, &ended("2026-03-02T11:00:00Z")), false),
            (pod("Succeeded", false, &json!([])), false),
            (pod("Pending", false, &json!([])), true),
            (pod("Failed", false, &json!([])), true),
            (json!({}), true),
            (
                json!({"metadata": {"deletionTimestamp": "2026-03-02T11:59:59Z"}, "status": {"phase": "Succeeded"}}),
                true,
            ),
            (
                json!({"metadata": {"deletionTimestamp": "2026-03-02T12:00:30Z"}, "status": {"phase": "Succeeded"}}),
                false,
            ),
        ] {
            assert_eq!(has_problem(&pod), expected, "{pod}");
        }
    }
}
