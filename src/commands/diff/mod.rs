//! `diff`: compares the API resources of two contexts or snapshot files.

mod stat;

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use serde::Serialize;

use crate::api::{
    Aspect, AspectValues, Change, ChangedAspect, Difference, FailedGroupVersion, GroupVersion, Surface, nearest,
};
use crate::cli::{DiffArgs, DiffFormat};
use crate::commands::app::App;
use crate::commands::error::CliError;
use crate::commands::session::{Session, Target};
use crate::go::json;
use crate::output::{self, DocumentFormat, RowFormat, RowList};
use crate::sys::ExitCode;
use crate::sys::with_label;
use crate::term::{Color, ColorWriter};
use stat::stats;

/// A group version that could not be discovered on one side.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Failed<'a> {
    side: &'a str,
    group_version: &'a GroupVersion,
    reason: &'a str,
}

/// A difference to the first side.
#[derive(Serialize)]
struct Item<'a> {
    /// The side that differs, if there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'a str>,
    #[serde(flatten)]
    difference: Difference<'a>,
}

#[derive(Serialize)]
struct Document<'a> {
    items: &'a [Item<'a>],
    failed: Vec<Failed<'a>>,
}

/// Prints the differences. As for diff(1), the exit code is 1 if there are differences, and 2 for every error.
pub fn run(arguments: &DiffArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    compare(arguments, app, out).map_err(|error| CliError::WithCode { error, code: ExitCode::Usage }.into())
}

