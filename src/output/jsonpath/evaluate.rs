//! Follows the steps of a template through an object (client-go `util/jsonpath/jsonpath.go`, `FindResults`, `walk`).

use serde_json::Value;

use super::filter;
use super::found::Found;
use super::node::{Filter, Node};
use super::step;

/// How many values one evaluation may touch. A path can double its results with every step; no honest one comes near.
pub const WORK: usize = 1 << 26;
/// How many loops may stand inside each other.
const DEPTH: usize = 64;

/// An error, and whether the step that failed had something in hand: a filter that asks whether a path leads
/// somewhere takes that for a yes.
struct Fault {
    message: String,
    matched: bool,
}

impl Fault {
    fn new(message: impl Into<String>, matched: bool) -> Self {
        Self { message: message.into(), matched }
    }
}

type Results<'a> = Result<Vec<Found<'a>>, Fault>;

/// The results of each piece of a template; a piece inside a loop has as many as the loop has rounds.
pub fn find<'a>(
    nodes: &'a [Node],
    value: &'a Value,
    allow_missing: bool,
    work: usize,
) -> Result<Vec<Vec<Found<'a>>>, String> {
    let mut walk = Walk { nodes, allow_missing, begun: 0, inside: 0, ended: 0, last_end: None, left: Some(work) };
    let results = walk.run(0, Found::Value(value)).map_err(|fault| fault.message)?;
    // A filter may have swallowed the error.
    walk.spend(0).map_err(|fault| fault.message)?;
    Ok(results)
}

/// The state of an evaluation. A loop is not in the tree of nodes: `{range}` and `{end}` count up, and what follows
/// them looks at the counts. So a loop without end works too, in its own way.
struct Walk<'a> {
    nodes: &'a [Node],
    allow_missing: bool,
    /// Loops that were named and have not started.
    begun: usize,
    /// Loops that are under way.
    inside: usize,
    /// Ends that were named and have not ended a loop.
    ended: usize,
    /// The piece that ended the last loop.
    last_end: Option<usize>,
    /// The values that may still be touched; none when one more was.
    left: Option<usize>,
}

impl<'a> Walk<'a> {
    fn spend(&mut self, values: usize) -> Result<(), Fault> {
        self.left = self.left.and_then(|left| left.checked_sub(values));
        match self.left {
            Some(_) => Ok(()),
            None => Err(Fault::new("the path leads to too many values", false)),
        }
    }

    /// Evaluates the pieces from `first` on, up to the end of the loop they are in (`FindResults`).
    fn run(&mut self, first: usize, value: Found<'a>) -> Result<Vec<Vec<Found<'a>>>, Fault> {
        if self.inside > DEPTH {
            return Err(Fault::new("the template has too many loops inside each other", false));
        }
        let (nodes, mut all, mut index) = (self.nodes, Vec::new(), first);
        while let Some(node) = nodes.get(index) {
            let results = self.step(vec![value], node)?;
            if self.ended > 0 && self.ended <= self.inside {
                self.ended -= 1;
                self.last_end = Some(index);
                break;
            }
            if self.begun > 0 {
                self.begun -= 1;
                self.inside += 1;
                if results.is_empty() {
                    // A round without results, to find the end.
                    self.run(index + 1, Found::Nothing)?;
                }
                for value in results {
                    let value = if let Found::Value(Value::Null) = value { Found::Nothing } else { value };
                    all.extend(self.run(index + 1, value)?);
                }
                self.inside -= 1;
                index = self.last_end.map_or(index, |end| end.max(index));
            } else {
                all.push(results);
            }
            index += 1;
        }
        Ok(all)
    }

    /// `evalList`.
    fn path(&mut self, values: Vec<Found<'a>>, nodes: &'a [Node]) -> Results<'a> {
        nodes.iter().try_fold(values, |values, node| self.step(values, node))
    }

