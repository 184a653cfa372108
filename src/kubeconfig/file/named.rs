//! The lists of a kubeconfig, which represent maps: each entry has a name and one other field.

use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// A type that such a list holds: the field of its value, and the names of Go types in kubectl's errors.
pub trait NamedList: Default {
    const FIELD: &'static str;
    const LIST: &'static str;
    const MAP: &'static str;
    /// Whether another entry may reuse the name of a null entry.
    const NULL_IS_ABSENT: bool = false;
}

impl NamedList for Value {
    const FIELD: &'static str = "extension";
    const LIST: &'static str = "NamedExtension";
    const MAP: &'static str = "runtime.Object";
    const NULL_IS_ABSENT: bool = true;
}

/// The entries of one list by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<T>(pub BTreeMap<String, T>);

/// Data that other tools store in a kubeconfig.
pub type Extensions = Named<Value>;

impl<T> Named<T> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: NamedList + Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|(name, value)| WrittenEntry { name, value }))
    }
}

/// An entry as it is serialized.
pub struct WrittenEntry<'a, T> {
    pub name: &'a str,
    pub value: &'a T,
}

impl<T: NamedList + Serialize> Serialize for WrittenEntry<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("name", self.name)?;
        map.serialize_entry(T::FIELD, self.value)?;
        map.end()
    }
}

/// A repeated name is an error (client-go `tools/clientcmd/api/v1/conversion.go`). kubectl's message contains the whole
/// list with its secrets; this one does not.
impl<'de, T: NamedList + Deserialize<'de> + PartialEq> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut entries = BTreeMap::new();
        for ReadEntry(name, value) in Vec::<ReadEntry<T>>::deserialize(deserializer)? {
            let taken = entries.get(&name).is_some_and(|taken| !(T::NULL_IS_ABSENT && *taken == T::default()));
            if taken {
                let (list, map) = (T::LIST, T::MAP);
                return Err(D::Error::custom(format!(
                    "error converting *[]{list} into *map[string]{map}: duplicate name \"{name}\" in list: [...]"
                )));
            }
            entries.insert(name, value);
        }
        Ok(Self(entries))
    }
}

struct ReadEntry<T>(String, T);

impl<'de, T: NamedList + Deserialize<'de>> Deserialize<'de> for ReadEntry<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntryVisitor(PhantomData))
    }
}

/// Written by hand, since the name of the second field depends on the type.
struct EntryVisitor<T>(PhantomData<T>);

impl<'de, T: NamedList + Deserialize<'de>> Visitor<'de> for EntryVisitor<T> {
    type Value = ReadEntry<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entry = ReadEntry(String::new(), T::default());
        while let Some(key) = map.next_key::<String>()? {
            if key == "name" {
                entry.0 = map.next_value()?;
            } else if key == T::FIELD {
                entry.1 = map.next_value()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(entry)
    }
}