fn compare(arguments: &DiffArgs, app: &App<'_>, out: &mut dyn ColorWriter) -> anyhow::Result<ExitCode> {
    let names = &arguments.sides;
    if names.iter().filter(|name| is_stdin(name)).count() > 1 {
        return Err(CliError::new("both sides are standard input, which can be read only once").into());
    }
    // All sides are determined before any is asked, so that a wrong name costs no request.
    let targets = names.iter().map(|name| target(name, app)).collect::<anyhow::Result<Vec<_>>>()?;
    let sides = names.iter().zip(targets).map(|(name, target)| Ok((name.as_str(), surface(name, target, app)?)));
    let sides = sides.collect::<anyhow::Result<Vec<_>>>()?;
    let mut failed = Vec::new();
    for (side, surface) in &sides {
        for FailedGroupVersion { group_version, reason } in &surface.failed {
            log::warn!("{side}: {group_version}: {reason}");
            failed.push(Failed { side, group_version, reason });
        }
    }
    let mut code = if failed.is_empty() { ExitCode::Done } else { app.strict_code() };
    let ((_, base), others) = sides.split_first().expect("clap asks for two sides");
    let has_several = others.len() > 1;
    let of_sides = others.iter().map(|(side, surface)| (*side, base.diff(surface, &arguments.ignore)));
    let of_sides: Vec<(&str, Vec<Difference<'_>>)> = of_sides.collect();
    let is_different = of_sides.iter().any(|(_, differences)| !differences.is_empty());
    if is_different {
        code = code.max(ExitCode::Failed);
    }
    if arguments.stat && is_different {
        let rows = of_sides.iter().flat_map(|(side, differences)| stats(side, differences.iter()));
        RowList::local(rows).write(out, RowFormat::Table, false)?;
    }
    if arguments.quiet || arguments.stat {
        out.flush()?;
        return Ok(code);
    }
    let differences = of_sides.into_iter().flat_map(|(side, differences)| {
        let side = has_several.then_some(side);
        differences.into_iter().map(move |difference| Item { side, difference })
    });
    let items: Vec<_> = differences.collect();
    let document = Document { items: &items, failed };
    match arguments.output {
        None => items.iter().try_for_each(|item| write_line(out, item))?,
        Some(DiffFormat::Name) => {
            items.iter().try_for_each(|item| output::write_line(out, item.side, name(&item.difference)))?;
        }
        Some(DiffFormat::Json) => DocumentFormat::Json.write(out, &document)?,
        Some(DiffFormat::Yaml) => DocumentFormat::Yaml.write(out, &document)?,
        Some(DiffFormat::Ndjson) => items.iter().try_for_each(|item| json::write_line(out, item))?,
    }
    // Not left to the end of the run: a failed write is an error of this command, with exit code 2.
    out.flush()?;
    Ok(code)
}

fn is_stdin(name: &str) -> bool {
    matches!(name, "-" | "file:-")
}

/// The target of a side: `context:NAME`, `file:NAME`, `-`, or the name of a context or a file.
fn target<'a>(name: &'a str, app: &App<'_>) -> anyhow::Result<Target<'a>> {
    if let Some(context) = name.strip_prefix("context:") {
        return Ok(Target::Context(context));
    }
    if let Some(file) = name.strip_prefix("file:") {
        return Ok(Target::File(Path::new(file)));
    }
    // A pipe counts as a file: `diff <(...) prod`. A directory does not.
    let is_file = name == "-" || app.env.current_dir.join(name).metadata().is_ok_and(|metadata| !metadata.is_dir());
    let is_context = match app.kubeconfig() {
        Ok(config) => config.contexts.get(name).is_some(),
        // Two files need no kubeconfig.
        Err(_) if is_file => false,
        Err(error) => return Err(error),
    };
    match (is_context, is_file && name != "-") {
        (true, true) => Err(CliError::with_hint(
            format_args!("{name:?} is a context and a file"),
            format!("say which one: context:{name} or file:{name}"),
        )
        .into()),
        (true, false) => Ok(Target::Context(name)),
        (false, _) if is_file => Ok(Target::File(Path::new(name))),
        (false, _) => {
            let known = app.kubeconfig().map(|config| config.contexts.names().collect::<Vec<_>>()).unwrap_or_default();
            let hint = match nearest(name, known.into_iter()).as_slice() {
                [] => "`kubegvr config get-contexts -o name` prints the contexts".to_owned(),
                near => format!("did you mean {}?", near.join(", ")),
            };
            Err(CliError::with_hint(format_args!("{name:?} is neither a context of the kubeconfig nor a file"), hint)
                .into())
        }
    }
}

/// The surface of a side now: a stale cache would show differences that are none. Only `--offline` reads the cache.
fn surface(name: &str, target: Target<'_>, app: &App<'_>) -> anyhow::Result<Surface> {
    let session = Session::new(target, app);
    let surface = session.discovery(true)?.surface()?;
    with_label(Some(name), || session.report_age(&surface));
    Ok(surface)
}

/// The group version that differs, or in which something does; without a version, the group.
fn group_version(difference: &Difference<'_>) -> String {
    match difference.version {
        Some(version) => GroupVersion::new(difference.group, version).to_string(),
        None if difference.group.is_empty() => "core".to_owned(),
        None => difference.group.to_owned(),
    }
}

/// What differs, as `gvrs` names it.
fn name(difference: &Difference<'_>) -> String {
    let resource = difference.resource.map(|resource| format!("/{resource}")).unwrap_or_default();
    group_version(difference) + &resource
}

/// Writes a difference as one line, in the color of its change. Of several sides, the line begins with its own.
fn write_line(out: &mut dyn ColorWriter, Item { side, difference: item }: &Item<'_>) -> io::Result<()> {
    let (sign, color) = match item.change {
        Change::Added => ('+', Color::Green),
        Change::Removed => ('-', Color::Red),
        Change::Changed => ('~', Color::Yellow),
    };
    let mut line = group_version(item);
    if let Some(resource) = item.resource {
        line.push(' ');
        line.push_str(resource);
    }
    for (index, field) in item.fields.iter().enumerate() {
        line.push_str(if index == 0 { " " } else { "; " });
        line.push_str(&described(field));
    }
    if let Some(side) = side {
        let side = out.in_line(side);
        write!(out, "{side}\t")?;
    }
    out.paint(color, &format!("{sign} {line}"))?;
    out.write_all(b"\n")
}

fn described(ChangedAspect { aspect, values }: &ChangedAspect) -> String {
    let name = match aspect {
        Aspect::Scope => "scope",
        Aspect::Verbs => "verbs",
        Aspect::Kind => "kind",
        Aspect::ShortNames => "short names",
        Aspect::Categories => "categories",
        Aspect::SingularName => "singular name",
        Aspect::Preferred => "preferred",
        Aspect::Subresources => "subresources",
    };
    let mut text = format!("{name}:");
    match values {
        AspectValues::Single { from, to } => {
            let _ = write!(text, " {from} -> {to}");
        }
        AspectValues::Set { added, removed } => {
            let added = added.iter().map(|word| ('+', word));
            for (sign, word) in added.chain(removed.iter().map(|word| ('-', word))) {
                let _ = write!(text, " {sign}{word}");
            }
        }
    }
    text
}
