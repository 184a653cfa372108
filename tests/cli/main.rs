//! The end-to-end tests, in one binary: one module for each command or topic.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

// Credentials and the user that the server sees.
mod auth;
// The discovery cache, shared with kubectl.
mod cache;
// `cache list`, `cache dir` and `cache clear`.
mod cache_command;
// When output is colored.
#[cfg(target_os = "linux")]
mod color;
// The paths from a server certificate to a trust anchor.
mod certificate_chains;
// `check` of manifests.
mod check;
// The client certificate and its key.
mod client_certificates;
// Completion scripts.
mod completion;
// The commands that show the kubeconfig.
mod config;
// The server's address and the requests to it.
mod connection;
// Several contexts in one run.
mod contexts;
// Several contexts, some of which fail.
// `diff` of two API surfaces.
mod diff;
// Aggregated and legacy discovery, and their failures.
mod discovery;
// Errors for bad input and bad responses.
mod errors;
// Credential plugins.
#[cfg(unix)]
mod exec;
// Credential plugins that fail.
#[cfg(unix)]
// Credential plugins and time limits.
#[cfg(unix)]
// Credential plugins when a run gets a signal.
#[cfg(unix)]
// Every fault of a server, with its message and its cost in time.
mod faults;
// `get` of any resource.
mod get;
// Every group, version and resource.
mod gvrs;
// Where the kubeconfig and the cache are without `HOME`.
#[cfg(target_os = "linux")]
mod help;
mod home_directory;
// Acting as another user.
mod impersonation;
// Which kubeconfig files are read, and how they are merged.
mod kubeconfig;
// One cache shared with a real kubectl.
mod kubectl;
// The order of the modules in src.
mod layers;
// Responses above a limit of size, depth or count.
#[cfg(target_os = "linux")]
mod limits;
// Files above such a limit.
#[cfg(target_os = "linux")]
// Names: what one command prints, the others read.
mod names;
// `--offline`: discovery from the cache.
mod offline;
// Stdout that is closed or full.
mod pipe;
// Symlinks and odd names in the cache directory.
#[cfg(unix)]
mod planted;
// Pods.
mod pods;
// The security promises of SECURITY.md.
mod promises;
// Proxies on the way to a server.
mod proxy;
// The examples of the README and of docs.
mod readme;
// APIs that are deprecated or removed in a release.
mod removals;
// Redirects.
mod redirects;
// Flags that a command refuses.
mod refusals;
// Resource names and what they resolve to.
mod resolve;
// Retries and their limits.
mod retries;
// How long the cache is fresh, and how it is revalidated.
mod revalidate;
// What `kubectl api-resources` prints.
mod resources;
// The documents of -o json and their schemas.
mod schema;
// The test servers and test clusters themselves.
mod self_test;
// The server certificate: names, times and trust anchors.
mod server_certificates;
// `snapshot` files, and the commands that read them.
mod snapshot;
// Runs that get a signal.
#[cfg(unix)]
mod signals;
// Servers, clusters and runs that the tests are built from.
mod support;
// Templates, custom columns and sorting.
mod templates;
// Control characters on a terminal.
#[cfg(target_os = "linux")]
mod terminal;
// Processes that share a cache at the same time.
mod together;
// Trust anchors, server names and client certificates.
mod tls;
// The command line.
mod usage;
// What `-v` logs.
#[cfg(unix)]
mod verbosity;
// The versions of client and server.
mod version;
// What `kubectl api-versions` prints.
mod versions;
// `wait` until a resource is served or gone.
mod wait;
// `Warning` headers.
mod warnings;
// `--watch`.
mod watch;
// Our own tables on a terminal.
#[cfg(target_os = "linux")]
mod window;
