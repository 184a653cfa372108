//! Support for tests, demo and benchmarks: a cluster with a TLS API server in their own process, and for the tests the
//! builder that runs the binary against it.
#![allow(dead_code, unused_imports, reason = "the tests, the demo and the benchmarks each use a part")]

// Discovery in two documents.
pub mod aggregated;
// Certificates made on the fly.
pub mod certs;
// The time, which stands still.
pub mod clock;
// A server whose cluster changes.
pub mod changing;
// A cluster and its responses.
pub mod cluster;
// Objects of one resource as table, list or single object.
pub mod collection;
// One connection of a server.
pub mod connection;
// Which discovery document a request gets.
pub mod discovery;
// Requests and answers.
pub mod http;
// Keys and certificates made elsewhere.
pub mod fixed;
#[cfg(test)]
pub mod fleet;
// Kubeconfig files for the servers.
pub mod kubeconfig;
// Discovery in a document for each group version.
pub mod legacy;
// Ports for the servers.
pub mod port;
// Pods for the cluster.
pub mod pods;
// Proxies.
pub mod proxy;
// Selectors and pages.
pub mod query;
// Malformed responses.
pub mod fault;
// The server itself.
pub mod server;
// Refusals.
pub mod status;
// Tables of API surfaces.
pub mod surface;
// The TLS side of a server.
pub mod tls;
// What `version` prints.
pub mod version;
// The events of a watch.
pub mod watch;
// Other objects for the cluster.
pub mod workloads;

// The expected output of a run.
#[cfg(test)]
pub mod expected;
// What holds the responses of a server back.
#[cfg(test)]
pub mod gate;
// The home directory of runs.
#[cfg(test)]
pub mod home;
// Credential plugins.
#[cfg(all(test, unix))]
pub mod plugin;
// Where the streams of a run lead.
#[cfg(test)]
pub mod sink;
// Interactive shells.
#[cfg(all(test, target_os = "linux"))]
pub mod shell;
// A pseudo-terminal.
#[cfg(all(test, target_os = "linux"))]
pub mod terminal;
// A home with a warm cache.
#[cfg(test)]
pub mod warm;
// Runs the binary; needs a variable that cargo sets for tests alone.
#[cfg(test)]
pub mod run;
// Runs that get signals.
#[cfg(all(test, unix))]
pub mod running;
#[cfg(test)]
pub use home::{Home, discovery_folder, make_older};
#[cfg(test)]
pub use run::Test;
#[cfg(test)]
pub use warm::warm;
