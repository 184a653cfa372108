//! The integration tests, in one binary: each file is a command or a theme.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by a panic")]

// Whom the server sees.
mod auth;
// The discovery cache, which kubectl shares.
mod cache;
// Completion scripts.
mod completion;
// The commands that show the kubeconfig.
mod config;
// Where the server is, and how it is asked.
mod connection;
// Two surfaces, compared.
mod diff;
// The forms of discovery, and what fails in it.
mod discovery;
// What bad input and bad servers get.
mod errors;
// The order of the modules in src.
mod floors;
// Every group, version and resource.
mod gvrs;
// Which kubeconfig files are read, and as what.
mod kubeconfig;
// The same cache, with kubectl itself.
mod kubectl;
// Stdout that cannot be written.
mod pipe;
// Pods.
mod pods;
// The examples of the README.
mod readme;
// What is deprecated, and what is gone in a release to come.
mod removals;
// What `kubectl api-resources` prints.
mod resources;
// The servers and clusters of the other tests.
mod self_test;
// The surface in a file, and every command on it.
mod snapshot;
// What the tests are built from.
mod support;
// Whom to trust.
mod tls;
// The command line.
mod usage;
// The versions of program and server.
mod version;
// What `kubectl api-versions` prints.
mod versions;
// Until something is served, or gone.
mod wait;
