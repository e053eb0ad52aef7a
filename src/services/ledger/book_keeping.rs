//! The rows in memory and their pages in the store: of a long run only the page that changed is written again.

use std::collections::{BTreeSet, VecDeque};

use storage::{StorageError, Store};

use super::sum::{self, Sum};
use super::totals::{Total, Totals};
use super::{Entry, Headline, MAX_ROWS, Row, RowEnd, RowId};
use crate::day::day_of;

const PREFIX: &str = "ledger/";
/// Rows of a page. Before each request leaves its page is written, so a page is short.
const PAGE: u64 = 50;
/// Pages that are looked at when a visit begins; short visits leave short pages.
const MAX_PAGES: usize = 500;
/// A page with every body kept is under half of this.
const MAX_PAGE_BYTES: usize = 8 << 20;

/// The rows, oldest first; their ids have no gaps.
pub(super) struct Rows {
    rows: VecDeque<Row>,
    totals: Totals,
    /// As it lies in the store, as far as is known.
    sum: Sum,
    /// Requests that the store's sum lacks, and those that are being added to it.
    n_new: u64,
    n_on_their_way: u64,
    /// The number of the next row.
    next: u64,
    /// The first row that is this visit's own.
    first: u64,
    /// Before the number of a page of this visit.
    visit: String,
    pages: VecDeque<Page>,
    changed: BTreeSet<u64>,
    gone: Vec<String>,
    /// Counts how often rows were wiped under what is being written.
    wipes: u32,
    pub(super) is_writing: bool,
    pub(super) trouble: Option<StorageError>,
}

/// A page in the store and the row after its last.
struct Page {
    key: String,
    end: u64,
}

/// What the next write has to do.
pub(super) struct Changes {
    /// The page's number, its key and its bytes.
    put: Vec<(u64, String, Vec<u8>)>,
    delete: Vec<String>,
    wipes: u32,
    sum: Sum,
    n_new: u64,
}

impl Rows {
    pub(super) async fn read(
        store: &dyn Store,
        now_millis: u64,
        draw: u32,
    ) -> Result<Self, StorageError> {
        // Before the pages, so that a wipe between the two is learnt of with the next write.
        let sum = sum::read(store).await?;
        let mut rows = Self {
            rows: VecDeque::new(),
            totals: Totals::default(),
            sum: Sum::default(),
            n_new: 0,
            n_on_their_way: 0,
            next: 0,
            first: 0,
            visit: format!("{PREFIX}{now_millis:013x}-{draw:08x}/"),
            pages: VecDeque::new(),
            changed: BTreeSet::new(),
            gone: Vec::new(),
            wipes: 0,
            is_writing: false,
            trouble: None,
        };
        // Keys are in the order of time. From the newest back, until there are enough.
        let mut found: Vec<(String, Vec<Row>)> = Vec::new();
        let mut n_rows = 0;
        for key in store.list(PREFIX).await?.into_iter().rev() {
            if n_rows >= MAX_ROWS || found.len() >= MAX_PAGES {
                rows.gone.push(key);
                continue;
            }
            let bytes = store.get(&key).await?.unwrap_or_default();
            let page = read_page(&bytes);
            n_rows += page.len();
            found.push((key, page));
        }
        for (key, page) in found.into_iter().rev() {
            for row in page {
                rows.keep(row);
            }
            let end = rows.next;
            rows.pages.push_back(Page { key, end });
        }
        rows.first = rows.next;
        // Rows from before there was a sum are its beginning.
        rows.sum = sum.unwrap_or(Sum {
            requests: rows.next,
            since_millis: rows.rows.front().map(|it| it.begun_millis),
            ..Sum::default()
        });
        rows.shorten();
        Ok(rows)
    }

    pub(super) fn all(&self) -> &VecDeque<Row> {
        &self.rows
    }

    pub(super) fn totals(&self) -> Vec<Total> {
        self.totals.all()
    }

