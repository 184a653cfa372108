//! Strings and bytes that no error, log or `Debug` output may contain.

use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::{DecodeError, Engine as _, alphabet};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Go's `base64.StdEncoding`: padding is needed, stray bits after the last character are ignored.
pub const BASE64: GeneralPurpose =
    GeneralPurpose::new(&alphabet::STANDARD, GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true));

/// A token, a password, or a private key.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl Secret {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(redacted)")
    }
}

/// Bytes that a kubeconfig holds in base64, in its `*-data` fields.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Data(pub Vec<u8>);

impl Data {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the field is missing or empty.
    #[expect(clippy::ref_option, reason = "serde passes a reference")]
    pub fn is_absent(data: &Option<Self>) -> bool {
        data.as_ref().is_none_or(Self::is_empty)
    }
}

impl fmt::Debug for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(redacted)")
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(&self.0))
    }
}

/// Standard base64 with padding, on any number of lines (Go `encoding/base64`, `StdEncoding`).
impl<'de> Deserialize<'de> for Data {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let kept = |(_, byte): &(usize, u8)| !matches!(byte, b'\n' | b'\r');
        let characters: Vec<u8> = text.bytes().enumerate().filter(kept).map(|(_, byte)| byte).collect();
        BASE64.decode(&characters).map(Self).map_err(|error| {
            let index = match error {
                DecodeError::InvalidByte(index, _) | DecodeError::InvalidLastSymbol { offset: index, .. } => index,
                _ => characters.len(),
            };
            let index = text.bytes().enumerate().filter(kept).nth(index).map_or(text.len(), |(index, _)| index);
            D::Error::custom(format!("illegal base64 data at input byte {index}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_hides_secrets() {
        assert_eq!(format!("{:?}", (Secret("s3cret".into()), Data(vec![1]))), "((redacted), (redacted))");
    }

    #[test]
    fn only_padded_standard_base64_is_data() {
        let data = |text: &str| serde_json::from_value::<Data>(text.into());
        for (text, bytes) in [("", ""), ("YWJj", "abc"), ("YW\r\nJj\n", "abc"), ("YQ==", "a"), ("YR==", "a")] {
            assert_eq!(data(text).unwrap().0, bytes.as_bytes(), "{text}");
        }
        for (text, index) in [("YWJj=", 4), ("YQ", 2), ("Y\nW-j", 3), ("YQ=", 3)] {
            let error = data(text).unwrap_err().to_string();
            assert_eq!(error, format!("illegal base64 data at input byte {index}"), "{text}");
        }
    }
}
