//! Candidates, and what a shell shows beside them.

use clap::builder::StyledStr;
use clap_complete::engine::CompletionCandidate;

/// Candidates with their help.
pub fn fixed<'a>(values: impl IntoIterator<Item = &'a (&'a str, &'a str)>) -> Vec<CompletionCandidate> {
    values.into_iter().map(|(value, help)| candidate(value, help)).collect()
}

/// Candidates without help.
pub fn plain<'a>(values: impl IntoIterator<Item = &'a str>) -> Vec<CompletionCandidate> {
    values.into_iter().map(CompletionCandidate::new).collect()
}

/// A candidate with its help, which may be empty.
pub fn candidate(value: &str, help: &str) -> CompletionCandidate {
    let help = (!help.is_empty()).then(|| StyledStr::from(help.to_owned()));
    CompletionCandidate::new(value).help(help)
}
