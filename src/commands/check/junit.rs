//! A `JUnit` report, which GitLab, Jenkins and others show as tests: the elements and attributes that both read
//! (docs.gitlab.com, "Unit test reports"; jenkinsci/junit-plugin, `CaseResult.java`).

use std::io::{self, Write};

use super::row::ObjectRow;
use crate::api::ObjectStatus;
use crate::cli::FailOn;
use crate::output::{Failed, RowList, WithContext};

/// What became of a test.
enum Outcome<'a> {
    Passed,
    Skipped(&'a str),
    Failed { kind: &'static str, message: &'a str },
    Error(&'a str),
}

struct TestCase<'a> {
    name: String,
    /// `None` for what is in no file.
    file: Option<&'a str>,
    line: Option<usize>,
    outcome: Outcome<'a>,
}

/// Writes a test for each object, which fails if the object fails the run, and an error for each file that cannot be
/// read. What is found and does not fail the run is skipped, so that it is seen.
pub fn write(out: &mut dyn Write, list: &RowList<'_, ObjectRow<'_>>, fail_on: FailOn) -> io::Result<()> {
    // Made twice: a report of a million objects is never in memory.
    let cases = || {
        let objects = list.rows.iter().map(|row| of_object(row, fail_on));
        objects.chain(list.failed.iter().map(of_failed))
    };
    let [mut tests, mut failures, mut errors, mut skipped] = [0; 4];
    for case in cases() {
        tests += 1;
        match case.outcome {
            Outcome::Passed => {}
            Outcome::Skipped(_) => skipped += 1,
            Outcome::Failed { .. } => failures += 1,
            Outcome::Error(_) => errors += 1,
        }
    }
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n")?;
    writeln!(
        out,
        "  <testsuite name=\"kubegvr check\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" \
         skipped=\"{skipped}\">"
    )?;
    cases().try_for_each(|case| write_case(out, &case))?;
    out.write_all(b"  </testsuite>\n</testsuites>\n")
}

fn of_object<'a>(row: &'a WithContext<'_, ObjectRow<'_>>, fail_on: FailOn) -> TestCase<'a> {
    let WithContext { context, item } = row;
    let context = context.map(|context| format!("{context}: ")).unwrap_or_default();
    let status = item.verdict.status;
    let reason = item.verdict.reason.as_deref().unwrap_or(status.name());
    let outcome = match status {
        status if fail_on.includes(status) => Outcome::Failed { kind: status.name(), message: reason },
        ObjectStatus::Served => Outcome::Passed,
        _ => Outcome::Skipped(reason),
    };
    let name = format!("{context}{} {}", item.kind, item.object_name());
    TestCase { name, file: Some(item.file), line: Some(item.object.line as usize), outcome }
}

/// A group version that failed is no fault of the manifests.
fn of_failed(failed: &Failed) -> TestCase<'_> {
    let Failed { context, group_version, file, line, reason } = failed;
    let parts = [context.clone(), group_version.as_ref().map(ToString::to_string)];
    let name = parts.into_iter().flatten().collect::<Vec<_>>().join(": ");
    let name = if name.is_empty() { "readable".to_owned() } else { name };
    let outcome = if group_version.is_some() { Outcome::Skipped(reason) } else { Outcome::Error(reason) };
    TestCase { name, file: file.as_deref(), line: *line, outcome }
}

fn write_case(out: &mut dyn Write, TestCase { name, file, line, outcome }: &TestCase<'_>) -> io::Result<()> {
    write!(out, "    <testcase classname=\"{}\" name=\"{}\"", escaped(file.unwrap_or("discovery")), escaped(name))?;
    // Standard input is no file of the repository.
    if let Some(file) = file.filter(|file| *file != "-") {
        write!(out, " file=\"{}\"", escaped(file))?;
    }
    if let Some(line) = line {
        write!(out, " line=\"{line}\"")?;
    }
    match outcome {
        Outcome::Passed => return out.write_all(b"/>\n"),
        Outcome::Skipped(message) => write!(out, ">\n      <skipped message=\"{}\"/>\n", escaped(message))?,
        // GitLab shows the text, Jenkins the attribute.
        Outcome::Failed { kind, message } => {
            let message = escaped(message);
            write!(out, ">\n      <failure type=\"{kind}\" message=\"{message}\">{message}</failure>\n")?;
        }
        Outcome::Error(message) => {
            let message = escaped(message);
            write!(out, ">\n      <error message=\"{message}\">{message}</error>\n")?;
        }
    }
    out.write_all(b"    </testcase>\n")
}

/// A text for XML 1.0, in an attribute or between tags. It has no character for the others below a space (section 2.2).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => escaped.push(char::REPLACEMENT_CHARACTER),
            character => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_end_its_element_and_is_valid_xml() {
        assert_eq!(escaped("a\"/><b>&amp;'\t\r\n"), "a&quot;/&gt;&lt;b&gt;&amp;amp;'&#9;&#13;&#10;");
        assert_eq!(escaped("]]>\0\u{1b}[1m\u{ffff}é"), "]]&gt;\u{fffd}\u{fffd}[1m\u{fffd}é");
    }
}
