//! What a template is made of (client-go `util/jsonpath/node.go`).

/// A piece of a template, or a step of the path in one.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Text outside braces, or in quotes; bytes, since Go's escapes can spell any.
    Text(Vec<u8>),
    /// The steps between two braces.
    List(Vec<Self>),
    /// The value of a key.
    Field(String),
    /// All values of a map or list.
    Wildcard,
    /// Everything below, and the value itself.
    Recursive,
    /// Items of a list.
    Slice(Slice),
    /// The results of several paths, one after the other.
    Union(Vec<Vec<Self>>),
    /// Items of a list that fulfil a condition.
    Filter(Filter),
    /// A number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// `true` or `false`.
    Bool(bool),
    /// `range`, `end`, or a word that means nothing.
    Identifier(String),
}

/// `[start:end:step]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The first index; negative ones count from the end.
    pub start: Option<i64>,
    /// The index behind the last one.
    pub end: End,
    /// The distance between items.
    pub step: Option<i64>,
}

/// Where a slice ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At the end of the list.
    Open,
    /// Before this index.
    Before(i64),
    /// After a single item: the index behind the start that was typed.
    AfterOne(i64),
}

/// `[?(left operator right)]`, or `[?(left)]`: that the path leads somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// The path of what is compared.
    pub left: Vec<Node>,
    /// The operator as typed, and the path or literal it is compared with.
    pub comparison: Option<(String, Vec<Node>)>,
}