    fn step(&mut self, values: Vec<Found<'a>>, node: &'a Node) -> Results<'a> {
        self.spend(1 + values.len())?;
        match node {
            Node::Text(text) => Ok(vec![Found::Text(text)]),
            Node::Integer(integer) => Ok(vec![Found::Integer(*integer); values.len()]),
            Node::Float(float) => Ok(vec![Found::Float(*float); values.len()]),
            Node::Bool(flag) => Ok(vec![Found::Bool(*flag); values.len()]),
            Node::List(nodes) => self.path(values, nodes),
            Node::Field(key) => self.field(&values, key),
            Node::Wildcard => self.each(values, step::inside),
            Node::Recursive => self.each(values, step::below),
            Node::Filter(filter) => self.filter(&values, filter),
            Node::Slice(slice) => {
                let mut results = Vec::new();
                for value in values {
                    match value {
                        Found::Value(Value::Null) | Found::Nothing => {}
                        Found::Value(Value::Array(list)) => {
                            match step::slice(list, *slice).map_err(|message| Fault::new(message, true))? {
                                Some(items) => results.extend(items),
                                None => break,
                            }
                        }
                        _ => return Err(Fault::new(format!("{} is not array or slice", value.type_name()), true)),
                    }
                }
                self.spend(results.len())?;
                Ok(results)
            }
            Node::Union(paths) => {
                let mut results = Vec::new();
                for path in paths {
                    let more = self.path(values.clone(), path);
                    results.extend(more.map_err(|fault| Fault { matched: !values.is_empty(), ..fault })?);
                }
                Ok(results)
            }
            Node::Identifier(word) => match word.as_str() {
                "range" => {
                    self.begun += 1;
                    Ok(values)
                }
                "end" if self.inside > 0 => {
                    self.ended += 1;
                    Ok(Vec::new())
                }
                "end" => Err(Fault::new("not in range, nothing to end", false)),
                _ => Err(Fault::new(format!("unrecognized identifier {word}"), !values.is_empty())),
            },
        }
    }

    fn field(&self, values: &[Found<'a>], key: &str) -> Results<'a> {
        let results: Vec<_> = values.iter().filter_map(|value| step::field(*value, key)).collect();
        if results.is_empty() && !values.is_empty() && !self.allow_missing {
            return Err(Fault::new(format!("{key} is not found"), false));
        }
        Ok(results)
    }

    fn each<I: Iterator<Item = Found<'a>>>(
        &mut self,
        values: Vec<Found<'a>>,
        parts: fn(Found<'a>) -> I,
    ) -> Results<'a> {
        let mut results = Vec::new();
        for part in values.into_iter().flat_map(parts) {
            self.spend(1)?;
            results.push(part);
        }
        Ok(results)
    }

    /// `evalFilter`.
    fn filter(&mut self, values: &[Found<'a>], filter: &'a Filter) -> Results<'a> {
        let mut results = Vec::new();
        for value in values {
            let Found::Value(Value::Array(items)) = value else {
                let message = format!("{} is not array or slice and cannot be filtered", value.in_go());
                return Err(Fault::new(message, true));
            };
            for item in items.iter().map(Found::Value) {
                let left = self.path(vec![item], &filter.left);
                let Some((operator, right)) = &filter.comparison else {
                    if left.map_or_else(|fault| fault.matched, |found| !found.is_empty()) {
                        results.push(item);
                    }
                    continue;
                };
                let Some(left) = only(left)? else { continue };
                let Some(right) = only(self.path(vec![item], right))? else { continue };
                let held = filter::holds(left, operator, right);
                if held.map_err(|message| Fault::new(message, !results.is_empty()))? {
                    results.push(item);
                }
            }
        }
        Ok(results)
    }
}

/// The one result that can be compared.
fn only(results: Results<'_>) -> Result<Option<Found<'_>>, Fault> {
    match results.map_err(|fault| Fault { matched: true, ..fault })?.as_slice() {
        [] => Ok(None),
        [result] => Ok(Some(*result)),
        _ => Err(Fault::new("can only compare one element at a time", true)),
    }
}
