//! The `Status` objects with which an API server refuses a request.

use serde_json::{Value, json};

use super::http::Response;

/// A failure with the reason, and no details.
pub fn failure(code: u16, reason: &str, message: &str) -> Response {
    with_details(code, reason, message, None)
}

/// Neither a client certificate nor a token that is known.
pub fn unauthorized() -> Response {
    failure(401, "Unauthorized", "Unauthorized")
}

/// The user may not list or get the resource.
pub fn forbidden(user: &str, verb: &str, resource: &str, group: &str) -> Response {
    let message = format!(
        "{} is forbidden: User \"{user}\" cannot {verb} resource \"{resource}\" in API group \"{group}\" at the cluster scope",
        qualified(resource, group)
    );
    with_details(403, "Forbidden", &message, Some(details(resource, group, None)))
}

/// The user may not get a path that is no resource.
pub fn forbidden_path(user: &str, path: &str) -> Response {
    let message = format!("forbidden: User \"{user}\" cannot get path \"{path}\"");
    with_details(403, "Forbidden", &message, Some(json!({})))
}

/// No object has the name.
pub fn no_such_object(resource: &str, group: &str, name: &str) -> Response {
    let message = format!("{} \"{name}\" not found", qualified(resource, group));
    with_details(404, "NotFound", &message, Some(details(resource, group, Some(name))))
}

/// The group version has no such resource.
pub fn no_such_resource() -> Response {
    with_details(404, "NotFound", "the server could not find the requested resource", Some(json!({})))
}

/// The path is not served.
pub fn no_such_path() -> Response {
    Response::text("404 page not found\n").status(404)
}

/// The continue token is from a list that the server has dropped.
pub fn expired() -> Response {
    let message = "The provided continue parameter is too old to display a consistent list result. \
                   You can start a new list without the continue parameter.";
    failure(410, "Expired", message)
}

fn qualified(resource: &str, group: &str) -> String {
    if group.is_empty() { resource.to_owned() } else { format!("{resource}.{group}") }
}

fn details(resource: &str, group: &str, name: Option<&str>) -> Value {
    let mut details = json!({"kind": resource});
    if !group.is_empty() {
        details["group"] = json!(group);
    }
    if let Some(name) = name {
        details["name"] = json!(name);
    }
    details
}

fn with_details(code: u16, reason: &str, message: &str, details: Option<Value>) -> Response {
    let mut status = json!({
        "kind": "Status",
        "apiVersion": "v1",
        "metadata": {},
        "status": "Failure",
        "message": message,
        "reason": reason,
        "code": code,
    });
    if let Some(details) = details {
        status["details"] = details;
    }
    Response::json(&status).status(code).header("Cache-Control", "no-cache, private")
}
