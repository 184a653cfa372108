//! Parsers of single values, for clap.

use std::convert::Infallible;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{OsStringValueParser, TypedValueParser};

use crate::api::Release;
use crate::kubeconfig::{self, Secret};

/// A path, which may be empty: `--kubeconfig "$UNSET"` counts as not given, as in kubectl.
pub fn path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

/// A value that no `Debug` output shows.
#[expect(clippy::unnecessary_wraps, reason = "the signature of a clap parser")]
pub fn secret(text: &str) -> Result<Secret, Infallible> {
    Ok(Secret(text.to_owned()))
}

/// Seconds, or a number with a unit. 0 is a duration of zero.
pub fn duration(text: &str) -> Result<Duration, String> {
    let parsed = kubeconfig::parse_timeout(text)
        .map_err(|_| "must be a number of seconds, or one with a unit such as 90s or 10m")?;
    Ok(parsed.unwrap_or_default())
}

/// The values of `--api-group`. A later flag replaces an earlier one, as in kubectl.
#[derive(Clone, Debug)]
pub struct ApiGroups(pub Vec<String>);

#[expect(clippy::unnecessary_wraps, reason = "the signature of a clap parser")]
pub fn api_groups(text: &str) -> Result<ApiGroups, Infallible> {
    Ok(ApiGroups(text.split(',').map(str::to_owned).collect()))
}

/// A Kubernetes release.
pub fn release(text: &str) -> Result<Release, String> {
    Release::parse(text).ok_or_else(|| "must be a release such as 1.37".to_owned())
}

/// A boolean as Go's flags read it (Go `strconv/atob.go`, `ParseBool`).
pub fn boolean(text: &str) -> Result<bool, String> {
    match text {
        "1" | "t" | "T" | "true" | "TRUE" | "True" => Ok(true),
        "0" | "f" | "F" | "false" | "FALSE" | "False" => Ok(false),
        _ => Err("must be true or false".to_owned()),
    }
}
