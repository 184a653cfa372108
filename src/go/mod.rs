//! What kubectl's output takes from Go: its number, string, JSON, URL, path and table formats.
//!
//! Each file names the Go source whose rule it follows. Nothing here knows Kubernetes or performs I/O.

pub mod duration;
pub mod float;
pub mod fmt;
pub mod json;
pub mod json_input;
pub mod os_error;
pub mod path;
pub mod quantity;
pub mod sort;
mod tabwriter;
pub mod url;
pub mod yaml;

pub use quantity::Quantity;
pub use tabwriter::TabWriter;
