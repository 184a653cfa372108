//! YAML text to a tree of plain values, as kubectl reads its small files: the first document only, YAML 1.1
//! types, merge keys, map keys turned into text (sigs.k8s.io/yaml `yaml.go`, `YAMLToJSON`).

use super::node::Node;
use super::tree::{Tree, Written, check_depth};
use super::{scalar, text};
use std::collections::{BTreeMap, HashSet};

/// The most text that aliases may repeat, in bytes.
const MAX_COPIED: usize = 32 << 20;
const MERGE_TAG: &str = "tag:yaml.org,2002:merge";

/// Reads the first document. No document is null.
///
/// # Errors
/// The message is goyaml's and holds no value from the text, since that may be a secret.
pub fn parse(input: &[u8]) -> Result<Node, String> {
    let tree = Tree::read(&text::decode(input)?)?;
    let Some(root) = tree.root else { return Ok(Node::Null) };
    Expansion { tree: &tree, decoded: 0, from_aliases: 0, copied: 0, open_aliases: HashSet::new() }.node(root, 0)
}

/// Follows aliases and merge keys, within the bounds that goyaml sets (`decode.go`, `decoder.unmarshal`).
struct Expansion<'a> {
    tree: &'a Tree,
    decoded: u32,
    from_aliases: u32,
    /// Bytes of text from aliases.
    copied: usize,
    open_aliases: HashSet<usize>,
}

