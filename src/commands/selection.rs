//! The API resources that a filter selects, and what is said when there are none.

use std::sync::Arc;

use crate::api::{Filter, Surface, Unmatched};
use crate::commands::contexts::ContextResults;
use crate::commands::error::{self, CliError};
use crate::commands::session::Session;
use crate::discovery::Subset;
use crate::go::duration;
use crate::sys::ExitCode;
use crate::term::logger::NOTE;

/// What a command does if nothing is selected.
pub struct IfNone {
    /// Whether that is an error, as in grep. If not, a note says why the list is empty: kubectl prints it.
    pub fails: bool,
    /// How to include subresources.
    pub subresources: &'static str,
    /// How to include all versions.
    pub all_versions: &'static str,
}

/// A surface in which the filter selects something, if the server serves that. A cached surface in which it does not is
/// revalidated, once. If that fails, the cached surface is the result, after a warning: kubectl would not have asked.
///
/// # Errors
/// Discovery failed.
pub fn surface(session: &Session<'_>, filter: &Filter, revalidate: bool) -> anyhow::Result<Arc<Surface>> {
    let is_met = |surface: &Surface| !filter.has_conditions() || filter.is_met(surface);
    if !revalidate
        && !filter.subresources
        && let Some(surface) = session.subset(Subset::WithoutSubresources, &is_met)?
    {
        return Ok(surface);
    }
    let surface = session.surface(revalidate)?;
    if surface.is_fresh || session.app().is_offline() || is_met(&surface) {
        return Ok(surface);
    }
    log::info!("not everything is in the cache; asking the server");
    session.surface(true).or_else(|error| {
        log::warn!("the cache could not be updated: {}", error::one_line(&error));
        Ok(surface)
    })
}

/// Prints a note of each condition that nothing meets, or of an empty selection.
///
/// # Errors
/// Nothing is selected, and that is a failure.
pub fn report_missing<T>(
    results: &ContextResults<T>,
    surface: impl Fn(&T) -> &Surface,
    filter: &Filter,
    is_empty: bool,
    if_none: &IfNone,
) -> anyhow::Result<()> {
    let surfaces: Vec<_> = results.iter().map(|result| surface(&result.value)).collect();
    if surfaces.is_empty() {
        return Ok(());
    }
    if !filter.has_conditions() {
        if is_empty && surfaces.iter().all(|surface| surface.failed.is_empty()) {
            log::warn!(target: NOTE, "the server has no API resources");
        }
        return Ok(());
    }
    let missing = missing_everywhere(filter, &surfaces);
    let age = age(surfaces.iter().copied());
    if !is_empty {
        for condition in missing {
            let question = question(&suggestions(&[condition], &surfaces));
            log::warn!(target: NOTE, "{condition}{age}{question}");
        }
        return Ok(());
    }
    let message = format!("{}{age}", empty_message(filter, &missing));
    let near = suggestions(&missing, &surfaces);
    if !if_none.fails {
        log::warn!(target: NOTE, "{message}{}", question(&near));
        return Ok(());
    }
    let hint = if near.is_empty() { left_out(filter, &surfaces, if_none) } else { Some(did_you_mean(&near)) };
    Err(CliError::Problem { message, hint, code: ExitCode::Failed }.into())
}

/// The conditions that nothing in any surface meets.
fn missing_everywhere<'f>(filter: &'f Filter, surfaces: &[&Surface]) -> Vec<Unmatched<'f>> {
    let mut missing = surfaces.iter().map(|surface| filter.unmatched(surface));
    let first = missing.next().unwrap_or_default();
    missing.fold(first, |left, others| left.into_iter().filter(|condition| others.contains(condition)).collect())
}

fn empty_message(filter: &Filter, missing: &[Unmatched<'_>]) -> String {
    let is_pattern = |condition: &Unmatched<'_>| matches!(condition, Unmatched::Pattern(_));
    match missing {
        [] => format!("no API resource matches {filter}"),
        [only] => only.to_string(),
        several if several.iter().all(is_pattern) => format!("no API resource matches {filter}"),
        several => several.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    }
}

/// What a command leaves out without a flag, if that has what is looked for.
fn left_out(filter: &Filter, surfaces: &[&Surface], if_none: &IfNone) -> Option<String> {
    let selects = |filter: &Filter| surfaces.iter().any(|surface| filter.is_met(surface));
    let with_subresources = Filter { subresources: true, ..filter.clone() };
    let with_versions = Filter { all_versions: true, ..filter.clone() };
    if selects(&with_subresources) {
        Some(format!("subresources match: {}", if_none.subresources))
    } else if selects(&with_versions) {
        Some(format!("versions match that are not preferred: {}", if_none.all_versions))
    } else {
        None
    }
}

fn suggestions(missing: &[Unmatched<'_>], surfaces: &[&Surface]) -> Vec<String> {
    let mut near = Vec::new();
    for condition in missing {
        for name in surfaces.iter().flat_map(|surface| condition.suggestions(surface)) {
            if !near.contains(&name) {
                near.push(name);
            }
        }
    }
    near
}

pub fn did_you_mean(near: &[String]) -> String {
    format!("did you mean {}?", near.join(", "))
}

/// The suggestions as the end of a note.
pub fn question(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("; {}", did_you_mean(near)) }
}

/// The age of the oldest cached surface, as the end of a message; empty if the servers were asked.
pub fn age<'a>(surfaces: impl Iterator<Item = &'a Surface>) -> String {
    let oldest = surfaces.filter(|surface| !surface.is_fresh).map(|surface| surface.age).max();
    oldest
        .map(|age| format!(" (the cache is {} old)", duration::human(i64::try_from(age.as_secs()).unwrap_or(i64::MAX))))
        .unwrap_or_default()
}
