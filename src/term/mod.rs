//! Standard output and standard error. On a terminal, text of servers, plugins and files is escaped, so that it cannot
//! control the terminal; in a pipe or a file bytes are unchanged.
//!
//! All output passes through [`Output`] or [`Stderr`], so that no command can forget to escape. Colour is a call,
//! [`ColorWriter::paint`], never part of a text.

mod escape;
pub mod logger;
pub mod progress;
mod stderr;

pub use escape::{escape_line, has_control};
pub use stderr::{Quiet, Stderr};

use std::borrow::Cow;
use std::io::{self, Write};

use crate::sys::Env;

/// When to print colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`; in a pipe if `CLICOLOR_FORCE` is set
    #[default]
    Auto,
    /// In a pipe too
    Always,
    /// Nowhere
    Never,
}

/// A colour, by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// Removed, unserved, failed; an error.
    Red,
    /// Added, preferred.
    Green,
    /// Changed, deprecated, stale.
    Yellow,
    /// A context.
    Cyan,
    /// For warnings, as in kubectl (client-go `rest/warnings.go`, `yellowColor`).
    BrightYellow,
}

impl Color {
    /// The escape sequences that begin this colour and end any.
    fn sequences(self) -> (&'static str, &'static str) {
        let begin = match self {
            Self::Red => "\u{1b}[31m",
            Self::Green => "\u{1b}[32m",
            Self::Yellow => "\u{1b}[33m",
            Self::Cyan => "\u{1b}[36m",
            Self::BrightYellow => "\u{1b}[33;1m",
        };
        (begin, "\u{1b}[0m")
    }
}

/// How one stream is written.
#[derive(Clone, Copy, Debug)]
struct StreamStyle {
    /// Whether text is escaped: the stream is a terminal.
    escapes: bool,
    colors: bool,
}

impl StreamStyle {
    /// Respects `NO_COLOR` and `TERM` as kubectl does (kubectl `pkg/util/term/term.go`, `AllowsColorOutput`), and
    /// `CLICOLOR_FORCE`, which kubectl does not know.
    fn of(is_terminal: bool, choice: ColorChoice, env: &Env) -> Self {
        let colors = match choice {
            ColorChoice::Auto => env.force_color || is_terminal && !env.no_color,
            ColorChoice::Always => true,
            ColorChoice::Never => false,
        };
        Self { escapes: is_terminal, colors }
    }
}

/// A writer for data and coloured text.
pub trait ColorWriter: Write {
    /// Writes a part of a line, in colour if the stream has colour. On a terminal line ends in the text are escaped.
    ///
    /// # Errors
    /// As when writing.
    fn paint(&mut self, color: Color, text: &str) -> io::Result<()>;

    /// How line ends in a part of a line, such as a name or a cell, are escaped: on a terminal, where they would imitate
    /// another line. `None` elsewhere.
    fn line_escape(&self) -> Option<LineEscape>;

    /// The width of the terminal in columns; `None` elsewhere, and if it is unknown.
    fn width(&self) -> Option<u16>;

    /// A part of a line, with its line ends escaped on a terminal.
    fn in_line<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.line_escape().map_or(Cow::Borrowed(text), |escape| escape(text))
    }
}

/// Escapes the line ends of a text.
pub type LineEscape = fn(&str) -> Cow<'_, str>;

/// Lines that are written somewhere else afterwards.
impl ColorWriter for Vec<u8> {
    fn paint(&mut self, _color: Color, text: &str) -> io::Result<()> {
        self.write_all(text.as_bytes())
    }

    fn line_escape(&self) -> Option<LineEscape> {
        None
    }

    fn width(&self) -> Option<u16> {
        None
    }
}

/// Standard output, in front of its buffer.
pub struct Output<W> {
    inner: W,
    style: StreamStyle,
    width: Option<u16>,
    /// Whether the last write ended a line.
    ends_line: bool,
    /// An incomplete character at the end of the last write.
    undecided: Vec<u8>,
}

impl<W: Write> Output<W> {
    pub fn new(inner: W, choice: ColorChoice, env: &Env) -> Self {
        let style = StreamStyle::of(env.stdout_is_terminal, choice, env);
        Self { inner, style, width: env.stdout_width, ends_line: true, undecided: Vec::new() }
    }

