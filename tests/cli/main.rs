//! The integration tests, in one binary: each file is a command or a theme.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by a panic")]

// Whom the server sees.
mod auth;
// The discovery cache, which kubectl shares.
mod cache;
// The commands that show and empty it.
mod cache_command;
// Colour, and when there is none.
#[cfg(target_os = "linux")]
mod color;
// The paths from a server certificate to a trust anchor.
mod certificate_chains;
// The client certificate and its key.
mod client_certificates;
// Completion scripts.
mod completion;
// The commands that show the kubeconfig.
mod config;
// Where the server is, and how it is asked.
mod connection;
// Many clusters at once.
mod contexts;
// Many clusters, some of which fail.
mod contexts_apart;
// Two surfaces, compared.
mod diff;
// The forms of discovery, and what fails in it.
mod discovery;
// What bad input and bad servers get.
mod errors;
// Credential plugins.
#[cfg(unix)]
mod exec;
// Credential plugins that do not work.
#[cfg(unix)]
mod exec_errors;
// Credential plugins that take their time.
#[cfg(unix)]
mod exec_time;
// Credential plugins when a run is told to end.
#[cfg(unix)]
mod exec_signals;
// Every way in which a server can be broken, and what is said then.
mod faults;
// Any resource by any name.
mod get;
// Every group, version and resource.
mod gvrs;
// Where the kubeconfig and the cache are without `HOME`.
#[cfg(target_os = "linux")]
mod home_directory;
// Acting as another user.
mod impersonation;
// Which kubeconfig files are read, and as what.
mod kubeconfig;
// The same cache, with kubectl itself.
mod kubectl;
// The order of the modules in src.
mod layers;
// Input that is too large, too deep or too much.
#[cfg(target_os = "linux")]
mod limits;
// The same in files.
#[cfg(target_os = "linux")]
mod limits_of_files;
// Discovery from files alone.
mod offline;
// Stdout that cannot be written.
mod pipe;
// What others have put where the cache is.
#[cfg(unix)]
mod planted;
// Pods.
mod pods;
// What is promised on security.
mod promises;
// Proxies on the way to a server.
mod proxy;
// The examples of the README.
mod readme;
// What is deprecated, and what is gone in a release to come.
mod removals;
// Where a server leads to.
mod redirects;
// Flags that a command refuses.
mod refusals;
// What a name stands for.
mod resolve;
// What is tried again, and for how long.
mod retries;
// What is kept for how long, and how it is asked for again.
mod revalidate;
// What `kubectl api-resources` prints.
mod resources;
// The servers and clusters of the other tests.
mod self_test;
// The server certificate: names, times and trust anchors.
mod server_certificates;
// The surface in a file, and every command on it.
mod snapshot;
// Runs that are told to end.
#[cfg(unix)]
mod signals;
// What the tests are built from.
mod support;
// What a template or an order makes of objects.
mod templates;
// What a terminal gets in place of what a pipe gets.
#[cfg(target_os = "linux")]
mod terminal;
// Processes that share a cache at the same time.
mod together;
// Whom to trust.
mod tls;
// The command line.
mod usage;
// What -v tells.
#[cfg(unix)]
mod verbosity;
// The versions of program and server.
mod version;
// What `kubectl api-versions` prints.
mod versions;
// Until something is served, or gone.
mod wait;
// What a server warns of.
mod warnings;
// Changes as they happen.
mod watch;
