//! The arguments of `wait`.

use std::time::Duration;

use clap::Args;

use crate::api::ApiName;
use crate::cli::value_parser::duration;

/// `wait`.
#[derive(Args, Debug)]
pub struct WaitArgs {
    /// Wait for these APIs: names as resolve takes them, GROUP, GROUP/VERSION, or crd/NAME
    #[arg(required = true, value_name = "NAME", value_parser = ApiName::parse)]
    pub names: Vec<ApiName>,
    /// Wait for this state. One of: (served, gone), or kubectl's (condition=Established, condition=Available, create,
    /// delete)
    #[arg(long = "for", value_name = "STATE", default_value = "served", value_parser = state)]
    pub state: WaitState,
    /// The length of time to wait before giving up, in seconds or with a unit (e.g. 90s, 10m). Zero means check once
    /// and don't wait
    #[arg(long, value_name = "DURATION", default_value = "30s", value_parser = duration)]
    pub timeout: Duration,
}

/// The state to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitState {
    /// The server serves it.
    Served,
    /// The server does not serve it.
    Gone,
}

/// Reads a state, also as the condition of a definition or of an API service that goes with it.
fn state(text: &str) -> Result<WaitState, String> {
    let lower = text.to_lowercase();
    match lower.strip_suffix("=true").unwrap_or(&lower) {
        "served" | "create" | "condition=established" | "condition=available" => Ok(WaitState::Served),
        "gone" | "delete" => Ok(WaitState::Gone),
        _ => Err("must be served or gone; condition=Established is read as served".to_owned()),
    }
}
