//! Every answer that was ever got, under the identity of its call: kept on this device in pieces.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use lab::{Answer, CallId};
use serde::{Deserialize, Serialize};
use storage::{StorageError, Store};

/// Answers that are written at once.
const PIECE: usize = 256;
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
    unwritten: RefCell<Vec<CallId>>,
    n_pieces: Cell<u64>,
}

impl Cache {
    /// What an earlier visit kept. Pieces that cannot be read are left out: their calls are made again.
    pub(crate) async fn open(store: Rc<dyn Store>) -> Self {
        let cache = Self {
            known: RefCell::default(),
            unwritten: RefCell::default(),
            n_pieces: Cell::new(0),
            store,
        };
        for key in cache.store.list(PREFIX).await.unwrap_or_default() {
            if let Some(number) = key
                .strip_prefix(PREFIX)
                .and_then(|it| it.parse::<u64>().ok())
            {
                cache.n_pieces.set(cache.n_pieces.get().max(number + 1));
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
    pub(crate) fn put(&self, id: CallId, kept: Kept) -> bool {
        self.known.borrow_mut().insert(id, kept);
        let mut unwritten = self.unwritten.borrow_mut();
        unwritten.push(id);
        unwritten.len() >= PIECE
    }

    /// Writes what is not written yet as a new piece. After an error it stays to be written the next time.
    pub(crate) async fn write(&self) -> Result<(), StorageError> {
        let ids = self.unwritten.take();
        if ids.is_empty() {
            return Ok(());
        }
        let records: Vec<Record> = {
            let known = self.known.borrow();
            let record = |id: &CallId| {
                let kept = known.get(id)?;
                let answer = match kept.answer.clone() {
                    Answer::Text { text, n_tokens } => Shape::Text { text, n_tokens },
                    Answer::LogProbs(it) => Shape::LogProbs(it),
                };
                Some(Record {
                    id: id.0,
                    millis: kept.millis,
                    answer,
                })
            };
            ids.iter().filter_map(record).collect()
        };
        let bytes = postcard::to_allocvec(&records).unwrap_or_default();
        let number = self.n_pieces.replace(self.n_pieces.get() + 1);
        let written = self
            .store
            .put(&format!("{PREFIX}{number:08}"), &bytes)
            .await;
        if written.is_err() {
            self.unwritten.borrow_mut().extend(ids);
        }
        written
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
                cache.put(CallId([number; 32]), kept);
                cache.write().await.unwrap();
            }
            let again = Cache::open(store.clone()).await;
            for (number, answer) in (0u8..).zip(&answers) {
                let kept = again.get(&CallId([number; 32])).unwrap();
                assert_eq!((&kept.answer, kept.millis), (answer, 1.5));
            }
            store
                .put("answers/00000000", b"\xff\xff\xff")
                .await
                .unwrap();
            let damaged = Cache::open(store.clone()).await;
            let n = |cache: &Cache| cache.known.borrow().len();
            assert_eq!(n(&damaged), 1);
            // A new piece does not overwrite an old one.
            damaged.put(CallId([9; 32]), again.get(&CallId([1; 32])).unwrap());
            damaged.write().await.unwrap();
            assert_eq!(n(&Cache::open(store).await), 2);
        });
    }
}
