//! `get`: objects of any resource, by any name.

mod targets;

use std::io::Write;

use crate::api::RestMapper;
use crate::cli::objects::Get;
use crate::commands::objects::{self, Selection};
use crate::commands::session::Session;
use crate::commands::{lookup, raw};
use crate::exit::{ExitCode, Failure};
use crate::logger;
use targets::Target;

/// Prints what the arguments name. Unlike `api-resources`, it says nothing of group versions that failed, unless a
/// name is missing: kubectl's users pipe its output, and most do not ask for the groups that fail.
pub fn run(arguments: &Get, session: &Session<'_>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    if let Some(path) = &arguments.raw {
        return raw::run(path, session, out);
    }
    let targets = targets::parse(&arguments.arguments)?;
    check(arguments, &targets)?;
    let options = objects::Options {
        list: &arguments.list,
        show_kind: arguments.show_kind,
        ignore_not_found: arguments.ignore_not_found,
    };
    objects::run(&options, session, out, |session| select(&targets, arguments, session))
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

/// The resources of the types on one server. One that is named twice, or under two names, is listed once.
fn select(targets: &[Target], arguments: &Get, session: &Session<'_>) -> anyhow::Result<Vec<Selection>> {
    let surface = lookup::surface(session, |mapper| {
        targets.iter().all(|it| mapper.resolve(&it.resource).is_some() || !mapper.category(&it.resource).is_empty())
    })?;
    let mapper = RestMapper::new(&surface);
    let mut selections: Vec<Selection> = Vec::new();
    for Target { resource, names } in targets::expand(targets.to_vec(), mapper)? {
        let Some(resolution) = mapper.resolve(&resource) else {
            session.report(&surface);
            return Err(lookup::unknown(&surface, &resource).into());
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
                last.names.extend(names);
            }
            _ if names.is_empty() && is_listed => {}
            _ => selections.push(Selection { mapping, names }),
        }
    }
    if arguments.list.all_namespaces && selections.iter().any(|it| it.mapping.namespaced && !it.names.is_empty()) {
        return Err(Failure::error("a resource cannot be retrieved by name across all namespaces").into());
    }
    Ok(selections)
}
