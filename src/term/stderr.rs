//! The one way to stderr.

use std::borrow::Cow;
use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::{Color, ColorChoice, Manner, escape};
use crate::sys::Env;

/// Before the further lines of a message, on a terminal.
const INDENT: &str = "    ";

/// Goes back to the begin of a line and empties it.
const EMPTY_LINE: &str = "\r\u{1b}[K";

/// Characters of a line of progress: one that the terminal wraps could not be taken away.
const WIDTH: usize = 72;

/// Whether a line of progress stands where the next message goes.
static HAS_PROGRESS: AtomicBool = AtomicBool::new(false);

/// How many have stderr for themselves.
static QUIET: AtomicUsize = AtomicUsize::new(0);

/// No progress is shown as long as this lives.
pub struct Quiet(());

impl Quiet {
    /// Takes away what is shown.
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

/// Stderr, whatever it is.
#[derive(Clone, Copy, Debug)]
pub struct Stderr {
    manner: Manner,
}

impl Stderr {
    /// Whether it is a terminal is in `env`.
    pub fn new(choice: ColorChoice, env: &Env) -> Self {
        Self { manner: Manner::of(env.stderr_is_terminal, choice, env) }
    }

    /// Prints a message, and a line end. On a terminal its further lines are indented: none of them passes for another
    /// message, whoever wrote it.
    pub fn say(self, message: &str) {
        print(&format!("{}\n", self.message(message)));
    }

    /// Prints a message behind a word that says what kind it is, in a colour where there is colour.
    pub fn say_as(self, kind: &str, color: Color, message: &str) {
        let (begin, end) = if self.manner.colors { color.sequences() } else { ("", "") };
        print(&format!("{begin}{kind}{end} {}\n", self.message(message)));
    }

    /// Prints text of several lines, all of them this program's.
    pub fn say_lines(self, text: &str) {
        print(&self.shown(text));
    }

    /// Shows how far long work has come, on a terminal alone, in place of what was shown before. The next message, or
    /// [`clear`](Self::clear), takes it away.
    pub fn progress(self, text: &str) {
        let mut stderr = io::stderr().lock();
        if self.manner.escapes && QUIET.load(Ordering::Relaxed) == 0 {
            HAS_PROGRESS.store(true, Ordering::Relaxed);
            // Nobody is left to be told that stderr is closed.
            let line: String = escape::escape_line(text).chars().take(WIDTH).collect();
            let _ = stderr.write_all(format!("{EMPTY_LINE}{line}").as_bytes());
        }
    }

    /// Takes the line of progress away.
    pub fn clear() {
        print("");
    }

    fn message(self, message: &str) -> Cow<'_, str> {
        let shown = self.shown(message);
        if !self.manner.escapes || !shown.contains('\n') {
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
        if !self.manner.escapes {
            return text.into();
        }
        match escape::escape(text.as_bytes()) {
            Cow::Borrowed(_) => text.into(),
            Cow::Owned(shown) => String::from_utf8_lossy(&shown).into_owned().into(),
        }
    }
}

/// In one piece, so that lines of other processes do not get in between.
fn print(text: &str) {
    let mut stderr = io::stderr().lock();
    let empty = if HAS_PROGRESS.swap(false, Ordering::Relaxed) { EMPTY_LINE } else { "" };
    // Nobody is left to be told that stderr is closed.
    let _ = stderr.write_all(format!("{empty}{text}").as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stderr(is_terminal: bool) -> Stderr {
        Stderr::new(ColorChoice::Auto, &Env { stderr_is_terminal: is_terminal, ..Env::default() })
    }

    #[test]
    fn no_line_of_a_message_passes_for_another_message() {
        let message = "no\nhint: run this\n\n    * a\r\n error: b\r";
        assert_eq!(stderr(true).message(message), "no\n    hint: run this\n\n    * a\r\n     error: b\\u000d");
        assert_eq!(stderr(false).message(message), message);
    }
}
