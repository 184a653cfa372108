//! The end of lists that come in pages: a server may give continue tokens for ever.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::client::Error;

/// The most pages of one list: 50 million objects in pages of 500. kubectl has no limit.
const MAX_PAGES: usize = 100_000;

/// The continue tokens of one list, by their hashes: a token may have any length.
#[derive(Default)]
pub struct ContinueTokens(BTreeSet<u64>);

impl ContinueTokens {
    /// Adds the token for the next page of a list of `subject`, such as `pods`.
    ///
    /// # Errors
    /// The server has sent the token before, or 100,000 pages.
    pub fn add(&mut self, token: &str, subject: &str) -> Result<(), Error> {
        let mut hasher = DefaultHasher::new();
        token.hash(&mut hasher);
        if !self.0.insert(hasher.finish()) {
            let problem = "does not end: the server sent the same continue token twice";
            return Err(Error::Request(format!("the list of {subject} {problem}")));
        }
        // The first page has no token.
        if self.0.len() == MAX_PAGES {
            return Err(Error::Request(format!("the list of {subject} has more than {MAX_PAGES} pages")));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_of_too_many_pages_is_an_error() {
        let mut tokens = ContinueTokens::default();
        for page in 1..MAX_PAGES {
            assert_eq!(tokens.add(&page.to_string(), "pods"), Ok(()));
        }
        let problem = Error::Request("the list of pods has more than 100000 pages".to_owned());
        assert_eq!(tokens.add("last", "pods"), Err(problem));
    }
}
