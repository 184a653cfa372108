//! One GET, from its description to the head of its response.
//!
//! - `get`: what is requested, and its URL.
//! - `attempt`: the request as it is sent, and what its status means.
//! - `redirect`: where a response leads.
//! - `retry`: which failures are retried, after which pause, and how often.
//! - `continue_tokens`: how many requests a list in pages may take.
//! - `deadline`: how long it may take, with all of its attempts.
//! - `trace`: what `-v` logs of it.

mod attempt;
mod continue_tokens;
mod deadline;
mod get;
mod redirect;
mod retry;
mod trace;

pub use continue_tokens::ContinueTokens;
pub use deadline::Deadlines;
pub use get::Get;
pub use retry::RetryBudget;
pub use trace::log_body;
