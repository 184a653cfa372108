//! Prints tables of random content.

use crate::fuzz::{Random, check, mutate};
use crate::objects::{Labels, Objects, Representation as _, Row, Table};
use crate::output::server_table::{ServerTable, TableOptions};

/// What a mutation inserts into the document.
const WORDS: [&str; 22] = [
    "null",
    "{}",
    "[]",
    "\"\"",
    "0",
    "-1",
    "1e999",
    "18446744073709551615",
    "true",
    "\"a\\nb\"",
    "\"\\t\"",
    "\"\\u001b[1m\"",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\"kind\":\"PodList\",",
    "\"rows\":[{\"cells\":[[1,{\"a\":null}]]}],",
    "\"columnDefinitions\":null,",
    ",",
    "{",
    "]",
    "\"Table\"",
    "\"items\":[{}],",
];
const DOCUMENT: &str = r#"{"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"7","continue":"x"},
"columnDefinitions":[{"name":"Name","type":"string","format":"name","priority":0},{"name":"Ready","type":"string"},{"name":"IP","type":"string","priority":1}],
"rows":[{"cells":["a","1/1",null],"object":{"kind":"PartialObjectMetadata","metadata":{"name":"a","namespace":"n","creationTimestamp":"2026-01-01T00:00:00Z","labels":{"app":"x"}}}},
{"cells":["b","two\nlines",3],"object":{"metadata":{"name":"b","labels":null}}},{"cells":[1.5,["l\nm"],{"k":"v"}],"object":null}],
"items":[{"metadata":{"name":"c","creationTimestamp":null}}]}"#;

/// How many lines the newlines in the document may add. A cell ends at its first newline and adds none.
fn line_ends(table: &Table) -> usize {
    let count = |text: &str| text.matches('\n').count();
    let columns = table.columns.iter().flatten().map(|column| count(&column.name));
    let metadata = |row: &Row| {
        row.metadata.as_ref().map(|metadata| {
            let labels =
                metadata.labels.iter().flat_map(Labels::iter).map(|(key, value)| count(key) + count(value) * 3);
            count(metadata.namespace.as_deref().unwrap_or_default()) + labels.sum::<usize>()
        })
    };
    columns.sum::<usize>() + table.rows.iter().filter_map(metadata).sum::<usize>()
}

#[test]
fn table_of_any_content_has_one_line_for_each_row() {
    check(4_000, |random: &mut Random| {
        let document = mutate(random, DOCUMENT.as_bytes(), &WORDS);
        for objects in [Objects::parse_page(document.clone(), false), Objects::parse_object(&document)] {
            // An object that cannot be read is an error, not a panic.
            objects.into_iter().flat_map(|objects| objects.into_objects(random.once_in(2))).for_each(drop);
        }
        let table = if random.once_in(4) {
            Table::parse_object(&document)
        } else {
            Table::parse_page(document, random.once_in(4))
        };
        let Ok(table) = table else { return };
        let options = TableOptions {
            context: random.once_in(2),
            wide: random.once_in(2),
            event: random.once_in(2),
            all_labels: random.once_in(2),
            labels: random.some(2, |random| random.pick(&["app", "x/y", ""]).to_owned()),
            no_headers: random.once_in(2),
            escape: None,
        };
        let headings = usize::from(!options.no_headers);
        let sent = line_ends(&table);
        let mut server_table = ServerTable::new(options);
        server_table.begin(random.pick(&["", "pod/"]).to_owned(), random.once_in(2));
        server_table.add(table, "ADDED");
        let mut out = Vec::new();
        server_table.flush(&mut out).unwrap();
        let lines = String::from_utf8(out.clone()).unwrap().matches('\n').count();
        let rows = server_table.rows();
        let expected = if rows == 0 { 0..=0 } else { rows + headings..=(rows + headings) + sent };
        assert!(expected.contains(&lines), "{lines}, not {expected:?}: {}", String::from_utf8_lossy(&out));
    });
}
