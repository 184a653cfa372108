//! `version` of this program and of a server that tells nothing else.

use super::http::Response;

/// What `version` prints where no server answers.
pub const CLIENT: &str = concat!("Client Version: v", env!("CARGO_PKG_VERSION"), "\n");
/// What `version` prints where a server answers with [`server_version`].
pub const BOTH: &str = concat!("Client Version: v", env!("CARGO_PKG_VERSION"), "\nServer Version: v1.36.2\n");

/// The least that a server can answer to `/version`.
pub fn server_version() -> Response {
    Response::bytes(r#"{"gitVersion":"v1.36.2"}"#)
}

/// The platform of this program, in Go's words.
pub fn platform() -> String {
    let architecture = std::env::consts::ARCH.replace("x86_64", "amd64").replace("aarch64", "arm64");
    format!("{}/{architecture}", std::env::consts::OS)
}
