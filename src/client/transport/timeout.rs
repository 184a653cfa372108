//! How long connecting may take, with name lookup, proxy and TLS.

use std::time::{Duration, Instant};

use ureq::unversioned::transport::{ConnectionDetails, time};

/// How long connecting may take (client-go `transport/cache.go`, `get`).
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// When connecting must be done: at the end of the connect timeout or of the request, whichever comes first.
pub fn connect_by(details: &ConnectionDetails<'_>) -> Option<Instant> {
    match (details.now, details.timeout.after) {
        (time::Instant::Exact(now), time::Duration::Exact(limit)) => now.checked_add(limit),
        _ => None,
    }
}
