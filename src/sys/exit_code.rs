//! The exit codes of kubegvr.

use std::process;

/// How a run ended, for the caller of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum ExitCode {
    Done = 0,
    /// The command failed, or `diff`, `check` or `removals --fail-on` found something.
    Failed = 1,
    /// The command line was wrong, or `diff` or `check` failed.
    Usage = 2,
    /// With `--strict`: discovery was incomplete, or a name was ambiguous.
    Strict = 3,
    /// The time of `wait` is over.
    TimedOut = 4,
}

impl From<ExitCode> for process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(code as u8)
    }
}