    pub(super) fn headline(&self) -> Headline {
        Headline {
            requests: self.sum.requests + self.n_new + self.n_on_their_way,
            since: self.sum.since_millis.map(day_of),
            wiped: self.sum.wiped_millis.map(day_of),
        }
    }

    fn keep(&mut self, mut row: Row) -> RowId {
        let id = RowId(self.next);
        row.id = id;
        self.next += 1;
        self.totals.add(&row);
        self.rows.push_back(row);
        id
    }

    pub(super) fn push(&mut self, entry: Entry, now_millis: u64) -> RowId {
        let id = self.keep(Row::begun(entry, RowId(self.next), now_millis));
        self.n_new += 1;
        self.sum.since_millis.get_or_insert(now_millis);
        let page = (id.0 - self.first) / PAGE;
        if (id.0 - self.first).is_multiple_of(PAGE) {
            let key = self.key(page);
            let end = id.0 + PAGE;
            self.pages.push_back(Page { key, end });
        }
        self.changed.insert(page);
        self.shorten();
        id
    }

    fn key(&self, page: u64) -> String {
        format!("{}{page:06}", self.visit)
    }

    /// Lets go of the oldest rows, and of pages that hold no others.
    fn shorten(&mut self) {
        while self.rows.len() > MAX_ROWS {
            if let Some(row) = self.rows.pop_front() {
                self.totals.take(&row);
            }
        }
        let oldest = self.rows.front().map_or(self.next, |it| it.id.0);
        while let Some(page) = self.pages.pop_front_if(|it| it.end <= oldest) {
            self.gone.push(page.key);
        }
    }

    fn find(&mut self, id: RowId) -> Option<&mut Row> {
        let oldest = self.rows.front()?.id.0;
        let at = usize::try_from(id.0.checked_sub(oldest)?).ok()?;
        self.rows.get_mut(at)
    }

    /// Changes a row and the totals with it; false where there is none.
    pub(super) fn change(&mut self, id: RowId, act: impl FnOnce(&mut Row)) -> bool {
        let mut totals = std::mem::take(&mut self.totals);
        let found = self.find(id).map(|row| {
            totals.take(row);
            act(row);
            totals.add(row);
        });
        self.totals = totals;
        found.is_some()
    }

    pub(super) fn end(&mut self, id: RowId, end: RowEnd, now_millis: u64) -> bool {
        let is_there = self.change(id, |row| {
            row.status = end.status.or(row.status);
            row.ended = end.ended;
            row.millis = Some(now_millis.saturating_sub(row.begun_millis));
            row.input_tokens = end.input_tokens.or(row.input_tokens);
            row.output_tokens = end.output_tokens.or(row.output_tokens);
            row.cost = end.cost.or(row.cost);
        });
        if !is_there {
            return false;
        }
        if let Some(own) = id.0.checked_sub(self.first) {
            self.changed.insert(own / PAGE);
        }
        true
    }

    /// Returns the sum that is known and how many requests it lacks; tell [`Rows::counted`] whether it has them then.
    pub(super) fn wipe(&mut self) -> (Sum, u64) {
        self.rows.clear();
        self.totals = Totals::default();
        self.pages.clear();
        self.changed.clear();
        self.gone.clear();
        self.wipes += 1;
        // Numbers go on, so that a request that is out finds no row of another; pages begin anew.
        self.first = self.next;
        (self.sum, self.take_new())
    }

    /// Forgets every row from before a time, because another tab wiped all then.
    fn wipe_before(&mut self, millis: u64) {
        let is_old = |it: &&Row| it.id.0 < self.first || it.begun_millis < millis;
        let n_old = self.rows.iter().take_while(is_old).count();
        self.rows.drain(..n_old);
        self.totals = self.rows.iter().collect();
        self.wipes += 1;
        self.first = self.rows.front().map_or(self.next, |it| it.id.0);
        let old = std::mem::take(&mut self.pages);
        self.gone.extend(old.into_iter().map(|it| it.key));
        for page in 0..(self.next - self.first).div_ceil(PAGE) {
            let (key, end) = (self.key(page), self.first + (page + 1) * PAGE);
            self.pages.push_back(Page { key, end });
        }
        self.changed = (0..self.pages.len() as u64).collect();
        let anew = |key: &String| self.pages.iter().any(|it| it.key == *key);
        self.gone.retain(|key| !anew(key));
    }

