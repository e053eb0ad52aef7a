//! What outlives every row: how many requests were ever made, and when all rows were wiped; one record for all tabs.

use serde::{Deserialize, Serialize};
use storage::{StorageError, Store};

/// Not among the pages, which a wipe deletes.
const KEY: &str = "ledger-sum";
const MAX_BYTES: usize = 4 << 10;

/// Times in milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sum {
    pub(super) requests: u64,
    /// When the first of them was made.
    pub(super) since_millis: Option<u64>,
    /// How often all rows were wiped: tabs learn by it that another did.
    pub(super) wipes: u64,
    pub(super) wiped_millis: Option<u64>,
}

impl Sum {
    /// Takes over what another record knows more.
    pub(super) fn learn(&mut self, other: Self) {
        self.requests = self.requests.max(other.requests);
        let both = self.since_millis.into_iter().chain(other.since_millis);
        self.since_millis = both.min();
        if other.wipes > self.wipes {
            self.wipes = other.wipes;
            self.wiped_millis = other.wiped_millis;
        }
    }
}

/// `None` where there is none, or none that can be read.
pub(super) async fn read(store: &dyn Store) -> Result<Option<Sum>, StorageError> {
    Ok(store.get(KEY).await?.and_then(|it| parsed(&it)))
}

fn parsed(bytes: &[u8]) -> Option<Sum> {
    let is_short = bytes.len() <= MAX_BYTES;
    is_short.then(|| serde_json::from_slice(bytes).ok())?
}

/// Adds requests, and a wipe where there was one; returns what is kept then. `known` holds where nothing is kept yet.
pub(super) async fn add(
    store: &dyn Store,
    known: Sum,
    n_requests: u64,
    wiped_millis: Option<u64>,
) -> Result<Sum, StorageError> {
    loop {
        let old = store.get(KEY).await?;
        let mut sum = old.as_deref().and_then(parsed).unwrap_or(known);
        if n_requests == 0 && wiped_millis.is_none() {
            return Ok(sum);
        }
        sum.requests = sum.requests.saturating_add(n_requests);
        sum.since_millis = sum.since_millis.or(known.since_millis);
        if wiped_millis.is_some() {
            sum.wipes = sum.wipes.saturating_add(1);
            sum.wiped_millis = wiped_millis;
        }
        let new = serde_json::to_vec(&sum).unwrap_or_default();
        if store.put_if(KEY, old.as_deref(), &new).await? {
            return Ok(sum);
        }
    }
}
