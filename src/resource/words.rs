//! A short list of words: verbs, short names, categories.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

use serde::de::{DeserializeSeed, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Stands behind each word. No verb, name or category holds it.
const END: char = '\u{1f}';

/// Words in one piece of memory. A cluster has thousands of such lists, most of them the same eight verbs: one
/// allocation a list instead of one a word is a third of the memory and of the time of a warm run, and lists that
/// follow on the same ones share theirs.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(Arc<str>);

/// How many lists are looked through for the same words. Verbs of resources and of two kinds of subresources take
/// turns; what else there is has words of its own.
const RECENT: usize = 4;

thread_local! {
    /// The text that a list is read into, the lists that were read last, and which of them goes next.
    static READING: RefCell<(String, [Words; RECENT], usize)> = RefCell::default();
    /// Most lists are empty.
    static EMPTY: Words = Words(Arc::from(""));
}

impl Default for Words {
    fn default() -> Self {
        EMPTY.with(Clone::clone)
    }
}

impl Words {
    /// The words, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator(END)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them is this.
    pub fn contains(&self, word: &str) -> bool {
        self.iter().any(|known| known == word)
    }

    /// The words between commas.
    pub fn joined(&self) -> String {
        self.0.strip_suffix(END).unwrap_or(&self.0).replace(END, ",")
    }
}

impl<'a> FromIterator<&'a str> for Words {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let mut text = String::new();
        for word in words {
            text.push_str(word);
            text.push(END);
        }
        Self(text.into())
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Words;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of strings")
            }

            fn visit_unit<E>(self) -> Result<Words, E> {
                Ok(Words::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut words: A) -> Result<Words, A::Error> {
                READING.with_borrow_mut(|(text, recent, next)| {
                    text.clear();
                    while words.next_element_seed(Append(text))?.is_some() {}
                    if let Some(known) = recent.iter().find(|known| *known.0 == **text) {
                        return Ok(known.clone());
                    }
                    let words = Words(text.as_str().into());
                    recent[*next] = words.clone();
                    *next = (*next + 1) % RECENT;
                    Ok(words)
                })
            }
        }

        deserializer.deserialize_any(Reader)
    }
}

/// Reads one word to the end of a text, without a string of its own.
struct Append<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for Append<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Append<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, word: &str) -> Result<(), E> {
        self.0.push_str(word);
        self.0.push(END);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_and_written_as_a_list() {
        for json in [r#"["get","list"]"#, "[]", r#"[""]"#, r#"["a\"b"]"#] {
            let words: Words = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&words).unwrap(), json);
        }
        assert_eq!(serde_json::from_str::<Words>("null").unwrap(), Words::default());
    }

    #[test]
    fn words_are_found_and_joined() {
        let words: Words = ["get", "list"].into_iter().collect();
        assert_eq!((words.joined().as_str(), words.contains("list"), words.contains("lis")), ("get,list", true, false));
        assert!(Words::default().is_empty() && Words::default().joined().is_empty());
    }
}