    /// Clears the progress line, which is on the same terminal, and shows none before the line that begins is complete.
    fn begin_line() {
        if stderr::set_stdout_busy(true) {
            Stderr::clear();
        }
    }

    /// Writes the incomplete character as it is.
    fn decide(&mut self) -> io::Result<()> {
        let undecided = std::mem::take(&mut self.undecided);
        self.inner.write_all(&escape::escape(&undecided))
    }
}

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.style.escapes {
            return self.inner.write(bytes);
        }
        Self::begin_line();
        let joined;
        let text = if self.undecided.is_empty() {
            bytes
        } else {
            joined = [&std::mem::take(&mut self.undecided), bytes].concat();
            &joined
        };
        let (decided, rest) = text.split_at(text.len() - escape::undecided(text));
        self.undecided.extend_from_slice(rest);
        self.ends_line = text.last() == Some(&b'\n');
        self.inner.write_all(&escape::escape(decided))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.decide()?;
        self.inner.flush()?;
        if self.style.escapes && self.ends_line {
            stderr::set_stdout_busy(false);
        }
        Ok(())
    }
}

impl<W: Write> ColorWriter for Output<W> {
    fn paint(&mut self, color: Color, text: &str) -> io::Result<()> {
        self.decide()?;
        if !self.style.escapes && !self.style.colors {
            return self.inner.write_all(text.as_bytes());
        }
        if self.style.escapes {
            Self::begin_line();
            self.ends_line = false;
        }
        let (begin, end) = if self.style.colors { color.sequences() } else { ("", "") };
        let text = if self.style.escapes { escape::escape_line(text).into() } else { Cow::Borrowed(text) };
        // In one write, so that an interrupted run does not leave the terminal coloured.
        self.inner.write_all(format!("{begin}{text}{end}").as_bytes())
    }

    fn line_escape(&self) -> Option<LineEscape> {
        self.style.escapes.then_some(escape::escape_line_ends)
    }

    fn width(&self) -> Option<u16> {
        self.width
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(is_terminal: bool, no_color: bool) -> Env {
        Env { stdout_is_terminal: is_terminal, no_color, ..Env::default() }
    }

    /// The output after these writes.
    fn written(is_terminal: bool, pieces: &[&[u8]]) -> Vec<u8> {
        let mut output = Output::new(Vec::new(), ColorChoice::Auto, &env(is_terminal, false));
        for piece in pieces {
            output.write_all(piece).unwrap();
        }
        output.flush().unwrap();
        output.inner
    }

    #[test]
    fn split_writes_have_same_output() {
        let text = "a\u{1b}é\r\nb\u{202e}\u{e0041}\rc🦀\r".as_bytes();
        let expected = written(true, &[text]);
        assert_eq!(String::from_utf8_lossy(&expected), "a\\u001bé\r\nb\\u202e\\udb40\\udc41\\u000dc🦀\\u000d");
        for at in 0..=text.len() {
            let (first, second) = text.split_at(at);
            assert_eq!(written(true, &[first, second]), expected, "{at}");
        }
        let bytes: Vec<_> = text.chunks(1).collect();
        assert_eq!(written(true, &bytes), expected);
        assert_eq!(written(false, &bytes), text);
        assert_eq!(written(true, &[b"a\xe2\x80"]), "a\u{fffd}".as_bytes());
        assert_eq!(written(false, &[b"a\xe2\x80"]), b"a\xe2\x80");
    }

    #[test]
    fn colour_depends_on_choice_and_environment() {
        let painted = |is_terminal, no_color, choice| {
            let mut output = Output::new(Vec::new(), choice, &env(is_terminal, no_color));
            output.paint(Color::Red, "a\n\u{1b}").unwrap();
            String::from_utf8(output.inner).unwrap()
        };
        let (plain, colored) = ("a\\u000a\\u001b", "\u{1b}[31ma\\u000a\\u001b\u{1b}[0m");
        assert_eq!(painted(true, false, ColorChoice::Auto), colored);
        assert_eq!(painted(true, true, ColorChoice::Auto), plain);
        assert_eq!(painted(true, true, ColorChoice::Always), colored);
        assert_eq!(painted(true, false, ColorChoice::Never), plain);
        assert_eq!(painted(false, false, ColorChoice::Auto), "a\n\u{1b}");
        assert_eq!(painted(false, false, ColorChoice::Always), "\u{1b}[31ma\n\u{1b}\u{1b}[0m");
    }
}
