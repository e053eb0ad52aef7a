//! Speaks to model services without touching the network: requests out, streams and failures in.
//!
//! Invariant: nothing here fetches, waits, tells the time or draws lots; clocks and seeds come in as arguments.
//! Invariant: a key leaves this room in one place, [`HeaderValue::reveal`], and only in a request to its own host.
//! Invariant: whatever the pieces in which bytes arrive, the events are the same.

mod address;
mod ask;
pub mod batch;
mod count;
pub mod doctor;
mod error;
mod failure;
mod listing;
pub mod pkce;
mod preset;
pub mod price;
mod protocol;
mod protocols;
mod request;
pub mod retry;
mod score;
mod secret;
mod sse;
mod stream;
#[cfg(test)]
mod tests;
mod words;

pub use address::{Address, Reach};
pub use ask::{Ask, Dropped, Input, Role, Schema, Setting, Settings, Turn};
pub use count::{Counter, count_request, read_count};
pub use error::RemoteError;
pub use failure::{Failure, FailureKind, read_failure, retry_after_millis};
pub use listing::{list_request, read_list};
pub use preset::{PRESETS, Preset};
pub use protocol::{
    Built, Endpoint, KeyStyle, MaxTokensName, Protocol, Quirks, SchemaStyle, build,
};
pub use request::{Header, HeaderValue, HttpRequest};
pub use score::{read_score, score_request};
pub use secret::{KeyFor, Secret};
pub use stream::{
    Event, Finish, MAX_LINE_BYTES, MAX_TOTAL_BYTES, Parser, TokenLogprob, Usage, read_whole,
};
