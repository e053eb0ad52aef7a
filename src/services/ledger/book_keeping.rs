//! The pages of rows: of a long run only the page that changed is written again, and only pages that may still change
//! are in memory.

use std::collections::VecDeque;

use storage::{StorageError, Store};

use super::page::{self, Page};
use super::sum::{self, Sum};
use super::totals::{Total, Totals};
use super::{Entry, Headline, MAX_ROWS, Row, RowEnd, RowId};
use crate::day::day_of;

const PREFIX: &str = "ledger/";
/// Pages that are looked at when a visit begins; short visits leave short pages.
const MAX_PAGES: usize = 500;

/// All rows, the oldest page first; ids have no gaps.
pub(super) struct Rows {
    pages: VecDeque<Page>,
    n_rows: usize,
    totals: Totals,
    /// As it lies in the store, as far as is known.
    sum: Sum,
    /// Requests that the store's sum lacks, and those that are being added to it.
    n_new: u64,
    n_on_their_way: u64,
    /// The number of the next row.
    next: u64,
    /// Before the number of a page of this visit.
    visit: String,
    /// Pages that this visit began; a number is not used again.
    n_pages: u64,
    gone: Vec<String>,
    /// Counts how often rows were wiped under what is being written.
    wipes: u32,
    pub(super) is_writing: bool,
    pub(super) trouble: Option<StorageError>,
}

/// What the next write has to do.
pub(super) struct Changes {
    /// A page's key and its bytes.
    put: Vec<(String, Vec<u8>)>,
    delete: Vec<String>,
    wipes: u32,
    sum: Sum,
    n_new: u64,
}

