//! `get`: objects of any resource, named as kubectl names them.

mod builder;

use crate::api::{Resolution, RestMapper, RestMapping};
use crate::cli::GetArgs;
use crate::commands::app::App;
use crate::commands::error::CliError;
use crate::commands::objects::{self, Selection};
use crate::commands::session::Session;
use crate::commands::{lookup, raw};
use crate::sys::ExitCode;
use crate::term::{ColorWriter, logger};
use builder::ResourceTuple;

/// Prints the objects that the arguments name. Unlike `api-resources`, it warns of failed group versions only if a name
/// is missing: most runs do not need the groups that failed.
pub fn run(arguments: &GetArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    if let Some(path) = arguments.raw() {
        return raw::run(path, app, out);
    }
    let tuples = builder::resource_type_or_name_args(&arguments.arguments)?;
    check(arguments, &tuples)?;
    let options = objects::Options {
        show_kind: arguments.show_kind,
        ignore_not_found: arguments.ignore_not_found,
        subresource: arguments.subresource.as_deref().unwrap_or_default(),
        ..objects::Options::new(&arguments.objects)
    };
    objects::run(&options, app, out, |session| select(&tuples, arguments, session))
}

/// Refuses a selector together with names.
fn check(arguments: &GetArgs, tuples: &[ResourceTuple]) -> Result<(), CliError> {
    let has_selector = !arguments.objects.selector.is_empty() || !arguments.objects.field_selector.is_empty();
    if has_selector && builder::is_pair_form(&arguments.arguments) {
        return Err(CliError::new("selectors and the all flag cannot be used when passing resource/name arguments"));
    }
    let subresource = arguments.subresource.as_deref().unwrap_or_default();
    if !subresource.is_empty() && tuples.iter().any(|tuple| tuple.names.is_empty()) {
        return Err(CliError::new("subresource cannot be used when bulk resources are specified"));
    }
    if tuples.iter().any(|tuple| !tuple.names.is_empty()) {
        objects::check_selectors_beside_names(&arguments.objects)?;
    }
    Ok(())
}

/// The resource of a type, and the name of the object after its last slash: `v1/pods/web-0`.
fn find(resource: &str, mapper: RestMapper<'_>) -> Option<(Resolution, Option<String>)> {
    let object = || {
        let (resource, name) = resource.rsplit_once('/')?;
        Some((mapper.resolve(resource)?, Some(name.to_owned())))
    };
    mapper.resolve(resource).map(|resolution| (resolution, None)).or_else(object)
}

fn subresource(name: &str, mapping: &RestMapping) -> CliError {
    let problem = format!("{name:?} is a subresource, which exists for one object only");
    CliError::with_hint(problem, format!("read it with `raw {}`", mapping.path()))
}

/// The resources of the types on one server. A resource that is named twice, or by two names, is listed once.
fn select(tuples: &[ResourceTuple], arguments: &GetArgs, session: &Session<'_>) -> anyhow::Result<Vec<Selection>> {
    let types = tuples.iter().map(|tuple| tuple.resource.as_str());
    let takes_categories = !builder::is_pair_form(&arguments.arguments);
    let surface = lookup::surface(session, types, |mapper| {
        let is_category = |name: &str| takes_categories && !mapper.category(name).is_empty();
        let is_known = |name: &str| find(name, mapper).is_some() || is_category(name);
        tuples.iter().all(|tuple| is_known(&tuple.resource))
    })?;
    let mapper = RestMapper::new(&surface);
    let mut selections: Vec<Selection> = Vec::new();
    let tuples = if takes_categories { builder::replace_aliases(tuples.to_vec(), mapper)? } else { tuples.to_vec() };
    for ResourceTuple { resource, mut names } in tuples {
        let Some((resolution, object)) = find(&resource, mapper) else {
            session.app().report_failed(&surface);
            return Err(lookup::unknown(&surface, &resource).into());
        };
        if resolution.mapping.is_subresource() {
            return Err(subresource(&resource, &resolution.mapping).into());
        }
        names.extend(object);
        lookup::note_ignored_version(&resource, &resolution, mapper);
        for shadowed in &resolution.shadowed {
            log::warn!(
                target: logger::WARNING,
                "short name {resource:?} could also match lower priority resource {shadowed}"
            );
        }
        let mapping = resolution.mapping;
        let is_listed = selections.iter().any(|listed| listed.mapping == mapping && listed.names.is_empty());
        match selections.last_mut() {
            Some(last) if !names.is_empty() && !last.names.is_empty() && last.mapping == mapping => {
                last.names.extend(names);
            }
            _ if names.is_empty() && is_listed => {}
            _ => selections.push(Selection { mapping, names }),
        }
    }
    if selections.iter().any(|selection| selection.mapping.namespaced && !selection.names.is_empty()) {
        objects::check_namespace_beside_names(&arguments.objects)?;
    }
    Ok(selections)
}