    fn take_new(&mut self) -> u64 {
        let n_new = std::mem::take(&mut self.n_new);
        self.n_on_their_way += n_new;
        n_new
    }

    /// Requests from [`Rows::take_new`] are in the store's sum now, or were not added.
    pub(super) fn counted(&mut self, n_new: u64, sum: Option<&Sum>) {
        self.n_on_their_way -= n_new;
        match sum {
            Some(sum) => self.sum.learn(*sum),
            None => self.n_new += n_new,
        }
    }

    pub(super) fn changes(&mut self) -> Changes {
        let mut put = Vec::new();
        for page in std::mem::take(&mut self.changed) {
            let begin = self.first + page * PAGE;
            let oldest = self.rows.front().map_or(self.next, |it| it.id.0);
            let from = usize::try_from(begin.saturating_sub(oldest)).unwrap_or(usize::MAX);
            let rows = self.rows.iter().skip(from);
            let rows: Vec<&Row> = rows.take_while(|it| it.id.0 < begin + PAGE).collect();
            if !rows.is_empty() {
                let bytes = serde_json::to_vec(&rows).unwrap_or_default();
                put.push((page, self.key(page), bytes));
            }
        }
        let delete = std::mem::take(&mut self.gone);
        let n_new = self.take_new();
        Changes {
            put,
            delete,
            wipes: self.wipes,
            sum: self.sum,
            n_new,
        }
    }

    /// Takes back what was written while all was wiped, and keeps in mind what was not written.
    /// True where another tab had wiped all rows, and those from before are let go of here too.
    pub(super) fn after(&mut self, written: Changes, result: Result<Sum, StorageError>) -> bool {
        let known = self.sum.wipes;
        self.counted(written.n_new, result.as_ref().ok());
        self.trouble = result.err();
        if self.trouble.is_some() && written.wipes == self.wipes {
            self.changed.extend(written.put.iter().map(|it| it.0));
            self.gone.extend(written.delete);
            return false;
        }
        let wiped = Some(self.sum.wiped_millis.unwrap_or(0)).filter(|_| self.sum.wipes > known);
        if let Some(millis) = wiped {
            self.wipe_before(millis);
        }
        if written.wipes != self.wipes {
            let keys = written.put.iter().map(|it| it.1.clone());
            let anew = |key: &String| self.pages.iter().any(|it| it.key == *key);
            self.gone.extend(keys.filter(|it| !anew(it)));
        }
        wiped.is_some()
    }
}

impl Changes {
    pub(super) fn is_empty(&self) -> bool {
        self.put.is_empty() && self.delete.is_empty() && self.n_new == 0
    }

    /// Returns the store's sum after it.
    pub(super) async fn write(&self, store: &dyn Store) -> Result<Sum, StorageError> {
        // Room is made before it is needed.
        for key in &self.delete {
            store.delete(key).await?;
        }
        for (_, key, bytes) in &self.put {
            store.put(key, bytes).await?;
        }
        // Looked at after the pages were put: a wipe either finds them in the store, or is found here.
        sum::add(store, self.sum, self.n_new, None).await
    }
}

pub(super) async fn wipe(store: &dyn Store) -> Result<(), StorageError> {
    for key in store.list(PREFIX).await? {
        store.delete(&key).await?;
    }
    Ok(())
}

fn read_page(bytes: &[u8]) -> Vec<Row> {
    if bytes.len() > MAX_PAGE_BYTES {
        return Vec::new();
    }
    serde_json::from_slice(bytes).unwrap_or_default()
}
