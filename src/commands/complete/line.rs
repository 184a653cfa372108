//! The line that is being typed, as the program would get it.

use std::ffi::OsString;

/// The words up to the cursor. The last one is at the cursor, and may be empty.
pub struct Line {
    pub words: Vec<OsString>,
    /// What the shell keeps of the last word. It replaces the rest by a candidate.
    pub fixed: String,
    /// The quote that is open at the cursor.
    pub quote: Option<char>,
}

impl Line {
    /// A line whose words the shell has split, and that replaces words as a whole.
    pub fn of_words(words: &[OsString]) -> Self {
        Self { words: words.to_vec(), fixed: String::new(), quote: None }
    }

    /// A line as it was typed, of which the shell replaces the end. Bash replaces what follows the last `=` or `:`, or
    /// another character of `COMP_WORDBREAKS`; for most of them it also makes two words of one.
    ///
    /// `None` if the line does not end so.
    pub fn of_text(text: &str, replaced: &str) -> Option<Self> {
        let (before, quote) = split(text.strip_suffix(replaced)?);
        let (words, _) = split(text);
        let words = words.into_iter().map(OsString::from).collect();
        Some(Self { words, fixed: before.into_iter().next_back().unwrap_or_default(), quote })
    }
}

/// Splits a line as a POSIX shell does, without expansions. The last word is the one at the end of the line, and may be
/// empty; the quote is one that is open there.
pub fn split(line: &str) -> (Vec<String>, Option<char>) {
    let (mut words, mut word, mut is_word, mut quote) = (Vec::new(), String::new(), false, None);
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (None, ' ' | '\t' | '\n') => {
                if is_word {
                    words.push(std::mem::take(&mut word));
                }
                is_word = false;
                continue;
            }
            (None, '\'' | '"') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (None, '\\') => word.extend(characters.next()),
            (Some('"'), '\\') => match characters.next() {
                Some(escaped @ ('"' | '$' | '`' | '\\')) => word.push(escaped),
                other => word.extend(Some('\\').into_iter().chain(other)),
            },
            _ => word.push(character),
        }
        is_word = true;
    }
    words.push(word);
    (words, quote)
}

/// A text that a POSIX shell reads as this one after the open quote.
pub fn quoted(text: &str, quote: Option<char>) -> String {
    let special = match quote {
        Some('\'') => return text.replace('\'', "'\\''"),
        Some(_) => "\"$`\\",
        None => " !\"#$&'()*;<>?[\\]^`{|}",
    };
    let mut quoted = String::with_capacity(text.len());
    for character in text.chars() {
        quoted.extend(special.contains(character).then_some('\\'));
        quoted.push(character);
    }
    quoted
}
