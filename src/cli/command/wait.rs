//! The arguments of `wait`.

use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::api::ApiName;
use crate::cli::value_parser::duration;

/// `wait`.
#[derive(Args, Debug)]
pub struct WaitArgs {
    /// Wait for these APIs: names as resolve takes them, GROUP/VERSION, or GROUP/VERSION/RESOURCE
    #[arg(required = true, value_name = "NAME", value_parser = ApiName::parse)]
    pub names: Vec<ApiName>,
    /// Wait for this state. One of: (served, gone)
    #[arg(long = "for", value_name = "STATE", default_value = "served", hide_possible_values = true)]
    pub state: WaitState,
    /// The length of time to wait before giving up, in seconds or with a unit (e.g. 90s, 10m). Zero means check once
    /// and don't wait
    #[arg(long, value_name = "DURATION", default_value = "30s", value_parser = duration)]
    pub timeout: Duration,
}

/// The state to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WaitState {
    /// The server serves it
    Served,
    /// The server does not serve it
    Gone,
}