impl Expansion<'_> {
    fn node(&mut self, id: usize, depth: usize) -> Result<Node, String> {
        self.count(depth)?;
        let tree = self.tree;
        match tree.nodes.get(id) {
            Some(Written::Scalar { text, tag, plain }) => {
                self.count_text(text)?;
                finite(scalar::resolve(tag.as_deref(), text, *plain)?)
            }
            Some(Written::Seq(items)) => {
                items.iter().map(|item| self.node(*item, depth + 1)).collect::<Result<_, _>>().map(Node::Seq)
            }
            Some(Written::Map(_)) => {
                let mut map = BTreeMap::new();
                self.fill(id, &mut map, depth)?;
                Ok(Node::Map(map))
            }
            Some(Written::Alias(target)) => self.follow(id, |this| this.node(*target, depth + 1)),
            None => Ok(Node::Null),
        }
    }

    /// Guards against an alias bomb: from 99 % of a small document down to 10 % of a large one may be aliases.
    fn count(&mut self, depth: usize) -> Result<(), String> {
        check_depth(depth)?;
        self.decoded += 1;
        if !self.open_aliases.is_empty() {
            self.from_aliases += 1;
        }
        let large = (f64::from(self.decoded) - 400_000.0).clamp(0.0, 3_600_000.0) / 3_600_000.0;
        let share = f64::from(self.from_aliases) / f64::from(self.decoded);
        if self.from_aliases > 100 && self.decoded > 1000 && share > 0.99 - 0.89 * large {
            return Err("yaml: document contains excessive aliasing".to_owned());
        }
        Ok(())
    }

    /// Go's texts share their memory, ours are copies: a long one that many aliases name is a bomb too.
    fn count_text(&mut self, text: &str) -> Result<(), String> {
        if !self.open_aliases.is_empty() {
            self.copied += text.len();
        }
        if self.copied > MAX_COPIED { Err("yaml: document contains excessive aliasing".to_owned()) } else { Ok(()) }
    }

    fn follow<T>(&mut self, id: usize, then: impl FnOnce(&mut Self) -> Result<T, String>) -> Result<T, String> {
        if !self.open_aliases.insert(id) {
            return Err("yaml: anchor value contains itself".to_owned());
        }
        let result = then(self);
        self.open_aliases.remove(&id);
        result
    }

    /// Adds the pairs of a map in the order of the text: the last of several equal keys wins, and so does a
    /// merge key over what stands before it.
    fn fill(&mut self, id: usize, map: &mut BTreeMap<String, Node>, depth: usize) -> Result<(), String> {
        let Some(Written::Map(pairs)) = self.tree.nodes.get(id) else { return Ok(()) };
        for pair in pairs.chunks_exact(2) {
            let [key, value] = pair else { continue };
            if self.is_merge(*key) {
                self.merge(*value, map, depth + 1)?;
            } else {
                let key = self.key(*key, depth + 1)?;
                let value = self.node(*value, depth + 1)?;
                map.insert(key, value);
            }
        }
        Ok(())
    }

    fn is_merge(&self, id: usize) -> bool {
        matches!(self.tree.nodes.get(id), Some(Written::Scalar { text, tag, plain })
            if text == "<<" && (*plain || tag.as_deref() == Some(MERGE_TAG)))
    }

    fn merge(&mut self, id: usize, map: &mut BTreeMap<String, Node>, depth: usize) -> Result<(), String> {
        let tree = self.tree;
        if let Some(Written::Seq(items)) = tree.nodes.get(id) {
            // Backwards, since an earlier map of the list goes before a later one.
            return items.iter().rev().try_for_each(|item| self.merge_one(*item, map, depth + 1));
        }
        self.merge_one(id, map, depth)
    }

    fn merge_one(&mut self, id: usize, map: &mut BTreeMap<String, Node>, depth: usize) -> Result<(), String> {
        self.count(depth)?;
        match self.tree.nodes.get(id) {
            Some(Written::Map(_)) => self.fill(id, map, depth),
            Some(Written::Alias(target)) if matches!(self.tree.nodes.get(*target), Some(Written::Map(_))) => {
                self.follow(id, |this| this.count(depth + 1).and_then(|()| this.fill(*target, map, depth + 1)))
            }
            _ => Err("yaml: map merge requires map or sequence of maps as the value".to_owned()),
        }
    }

    fn key(&mut self, id: usize, depth: usize) -> Result<String, String> {
        let target = match self.tree.nodes.get(id) {
            Some(Written::Alias(target)) => *target,
            _ => id,
        };
        self.count(depth)?;
        let value = match self.tree.nodes.get(target) {
            Some(Written::Scalar { text, tag, plain }) => {
                self.copied += if target == id { 0 } else { text.len() };
                self.count_text(text)?;
                scalar::resolve(tag.as_deref(), text, *plain)?
            }
            _ => return Err("yaml: invalid map key: a list or a map".to_owned()),
        };
        match value {
            Node::String(text) => Ok(text),
            Node::Bool(value) => Ok(value.to_string()),
            Node::Int(value) => Ok(value.to_string()),
            Node::Float(value) => Ok(float_key(value)),
            // Kinds that sigs.k8s.io/yaml has no text for, though it is clear what it would be.
            Node::Null | Node::Uint(_) | Node::Seq(_) | Node::Map(_) => {
                Err(format!("unsupported map key: {}", value.kind()))
            }
        }
    }
}

/// JSON, through which kubectl takes all of its YAML, has no such numbers.
fn finite(node: Node) -> Result<Node, String> {
    match node {
        Node::Float(value) if !value.is_finite() => {
            Err("json: unsupported value: an infinite number or NaN".to_owned())
        }
        node => Ok(node),
    }
}

