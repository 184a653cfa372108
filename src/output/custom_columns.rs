//! `-o custom-columns`: a table of what the user asks for (kubectl `pkg/cmd/get/customcolumn.go`).

use serde_json::Value;

use crate::go::TabWriter;
use crate::output::jsonpath::JsonPath;

/// The columns that were asked for.
#[derive(Clone, Debug)]
pub struct CustomColumns {
    columns: Vec<(String, JsonPath)>,
}

impl CustomColumns {
    /// Reads `HEADING:.path,HEADING:.path` (`NewCustomColumnsPrinterFromSpec`). A comma always ends a column.
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

    fn new<'a>(columns: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, String> {
        let relaxed = columns.into_iter().map(|(heading, path)| Ok((heading.to_owned(), relax(path)?)));
        // All of a kind of mistake come before those of the next.
        let relaxed = relaxed.collect::<Result<Vec<_>, String>>()?.into_iter();
        let columns = relaxed.map(|(heading, path)| Ok((heading, JsonPath::parse(&path)?)));
        Ok(Self { columns: columns.collect::<Result<_, String>>()? })
    }

    /// The headings, as they were typed.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(heading, _)| heading.as_str())
    }

    /// The cells of an object: all that a path leads to, with commas between (`printOneObject`).
    pub fn row(&self, object: &Value) -> Result<Vec<String>, String> {
        self.columns.iter().map(|(_, path)| cell(path, object)).collect()
    }

    /// Adds the headings to a table, behind that of another column.
    pub fn add_headings(&self, table: &mut TabWriter, first: Option<&str>) {
        add(table, &first.into_iter().chain(self.headings()).collect::<Vec<_>>());
    }

    /// Adds the row of an object to a table, behind another cell. A cell may hold a line end, and then goes on in the
    /// next line.
    pub fn add_row(&self, table: &mut TabWriter, first: Option<&str>, object: &Value) -> Result<(), String> {
        add(table, &first.map(visible).into_iter().chain(self.row(object)?).collect::<Vec<_>>());
        Ok(())
    }
}

fn cell(path: &JsonPath, object: &Value) -> Result<String, String> {
    let results = path.find(object)?;
    let mut texts: Vec<String> = results.iter().flatten().map(|value| visible(&value.to_go_string())).collect();
    // kubectl looks at the first piece of a template, and a column has only one.
    if results.first().is_none_or(Vec::is_empty) {
        texts.insert(0, "<none>".to_owned());
    }
    Ok(texts.join(","))
}

/// What a terminal would act upon, made visible (cli-runtime `pkg/printers/terminal.go`, `EscapeTerminal`).
fn visible(text: &str) -> String {
    text.replace('\u{1b}', "^[").replace('\r', "\\r")
}

/// The tab writer sees lines and cells only when all cells have been put together.
fn add(table: &mut TabWriter, cells: &[impl AsRef<str>]) {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    for line in cells.join("\t").split(['\n', '\u{c}']) {
        table.row(line.split(['\t', '\u{b}']));
    }
}

/// A path with its braces and its first dot, which may be left out where a single path is meant: `name`, `.name` and
/// `{name}` are `{.name}` (kubectl `pkg/cmd/get/customcolumn.go`, `RelaxedJSONPathExpression`).
pub fn relax(path: &str) -> Result<String, String> {
    if path.is_empty() {
        return Ok(String::new());
    }
    let inner = path.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(path);
    if inner.is_empty() || inner.contains(['{', '}']) {
        return Err(
            "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'"
                .to_owned(),
        );
    }
    let steps = inner.strip_prefix('.').filter(|rest| !rest.is_empty()).unwrap_or(inner);
    Ok(format!("{{.{steps}}}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_path_may_leave_its_braces_and_its_dot_out() {
        for (path, expected) in [
            ("a.b", "{.a.b}"),
            (".a.b", "{.a.b}"),
            ("{a.b}", "{.a.b}"),
            ("{.a.b}", "{.a.b}"),
            ("..a", "{..a}"),
            (".", "{..}"),
            ("", ""),
        ] {
            assert_eq!(relax(path).as_deref(), Ok(expected));
        }
        for path in ["{}", "{.a}{.b}", "x{.a}", "{.a", "}"] {
            assert!(relax(path).is_err_and(|error| error.starts_with("unexpected path string")), "{path}");
        }
    }

    #[test]
    fn a_cell_has_all_that_its_path_leads_to() {
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
    fn what_cannot_be_read_is_told_in_kubectls_words() {
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
    fn a_line_end_in_a_cell_ends_the_line() {
        let columns = CustomColumns::parse("A:.a,B:.b").unwrap();
        let (mut table, mut out) = (TabWriter::default(), Vec::new());
        columns.add_headings(&mut table, None);
        columns.add_row(&mut table, None, &json!({"a": "x\ny", "b": "z"})).unwrap();
        table.flush(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "A     B\nx\ny     z\n");
    }
}
