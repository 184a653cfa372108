//! `-o custom-columns`: a table with a column for each of the given paths (kubectl `pkg/cmd/get/customcolumn.go`).

use serde_json::Value;

use crate::go::TabWriter;
use crate::output::jsonpath::{JsonPath, relaxed_json_path};

/// The headings and paths of the columns.
#[derive(Clone, Debug)]
pub struct CustomColumns {
    columns: Vec<(String, JsonPath)>,
}

impl CustomColumns {
    /// Parses `HEADING:.path,HEADING:.path` (`NewCustomColumnsPrinterFromSpec`). A comma always ends a column.
    ///
    /// # Errors
    /// An invalid specification or path, in kubectl's words.
    pub fn parse(spec: &str) -> Result<Self, String> {
        if spec.is_empty() {
            return Err("custom-columns format specified but no custom columns given".to_owned());
        }
        let column = |part| str::split_once(part, ':').ok_or(part);
        let columns = spec.split(',').map(column).collect::<Result<Vec<_>, _>>();
        Self::new(
            columns.map_err(|part| {
                format!("unexpected custom-columns spec: {part}, expected <header>:<json-path-expr>")
            })?,
        )
    }

    /// Parses headings on one line and paths on the next, separated by spaces (`NewCustomColumnsPrinterFromTemplate`).
    ///
    /// # Errors
    /// A missing line, lines of different length, or an invalid path, in kubectl's words.
    pub fn parse_lines(template: &str) -> Result<Self, String> {
        let mut lines = template.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        let Some(headings) = lines.next() else {
            return Err(
                "invalid template, missing header line. Expected format is one line of space separated headers, \
                        one line of space separated column specs."
                    .to_owned(),
            );
        };
        let Some(paths) = lines.next() else {
            return Err(
                "invalid template, missing spec line. Expected format is one line of space separated headers, one \
                        line of space separated column specs."
                    .to_owned(),
            );
        };
        if headings.len() != paths.len() {
            return Err(format!(
                "number of headers ({}) and field specifications ({}) don't match",
                headings.len(),
                paths.len()
            ));
        }
        Self::new(headings.into_iter().zip(paths))
    }

    fn new<'a>(columns: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, String> {
        let relaxed = columns.into_iter().map(|(heading, path)| Ok((heading.to_owned(), relaxed_json_path(path)?)));
        // As in kubectl, the braces of all columns are checked before any path is parsed.
        let relaxed = relaxed.collect::<Result<Vec<_>, String>>()?.into_iter();
        let columns = relaxed.map(|(heading, path)| Ok((heading, JsonPath::parse(&path)?)));
        Ok(Self { columns: columns.collect::<Result<_, String>>()? })
    }

    fn headings(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(heading, _)| heading.as_str())
    }

    /// The cells of an object: all results of a path, comma-separated (`printOneObject`).
    fn row(&self, object: &Value) -> Result<Vec<String>, String> {
        self.columns.iter().map(|(_, path)| cell(path, object)).collect()
    }

    /// Adds the headings to a table, after the heading of a `first` column.
    pub fn add_headings(&self, table: &mut TabWriter, first: Option<&str>) {
        add(table, &first.into_iter().chain(self.headings()).collect::<Vec<_>>());
    }

    /// Adds the row of an object to a table, after a `first` cell. A cell with a newline continues on the next line.
    ///
    /// # Errors
    /// A path that cannot be evaluated.
    pub fn add_row(&self, table: &mut TabWriter, first: Option<&str>, object: &Value) -> Result<(), String> {
        add(table, &first.map(escape_control).into_iter().chain(self.row(object)?).collect::<Vec<_>>());
        Ok(())
    }
}

fn cell(path: &JsonPath, object: &Value) -> Result<String, String> {
    let results = path.find(object)?;
    let mut texts: Vec<String> = results.iter().flatten().map(|value| escape_control(&value.to_go_string())).collect();
    // As in kubectl, only the first piece of the template counts.
    if results.first().is_none_or(Vec::is_empty) {
        texts.insert(0, "<none>".to_owned());
    }
    Ok(texts.join(","))
}

/// Escapes the characters that kubectl escapes in cells, even in a pipe (cli-runtime `pkg/printers/terminal.go`,
/// `EscapeTerminal`).
fn escape_control(text: &str) -> String {
    text.replace('\u{1b}', "^[").replace('\r', "\\r")
}

/// Splits lines and cells as kubectl's tab writer does, which receives the cells joined by tabs; not if they are escaped.
fn add(table: &mut TabWriter, cells: &[impl AsRef<str>]) {
    if table.is_escaped() {
        table.row(cells);
        return;
    }
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    for line in cells.join("\t").split(['\n', '\u{c}']) {
        table.row(line.split(['\t', '\u{b}']));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn cell_has_all_results_of_its_path() {
        let object =
            json!({"a": {"x": 1, "y": null, "z": [true, "s"]}, "l": [{"n": "p"}, {"n": "q"}], "e": "\u{1b}[1m\r"});
        for (spec, expected) in [
            ("A:.a.x,B:b", vec!["1", "<none>"]),
            ("A:a,B:.l[*].n", vec!["map[x:1 y:<nil> z:[true s]]", "p,q"]),
            ("A:.a.y,B:", vec!["<nil>", "<none>"]),
            ("A:.e,B:{.l[-1:].n}", vec!["^[[1m\\r", "q"]),
        ] {
            let columns = CustomColumns::parse(spec).unwrap();
            assert_eq!(columns.headings().collect::<Vec<_>>(), ["A", "B"]);
            assert_eq!(columns.row(&object).unwrap(), expected, "{spec}");
        }
    }

    #[test]
    fn invalid_columns_are_refused_with_the_error_of_kubectl() {
        for (spec, expected) in [
            ("", "custom-columns format specified but no custom columns given"),
            ("A", "unexpected custom-columns spec: A, expected <header>:<json-path-expr>"),
            ("A:.x[0,1]", "unexpected custom-columns spec: 1], expected <header>:<json-path-expr>"),
            ("A:.x[", "unterminated array"),
            ("A:.x,B", "unexpected custom-columns spec: B, expected <header>:<json-path-expr>"),
        ] {
            assert_eq!(CustomColumns::parse(spec).unwrap_err(), expected);
        }
        let columns = CustomColumns::parse("A:.x[3]").unwrap();
        let error = columns.row(&json!({"x": [1]})).unwrap_err();
        assert_eq!(error, "array index out of bounds: index 3, length 1");
    }

    #[test]
    fn newline_in_a_cell_ends_the_line() {
        let columns = CustomColumns::parse("A:.a,B:.b").unwrap();
        let (mut table, mut out) = (TabWriter::default(), Vec::new());
        columns.add_headings(&mut table, None);
        columns.add_row(&mut table, None, &json!({"a": "x\ny", "b": "z"})).unwrap();
        table.flush(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "A     B\nx\ny     z\n");
    }
}
