//! The ledger: one row for every request that the page makes, whatever its cause.

mod book_keeping;
mod export;
mod page;
mod row;
mod sum;
mod totals;

use std::{cell::RefCell, rc::Rc};

use futures::{channel::oneshot, lock::Mutex};
use storage::{StorageError, Store};

pub use row::{Content, Ended, Entry, Row, RowEnd, RowId, Why};
pub use totals::Total;

use crate::Host;
use book_keeping::Rows;

/// Rows that are kept at least; older ones go, a page at a time.
pub const MAX_ROWS: usize = 10_000;
/// Between two writes of what changed, in milliseconds.
const WRITE_EVERY_MILLIS: u64 = 500;

/// A row is in memory at once, and in the store before its request leaves ([`Ledger::keep`]); what is learnt of it later
/// comes with the next write. Clones are the same ledger.
///
/// Once all requests of a page are over and it is written, its rows are in the store alone, so that a run of thousands
/// costs no memory; they are read from there when they are shown or saved.
///
/// Each visit writes pages of its own, so that tabs do not overwrite each other; a tab sees the others' rows when it is
/// opened. A row whose visit ended before its request did stays [`Ended::NotKnown`].
#[derive(Clone)]
pub struct Ledger {
    store: Rc<dyn Store>,
    host: Rc<dyn Host>,
    rows: Rc<RefCell<Rows>>,
    written: Rc<RefCell<Option<Listener>>>,
    /// Held by whoever writes, so that a row's page is in the store when its turn comes.
    turn: Rc<Mutex<()>>,
}

type Listener = Box<dyn Fn()>;

/// What was counted from the first request on, whatever rows were let go or wiped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headline {
    /// Of this device, in all tabs as far as they wrote it down.
    pub requests: u64,
    /// The day of the first, in UTC, as `2026-11-27`; `None` where there was none.
    pub since: Option<String>,
    /// The day on which the rows were last wiped.
    pub wiped: Option<String>,
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
            turn: Rc::default(),
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

    /// Waits until every row begun by now is in the store, or could not be written ([`Ledger::trouble`]).
    ///
    /// Rows that are begun while another write is under way share the next one.
    /// Whoever stops waiting does not stop the write.
    pub async fn keep(&self) {
        let (done, kept) = oneshot::channel();
        let ledger = self.clone();
        self.host.spawn(Box::pin(async move {
            // What went wrong is shown beside the rows; a request is not held back by a full disk.
            let _ = ledger.write_in_turn().await;
            // Nobody may be waiting any more.
            let _ = done.send(());
        }));
        // It is always sent.
        let _ = kept.await;
    }

    /// More bytes of its answer came.
    pub fn got(&self, id: RowId, n_bytes: u64) {
        let more = |row: &mut Row| row.got_bytes = row.got_bytes.saturating_add(n_bytes);
        self.rows.borrow_mut().change(id, more);
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

    /// The newest rows first, `skip` of them left out, at most `most`. Pages that cannot be read are passed over.
    pub async fn newest(&self, skip: usize, most: usize) -> Vec<Row> {
        let reading = self.rows.borrow().reading_newest(skip, most);
        let mut newest = Vec::new();
        for (skip, page) in reading {
            let rows = page.rows(&*self.store).await;
            let left = most - newest.len();
            newest.extend(rows.into_iter().rev().skip(skip).take(left));
        }
        newest
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.borrow().len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many requests were made altogether, and since when. Unlike [`Ledger::len`] it has no upper end, and a wipe
    /// takes nothing from it.
    #[must_use]
    pub fn headline_count(&self) -> Headline {
        self.rows.borrow().headline()
    }

    /// By day and host, the newest day first.
    #[must_use]
    pub fn totals(&self) -> Vec<Total> {
        self.rows.borrow().totals()
    }

    /// All rows as JSON, the oldest first.
    pub async fn to_json(&self) -> String {
        let mut json = export::Json::default();
        self.each_page(|rows| json.add(rows)).await;
        json.end()
    }

    /// All rows as CSV (RFC 4180), the oldest first. No cell begins as a spreadsheet's formula would.
    pub async fn to_csv(&self) -> String {
        let mut csv = format!("{}\r\n", export::HEAD);
        self.each_page(|rows| export::csv(&mut csv, rows)).await;
        csv
    }

    async fn each_page(&self, mut act: impl FnMut(&[Row])) {
        let reading = self.rows.borrow().reading();
        for page in reading {
            act(&page.rows(&*self.store).await);
        }
    }

    /// Forgets every row, those of other tabs in the store included; they forget theirs when they next write.
    /// Requests that are out are forgotten too. The count of all requests stays.
    ///
    /// # Errors
    /// The store's.
    pub async fn wipe(&self) -> Result<(), StorageError> {
        let now = self.host.now_millis();
        let (known, n_new) = self.rows.borrow_mut().wipe();
        // Told before pages are deleted: whoever writes one after that learns of it, and takes it back.
        let told = sum::add(&*self.store, known, n_new, Some(now)).await;
        self.rows.borrow_mut().counted(n_new, told.as_ref().ok());
        self.tell();
        book_keeping::wipe(&*self.store).await?;
        told.map(drop)
    }

    /// Rows that are in memory.
    #[cfg(test)]
    pub(crate) fn n_here(&self) -> usize {
        self.rows.borrow().n_here()
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
                match ledger.write_in_turn().await {
                    Ok(Round::Written) => {
                        ledger.host.sleep(WRITE_EVERY_MILLIS).await;
                    }
                    // What it wrote is not to lie there for long.
                    Ok(Round::WipedElsewhere) => {}
                    // After a failure the next row tries again.
                    Ok(Round::Nothing) | Err(_) => break,
                }
            }
            ledger.rows.borrow_mut().is_writing = false;
        }));
    }

    async fn write_in_turn(&self) -> Result<Round, StorageError> {
        let _turn = self.turn.lock().await;
        self.write_once().await
    }

    async fn write_once(&self) -> Result<Round, StorageError> {
        let changes = self.rows.borrow_mut().changes();
        if changes.is_empty() {
            return Ok(Round::Nothing);
        }
        let written = changes.write(&*self.store).await;
        let failed = written.as_ref().err().cloned();
        let wiped = self.rows.borrow_mut().after(changes, written);
        if wiped {
            self.tell();
        }
        match failed {
            Some(error) => Err(error),
            None if wiped => Ok(Round::WipedElsewhere),
            None => Ok(Round::Written),
        }
    }

    /// Writes what changed without waiting for the half second or for its turn: the page is about to be left.
    ///
    /// # Errors
    /// The store's.
    pub async fn write_now(&self) -> Result<(), StorageError> {
        while self.write_once().await? == Round::WipedElsewhere {}
        Ok(())
    }
}

/// What one write did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Round {
    Nothing,
    Written,
    /// It learnt that another tab wiped all rows, and let go of its own from before.
    WipedElsewhere,
}

#[cfg(test)]
mod tests;
