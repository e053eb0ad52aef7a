//! Every answer that was ever got, under the identity of its call: kept on this device in pieces.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use lab::{Answer, CallId};
use serde::{Deserialize, Serialize};
use storage::{StorageError, Store};

/// Answers in a piece. The last piece is written again and again until it is full.
const PIECE: usize = 256;
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
    /// Of the last piece, written or not.
    piece: RefCell<Vec<CallId>>,
    n_unwritten: Cell<usize>,
    written_millis: Cell<f64>,
    /// The number of the last piece.
    number: Cell<u64>,
}

impl Cache {
    /// What an earlier visit kept. Pieces that cannot be read are left out: their calls are made again.
    pub(crate) async fn open(store: Rc<dyn Store>) -> Self {
        let cache = Self {
            known: RefCell::default(),
            piece: RefCell::default(),
            n_unwritten: Cell::new(0),
            written_millis: Cell::new(0.0),
            number: Cell::new(0),
            store,
        };
        for key in cache.store.list(PREFIX).await.unwrap_or_default() {
            if let Some(number) = key
                .strip_prefix(PREFIX)
                .and_then(|it| it.parse::<u64>().ok())
            {
                cache.number.set(cache.number.get().max(number + 1));
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
        self.known.borrow_mut().insert(id, kept);
        self.piece.borrow_mut().push(id);
        self.n_unwritten.set(self.n_unwritten.get() + 1);
        let is_time = self.n_unwritten.get() >= UNWRITTEN
            || now_millis - self.written_millis.get() >= UNWRITTEN_MILLIS;
        if is_time {
            self.written_millis.set(now_millis);
        }
        is_time
    }

    /// Writes the last piece. After an error it stays to be written the next time.
    pub(crate) async fn write(&self) -> Result<(), StorageError> {
        let n_unwritten = self.n_unwritten.take();
        if n_unwritten == 0 {
            return Ok(());
        }
        let number = self.number.get();
        let bytes = {
            let (known, piece) = (self.known.borrow(), self.piece.borrow());
            let records = piece
                .iter()
                .filter_map(|id| Some(record(*id, known.get(id)?)));
            postcard::to_allocvec(&records.collect::<Vec<_>>()).unwrap_or_default()
        };
        if self.piece.borrow().len() >= PIECE {
            self.piece.take();
            self.number.set(number + 1);
        }
        // Of two writes of one piece the later one holds more, and a store keeps their order.
        let key = format!("{PREFIX}{number:08}");
        let written = self.store.put(&key, &bytes).await;
        if written.is_err() {
            self.n_unwritten.set(self.n_unwritten.get() + n_unwritten);
        }
        written
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
}
