//! Pages one after another: those of a list, or one for each object that is named.

use std::vec;

use crate::client::{Client, ContinueTokens, Error};
use crate::objects::{Collection, Representation};
use crate::term::progress::waiting;

/// The pages, each requested when it is asked for. An error is the last page of a list; of objects that are named the
/// others follow.
pub struct Pages<'a, T>(Source<'a, T>);

enum Source<'a, T> {
    /// A list, page by page.
    List { client: &'a Client<'a>, collection: Collection, next: Next, tokens: ContinueTokens, page: usize },
    /// Objects by their names.
    Names { client: &'a Client<'a>, collection: Collection, names: vec::IntoIter<String> },
    /// Pages that were requested before.
    Prefetched(vec::IntoIter<Result<T, Error>>),
}

/// The page of a list that comes next.
enum Next {
    First,
    After(String),
    None,
    /// The list does not end.
    Error(Error),
}

impl<'a, T: Representation> Pages<'a, T> {
    /// The whole collection.
    pub fn list(client: &'a Client<'a>, collection: Collection) -> Self {
        Self(Source::List { client, collection, next: Next::First, tokens: ContinueTokens::default(), page: 1 })
    }

    /// The objects of these names.
    pub fn get(client: &'a Client<'a>, collection: Collection, names: Vec<String>) -> Self {
        Self(Source::Names { client, collection, names: names.into_iter() })
    }

    /// Requests all pages now, and holds them in memory.
    pub fn prefetch(self) -> Pages<'static, T> {
        Pages(Source::Prefetched(self.collect::<Vec<_>>().into_iter()))
    }
}

impl<T: Representation> Iterator for Pages<'_, T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Source::List { client, collection, next, tokens, page: number } => {
                let page = match std::mem::replace(next, Next::None) {
                    Next::First => collection.list(client, None),
                    Next::After(token) => {
                        *number += 1;
                        let text = format!("waiting for page {number} of {}", collection.subject());
                        let _waiting = waiting(move |_| text.clone());
                        collection.list(client, Some(&token))
                    }
                    Next::None => return None,
                    Next::Error(error) => return Some(Err(error)),
                };
                let token = page.as_ref().ok().and_then(|page: &T| page.metadata().continue_token());
                *next = match token.map(|token| tokens.add(token, &collection.subject()).map(|()| token.to_owned())) {
                    None => Next::None,
                    Some(Ok(token)) => Next::After(token),
                    Some(Err(error)) => Next::Error(error),
                };
                Some(page)
            }
            Source::Names { client, collection, names } => Some(collection.get(client, &names.next()?)),
            Source::Prefetched(pages) => pages.next(),
        }
    }
}
