//! The operating system: environment, signals, files, child processes and threads.

mod atomic_file;
pub mod bounded;
mod child;
pub mod dir;
mod env;
mod exit_code;
mod label;
pub mod parallel;
pub mod signals;

pub use atomic_file::{AtomicFile, is_temporary, remove_abandoned};
pub use child::Child;
pub use env::{Env, ProxyVariables, platform};
pub use exit_code::ExitCode;
pub use label::{label, with_label};
