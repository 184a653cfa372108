//! The integration tests, in one binary: each file is a command or a theme.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by a panic")]

// Credential plugins.
#[cfg(unix)]
mod exec;
// Credential plugins that do not work.
#[cfg(unix)]
mod exec_errors;
// The order of the modules in src.
mod floors;
// Acting as another user.
mod impersonation;
// The client certificate and its key.
mod keys;
// Whom the binary takes for the server.
mod names;
// Proxies on the way to a server.
mod proxy;
// The servers and clusters of the other tests.
mod self_test;
// What the tests are built from.
mod support;
// What -v tells.
#[cfg(unix)]
mod verbosity;
// What a server warns of.
mod warnings;
