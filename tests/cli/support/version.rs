//! The output of `version`, and a server that serves nothing else.

use super::http::Response;

/// What `version` prints if no server responds.
pub const CLIENT: &str = concat!("Client Version: v", env!("CARGO_PKG_VERSION"), "\n");
/// What `version` prints if a server responds with [`server_version`].
pub const BOTH: &str = concat!("Client Version: v", env!("CARGO_PKG_VERSION"), "\nServer Version: v1.36.2\n");

/// The smallest valid response to `/version`.
pub fn server_version() -> Response {
    Response::bytes(r#"{"gitVersion":"v1.36.2"}"#)
}

/// The platform of this program, with Go's names.
pub fn platform() -> String {
    let architecture = std::env::consts::ARCH.replace("x86_64", "amd64").replace("aarch64", "arm64");
    format!("{}/{architecture}", std::env::consts::OS.replace("macos", "darwin"))
}
