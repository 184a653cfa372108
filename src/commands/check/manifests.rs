//! The objects of the input: where each is, and what it is called. Objects themselves are dropped as soon as they are
//! parsed, so that a stream of any length takes little memory.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::str;

use serde::Deserialize;
use serde_json::value::RawValue;
use smol_str::SmolStr;

use super::files::{MAX_DOCUMENT, Visitor};
use crate::api::{DefinedKind, GroupVersion, GroupVersionKind, null_as_default};
use crate::commands::error::CliError;
use crate::discovery::Definition;
use crate::go::os_error;
use crate::go::yaml::decode::decode;
use crate::go::yaml::documents::{Document, first_content, is_separator};
use crate::go::yaml::node::Node;
use crate::go::yaml::read;
use crate::term::logger::VERBATIM;

/// The most objects and problems that are recorded.
const MAX_RECORDS: usize = 1_000_000;
/// The most different kinds; each is compared with the whole surface.
const MAX_KINDS: usize = 10_000;
/// The longest name of an object, namespace, kind or API version, in bytes. Kubernetes permits 253 at most.
const MAX_NAME: usize = 1024;
/// The most lists inside each other.
const MAX_LISTS: usize = 16;

/// What begins an action in a template of Go, as Helm has them.
const TEMPLATE: &str = "{{";
const DEFINITION: &str = "CustomResourceDefinition";
const DEFINITION_GROUP: &str = "apiextensions.k8s.io";

/// What is left of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    file: u32,
    /// The line at which its document begins.
    pub line: u32,
    pub kind: u32,
    /// Empty if there is none.
    pub namespace: SmolStr,
    /// The name, or the prefix of a generated one; empty if there is neither.
    pub name: SmolStr,
}

/// A document or file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    /// `None` for a whole file.
    pub line: Option<usize>,
    pub reason: String,
}

/// The objects of all files.
#[derive(Default)]
pub struct Manifests {
    pub files: Vec<String>,
    /// The different kinds; objects have positions in this list.
    pub kinds: Vec<GroupVersionKind>,
    pub objects: Vec<Object>,
    /// The kinds that definitions in the input define.
    pub defined: HashMap<GroupVersionKind, DefinedKind>,
    pub problems: Vec<Problem>,
    /// The first template that is not rendered.
    pub template: Option<String>,
    positions: HashMap<GroupVersionKind, u32>,
    /// Whether a template was found in the current file.
    is_template: bool,
}

/// The fields that name an object.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Head {
    #[serde(deserialize_with = "null_as_default")]
    api_version: String,
    #[serde(deserialize_with = "null_as_default")]
    kind: String,
    #[serde(deserialize_with = "null_as_default")]
    metadata: Metadata,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Metadata {
    #[serde(deserialize_with = "null_as_default")]
    name: String,
    #[serde(deserialize_with = "null_as_default")]
    generate_name: String,
    #[serde(deserialize_with = "null_as_default")]
    namespace: String,
}

/// The items of a list.
#[derive(Deserialize)]
struct JsonList<'a> {
    #[serde(borrow, default)]
    items: Option<Vec<&'a RawValue>>,
}

