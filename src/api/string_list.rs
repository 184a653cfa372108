//! A short list of strings in one allocation: verbs, short names, categories.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::iter;

use serde::de::{DeserializeSeed, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

/// Terminates each string (ASCII unit separator). No verb, name or category contains it.
const END: char = '\u{1f}';

/// Strings in one allocation, and short ones in none. A cluster has thousands of such lists, most of them the same eight
/// verbs: a list that equals one of the last [`RECENT`] shares its allocation.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct StringList(SmolStr);

/// How many lists are compared for sharing: the verbs of resources and of two kinds of subresources alternate.
const RECENT: usize = 4;

thread_local! {
    /// The buffer of the list being read, the lists read last, and the index of the one to replace next.
    static READING: RefCell<(String, [StringList; RECENT], usize)> = RefCell::default();
}

impl StringList {
    /// What follows each string of [`as_terminated`](Self::as_terminated).
    pub const TERMINATOR: u8 = END as u8;

    /// The strings, each with a terminator.
    pub fn as_terminated(&self) -> &str {
        &self.0
    }

    /// The list with these [terminated](Self::as_terminated) strings.
    pub fn from_terminated(text: &str) -> Self {
        Self(text.into())
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        // Splits faster than `split_terminator`: the strings are short.
        let mut rest = self.0.as_str();
        iter::from_fn(move || {
            let end = rest.bytes().position(|byte| byte == Self::TERMINATOR)?;
            let string = &rest[..end];
            rest = &rest[end + 1..];
            Some(string)
        })
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains(&self, string: &str) -> bool {
        self.iter().any(|element| element == string)
    }

    /// The strings, comma-separated.
    pub fn joined(&self) -> Cow<'_, str> {
        let text = self.0.strip_suffix(END).unwrap_or(&self.0);
        if text.contains(END) { text.replace(END, ",").into() } else { text.into() }
    }
}

impl<'a> FromIterator<&'a str> for StringList {
    fn from_iter<I: IntoIterator<Item = &'a str>>(strings: I) -> Self {
        let mut text = String::new();
        for string in strings {
            text.push_str(string);
            text.push(END);
        }
        Self(text.into())
    }
}

impl fmt::Debug for StringList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for StringList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for StringList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor;

        impl<'de> Visitor<'de> for ListVisitor {
            type Value = StringList;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of strings")
            }

            fn visit_unit<E>(self) -> Result<StringList, E> {
                Ok(StringList::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<StringList, A::Error> {
                READING.with_borrow_mut(|(text, recent, next)| {
                    text.clear();
                    while elements.next_element_seed(Append(text))?.is_some() {}
                    if let Some(same) = recent.iter().find(|list| *list.0 == **text) {
                        return Ok(same.clone());
                    }
                    let list = StringList(text.as_str().into());
                    recent[*next] = list.clone();
                    *next = (*next + 1) % RECENT;
                    Ok(list)
                })
            }
        }

        deserializer.deserialize_any(ListVisitor)
    }
}

/// Appends one string to the buffer without an allocation of its own.
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

    fn visit_str<E>(self, string: &str) -> Result<(), E> {
        self.0.push_str(string);
        self.0.push(END);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn string_list_round_trips_as_json_array() {
        for json in [r#"["get","list"]"#, "[]", r#"[""]"#, r#"["a\"b"]"#] {
            let list: StringList = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&list).unwrap(), json);
        }
        assert_eq!(serde_json::from_str::<StringList>("null").unwrap(), StringList::default());
    }

    #[test]
    fn string_list_finds_and_joins_its_strings() {
        let list: StringList = ["get", "list"].into_iter().collect();
        assert_eq!((&*list.joined(), list.contains("list"), list.contains("lis")), ("get,list", true, false));
        assert!(StringList::default().is_empty() && StringList::default().joined().is_empty());
    }
}
