//! Everything between the page and model services, without a DOM.
//!
//! Invariant: nothing here names a browser; the environment comes in through [`Ports`].
//! Invariant: every request goes through one door, which writes the ledger and asks the person's rules.
//! Invariant: a key is in memory, or sealed; what is written, shown or told holds none.

mod batches;
mod book;
mod day;
mod door;
mod elsewhere;
mod error;
mod examine;
mod host;
mod keyring;
mod ledger;
mod line;
mod models;
mod prices;
mod recorded;
mod rules;
mod service;
mod services;
mod sign_in;
#[cfg(test)]
mod tests;
mod tries;
mod words;

pub use batches::Batch;
pub use error::ServiceError;
pub use host::{Carrier, Host, Lock, Lost, Piece, Ports, Vault, VaultError, Wire};
pub use keyring::{Keep, KeyState};
pub use ledger::{
    Content, Ended, Entry, Headline, Ledger, MAX_ROWS, Row, RowEnd, RowId, Total, Why,
};
pub use rules::Rules;
pub use service::{RECORDED, Service};
pub use services::Services;
