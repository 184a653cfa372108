//! The syntax tree of a template (client-go `util/jsonpath/node.go`).

/// A piece of a template, or one step of a path.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Text outside braces, or a quoted literal: bytes, because Go's escapes can spell invalid UTF-8.
    Text(Vec<u8>),
    /// The steps between a pair of braces.
    List(Vec<Self>),
    /// `.key`
    Field(String),
    /// `*`: all values of a map or list.
    Wildcard,
    /// `..`: the value and everything below it.
    Recursive,
    /// `[start:end:step]`
    Slice(Slice),
    /// `[a,b]`: the results of each path, in order.
    Union(Vec<Vec<Self>>),
    /// `[?(...)]`
    Filter(Filter),
    Integer(i64),
    Float(f64),
    Bool(bool),
    /// `range`, `end`, or an unknown word.
    Identifier(String),
}

/// The items of a list that a path selects. Negative indices count from the end of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    pub start: Option<i64>,
    pub end: SliceEnd,
    pub step: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SliceEnd {
    /// `[1:]`: the end of the list.
    Open,
    /// `[1:3]`: the index after the last item.
    Before(i64),
    /// `[1]`: the index after the start. After -1 that is 0, which here means the end of the list.
    AfterStart(i64),
}

/// The condition that items of a list must meet.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    pub left: Vec<Node>,
    /// The operator as typed, and the path or literal on its right. Without it, `left` must lead to a value.
    pub comparison: Option<(String, Vec<Node>)>,
}