/// An object that is parsed, or the text of a JSON one.
#[derive(Clone, Copy)]
enum Source<'a> {
    Node(&'a Node),
    Json(&'a str),
}

impl<'a> Source<'a> {
    fn head(self) -> Result<Head, String> {
        match self {
            Self::Node(Node::Map(_)) => self.decode(),
            Self::Node(node) => Err(format!("not a Kubernetes object, but {}", node.kind())),
            Self::Json(text) => match serde_json::from_str(text) {
                Ok(head) => Ok(head),
                // For repeated keys and for the message of the YAML reader.
                Err(_) => Source::Node(&read::parse(text.as_bytes())?).head(),
            },
        }
    }

    /// The items of a list; `None` if it has none.
    fn items(self) -> Option<Vec<Self>> {
        match self {
            Self::Node(Node::Map(fields)) => match fields.get("items")? {
                Node::Seq(items) => Some(items.iter().map(Source::Node).collect()),
                _ => None,
            },
            Self::Node(_) => None,
            Self::Json(text) => {
                let items = serde_json::from_str::<JsonList<'a>>(text).ok()?.items?;
                Some(items.into_iter().map(|item| Source::Json(item.get())).collect())
            }
        }
    }

    fn decode<T: for<'de> Deserialize<'de>>(self) -> Result<T, String> {
        match self {
            Self::Node(node) => decode(node).map_err(|error| error.to_string()),
            Self::Json(text) => serde_json::from_str(text).map_err(|error| error.to_string()),
        }
    }
}

/// Why an object is not recorded.
enum Refusal {
    /// A problem of the document.
    Problem(String),
    /// Nothing more is to be read.
    Stop(anyhow::Error),
}

impl<T: Into<String>> From<T> for Refusal {
    fn from(problem: T) -> Self {
        Self::Problem(problem.into())
    }
}

impl Manifests {
    pub fn file_of(&self, object: &Object) -> &str {
        self.files.get(object.file as usize).map_or("", String::as_str)
    }

    /// Adds the objects of a document whose content begins at this line.
    fn add_document(&mut self, content: &[u8], line: usize) -> Result<(), Refusal> {
        if content.starts_with(b"{")
            && let Ok(text) = str::from_utf8(content)
            && self.add_json(text, line)?
        {
            return Ok(());
        }
        match read::parse_document(content) {
            Ok(Node::Null) => Ok(()),
            Ok(node) => self.add(Source::Node(&node), line, None, 0),
            Err(_) if is_template(content) => {
                self.add_template(line);
                Ok(())
            }
            Err(problem) => {
                // The parser may stop after the last line.
                let lines = content.trim_ascii_end().split(|byte| *byte == b'\n').count();
                match problem.line {
                    None => self.add_problem(line, problem.text),
                    Some(number) => {
                        self.add_problem(line + number.min(lines) - 1, format!("invalid YAML: {}", problem.text));
                    }
                }
                Ok(())
            }
        }
    }

    /// Adds JSON objects that follow each other; `false` if the text is no JSON.
    fn add_json(&mut self, text: &str, line: usize) -> Result<bool, Refusal> {
        let mut is_json = false;
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
        while let Some(value) = values.next() {
            match value {
                Ok(value) => self.add(Source::Json(value.get()), line, None, 0)?,
                Err(_) if !is_json => return Ok(false),
                // As in kubectl, a separator may follow an object on its line, as where a file ends without a line end.
                Err(_) if text.get(values.byte_offset()..).is_some_and(is_separator) => break,
                Err(error) => return Err(format!("not JSON after the first object: {error}").into()),
            }
            is_json = true;
        }
        Ok(is_json)
    }

    /// Adds an object, or the items of a list. The items of a list of one kind may leave out their kind and API version
    /// (apimachinery `pkg/apis/meta/v1/unstructured/helpers.go`, `decodeToList`).
    fn add(&mut self, source: Source<'_>, line: usize, list: Option<&Head>, depth: usize) -> Result<(), Refusal> {
        let mut head = source.head()?;
        if let Some((list, kind)) = list.and_then(|list| Some((list, list.kind.strip_suffix("List")?)))
            && head.kind.is_empty()
            && !kind.is_empty()
        {
            kind.clone_into(&mut head.kind);
            head.api_version.clone_from(&list.api_version);
        }
        if [&head.api_version, &head.kind].into_iter().any(|text| text.contains(TEMPLATE)) {
            self.add_template(line);
            return Ok(());
        }
        if head.kind.ends_with("List")
            && let Some(items) = source.items()
        {
            if depth == MAX_LISTS {
                self.add_problem(line, format!("lists inside each other, more than {MAX_LISTS}"));
                return Ok(());
            }
            for (index, item) in items.into_iter().enumerate() {
                match self.add(item, line, Some(&head), depth + 1) {
                    Err(Refusal::Problem(problem)) => self.add_problem(line, format!("items[{index}]: {problem}")),
                    result => result?,
                }
                self.check_room()?;
            }
            return Ok(());
        }
        let api = head.api()?;
        if api.kind == DEFINITION && api.group_version.group == DEFINITION_GROUP {
            self.defined.extend(source.decode::<Definition>()?.kinds());
            check_kinds(self.defined.len())?;
        }
        let kind = self.position(api)?;
        let Metadata { name, generate_name, namespace } = head.metadata;
        let name = if name.is_empty() { generate_name } else { name };
        self.objects.push(Object {
            file: u32::try_from(self.files.len()).unwrap_or(u32::MAX).saturating_sub(1),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            kind,
            namespace: namespace.into(),
            name: name.into(),
        });
        Ok(())
    }

    /// The position of a kind, which may be new.
    fn position(&mut self, api: GroupVersionKind) -> Result<u32, Refusal> {
        if let Some(position) = self.positions.get(&api) {
            return Ok(*position);
        }
        check_kinds(self.kinds.len() + 1)?;
        let position = u32::try_from(self.kinds.len()).unwrap_or(u32::MAX);
        self.kinds.push(api.clone());
        self.positions.insert(api, position);
        Ok(position)
    }

    fn check_room(&self) -> Result<(), Refusal> {
        if self.objects.len() + self.problems.len() <= MAX_RECORDS {
            return Ok(());
        }
        let problem = format!("more than {MAX_RECORDS} objects");
        Err(Refusal::Stop(CliError::with_hint(problem, "check fewer files at a time").into()))
    }

    /// One problem for all parts of a file.
    fn add_template(&mut self, line: usize) {
        if std::mem::replace(&mut self.is_template, true) {
            return;
        }
        self.template.get_or_insert_with(|| self.files.last().cloned().unwrap_or_default());
        self.add_problem(line, format!("a template that is not rendered, with {TEMPLATE}"));
    }

    fn add_problem(&mut self, line: usize, reason: impl Into<String>) {
        let file = self.files.last().cloned().unwrap_or_default();
        self.report(Problem { file, line: Some(line), reason: reason.into() });
    }

    /// Prints a problem when it is found: there may be many.
    fn report(&mut self, problem: Problem) {
        log::error!(target: VERBATIM, "error: {problem}");
        self.problems.push(problem);
    }
}

impl Visitor for Manifests {
    fn file(&mut self, name: &str) {
        self.files.push(name.to_owned());
        self.is_template = false;
    }

    fn document(&mut self, Document { line, text }: Document) -> anyhow::Result<()> {
        let Some(text) = text else {
            self.add_problem(line, format!("a document of more than {} MiB", MAX_DOCUMENT >> 20));
            return Ok(());
        };
        let Some((offset, content)) = first_content(&text) else { return Ok(()) };
        let result = self.add_document(content, line + offset).and_then(|()| self.check_room());
        match result {
            Ok(()) => Ok(()),
            Err(Refusal::Problem(problem)) => {
                self.add_problem(line + offset, problem);
                Ok(())
            }
            Err(Refusal::Stop(error)) => Err(error),
        }
    }

    fn unreadable(&mut self, name: &str, error: &io::Error) {
        self.report(Problem { file: name.to_owned(), line: None, reason: os_error::message(error) });
    }
}

impl Head {
    /// The kind of the object.
    fn api(&self) -> Result<GroupVersionKind, String> {
        let Self { api_version, kind, metadata: Metadata { name, generate_name, namespace } } = self;
        match (api_version.is_empty(), kind.is_empty()) {
            (true, true) => return Err("not a Kubernetes object: it has no apiVersion and no kind".to_owned()),
            (true, false) => return Err("the object has no apiVersion".to_owned()),
            (false, true) => return Err("the object has no kind".to_owned()),
            (false, false) => {}
        }
        if [api_version, kind, name, generate_name, namespace].into_iter().any(|text| text.len() > MAX_NAME) {
            return Err(format!("a name of more than {MAX_NAME} bytes"));
        }
        let group_version = GroupVersion::parse(api_version).filter(|parsed| !parsed.version.is_empty());
        let group_version = group_version.ok_or_else(|| format!("apiVersion {api_version:?} is not GROUP/VERSION"))?;
        Ok(GroupVersionKind { group_version, kind: kind.clone() })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.reason),
            None => write!(f, "{}: {}", self.file, self.reason),
        }
    }
}

