//! Every answer that was ever got, under the identity of its call: kept on this device in pieces.

use std::{
    cell::{Cell, RefCell},
    collections::{HashMap, VecDeque},
    rc::Rc,
};

use futures::lock::Mutex;
use lab::{Answer, CallId};
use serde::{Deserialize, Serialize};
use storage::{StorageError, Store};

/// Answers in a piece. The last piece is written again and again until it is full.
const PIECE: usize = 256;
/// And bytes of their texts, roughly.
const PIECE_BYTES: usize = 1 << 20;
/// Answers that may be lost with the page, and for how long: calls elsewhere have a price.
const UNWRITTEN: usize = 16;
const UNWRITTEN_MILLIS: f64 = 500.0;
const PREFIX: &str = "answers/";
/// Larger records than this are not ours.
const MOST_BYTES: usize = 16 << 20;

/// An answer and how long it took.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Kept {
    pub(crate) answer: Answer,
    pub(crate) millis: f32,
}

/// How an answer lies in the store.
#[derive(Serialize, Deserialize)]
enum Shape {
    Text { text: String, n_tokens: u32 },
    LogProbs(Vec<f64>),
}

#[derive(Serialize, Deserialize)]
struct Record {
    id: [u8; 32],
    millis: f32,
    answer: Shape,
}

/// The answers known, and those not written yet.
pub(crate) struct Cache {
    store: Rc<dyn Store>,
    known: RefCell<HashMap<CallId, Kept>>,
    /// Pieces that are not full or not written, the last one open for more.
    pieces: RefCell<VecDeque<Piece>>,
    n_unwritten: Cell<usize>,
    written_millis: Cell<f64>,
    /// The number to try for a new piece.
    next: Cell<u64>,
    /// One write after the other.
    turn: Mutex<()>,
}

/// Answers that are written under one key.
#[derive(Default)]
struct Piece {
    /// `None` until it was written once: another tab may be writing too.
    number: Option<u64>,
    ids: Vec<CallId>,
    n_bytes: usize,
    is_dirty: bool,
}

impl Piece {
    fn is_full(&self) -> bool {
        self.ids.len() >= PIECE || self.n_bytes >= PIECE_BYTES
    }
}

impl Cache {
    /// What an earlier visit kept. Pieces that cannot be read are left out: their calls are made again.
    pub(crate) async fn open(store: Rc<dyn Store>) -> Self {
        let cache = Self {
            known: RefCell::default(),
            pieces: RefCell::default(),
            n_unwritten: Cell::new(0),
            written_millis: Cell::new(0.0),
            next: Cell::new(0),
            turn: Mutex::new(()),
            store,
        };
        for key in cache.store.list(PREFIX).await.unwrap_or_default() {
            if let Some(number) = key
                .strip_prefix(PREFIX)
                .and_then(|it| it.parse::<u64>().ok())
            {
                cache.next.set(cache.next.get().max(number + 1));
            }
            let bytes = cache.store.get(&key).await.ok().flatten();
            cache.read(&bytes.unwrap_or_default());
        }
        cache
    }

    fn read(&self, bytes: &[u8]) {
        if bytes.len() > MOST_BYTES {
            return;
        }
        let Ok(records) = postcard::from_bytes::<Vec<Record>>(bytes) else {
            return;
        };
        let mut known = self.known.borrow_mut();
        for Record { id, millis, answer } in records {
            let answer = match answer {
                Shape::Text { text, n_tokens } => Answer::Text { text, n_tokens },
                Shape::LogProbs(it) => Answer::LogProbs(it),
            };
            known.insert(CallId(id), Kept { answer, millis });
        }
    }

    pub(crate) fn get(&self, id: &CallId) -> Option<Kept> {
        self.known.borrow().get(id).cloned()
    }

    /// Remembers an answer; true where it is time to write.
    pub(crate) fn put(&self, id: CallId, kept: Kept, now_millis: f64) -> bool {
        let mut pieces = self.pieces.borrow_mut();
        if pieces.back().is_none_or(Piece::is_full) {
            pieces.push_back(Piece::default());
        }
        if let Some(piece) = pieces.back_mut() {
            piece.ids.push(id);
            piece.n_bytes += size(&kept.answer);
            piece.is_dirty = true;
        }
        self.known.borrow_mut().insert(id, kept);
        self.n_unwritten.set(self.n_unwritten.get() + 1);
        let is_time = self.n_unwritten.get() >= UNWRITTEN
            || now_millis - self.written_millis.get() >= UNWRITTEN_MILLIS;
        if is_time {
            self.written_millis.set(now_millis);
        }
        is_time
    }

