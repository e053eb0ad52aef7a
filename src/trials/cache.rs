//! Every answer that was ever got, under the identity of its call: kept on this device in pieces. In memory is where
//! each lies, what is not written yet, and what was read last.

use std::{
    cell::{Cell, RefCell},
    collections::{HashMap, VecDeque},
    rc::Rc,
};

use futures::lock::Mutex;
use lab::{Answer, CallId};
use serde::{Deserialize, Serialize};
use storage::{StorageError, Store};

use crate::measured::Measured;

/// Answers in a piece. The last piece is written again and again until it is full.
const PIECE: usize = 256;
/// And bytes of their texts, roughly.
const PIECE_BYTES: usize = 1 << 20;
/// Answers may be lost with the page for so long: calls elsewhere have a price. Each write costs the page a millisecond
/// and the browser another, which a model in this page could use.
const UNWRITTEN_MILLIS: f64 = 250.0;
const PREFIX: &str = "answers/";
/// Larger records than this are not ours.
const MOST_BYTES: usize = 16 << 20;
/// Pieces that were read last and stay in memory, and bytes of their texts: one at least. A plan asks in the order in
/// which its answers once came, roughly; a table goes to and fro between two or three. A piece of long answers is
/// somewhat more than [`PIECE_BYTES`]: three of them fit.
const MOST_READ: usize = 8;
const MOST_READ_BYTES: usize = 4 * PIECE_BYTES;

/// An answer and what it took.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Kept {
    pub(crate) answer: Answer,
    /// 0 where nobody measured it.
    pub(crate) millis: f32,
    pub(crate) measured: Measured,
}

/// How an answer lies in the store.
#[derive(Clone, Serialize, Deserialize)]
enum Shape {
    Text {
        text: String,
        n_tokens: u32,
    },
    LogProbs(Vec<f64>),
    /// A text of which more is known.
    Measured {
        text: String,
        n_tokens: u32,
        measured: Measured,
    },
}

#[derive(Clone, Serialize, Deserialize)]
struct Record {
    id: [u8; 32],
    millis: f32,
    answer: Shape,
}

/// Half of an identity tells any two calls apart (of 2^128, a chance of 10^-26 among a million) in half the memory.
type Name = [u8; 16];

/// In which piece an answer lies.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// In the one with this serial number, which is not full, or not written.
    Open(u32),
    Stored(u32),
}

/// The answers known, and those not written yet.
pub(crate) struct Cache {
    store: Rc<dyn Store>,
    places: RefCell<HashMap<Name, Place>>,
    /// Pieces that are not full or not written, the last one open for more.
    pieces: RefCell<VecDeque<Piece>>,
    /// Those read last, the newest first.
    read: RefCell<VecDeque<Rc<Read>>>,
    /// Somebody will write soon.
    is_awaited: Cell<bool>,
    /// When that is, or was.
    written_millis: Cell<f64>,
    /// The number to try for a new piece.
    next: Cell<u32>,
    /// The serial number of the next piece.
    serial: Cell<u32>,
    /// One write after the other.
    turn: Mutex<()>,
}

/// Answers that are written under one key.
#[derive(Default)]
struct Piece {
    /// Rises from piece to piece.
    serial: u32,
    /// `None` until it was written once: another tab may be writing too.
    number: Option<u32>,
    records: Vec<Record>,
    n_bytes: usize,
    is_dirty: bool,
}

/// A piece as it was read.
struct Read {
    number: u32,
    records: Vec<Record>,
    n_bytes: usize,
}

impl Piece {
    fn is_full(&self) -> bool {
        self.records.len() >= PIECE || self.n_bytes >= PIECE_BYTES
    }
}