/// A page to be read: its rows, or where they lie and how many are known of.
pub(super) enum Reading {
    Rows(Vec<Row>),
    Key(String, RowId, usize),
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
            pages: VecDeque::new(),
            n_rows: 0,
            totals: Totals::default(),
            sum: Sum::default(),
            n_new: 0,
            n_on_their_way: 0,
            next: 0,
            visit: format!("{PREFIX}{now_millis:013x}-{draw:08x}/"),
            n_pages: 0,
            gone: Vec::new(),
            wipes: 0,
            is_writing: false,
            trouble: None,
        };
        // Keys are in the order of time. From the newest back, until there are enough.
        let mut begun_millis = None;
        for key in store.list(PREFIX).await?.into_iter().rev() {
            if rows.n_rows >= MAX_ROWS || rows.pages.len() >= MAX_PAGES {
                rows.gone.push(key);
                continue;
            }
            let found = page::read(store, &key).await?;
            begun_millis = found.first().map(|it| it.begun_millis).or(begun_millis);
            rows.n_rows += found.len();
            rows.pages.push_front(Page::stored(key, 0, &found));
        }
        for page in &mut rows.pages {
            page.begin = rows.next;
            rows.next = page.end();
            page.add_to(&mut rows.totals);
        }
        // Rows from before there was a sum are its beginning.
        rows.sum = sum.unwrap_or(Sum {
            requests: rows.next,
            since_millis: begun_millis,
            ..Sum::default()
        });
        rows.shorten();
        Ok(rows)
    }

    pub(super) fn len(&self) -> usize {
        self.n_rows
    }

    /// Pages from the oldest; those that cannot change any more are to be read from the store.
    pub(super) fn reading(&self) -> Vec<Reading> {
        self.pages.iter().map(Reading::of).collect()
    }

    /// Of [`Rows::reading`], where the newest `skip` rows are left out and `most` are wanted: the newest page first,
    /// each with how many of its newest rows to leave out.
    pub(super) fn reading_newest(&self, skip: usize, most: usize) -> Vec<(usize, Reading)> {
        let (mut skip, mut most, mut found) = (skip, most, Vec::new());
        for page in self.pages.iter().rev() {
            if most == 0 {
                break;
            }
            if skip >= page.len() {
                skip -= page.len();
                continue;
            }
            found.push((skip, Reading::of(page)));
            most = most.saturating_sub(page.len() - skip);
            skip = 0;
        }
        found
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

    pub(super) fn push(&mut self, entry: Entry, now_millis: u64) -> RowId {
        let id = RowId(self.next);
        let row = Row::begun(entry, id, now_millis);
        self.n_new += 1;
        self.sum.since_millis.get_or_insert(now_millis);
        self.totals.add(&row);
        self.take_row(row);
        self.shorten();
        id
    }

    /// Puts a row of this visit behind all others.
    fn take_row(&mut self, row: Row) {
        if !self.pages.back().is_some_and(Page::has_room) {
            let key = format!("{}{:06}", self.visit, self.n_pages);
            self.n_pages += 1;
            self.pages.push_back(Page::new(key, self.next));
        }
        if let Some(page) = self.pages.back_mut() {
            page.push(row);
            self.next = page.end();
            self.n_rows += 1;
        }
    }

    /// Lets go of the oldest pages that are too many.
    fn shorten(&mut self) {
        let n_rows = &mut self.n_rows;
        let mut is_too_much = |it: &mut Page| {
            let goes = it.len() == 0 || *n_rows - it.len() >= MAX_ROWS;
            *n_rows -= if goes { it.len() } else { 0 };
            goes
        };
        while let Some(page) = self.pages.pop_front_if(&mut is_too_much) {
            page.take_from(&mut self.totals);
            self.gone.push(page.key);
        }
    }

    /// Changes a row and the totals with it; false where there is none, or none that can change.
    pub(super) fn change(&mut self, id: RowId, act: impl FnOnce(&mut Row)) -> bool {
        let at = self.pages.partition_point(|it| it.end() <= id.0);
        let page = self.pages.get_mut(at);
        let Some(row) = page.and_then(|it| it.find(id)) else {
            return false;
        };
        self.totals.take(row);
        act(row);
        self.totals.add(row);
        true
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
        let at = self.pages.partition_point(|it| it.end() <= id.0);
        match self.pages.get_mut(at) {
            Some(page) if is_there => page.is_dirty = true,
            _ => {}
        }
        is_there
    }

    /// Returns the sum that is known and how many requests it lacks; tell [`Rows::counted`] whether it has them then.
    pub(super) fn wipe(&mut self) -> (Sum, u64) {
        // Numbers go on, so that a request that is out finds no row of another.
        self.pages.clear();
        self.n_rows = 0;
        self.totals = Totals::default();
        self.gone.clear();
        self.wipes += 1;
        (self.sum, self.take_new())
    }

    /// Forgets every row from before a time, because another tab wiped all then.
    ///
    /// This visit's rows behind the last one that was let go of are enough: that one was written before the wipe.
    fn wipe_before(&mut self, millis: u64) {
        self.wipes += 1;
        self.n_rows = 0;
        let old = std::mem::take(&mut self.pages);
        self.gone.extend(old.iter().map(|it| it.key.clone()));
        let in_store = old.iter().rposition(|it| it.rows().is_none());
        let here = old.into_iter().skip(in_store.map_or(0, |it| it + 1));
        let rows = here.flat_map(Page::into_rows);
        let rows: Vec<Row> = rows.skip_while(|it| it.begun_millis < millis).collect();
        self.totals = Totals::default();
        self.next = rows.first().map_or(self.next, |it| it.id.0);
        for row in rows {
            self.totals.add(&row);
            self.take_row(row);
        }
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
        for page in self.pages.iter_mut().filter(|it| it.is_dirty) {
            page.is_dirty = false;
            page.n_writing += 1;
            put.push((
                page.key.clone(),
                page::bytes(page.rows().unwrap_or_default()),
            ));
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
        let is_put = self.trouble.is_none();
        // Keys of pages are not used again, so what was wiped meanwhile finds none.
        for page in &mut self.pages {
            if written.put.iter().any(|it| it.0 == page.key) {
                page.n_writing = page.n_writing.saturating_sub(1);
                page.is_dirty |= !is_put;
            }
        }
        if !is_put && written.wipes == self.wipes {
            self.gone.extend(written.delete);
            return false;
        }
        let wiped = Some(self.sum.wiped_millis.unwrap_or(0)).filter(|_| self.sum.wipes > known);
        if let Some(millis) = wiped {
            self.wipe_before(millis);
        }
        if written.wipes != self.wipes {
            let keys = written.put.into_iter().map(|it| it.0);
            let is_here = |key: &String| self.pages.iter().any(|it| it.key == *key);
            let keys: Vec<String> = keys.filter(|it| !is_here(it)).collect();
            self.gone.extend(keys);
        }
        self.pages.iter_mut().for_each(Page::settle);
        wiped.is_some()
    }

    /// Rows that are in memory.
    #[cfg(test)]
    pub(super) fn n_here(&self) -> usize {
        let here = self.pages.iter().filter_map(Page::rows);
        here.map(<[Row]>::len).sum()
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
        for (key, bytes) in &self.put {
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

impl Reading {
    fn of(page: &Page) -> Self {
        match page.rows() {
            Some(rows) => Self::Rows(rows.to_vec()),
            None => Self::Key(page.key.clone(), RowId(page.begin), page.len()),
        }
    }

    /// The oldest first.
    pub(super) async fn rows(self, store: &dyn Store) -> Vec<Row> {
        match self {
            Self::Rows(rows) => rows,
            Self::Key(key, first, most) => {
                // What another tab deleted or added since is not among those that are counted here.
                let mut rows = page::read(store, &key).await.unwrap_or_default();
                rows.truncate(most);
                for (row, number) in rows.iter_mut().zip(first.0..) {
                    row.id = RowId(number);
                }
                rows
            }
        }
    }
}
