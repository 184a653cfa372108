//! `get`: objects of any resource, by any name.

mod targets;

use std::io::Write;

use crate::cli::objects::Get;
use crate::commands::objects::{self, Selection};
use crate::commands::session::Session;
use crate::commands::{lookup, raw};
use crate::discovery::mapper::Mapper;
use crate::exit::{ExitCode, Failure};
use crate::logger;
use crate::resource::Surface;
use targets::Target;

/// Prints what the arguments name. Unlike `api-resources`, it says nothing of group versions that failed, unless a
/// name is missing: kubectl's users pipe its output, and most do not ask for the groups that fail.
pub fn run(arguments: &Get, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    if let Some(path) = &arguments.raw {
        return raw::run(path, session, out);
    }
    let targets = targets::parse(&arguments.arguments)?;
    check(arguments, &targets)?;
    let surface = lookup::surface(session, |mapper| {
        targets.iter().all(|it| mapper.resolve(&it.resource).is_some() || !mapper.category(&it.resource).is_empty())
    })?;
    let targets = targets::expand(targets, Mapper::new(&surface))?;
    let selections = select(&targets, &surface, session)?;
    if arguments.list.all_namespaces && selections.iter().any(|it| it.mapping.namespaced && !it.names.is_empty()) {
        return Err(Failure::error("a resource cannot be retrieved by name across all namespaces").into());
    }
    let options = objects::Options {
        list: &arguments.list,
        show_kind: arguments.show_kind,
        ignore_not_found: arguments.ignore_not_found,
    };
    objects::print(&selections, &options, session, out)
}

/// Selectors choose among all objects, names choose one.
fn check(arguments: &Get, targets: &[Target]) -> Result<(), Failure> {
    let has_selector = !arguments.list.selector.is_empty() || !arguments.list.field_selector.is_empty();
    let is_pair = arguments.arguments.iter().any(|argument| argument.contains('/'));
    if has_selector && is_pair {
        return Err(Failure::error("selectors and the all flag cannot be used when passing resource/name arguments"));
    }
    if has_selector && targets.iter().any(|target| !target.names.is_empty()) {
        return Err(Failure::error("name cannot be provided when a selector is specified"));
    }
    Ok(())
}

/// The resources of the types. One that is named twice, or under two names, is listed once.
fn select(targets: &[Target], surface: &Surface, session: &Session<'_>) -> anyhow::Result<Vec<Selection>> {
    let mapper = Mapper::new(surface);
    let mut selections: Vec<Selection> = Vec::new();
    for Target { resource, names } in targets {
        let Some(resolution) = mapper.resolve(resource) else {
            session.report(surface);
            return Err(lookup::unknown(surface, resource).into());
        };
        for shadowed in &resolution.shadowed {
            log::warn!(
                target: logger::WARNING,
                "short name {resource:?} could also match lower priority resource {shadowed}"
            );
        }
        let mapping = resolution.mapping;
        let is_listed = selections.iter().any(|it| it.mapping == mapping && it.names.is_empty());
        match selections.last_mut() {
            Some(last) if !names.is_empty() && !last.names.is_empty() && last.mapping == mapping => {
                last.names.extend(names.iter().cloned());
            }
            _ if names.is_empty() && is_listed => {}
            _ => selections.push(Selection { mapping, names: names.clone() }),
        }
    }
    Ok(selections)
}