/// Go's `strconv.FormatFloat(value, 'g', -1, 32)`, with YAML's names for what is no number.
fn float_key(value: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "sigs.k8s.io/yaml writes keys with 32 bits")]
    let value = value as f32;
    if !value.is_finite() {
        return if value.is_nan() {
            ".nan"
        } else if value > 0.0 {
            ".inf"
        } else {
            "-.inf"
        }
        .to_owned();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    match exponent.parse::<i32>() {
        Ok(exponent) if !(-4..6).contains(&exponent) => {
            let sign = if exponent < 0 { '-' } else { '+' };
            format!("{digits}e{sign}{:02}", exponent.unsigned_abs())
        }
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn json(node: &Node) -> String {
        match node {
            Node::Null => "null".into(),
            Node::Bool(value) => value.to_string(),
            Node::Int(value) => value.to_string(),
            Node::Uint(value) => value.to_string(),
            Node::Float(value) => value.to_string(),
            Node::String(text) => format!("{text:?}"),
            Node::Seq(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
            Node::Map(map) => {
                let pairs: Vec<_> = map.iter().map(|(key, value)| format!("{key:?}:{}", json(value))).collect();
                format!("{{{}}}", pairs.join(","))
            }
        }
    }

    #[test]
    fn documents_become_the_values_that_kubectl_reads() {
        for (text, expected) in [
            ("", "null"),
            ("# nothing\n", "null"),
            ("---\n---\nx: y", "null"),
            ("a: 1\n---\n{broken", r#"{"a":1}"#),
            ("{\"a\":1,\"b\"  :2,} rest", r#"{"a":1,"b":2}"#),
            ("{\t\"a\":\t1\t}", r#"{"a":1}"#),
            ("a: 1\r\nb: x\r\n", r#"{"a":1,"b":"x"}"#),
            ("{a: 1, a: 2}", r#"{"a":2}"#),
            ("{a: 1, <<: {a: 2, b: 3}, b: 4}", r#"{"a":2,"b":4}"#),
            ("{<<: [{a: 1}, {a: 2, c: 3}]}", r#"{"a":1,"c":3}"#),
            ("{\"<<\": {a: 1}}", r#"{"<<":{"a":1}}"#),
            ("a: &x {b: 1}\nc: *x\nd: {<<: *x}", r#"{"a":{"b":1},"c":{"b":1},"d":{"b":1}}"#),
            (
                "{y: 1, 0x10: 2, 1e3: 3, 123456789.5: 4, .inf: 5, 2020-01-01: 6}",
                r#"{".inf":5,"1.2345679e+08":4,"1000":3,"16":2,"2020-01-01":6,"true":1}"#,
            ),
            ("a: |\n  x\n  y", r#"{"a":"x\ny"}"#),
            ("a: |\n  x\n  y\n", r#"{"a":"x\ny\n"}"#),
            ("a: |\n  x\n   ", r#"{"a":"x\n"}"#),
            ("a: >-\n  x\n  y", r#"{"a":"x y"}"#),
            ("a: !!binary aGk=\nb: !!str 5\nc: \"5\"", r#"{"a":"hi","b":"5","c":"5"}"#),
        ] {
            assert_eq!(json(&parse(text.as_bytes()).unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn broken_documents_are_told_in_the_words_of_goyaml() {
        for (text, expected) in [
            ("\"a\\/b\"", "yaml: found unknown escape character"),
            ("a:\n  b: 1\n\tc: 2", "yaml: line 3: found a tab character that violates indentation"),
            ("a: *b", "yaml: unknown anchor 'b' referenced"),
            ("a: &a [*a]", "yaml: anchor value contains itself"),
            ("a: .inf", "json: unsupported value: an infinite number or NaN"),
            ("{[a]: b}", "yaml: invalid map key: a list or a map"),
            ("{~: b}", "unsupported map key: null"),
            ("{<<: 5}", "yaml: map merge requires map or sequence of maps as the value"),
            ("\"abc\\", "yaml: line 2: found unexpected end of stream"),
            ("a\u{0}b", "yaml: control characters are not allowed"),
        ] {
            assert_eq!(parse(text.as_bytes()).unwrap_err(), expected, "{text}");
        }
    }

    #[test]
    fn bombs_are_refused_quickly() {
        let mut aliases = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let name = format!("*a{}", level - 1);
            writeln!(aliases, "a{level}: &a{level} [{}]", [name.as_str(); 10].join(", ")).unwrap();
        }
        assert_eq!(parse(aliases.as_bytes()).unwrap_err(), "yaml: document contains excessive aliasing");
        let (long, many) = ("x".repeat(1 << 20), 40);
        for use_of in ["*a, ".repeat(many), "{*a : b}, ".repeat(many)] {
            let text = format!("[&a {long}, {use_of}]");
            assert_eq!(parse(text.as_bytes()).unwrap_err(), "yaml: document contains excessive aliasing");
        }
        for deep in ["[".repeat(100_000), "- ".repeat(100_000), "{a: ".repeat(100_000)] {
            assert_eq!(parse(deep.as_bytes()).unwrap_err(), "yaml: exceeded max depth of 256");
        }
    }
}
