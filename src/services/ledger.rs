//! The ledger: one row for every request that the page makes, whatever its cause.

mod book_keeping;
mod export;
mod row;

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use engine::Money;
use storage::{StorageError, Store};

pub use row::{Content, Ended, Entry, Row, RowEnd, RowId, Why};

use crate::Host;
use crate::day::day_of;
use book_keeping::Rows;

/// Rows that are kept; older ones go.
pub const MAX_ROWS: usize = 10_000;
/// Between two writes of what changed, in milliseconds.
const WRITE_EVERY_MILLIS: u64 = 500;

/// Rows are in memory at once, and in the store with the next write. Clones are the same ledger.
///
/// Each visit writes pages of its own, so that tabs do not overwrite each other; a tab sees the others' rows when it is
/// opened. A row whose visit ended before its request did stays [`Ended::NotKnown`].
#[derive(Clone)]
pub struct Ledger {
    store: Rc<dyn Store>,
    host: Rc<dyn Host>,
    rows: Rc<RefCell<Rows>>,
    written: Rc<RefCell<Option<Listener>>>,
}

type Listener = Box<dyn Fn()>;

/// What went to a host on a day, as far as the rows reach back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    pub host: String,
    /// In UTC, as `2026-11-27`.
    pub day: String,
    pub requests: u32,
    /// Not answered, or answered with a failure.
    pub failed: u32,
    pub sent_bytes: u64,
    pub got_bytes: u64,
    /// Of the requests whose cost is known.
    pub cost: Money,
}

impl Ledger {
    /// Reads the rows of earlier visits.
    ///
    /// # Errors
    /// The store's. Pages that cannot be read are passed over.
    pub async fn open(store: Rc<dyn Store>, host: Rc<dyn Host>) -> Result<Self, StorageError> {
        let mut draw = [0; 4];
        host.random_bytes(&mut draw);
        let rows = Rows::read(&*store, host.now_millis(), u32::from_le_bytes(draw)).await?;
        let rows = Rc::new(RefCell::new(rows));
        Ok(Self {
            store,
            host,
            rows,
            written: Rc::default(),
        })
    }

    /// Calls back whenever a row was begun or completed. One listener; the last one holds.
    pub fn listen(&self, written: impl Fn() + 'static) {
        *self.written.borrow_mut() = Some(Box::new(written));
    }

    fn tell(&self) {
        if let Some(written) = &*self.written.borrow() {
            written();
        }
    }

    /// Writes down a request that goes out now.
    pub fn begin(&self, entry: Entry) -> RowId {
        let now = self.host.now_millis();
        let id = self.rows.borrow_mut().push(entry, now);
        self.write_soon();
        self.tell();
        id
    }

    /// More bytes of its answer came.
    pub fn got(&self, id: RowId, n_bytes: u64) {
        let mut rows = self.rows.borrow_mut();
        if let Some(row) = rows.find(id) {
            row.got_bytes += n_bytes;
        }
    }

    /// Completes a row. What is known already and `None` here stays.
    pub fn end(&self, id: RowId, end: RowEnd) {
        let now = self.host.now_millis();
        let is_there = self.rows.borrow_mut().end(id, end, now);
        if is_there {
            self.write_soon();
            self.tell();
        }
    }

    /// The newest rows first, `skip` of them left out, at most `most`.
    #[must_use]
    pub fn newest(&self, skip: usize, most: usize) -> Vec<Row> {
        let rows = self.rows.borrow();
        let newest = rows.all().iter().rev().skip(skip).take(most);
        newest.cloned().collect()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.borrow().all().len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// By day and host, the newest day first.
    #[must_use]
    pub fn totals(&self) -> Vec<Total> {
        let mut totals: BTreeMap<(String, String), Total> = BTreeMap::new();
        for row in self.rows.borrow().all() {
            let day = day_of(row.begun_millis);
            let key = (day.clone(), row.host.clone());
            let total = totals.entry(key).or_insert_with(|| Total {
                host: row.host.clone(),
                day,
                requests: 0,
                failed: 0,
                sent_bytes: 0,
                got_bytes: 0,
                cost: Money(0),
            });
            total.requests += 1;
            total.failed += u32::from(row.ended.is_failure());
            total.sent_bytes += row.sent_bytes;
            total.got_bytes += row.got_bytes;
            let cost = row.cost.map_or(0, |it| it.0);
            total.cost = Money(total.cost.0.saturating_add(cost));
        }
        let mut totals: Vec<Total> = totals.into_values().collect();
        totals.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.host.cmp(&b.host)));
        totals
    }

    /// All rows as JSON, the oldest first.
    #[must_use]
    pub fn to_json(&self) -> String {
        export::json(self.rows.borrow().all())
    }

    /// All rows as CSV (RFC 4180), the oldest first. No cell begins as a spreadsheet's formula would.
    #[must_use]
    pub fn to_csv(&self) -> String {
        export::csv(self.rows.borrow().all())
    }

    /// Forgets every row, those of other tabs in the store included. Requests that are out are forgotten too.
    ///
    /// # Errors
    /// The store's.
    pub async fn wipe(&self) -> Result<(), StorageError> {
        self.rows.borrow_mut().wipe();
        book_keeping::wipe(&*self.store).await
    }

    /// Why rows are not kept at the moment, if they are not.
    #[must_use]
    pub fn trouble(&self) -> Option<StorageError> {
        self.rows.borrow().trouble.clone()
    }

    /// The first change is written at once, and what follows within half a second together.
    fn write_soon(&self) {
        if std::mem::replace(&mut self.rows.borrow_mut().is_writing, true) {
            return;
        }
        let ledger = self.clone();
        self.host.spawn(Box::pin(async move {
            loop {
                let changes = ledger.rows.borrow_mut().changes();
                if changes.is_empty() {
                    ledger.rows.borrow_mut().is_writing = false;
                    return;
                }
                let written = changes.write(&*ledger.store).await;
                let failed = written.is_err();
                ledger.rows.borrow_mut().after(changes, written);
                if failed {
                    // The next row tries again.
                    ledger.rows.borrow_mut().is_writing = false;
                    return;
                }
                ledger.host.sleep(WRITE_EVERY_MILLIS).await;
            }
        }));
    }
}

#[cfg(test)]
mod tests;
