//! Annotations for GitHub Actions, which a workflow shows in the files of a pull request (docs.github.com, "Workflow
//! commands for GitHub Actions").

use std::fmt::Write as _;
use std::io::{self, Write};

use super::row::ObjectRow;
use crate::api::ObjectStatus;
use crate::cli::FailOn;
use crate::output::{Failed, RowList, WithContext};

/// Writes an error for each object that fails the run and each file that cannot be read, and a warning for the others.
pub fn write(out: &mut dyn Write, list: &RowList<'_, ObjectRow<'_>>, fail_on: FailOn) -> io::Result<()> {
    for WithContext { context, item } in &list.rows {
        let status = item.verdict.status;
        let level = match status {
            status if fail_on.includes(status) => "error",
            ObjectStatus::Served => "notice",
            _ => "warning",
        };
        let context = context.map(|context| format!("{context}: ")).unwrap_or_default();
        let reason = item.verdict.reason.as_deref().map(|reason| format!(": {reason}")).unwrap_or_default();
        let message = format!("{context}{} {} is {}{reason}", item.kind, item.object_name(), status.name());
        annotation(out, level, Some((item.file, Some(item.object.line as usize))), &message)?;
    }
    for Failed { context, group_version, file, line, reason } in &list.failed {
        let place = file.as_deref().map(|file| (file, *line));
        let parts = [context.clone(), group_version.as_ref().map(ToString::to_string), Some(reason.clone())];
        let message = parts.into_iter().flatten().collect::<Vec<_>>().join(": ");
        let level = if group_version.is_some() { "warning" } else { "error" };
        annotation(out, level, place, &message)?;
    }
    Ok(())
}

/// Standard input is no file of the repository.
fn annotation(out: &mut dyn Write, level: &str, place: Option<(&str, Option<usize>)>, message: &str) -> io::Result<()> {
    let mut properties = "title=kubegvr check".to_owned();
    if let Some((file, line)) = place.filter(|(file, _)| *file != "-") {
        properties = format!("file={}", property(file));
        if let Some(line) = line {
            let _ = write!(properties, ",line={line}");
        }
        properties.push_str(",title=kubegvr check");
    }
    writeln!(out, "::{level} {properties}::{}", data(message))
}

/// Escapes a message (actions/toolkit `packages/core/src/command.ts`, `escapeData`).
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property (actions/toolkit `packages/core/src/command.ts`, `escapeProperty`).
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annotation_is_escaped_and_stays_on_one_line() {
        let mut out = Vec::new();
        annotation(&mut out, "error", Some(("a,b:c%.yaml", Some(3))), "50%\r\n::warning::x").unwrap();
        annotation(&mut out, "warning", Some(("-", Some(3))), "a: b, c").unwrap();
        annotation(&mut out, "error", Some(("f", None)), "m").unwrap();
        let expected = "::error file=a%2Cb%3Ac%25.yaml,line=3,title=kubegvr check::50%25%0D%0A::warning::x\n\
                        ::warning title=kubegvr check::a: b, c\n\
                        ::error file=f,title=kubegvr check::m\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
