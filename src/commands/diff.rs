//! `diff`: what two servers serve, or one before and after.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use serde::Serialize;

use crate::api::{Aspect, AspectValues, Change, ChangedAspect, Difference, GroupVersion, Surface};
use crate::cli::surface::Diff;
use crate::commands::run::Run;
use crate::commands::session::Session;
use crate::exit::{ExitCode, Failure};
use crate::logger;
use crate::output::DocumentFormat;
use crate::report;
use crate::terminal::{Color, Screen};

/// A group version that one of the sides could not tell of.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Failed<'a> {
    side: &'a str,
    group_version: &'a GroupVersion,
    reason: &'a str,
}

#[derive(Serialize)]
struct Document<'a> {
    items: &'a [Difference<'a>],
    failed: Vec<Failed<'a>>,
}

/// Prints what is different. As with diff(1), 1 says that something is, and whatever goes wrong is 2.
pub fn run(arguments: &Diff, session: &Session<'_>, out: &mut dyn Screen) -> anyhow::Result<ExitCode> {
    compare(arguments, session, out).map_err(|error| report::with_code(&error, ExitCode::Usage).into())
}

fn compare(arguments: &Diff, session: &Session<'_>, out: &mut dyn Screen) -> anyhow::Result<ExitCode> {
    let names = [arguments.left.as_str(), &arguments.right];
    if names.iter().all(|name| is_stdin(name)) {
        return Err(Failure::error("both sides are standard input, which is there once").into());
    }
    // Both are chosen before either is asked: a wrong name costs no request.
    let [left, right] = names.map(|name| side(name, session.run()));
    let (left, right) = (left?, right?);
    let (left, right) = (surface(names[0], &left)?, surface(names[1], &right)?);
    let mut failed = Vec::new();
    for (side, surface) in [(names[0], &left), (names[1], &right)] {
        for it in &surface.failed {
            log::warn!("{side}: {}: {}", it.group_version, it.reason);
            failed.push(Failed { side, group_version: &it.group_version, reason: &it.reason });
        }
    }
    let mut code = if failed.is_empty() { ExitCode::Done } else { session.strict() };
    let items = left.diff(&right, &arguments.ignore);
    if !items.is_empty() {
        code = code.max(ExitCode::Failed);
    }
    match arguments.output {
        None => items.iter().try_for_each(|item| write_line(out, item))?,
        Some(format) => DocumentFormat::from(format).write(out, &Document { items: &items, failed })?,
    }
    // Here and not at the end of the run: what cannot be written is an error of this command, and 2.
    out.flush()?;
    Ok(code)
}

fn is_stdin(name: &str) -> bool {
    matches!(name, "-" | "file:-")
}

/// The session of a side: `context:NAME`, `file:NAME`, `-`, or a name that is one of the two.
fn side<'a>(name: &str, run: &Run<'a>) -> anyhow::Result<Session<'a>> {
    if let Some(context) = name.strip_prefix("context:") {
        return Ok(run.context(context));
    }
    if let Some(file) = name.strip_prefix("file:") {
        return Ok(run.file(Path::new(file)));
    }
    // A pipe is as good as a file: `diff <(...) prod`. A folder is neither.
    let is_file = name == "-" || run.env.current_dir.join(name).metadata().is_ok_and(|it| !it.is_dir());
    let is_context = match run.kubeconfig() {
        Ok(config) => config.contexts.get(name).is_some(),
        // Two files need no kubeconfig.
        Err(_) if is_file => false,
        Err(error) => return Err(error),
    };
    match (is_context, is_file && name != "-") {
        (true, true) => Err(Failure::error(format!("{name:?} is a context and a file"))
            .hint(format!("say which one: context:{name} or file:{name}"))
            .into()),
        (true, false) => Ok(run.context(name)),
        (false, _) if is_file => Ok(run.file(Path::new(name))),
        (false, _) => Err(Failure::error(format!("{name:?} is neither a context of the kubeconfig nor a file"))
            .hint("`kubegvr config get-contexts -o name` prints the contexts")
            .into()),
    }
}

/// What a side serves now: a difference by the age of a cache would be none. Only `--offline` goes by the cache.
fn surface(name: &str, session: &Session<'_>) -> anyhow::Result<Surface> {
    let surface = session.discovery(true)?.surface()?;
    logger::tell_about(Some(name), || session.tell_age(&surface));
    Ok(surface)
}

/// The one place where a line is made, and gets its colour.
fn write_line(out: &mut dyn Screen, item: &Difference<'_>) -> io::Result<()> {
    let (sign, color) = match item.change {
        Change::Added => ('+', Color::Green),
        Change::Removed => ('-', Color::Red),
        Change::Changed => ('~', Color::Yellow),
    };
    let mut line = match item.version {
        Some(version) => GroupVersion::new(item.group, version).to_string(),
        None if item.group.is_empty() => "core".to_owned(),
        None => item.group.to_owned(),
    };
    if let Some(resource) = item.resource {
        line.push(' ');
        line.push_str(resource);
    }
    for (index, field) in item.fields.iter().enumerate() {
        line.push_str(if index == 0 { " " } else { "; " });
        line.push_str(&described(field));
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