impl Cache {
    /// What an earlier visit kept. Pieces that cannot be read are left out: their calls are made again.
    pub(crate) async fn open(store: Rc<dyn Store>) -> Self {
        let cache = Self {
            places: RefCell::default(),
            pieces: RefCell::default(),
            read: RefCell::default(),
            is_awaited: Cell::new(false),
            written_millis: Cell::new(0.0),
            next: Cell::new(0),
            serial: Cell::new(0),
            turn: Mutex::new(()),
            store,
        };
        for key in cache.store.list(PREFIX).await.unwrap_or_default() {
            let number = key.strip_prefix(PREFIX);
            let Some(number) = number.and_then(|it| it.parse::<u32>().ok()) else {
                continue;
            };
            cache
                .next
                .set(cache.next.get().max(number.saturating_add(1)));
            for record in cache.records(&key).await.unwrap_or_default() {
                let place = Place::Stored(number);
                cache.places.borrow_mut().insert(name(&record.id), place);
            }
        }
        cache
    }

    /// Those of a piece in the store; `None` where it cannot be read.
    async fn records(&self, key: &str) -> Option<Vec<Record>> {
        let bytes = self.store.get(key).await.ok()??;
        if bytes.len() > MOST_BYTES {
            return None;
        }
        postcard::from_bytes(&bytes).ok()
    }

    /// Whether the call was answered, as far as is known without reading.
    pub(crate) fn knows(&self, id: &CallId) -> bool {
        self.places.borrow().contains_key(&name(&id.0))
    }

    pub(crate) async fn get(&self, id: &CallId) -> Option<Kept> {
        let place = *self.places.borrow().get(&name(&id.0))?;
        let is_it = |it: &&Record| it.id == id.0;
        let number = match place {
            Place::Stored(number) => number,
            Place::Open(serial) => {
                let pieces = self.pieces.borrow();
                let piece = pieces.get(pieces.partition_point(|it| it.serial < serial))?;
                return piece.records.iter().rev().find(is_it).map(kept);
            }
        };
        let known = self.take_read(number);
        let read = match known {
            Some(it) => it,
            None => {
                // What cannot be read now is not taken for an empty piece: it may be read the next time.
                let records = self.records(&key(number)).await?;
                let n_bytes = records.iter().map(|it| size(&it.answer)).sum();
                Rc::new(Read {
                    number,
                    records,
                    n_bytes,
                })
            }
        };
        let found = read.records.iter().rev().find(is_it).map(kept);
        self.keep_read(read);
        found
    }

    fn take_read(&self, number: u32) -> Option<Rc<Read>> {
        let mut read = self.read.borrow_mut();
        let at = read.iter().position(|it| it.number == number)?;
        read.remove(at)
    }

    fn keep_read(&self, piece: Rc<Read>) {
        let mut read = self.read.borrow_mut();
        // Two may have read the same at once.
        read.retain(|it| it.number != piece.number);
        read.push_front(piece);
        let n_bytes = |it: &VecDeque<Rc<Read>>| it.iter().map(|it| it.n_bytes).sum::<usize>();
        while read.len() > MOST_READ || read.len() > 1 && n_bytes(&read) > MOST_READ_BYTES {
            read.pop_back();
        }
    }

    /// Remembers an answer; after how many milliseconds it is to be written, unless that was said already.
    pub(crate) fn put(&self, id: CallId, kept: Kept, now_millis: f64) -> Option<u32> {
        let record = record(id, kept);
        let mut pieces = self.pieces.borrow_mut();
        if pieces.back().is_none_or(Piece::is_full) {
            let serial = self.serial.replace(self.serial.get() + 1);
            pieces.push_back(Piece {
                serial,
                ..Piece::default()
            });
        }
        if let Some(piece) = pieces.back_mut() {
            piece.n_bytes += size(&record.answer);
            piece.records.push(record);
            piece.is_dirty = true;
            let place = Place::Open(piece.serial);
            self.places.borrow_mut().insert(name(&id.0), place);
        }
        // Whoever was to write may be gone.
        let is_late = now_millis > self.written_millis.get() + UNWRITTEN_MILLIS;
        if self.is_awaited.replace(true) && !is_late {
            return None;
        }
        let since_millis = (now_millis - self.written_millis.get()).max(0.0);
        let wait_millis = (UNWRITTEN_MILLIS - since_millis).max(0.0);
        self.written_millis.set(now_millis + wait_millis);
        Some(wait_millis as u32)
    }

