//! A page of the ledger: its rows while they may change, and what they add up to once they lie in the store alone.

use storage::{StorageError, Store};

use super::totals::{Sums, Totals};
use super::{Row, RowId};

/// Rows of a page. Before each request leaves its page is written, so a page is short.
pub(super) const PAGE: usize = 50;
/// A page with every body kept is under half of this.
const MAX_BYTES: usize = 8 << 20;

/// Some rows that lie in the store under one key; their ids have no gaps.
pub(super) struct Page {
    pub(super) key: String,
    /// The number of its first row.
    pub(super) begin: u64,
    n_rows: usize,
    rows: Lies,
    /// Changed since it was last given to a write.
    pub(super) is_dirty: bool,
    /// Writes that have it and are not over.
    pub(super) n_writing: u32,
}

enum Lies {
    /// Rows of this visit.
    Here(Vec<Row>),
    InStore(Sums),
}

impl Page {
    /// A page of this visit, without a row.
    pub(super) fn new(key: String, begin: u64) -> Self {
        Self {
            key,
            begin,
            n_rows: 0,
            rows: Lies::Here(Vec::new()),
            is_dirty: false,
            n_writing: 0,
        }
    }

    /// A page that was read, of which only what it adds up to is kept.
    pub(super) fn stored(key: String, begin: u64, rows: &[Row]) -> Self {
        Self {
            rows: Lies::InStore(rows.iter().collect()),
            n_rows: rows.len(),
            ..Self::new(key, begin)
        }
    }

    pub(super) fn len(&self) -> usize {
        self.n_rows
    }

    /// The number behind its last row.
    pub(super) fn end(&self) -> u64 {
        self.begin + self.n_rows as u64
    }

    /// Its rows, where they are in memory.
    pub(super) fn rows(&self) -> Option<&[Row]> {
        match &self.rows {
            Lies::Here(rows) => Some(rows),
            Lies::InStore(_) => None,
        }
    }

    /// Whether the next row of this visit has its place here.
    pub(super) fn has_room(&self) -> bool {
        self.n_rows < PAGE && self.rows().is_some()
    }

    /// For pages that are in memory.
    pub(super) fn push(&mut self, mut row: Row) {
        row.id = RowId(self.end());
        if let Lies::Here(rows) = &mut self.rows {
            rows.push(row);
            self.n_rows += 1;
            self.is_dirty = true;
        }
    }

    pub(super) fn find(&mut self, id: RowId) -> Option<&mut Row> {
        let at = usize::try_from(id.0.checked_sub(self.begin)?).ok()?;
        match &mut self.rows {
            Lies::Here(rows) => rows.get_mut(at),
            Lies::InStore(_) => None,
        }
    }

    pub(super) fn into_rows(self) -> Vec<Row> {
        match self.rows {
            Lies::Here(rows) => rows,
            Lies::InStore(_) => Vec::new(),
        }
    }

    /// Lets go of rows that lie in the store as they are and will not change: all their requests are over.
    pub(super) fn settle(&mut self) {
        let Lies::Here(rows) = &self.rows else {
            return;
        };
        let may_change = self.has_room() || rows.iter().any(|it| it.millis.is_none());
        if !may_change && !self.is_dirty && self.n_writing == 0 {
            self.rows = Lies::InStore(rows.iter().collect());
        }
    }

    pub(super) fn take_from(&self, totals: &mut Totals) {
        match &self.rows {
            Lies::Here(rows) => rows.iter().for_each(|it| totals.take(it)),
            Lies::InStore(sums) => totals.take_sums(sums),
        }
    }

    pub(super) fn add_to(&self, totals: &mut Totals) {
        match &self.rows {
            Lies::Here(rows) => rows.iter().for_each(|it| totals.add(it)),
            Lies::InStore(sums) => totals.add_sums(sums),
        }
    }
}

/// The rows of a page in the store; none where it is gone or cannot be read.
pub(super) async fn read(store: &dyn Store, key: &str) -> Result<Vec<Row>, StorageError> {
    let bytes = store.get(key).await?.unwrap_or_default();
    if bytes.len() > MAX_BYTES {
        return Ok(Vec::new());
    }
    Ok(serde_json::from_slice(&bytes).unwrap_or_default())
}

pub(super) fn bytes(rows: &[Row]) -> Vec<u8> {
    serde_json::to_vec(rows).unwrap_or_default()
}
