//! The body of a response with a status of success, before and after it is parsed.

use crate::client::{Error, Response, Status, json_problem};
use crate::objects::Representation;
use crate::objects::representation::has_expected_kind;
use crate::sys::bounded;

/// The most values of a page. Even large objects have one in twenty bytes.
const MAX_VALUES: usize = 16_000_000;

/// A body that is no `Status` of failure.
pub struct Body {
    url: String,
    content_type: String,
    bytes: Vec<u8>,
}

impl Body {
    /// Reads the body. A response with a status of success may still hold a `Status` of failure
    /// (client-go `rest/request.go`, `Result.Into`).
    pub fn read(response: Response) -> Result<Self, Error> {
        let (url, content_type) = (response.url().to_owned(), response.content_type().to_owned());
        let bytes = response.bytes()?;
        match Status::in_success(&bytes) {
            Some(status) => Err(Error::Status(status)),
            None if !bounded::holds_at_most(&bytes, MAX_VALUES) => {
                Err(Error::Response { url, problem: "answered with more than 16 million values".to_owned() })
            }
            None => Ok(Self { url, content_type, bytes }),
        }
    }

    /// Parses a page of a list.
    ///
    /// # Errors
    /// A body that is not JSON, or of another kind.
    pub fn into_page<T: Representation>(self, include_object: bool) -> Result<T, Error> {
        let page = T::parse_page(self.bytes, include_object);
        expect(page, self.url, &self.content_type, "list", has_expected_kind)
    }

    /// Parses a single object.
    ///
    /// # Errors
    /// A body that is not JSON, or has no kind.
    pub fn into_object<T: Representation>(self) -> Result<T, Error> {
        let object = T::parse_object(&self.bytes);
        expect(object, self.url, &self.content_type, "object", |object: &T| !object.kind().is_empty())
    }
}

fn expect<T>(
    parsed: serde_json::Result<T>,
    url: String,
    content_type: &str,
    expected: &str,
    has_expected_kind: impl FnOnce(&T) -> bool,
) -> Result<T, Error> {
    let problem = match parsed {
        Ok(document) if has_expected_kind(&document) => return Ok(document),
        Ok(_) => format!("answered with JSON that is no {expected}; is it a Kubernetes API server?"),
        Err(error) => json_problem(content_type, &error),
    };
    Err(Error::Response { url, problem })
}