    /// Writes what is not written yet. After an error it stays to be written the next time.
    pub(crate) async fn write(&self) -> Result<(), StorageError> {
        let _turn = self.turn.lock().await;
        self.is_awaited.set(false);
        loop {
            let (at, number, bytes, n_records) = {
                let mut pieces = self.pieces.borrow_mut();
                let Some(at) = pieces.iter().position(|it| it.is_dirty) else {
                    return Ok(());
                };
                let piece = &mut pieces[at];
                // What comes while it is being written makes it dirty again.
                piece.is_dirty = false;
                let bytes = postcard::to_allocvec(&piece.records).unwrap_or_default();
                (at, piece.number, bytes, piece.records.len())
            };
            let written = self.write_piece(number, &bytes).await;
            let mut pieces = self.pieces.borrow_mut();
            match written {
                Ok(number) => {
                    pieces[at].number = Some(number);
                    if pieces[at].is_full() && pieces[at].records.len() == n_records {
                        let piece = pieces.remove(at);
                        self.is_stored(number, &piece.unwrap_or_default());
                    }
                }
                Err(why) => {
                    pieces[at].is_dirty = true;
                    return Err(why);
                }
            }
        }
    }

    /// A piece is full and written: from now on its answers are read from the store.
    fn is_stored(&self, number: u32, piece: &Piece) {
        let mut places = self.places.borrow_mut();
        for record in &piece.records {
            // One that was answered once more lies in a later piece.
            if let Some(place) = places.get_mut(&name(&record.id))
                && *place == Place::Open(piece.serial)
            {
                *place = Place::Stored(number);
            }
        }
    }

    /// Writes a piece under its number, or under the first free one; returns it.
    async fn write_piece(&self, number: Option<u32>, bytes: &[u8]) -> Result<u32, StorageError> {
        if let Some(number) = number {
            self.store.put(&key(number), bytes).await?;
            return Ok(number);
        }
        loop {
            let number = self.next.replace(self.next.get() + 1);
            if self.store.put_if(&key(number), None, bytes).await? {
                return Ok(number);
            }
        }
    }

    /// Answers that are in memory.
    #[cfg(test)]
    pub(crate) fn n_here(&self) -> usize {
        let read: usize = self.read.borrow().iter().map(|it| it.records.len()).sum();
        let pieces = self.pieces.borrow();
        read + pieces.iter().map(|it| it.records.len()).sum::<usize>()
    }
}

fn key(number: u32) -> String {
    format!("{PREFIX}{number:08}")
}

fn name(id: &[u8; 32]) -> Name {
    std::array::from_fn(|at| id[at])
}

/// About the bytes that an answer takes in the store.
fn size(answer: &Shape) -> usize {
    match answer {
        Shape::Text { text, .. } | Shape::Measured { text, .. } => text.len() + 48,
        Shape::LogProbs(it) => 8 * it.len() + 48,
    }
}

fn kept(record: &Record) -> Kept {
    let mut known = Measured::default();
    let answer = match record.answer.clone() {
        Shape::Text { text, n_tokens } => Answer::Text { text, n_tokens },
        Shape::LogProbs(it) => Answer::LogProbs(it),
        Shape::Measured {
            text,
            n_tokens,
            measured,
        } => {
            known = measured;
            Answer::Text { text, n_tokens }
        }
    };
    Kept {
        answer,
        millis: record.millis,
        measured: known,
    }
}

fn record(id: CallId, kept: Kept) -> Record {
    let measured = kept.measured;
    let answer = match kept.answer {
        Answer::Text { text, n_tokens } if measured == Measured::default() => {
            Shape::Text { text, n_tokens }
        }
        Answer::Text { text, n_tokens } => Shape::Measured {
            text,
            n_tokens,
            measured,
        },
        Answer::LogProbs(it) => Shape::LogProbs(it),
    };
    Record {
        id: id.0,
        millis: kept.millis,
        answer,
    }
}

#[cfg(test)]
mod tests;
