//! A cell of a table: a text or a flag, and its colour.

use std::borrow::Cow;

use crate::term::Color;

/// A cell of a table. kubectl's tables have no colour.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    content: Content<'a>,
    color: Option<Color>,
}

#[derive(Clone, Debug)]
enum Content<'a> {
    Text(Cow<'a, str>),
    Flag(bool),
}

impl Cell<'_> {
    /// The same cell in a colour.
    #[must_use]
    pub fn colored(self, color: impl Into<Option<Color>>) -> Self {
        Self { color: color.into(), ..self }
    }

    pub fn color(&self) -> Option<Color> {
        self.color
    }

    /// The text in a pipe, where no cell is blank, so that the columns of a line can be counted.
    pub fn in_pipe(&self) -> &str {
        or_dash(self.as_ref())
    }

    /// The text on a terminal.
    pub fn on_terminal(&self) -> &str {
        match &self.content {
            Content::Text(text) => or_dash(text),
            Content::Flag(true) => "yes",
            Content::Flag(false) => "-",
        }
    }
}

/// The text as kubectl prints it.
impl AsRef<str> for Cell<'_> {
    fn as_ref(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::Flag(true) => "true",
            Content::Flag(false) => "false",
        }
    }
}

impl<'a> From<Cow<'a, str>> for Cell<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self { content: Content::Text(text), color: None }
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Cow::from(text).into()
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Cow::from(text).into()
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cow::<str>::from(text).into()
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Self { content: Content::Flag(flag), color: None }
    }
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "-" } else { text }
}
