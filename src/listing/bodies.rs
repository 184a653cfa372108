//! The bodies about one resource, one after another: the pages of its list, or objects by their names.

use std::collections::VecDeque;

use serde::Deserialize;

use crate::client::{Client, Error};
use crate::listing::table::ListMetadata;
use crate::listing::{Body, Collection, Document};

/// Where bodies come from.
pub struct Bodies<'a>(From<'a>);

enum From<'a> {
    /// A list, page by page.
    Pages { source: Source<'a>, next: Next },
    /// Objects that were named.
    Named { source: Source<'a>, names: VecDeque<String> },
    /// Whatever was fetched before.
    Held(VecDeque<Result<Body, Error>>),
}

struct Source<'a> {
    client: &'a Client<'a>,
    collection: Collection,
    accept: &'static str,
}

/// Which page comes next.
enum Next {
    First,
    Behind(String),
    None,
}

/// What a page says of the next one.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Page {
    metadata: ListMetadata,
}

impl Document for Page {
    const NAME: &'static str = "list";

    /// What it is, is for its reader to judge.
    fn is_what_was_asked_for(&self) -> bool {
        true
    }
}

impl<'a> Bodies<'a> {
    /// The objects of these names, or where there are none all of the collection.
    pub fn new(client: &'a Client<'a>, collection: Collection, accept: &'static str, names: &[String]) -> Self {
        let source = Source { client, collection, accept };
        Self(match names {
            [] => From::Pages { source, next: Next::First },
            names => From::Named { source, names: names.to_vec().into() },
        })
    }

    /// The next body. Behind a page it is the one that [`follow`](Self::follow) was told of; an error ends a list.
    pub fn next(&mut self) -> Option<Result<Body, Error>> {
        match &mut self.0 {
            From::Pages { source, next } => {
                let Source { client, collection, accept } = source;
                let token = match std::mem::replace(next, Next::None) {
                    Next::First => None,
                    Next::Behind(token) => Some(token),
                    Next::None => return None,
                };
                Some(collection.page(client, accept, token.as_deref()))
            }
            From::Named { source: Source { client, collection, accept }, names } => {
                Some(collection.object(client, accept, &names.pop_front()?))
            }
            From::Held(bodies) => bodies.pop_front(),
        }
    }

    /// Takes from the metadata of the last page which one comes next.
    pub fn follow(&mut self, metadata: &mut ListMetadata) {
        if let From::Pages { next, .. } = &mut self.0 {
            *next = metadata.take_next().map_or(Next::None, Next::Behind);
        }
    }

    /// Fetches all there is, to be read later and by another thread.
    pub fn fetch(mut self) -> Bodies<'static> {
        let mut bodies = VecDeque::new();
        while let Some(body) = self.next() {
            if let Ok(mut page) = body.as_ref().map_err(Clone::clone).and_then(Body::read::<Page>) {
                self.follow(&mut page.metadata);
            }
            bodies.push_back(body);
        }
        Bodies(From::Held(bodies))
    }
}
