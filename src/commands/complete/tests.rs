use std::ffi::OsString;
use std::fs;

use super::arguments::{OBJECT_PATHS, POD_KEYS, TABLE_FORMATS, VIEW_FORMATS, WAIT_STATES};
use super::line::{Line, quoted, split};
use super::*;
use crate::cli::Cli;
use crate::commands::objects::Order;
use crate::fuzz::check;
use crate::output::{ObjectFormat, Sorter};

#[test]
fn line_is_split_as_a_shell_does() {
    for (line, words, quote) in [
        ("", &[""][..], None),
        ("kubegvr", &["kubegvr"], None),
        ("kubegvr  get\t", &["kubegvr", "get", ""], None),
        (" a 'b  c' \"d $e\"", &["a", "b  c", "d $e"], None),
        ("a\\ b --x='y z", &["a b", "--x=y z"], Some('\'')),
        (r#""a\"b\$\c"#, &[r#"a"b$\c"#], Some('"')),
        ("a '' ", &["a", "", ""], None),
        ("a\\", &["a"], None),
        ("\"a\\", &["a\\"], Some('"')),
    ] {
        assert_eq!(split(line), (words.iter().map(|word| (*word).to_owned()).collect(), quote), "{line:?}");
    }
}

#[test]
fn quoted_text_is_read_as_it_was() {
    let parts =
        ["plain", "it's", " ", "\"", "`", "$(d)", "\\", "\\\"", "*?[x]{y,z}!#~;&|<>", "arn:aws:x=y", "é", "\u{a0}"];
    check(2_000, |random| {
        let text = random.text(&parts, 4);
        for (open, quote) in [("", None), ("'", Some('\'')), ("\"", Some('"'))] {
            let line = format!("{open}{}", quoted(&text, quote));
            assert_eq!(split(&line), (vec![text.clone()], quote), "{line}");
        }
    });
}

#[test]
fn line_of_bash_ends_with_what_bash_replaces() {
    let line = Line::of_text("kubegvr --context=\"a:b", "a:b").unwrap();
    assert_eq!(
        (line.words, line.fixed, line.quote),
        (vec!["kubegvr".into(), "--context=a:b".into()], "--context=".into(), Some('"'))
    );
    assert!(Line::of_text("kubegvr get", "pods").is_none());
}

#[test]
fn fixed_values_are_those_that_the_commands_take() {
    let template = tempfile::NamedTempFile::new().unwrap();
    fs::write(&template, "A\n.a").unwrap();
    for (format, _) in VIEW_FORMATS.iter().chain(&TABLE_FORMATS) {
        let value = match format.strip_suffix("-file=") {
            Some(_) => template.path().display().to_string(),
            None if *format == "custom-columns=" => "A:.a".to_owned(),
            None if format.ends_with('=') => "{.a}".to_owned(),
            None => String::new(),
        };
        let parsed = ObjectFormat::parse(&format!("{format}{value}"));
        assert!(parsed.is_ok(), "{format}: {parsed:?}");
    }
    for (key, _) in POD_KEYS {
        assert!(matches!(Order::of_pods(key), Order::Pod(_)), "{key}");
    }
    for (state, _) in WAIT_STATES {
        let line = ["kubegvr", "wait", "deploy", "--for", state].map(OsString::from);
        assert!(Cli::parse_from_process(&line).is_ok(), "{state}");
    }
    for (path, _) in OBJECT_PATHS {
        assert!(Sorter::of_objects(path).is_ok(), "{path}");
    }
}

/// Whatever is typed, the engine and clap neither panic nor fail.
#[test]
fn every_line_has_an_answer() {
    let home = tempfile::tempdir().unwrap();
    let env = Env { home: Some(home.path().into()), current_dir: home.path().into(), ..Env::default() };
    let words = [
        "get",
        "gvrs",
        "--",
        "-",
        "",
        "--context",
        "--context=",
        "-n",
        "-Aw",
        "-o=",
        "--contexts=a,",
        "x",
        "config",
        "--help",
        "--no-headers",
        "-v",
        "--from",
        "=",
        "--nonsense=",
        "--color",
    ];
    for first in words {
        for second in words {
            let line = ["kubegvr", first, second].map(OsString::from);
            for candidate in candidates(&line, &env) {
                assert!(!candidate.get_value().is_empty(), "{line:?}");
            }
        }
    }
}