    /// Writes what is not written yet. After an error it stays to be written the next time.
    pub(crate) async fn write(&self) -> Result<(), StorageError> {
        let _turn = self.turn.lock().await;
        self.n_unwritten.set(0);
        loop {
            let (at, number, bytes, n_ids) = {
                let (known, mut pieces) = (self.known.borrow(), self.pieces.borrow_mut());
                let Some(at) = pieces.iter().position(|it| it.is_dirty) else {
                    return Ok(());
                };
                let piece = &mut pieces[at];
                // What comes while it is being written makes it dirty again.
                piece.is_dirty = false;
                let ids = piece.ids.iter();
                let records = ids.filter_map(|id| Some(record(*id, known.get(id)?)));
                let records: Vec<Record> = records.collect();
                let bytes = postcard::to_allocvec(&records).unwrap_or_default();
                (at, piece.number, bytes, piece.ids.len())
            };
            let written = self.write_piece(number, &bytes).await;
            let mut pieces = self.pieces.borrow_mut();
            match written {
                Ok(number) => {
                    pieces[at].number = Some(number);
                    if pieces[at].is_full() && pieces[at].ids.len() == n_ids {
                        pieces.remove(at);
                    }
                }
                Err(why) => {
                    pieces[at].is_dirty = true;
                    return Err(why);
                }
            }
        }
    }

    /// Writes a piece under its number, or under the first free one; returns it.
    async fn write_piece(&self, number: Option<u64>, bytes: &[u8]) -> Result<u64, StorageError> {
        let key = |number: u64| format!("{PREFIX}{number:08}");
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
}

/// About the bytes that an answer takes in the store.
fn size(answer: &Answer) -> usize {
    match answer {
        Answer::Text { text, .. } => text.len() + 48,
        Answer::LogProbs(it) => 8 * it.len() + 48,
    }
}

fn record(id: CallId, kept: &Kept) -> Record {
    let answer = match kept.answer.clone() {
        Answer::Text { text, n_tokens } => Shape::Text { text, n_tokens },
        Answer::LogProbs(it) => Shape::LogProbs(it),
    };
    Record {
        id: id.0,
        millis: kept.millis,
        answer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::executor::block_on;
    use storage::MemoryStore;

    #[test]
    fn answers_are_there_at_the_next_visit_and_damage_only_loses_itself() {
        let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
        let answers = [
            Answer::Text {
                text: "größer".into(),
                n_tokens: 2,
            },
            Answer::LogProbs(vec![-0.5, -1.25]),
        ];
        block_on(async {
            let cache = Cache::open(store.clone()).await;
            for (number, answer) in (0u8..).zip(&answers) {
                let kept = Kept {
                    answer: answer.clone(),
                    millis: 1.5,
                };
                cache.put(CallId([number; 32]), kept, 0.0);
                cache.write().await.unwrap();
            }
            let again = Cache::open(store.clone()).await;
            for (number, answer) in (0u8..).zip(&answers) {
                let kept = again.get(&CallId([number; 32])).unwrap();
                assert_eq!((&kept.answer, kept.millis), (answer, 1.5));
            }
            // The next visit begins a piece of its own.
            let kept = again.get(&CallId([1; 32])).unwrap();
            again.put(CallId([8; 32]), kept, 0.0);
            again.write().await.unwrap();
            store
                .put("answers/00000000", b"\xff\xff\xff")
                .await
                .unwrap();
            let damaged = Cache::open(store.clone()).await;
            let n = |cache: &Cache| cache.known.borrow().len();
            assert_eq!(n(&damaged), 1);
            // A new piece does not overwrite an old one.
            damaged.put(CallId([9; 32]), again.get(&CallId([1; 32])).unwrap(), 0.0);
            damaged.write().await.unwrap();
            assert_eq!(n(&Cache::open(store).await), 2);
        });
    }

    fn text(number: u16, n_bytes: usize) -> (CallId, Kept) {
        let mut id = [0; 32];
        id[..2].copy_from_slice(&number.to_le_bytes());
        let answer = Answer::Text {
            text: "a".repeat(n_bytes),
            n_tokens: 1,
        };
        let millis = 1.0;
        (CallId(id), Kept { answer, millis })
    }

    #[test]
    fn nothing_is_lost_to_a_store_that_fails_for_a_while() {
        let memory = MemoryStore::default();
        let store: Rc<dyn Store> = Rc::new(memory.clone());
        block_on(async {
            let cache = Cache::open(store.clone()).await;
            memory.fail_with(Some(StorageError::NoRoom));
            for number in 0..300 {
                let (id, kept) = text(number, 3);
                if cache.put(id, kept, 0.0) {
                    assert!(cache.write().await.is_err());
                }
            }
            memory.fail_with(None);
            cache.write().await.unwrap();
            assert_eq!(Cache::open(store).await.known.borrow().len(), 300);
        });
    }

    #[test]
    fn much_at_once_is_cut_into_pieces_that_can_be_read_again() {
        let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
        block_on(async {
            let cache = Cache::open(store.clone()).await;
            for number in 0..40 {
                let (id, kept) = text(number, 1 << 19);
                cache.put(id, kept, 0.0);
            }
            cache.write().await.unwrap();
            assert_eq!(Cache::open(store.clone()).await.known.borrow().len(), 40);
            assert_eq!(store.list(PREFIX).await.unwrap().len(), 20);
        });
    }

    #[test]
    fn two_tabs_do_not_overwrite_each_other() {
        let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
        block_on(async {
            let tabs = [
                Cache::open(store.clone()).await,
                Cache::open(store.clone()).await,
            ];
            for (number, tab) in (0..).zip(tabs.iter().cycle()).take(10) {
                let (id, kept) = text(number, 3);
                tab.put(id, kept, 0.0);
                tab.write().await.unwrap();
            }
            assert_eq!(Cache::open(store).await.known.borrow().len(), 10);
        });
    }
}
