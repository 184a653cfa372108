//! Standard error: messages and the progress line.

use std::borrow::Cow;
use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::{Color, ColorChoice, StreamStyle, escape};
use crate::sys::Env;

/// Precedes the continuation lines of a message on a terminal.
const INDENT: &str = "    ";

/// What errors begin with.
const ERRORS: [&str; 2] = ["error:", "Error from server"];

/// Clears the current line of a terminal.
const EMPTY_LINE: &str = "\r\u{1b}[K";

/// The width of a progress line, in columns, on a terminal of unknown width.
const DEFAULT_WIDTH: u16 = 72;

/// Whether a progress line is shown.
static HAS_PROGRESS: AtomicBool = AtomicBool::new(false);

/// Whether stdout is a terminal with a line that is not complete, which the progress line would overwrite.
static STDOUT_BUSY: AtomicBool = AtomicBool::new(false);

/// The number of living [`Quiet`] values.
static QUIET: AtomicUsize = AtomicUsize::new(0);

/// No progress is shown while this lives.
pub struct Quiet(());

impl Quiet {
    /// Clears the progress line.
    pub fn begin() -> Self {
        QUIET.fetch_add(1, Ordering::Relaxed);
        Stderr::clear();
        Self(())
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        QUIET.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Sets whether a line of stdout, a terminal, is incomplete; returns whether that is new.
pub(super) fn set_stdout_busy(is_busy: bool) -> bool {
    STDOUT_BUSY.swap(is_busy, Ordering::Relaxed) != is_busy
}

/// Standard error.
#[derive(Clone, Copy, Debug)]
pub struct Stderr {
    style: StreamStyle,
    /// The limit of a progress line, in columns: a line that wraps could not be cleared.
    width: u16,
}

impl Stderr {
    pub fn new(choice: ColorChoice, env: &Env) -> Self {
        let style = StreamStyle::of(env.stderr_is_terminal, choice, env);
        // A character in the last column makes some terminals wrap.
        Self { style, width: env.stderr_width.map_or(DEFAULT_WIDTH, |width| width - 1) }
    }

    /// Prints a message and a newline. On a terminal continuation lines are indented, so that text of a server cannot
    /// look like another message.
    pub fn print(self, message: &str) {
        print(&format!("{}\n", self.message(message)));
    }

    /// Prints a message after its kind, such as `warning:`, which is coloured.
    pub fn print_as(self, kind: &'static str, color: Color, message: &str) {
        print(&format!("{} {}\n", self.colored(color, kind), self.message(message)));
    }

    /// Prints an error; what it begins with is red.
    pub fn print_error(self, message: &str) {
        match ERRORS.into_iter().find_map(|kind| Some((kind, message.strip_prefix(kind)?))) {
            Some((kind, rest)) => print(&format!("{}{}\n", self.colored(Color::Red, kind), self.message(rest))),
            None => self.print(message),
        }
    }

    /// Prints several lines of this program's own text, an error's in the colour of [`print_error`](Self::print_error).
    pub fn print_lines(self, text: &str) {
        match ERRORS.into_iter().find_map(|kind| Some((kind, text.strip_prefix(kind)?))) {
            Some((kind, rest)) => print(&format!("{}{}", self.colored(Color::Red, kind), self.shown(rest))),
            None => print(&self.shown(text)),
        }
    }

    /// Replaces the progress line, on a terminal only. The next message or [`clear`](Self::clear) removes it.
    pub fn progress(self, text: &str) {
        let mut stderr = io::stderr().lock();
        if self.style.escapes && QUIET.load(Ordering::Relaxed) == 0 && !STDOUT_BUSY.load(Ordering::Relaxed) {
            HAS_PROGRESS.store(true, Ordering::Relaxed);
            // An error on stderr cannot be reported.
            let line = fitting(&escape::escape_line(text), self.width);
            let _ = stderr.write_all(format!("{EMPTY_LINE}{line}").as_bytes());
        }
    }

    pub(super) fn is_terminal(self) -> bool {
        self.style.escapes
    }

    pub(super) fn has_progress() -> bool {
        HAS_PROGRESS.load(Ordering::Relaxed)
    }

    /// Clears the progress line.
    pub fn clear() {
        print("");
    }

    /// A constant text in a colour.
    fn colored(self, color: Color, text: &'static str) -> Cow<'static, str> {
        let (begin, end) = color.sequences();
        if self.style.colors { format!("{begin}{text}{end}").into() } else { text.into() }
    }

    fn message(self, message: &str) -> Cow<'_, str> {
        let shown = self.shown(message);
        if !self.style.escapes || !shown.contains('\n') {
            return shown;
        }
        let mut lines = shown.split('\n');
        let first = lines.next().unwrap_or_default().to_owned();
        let further = lines.map(|line| {
            let indent = if line.is_empty() || line.starts_with(INDENT) { "" } else { INDENT };
            format!("\n{indent}{line}")
        });
        further.fold(first, |text, line| text + &line).into()
    }

    fn shown(self, text: &str) -> Cow<'_, str> {
        if !self.style.escapes {
            return text.into();
        }
        match escape::escape(text.as_bytes()) {
            Cow::Borrowed(_) => text.into(),
            Cow::Owned(shown) => String::from_utf8_lossy(&shown).into_owned().into(),
        }
    }
}

/// The beginning of a text that fits these columns, of which a character beyond ASCII may take two.
fn fitting(text: &str, mut width: u16) -> String {
    let fits = |character: &char| {
        let left = width.checked_sub(if character.is_ascii() { 1 } else { 2 });
        width = left.unwrap_or_default();
        left.is_some()
    };
    text.chars().take_while(fits).collect()
}

/// Writes in one call, so that lines of other processes do not interleave.
fn print(text: &str) {
    let mut stderr = io::stderr().lock();
    let empty = if HAS_PROGRESS.swap(false, Ordering::Relaxed) { EMPTY_LINE } else { "" };
    // An error on stderr cannot be reported.
    let _ = stderr.write_all(format!("{empty}{text}").as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stderr(is_terminal: bool) -> Stderr {
        Stderr::new(ColorChoice::Auto, &Env { stderr_is_terminal: is_terminal, ..Env::default() })
    }

    #[test]
    fn progress_line_is_cut_to_the_columns() {
        for (text, width, expected) in [("abc", 3, "abc"), ("abcd", 3, "abc"), ("日本", 3, "日"), ("a", 0, "")] {
            assert_eq!(fitting(text, width), expected);
        }
    }

    #[test]
    fn continuation_lines_are_indented_on_a_terminal() {
        let message = "no\nhint: run this\n\n    * a\r\n error: b\r";
        assert_eq!(stderr(true).message(message), "no\n    hint: run this\n\n    * a\r\n     error: b\\u000d");
        assert_eq!(stderr(false).message(message), message);
    }
}
