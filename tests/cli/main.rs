//! The integration tests, in one binary: each file is a command or a theme.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by a panic")]

// The commands that show the kubeconfig.
mod config;
// The order of the modules in src.
mod floors;
// Which kubeconfig files are read, and as what.
mod kubeconfig;
// The examples of the README.
mod readme;
// The servers and clusters of the other tests.
mod self_test;
// What the tests are built from.
mod support;