fn check_kinds(kinds: usize) -> Result<(), Refusal> {
    if kinds <= MAX_KINDS {
        return Ok(());
    }
    Err(Refusal::Stop(CliError::new(format!("more than {MAX_KINDS} different kinds")).into()))
}

/// Whether a text that is not YAML has actions of Go's templates.
fn is_template(text: &[u8]) -> bool {
    text.windows(TEMPLATE.len()).any(|window| window == TEMPLATE.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz::{Random, check, mutate};
    use crate::go::yaml::documents::Documents;

    fn read(text: &[u8]) -> Manifests {
        let mut manifests = Manifests::default();
        manifests.file("f");
        for document in Documents::new(text, 1 << 20) {
            manifests.document(document.unwrap()).unwrap();
        }
        manifests
    }

    /// The objects and problems of a text, one a line.
    fn summary(text: &str) -> String {
        let manifests = read(text.as_bytes());
        let object = |object: &Object| {
            let kind = &manifests.kinds[object.kind as usize];
            format!("{} {kind} {}/{}", object.line, object.namespace, object.name)
        };
        let problems = manifests.problems.iter().map(ToString::to_string);
        manifests.objects.iter().map(object).chain(problems).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_form_of_document_is_read() {
        let pod = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\"}}";
        for (text, expected) in [
            ("kind: Pod\napiVersion: v1\nmetadata: {name: a, namespace: n}", "1 v1/Pod n/a"),
            ("# x\n---\n\n# y\nkind: Pod\napiVersion: v1\n---\n# z\n---\n", "5 v1/Pod /"),
            ("kind: Pod\napiVersion: v1\nmetadata:\n  generateName: a-\n", "1 v1/Pod /a-"),
            ("kind: Pod\napiVersion: v1\nmetadata: null\n", "1 v1/Pod /"),
            ("{kind: Pod, apiVersion: apps/v1}\n", "1 apps/v1/Pod /"),
            (&format!("{pod}\n{pod} {pod}\n"), "1 v1/Pod /a\n2 v1/Pod /a\n2 v1/Pod /a"),
            (&format!("{pod}---\n{pod} --- # x\n---\n{pod}---"), "1 v1/Pod /a\n2 v1/Pod /a\n4 v1/Pod /a"),
            (&format!("{{\"kind\":\"X\",{}", &pod[1..]), "1 v1/Pod /a"),
            (
                "kind: List\napiVersion: v1\nitems: [{kind: Pod, apiVersion: v1}, {kind: Job, apiVersion: batch/v1}]",
                "1 v1/Pod /\n1 batch/v1/Job /",
            ),
            (
                &format!(
                    "\n{{\"items\":[{pod},{{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[{pod}]}}],\"kind\":\"List\",\"apiVersion\":\"v1\"}}"
                ),
                "2 v1/Pod /a\n2 v1/Pod /a",
            ),
            ("kind: PodList\napiVersion: v1\nitems: [{metadata: {name: a}}]", "1 v1/Pod /a"),
            ("kind: List\napiVersion: v1\nitems: []", ""),
            ("kind: AccessList\napiVersion: x.y/v1", "1 x.y/v1/AccessList /"),
            ("", ""),
        ] {
            assert_eq!(summary(text), expected, "{text}");
        }
    }

    #[test]
    fn broken_document_is_one_problem_with_its_line() {
        let pod = "kind: Pod\napiVersion: v1\n";
        for (text, expected) in [
            (
                format!("{pod}---\na: 1\n b: 2\n---\n{pod}"),
                "1 v1/Pod /\n7 v1/Pod /\nf:5: invalid YAML: mapping values are not allowed in this context",
            ),
            ("a: [".to_owned(), "f:1: invalid YAML: did not find expected node content"),
            ("---\n- a\n".to_owned(), "f:2: not a Kubernetes object, but a list"),
            ("replicas: 1".to_owned(), "f:1: not a Kubernetes object: it has no apiVersion and no kind"),
            ("kind: Pod".to_owned(), "f:1: the object has no apiVersion"),
            ("apiVersion: v1".to_owned(), "f:1: the object has no kind"),
            ("kind: Pod\napiVersion: a/b/c".to_owned(), "f:1: apiVersion \"a/b/c\" is not GROUP/VERSION"),
            ("kind: Pod\napiVersion: a/".to_owned(), "f:1: apiVersion \"a/\" is not GROUP/VERSION"),
            (format!("{pod}metadata: {{name: 5}}"), "f:1: metadata.name: expected a string, found a number; quote it"),
            (
                "{\"kind\":\"Pod\",\"apiVersion\":1}".to_owned(),
                "f:1: apiVersion: expected a string, found a number; quote it",
            ),
            (format!("{pod}metadata: {{name: {}}}", "x".repeat(1025)), "f:1: a name of more than 1024 bytes"),
            (
                "kind: List\napiVersion: v1\nitems: [{kind: Pod}, {kind: Pod, apiVersion: v1}]".to_owned(),
                "1 v1/Pod /\nf:1: items[0]: the object has no apiVersion",
            ),
            (
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\"} x".to_owned(),
                "1 v1/Pod /\nf:1: not JSON after the first object: expected value at line 1 column 34",
            ),
            ("{{ x }}\n---\na: {{ y }}\n".to_owned(), "f:1: a template that is not rendered, with {{"),
            (format!("{pod}---\nkind: \"{{{{ x }}}}\"\n"), "1 v1/Pod /\nf:4: a template that is not rendered, with {{"),
            (format!("{pod}metadata: {{annotations: {{a: '{{{{ x }}}}'}}}}"), "1 v1/Pod /"),
        ] {
            assert_eq!(summary(&text), expected, "{text}");
        }
    }

    #[test]
    fn last_document_is_read_whatever_precedes_it() {
        const SEED: &str = "\u{feff}# x\nkind: List\napiVersion: v1\nitems:\n- {kind: &a Pod, apiVersion: \"v1\"}\n---\n\
                            {\"kind\": \"Pod\", \"apiVersion\": \"v1\"}\n--- |\n  text\n...\n";
        let words = [
            "---",
            "...",
            "\r\n",
            "\r",
            "\t",
            "\0",
            "{",
            "}",
            "[",
            "\"",
            "'",
            "\\",
            "{{",
            "|",
            "%YAML 1.1\n",
            "*a",
            "!!",
            "? ",
        ];
        check(3_000, |random: &mut Random| {
            let mut stream = mutate(random, SEED.as_bytes(), &words);
            let line = stream.split(|byte| *byte == b'\n').count() + 2;
            stream.extend(b"\n---\nkind: Last\napiVersion: v1\n");
            let manifests = read(&stream);
            let last = manifests.objects.last().unwrap();
            assert_eq!((manifests.kinds[last.kind as usize].kind.as_str(), last.line as usize), ("Last", line));
        });
    }

    #[test]
    fn definitions_of_the_input_define_their_served_kinds() {
        let definition = "kind: CustomResourceDefinition\napiVersion: apiextensions.k8s.io/v1\nspec:\n  group: x.y\n  \
                          scope: Cluster\n  names: {kind: Thing, plural: things}\n  versions:\n  \
                          - {name: v1, served: true}\n  - {name: v0, served: false}\n  \
                          - {name: v1beta1, served: true, deprecated: true, deprecationWarning: old}\n";
        let defined = read(definition.as_bytes()).defined;
        let mut names: Vec<_> = defined.iter().map(|(kind, defined)| format!("{kind} {defined:?}")).collect();
        names.sort();
        assert_eq!(
            names,
            [
                "x.y/v1/Thing DefinedKind { namespaced: false, deprecation: None }",
                "x.y/v1beta1/Thing DefinedKind { namespaced: false, deprecation: Some(Deprecation { warning: Some(\"old\") }) }"
            ]
        );
    }
}
