//! Experiments on this device: one record each, and the draft of the next.

use std::rc::Rc;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use storage::{StorageError, Store};

use crate::plan::Facts;
use crate::question::Question;
use crate::setup::Setup;
use crate::{more::More, votes::Vote};

const EXPERIMENTS: &str = "experiment/";
const DRAFT: &str = "draft";
/// How long a call of each question takes each model, from earlier runs.
const PACES: &str = "paces";
/// A record of another shape than these is not read.
const SHAPE: u8 = 2;
/// As [`SHAPE`], and behind it a [`Tail`] as JSON: what is added there needs no new shape.
const WITH_TAIL: u8 = 3;

/// Names an experiment on this device; 32 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExperimentId(pub String);

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub id: ExperimentId,
    pub name: String,
    pub question: Question,
    pub begun_millis: f64,
    pub standing: Standing,
}

/// How far an experiment is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Standing {
    /// Some answers are there; it can go on.
    Paused { n_done: u32, n_total: u32 },
    /// The sentence that it ended in.
    Done { sentence: String },
}

/// An experiment as it lies in the store. Its answers are in the cache.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    pub(crate) begun_millis: f64,
    pub(crate) setup: Setup,
    /// What was found out of the models when it began; `None` before that.
    pub(crate) found: Option<Found>,
    pub(crate) standing: Standing,
    #[serde(skip)]
    pub(crate) votes: Vec<Vote>,
    /// Of the models that were asked with the project's JSON schema, why some are not held to it; `None` where it is
    /// not known whether it was sent.
    #[serde(skip)]
    pub(crate) not_held: Option<Vec<String>>,
}

/// What came after the first records were kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Tail {
    more: More,
    votes: Vec<Vote>,
    not_held: Option<Vec<String>>,
}

/// What a plan needs to know of the models, kept so that results can be read without them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Found {
    pub(crate) label_tokens: Vec<(String, Vec<u32>)>,
    pub(crate) chats: bool,
    pub(crate) fingerprints: Vec<String>,
    /// It came as a file: its answers were given elsewhere.
    pub(crate) from_file: bool,
}

impl Found {
    pub(crate) fn facts(&self) -> Facts {
        Facts {
            label_tokens: self.label_tokens.clone(),
            chats: self.chats,
        }
    }
}

/// Seconds a call, under the model's name and the question.
pub(crate) type Paces = Vec<((String, Question), f64)>;

/// The shelf of experiments.
pub(crate) struct Shelf(pub(crate) Rc<dyn Store>);

impl Shelf {
    /// Newest first; records that cannot be read are left out and left alone.
    pub(crate) async fn list(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        for key in self.0.list(EXPERIMENTS).await.unwrap_or_default() {
            let id = ExperimentId(key.trim_start_matches(EXPERIMENTS).to_owned());
            if let Some(record) = self.read(&id).await {
                entries.push(Entry {
                    id,
                    name: record.setup.name,
                    question: record.setup.question,
                    begun_millis: record.begun_millis,
                    standing: record.standing,
                });
            }
        }
        entries.sort_by(|a, b| b.begun_millis.total_cmp(&a.begun_millis));
        entries
    }

    pub(crate) async fn read(&self, id: &ExperimentId) -> Option<Record> {
        let bytes = self.bytes(&format!("{EXPERIMENTS}{}", id.0)).await?;
        let (mut record, tail) = with_tail::<Record>(&bytes)?;
        record.setup.more = tail.more;
        record.votes = tail.votes;
        record.not_held = tail.not_held;
        Some(record)
    }

    pub(crate) async fn write(
        &self,
        id: &ExperimentId,
        record: &Record,
    ) -> Result<(), StorageError> {
        let tail = Tail {
            more: record.setup.more.clone(),
            votes: record.votes.clone(),
            not_held: record.not_held.clone(),
        };
        let key = format!("{EXPERIMENTS}{}", id.0);
        self.put_with_tail(&key, record, &tail).await
    }

    pub(crate) async fn delete(&self, id: &ExperimentId) -> Result<(), StorageError> {
        self.0.delete(&format!("{EXPERIMENTS}{}", id.0)).await
    }

    pub(crate) async fn draft(&self) -> Option<Setup> {
        let (mut setup, tail) = with_tail::<Setup>(&self.bytes(DRAFT).await?)?;
        setup.more = tail.more;
        Some(setup)
    }

    pub(crate) async fn write_draft(&self, setup: &Setup) -> Result<(), StorageError> {
        let tail = Tail {
            more: setup.more.clone(),
            votes: Vec::new(),
            not_held: None,
        };
        self.put_with_tail(DRAFT, setup, &tail).await
    }

    /// Seconds a call by model and question.
    pub(crate) async fn paces(&self) -> Paces {
        self.get(PACES).await.unwrap_or_default()
    }

    pub(crate) async fn write_paces(&self, paces: &Paces) -> Result<(), StorageError> {
        self.put(PACES, paces).await
    }

    async fn get<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let bytes = self.bytes(key).await?;
        match bytes.split_first() {
            Some((&SHAPE, rest)) => postcard::from_bytes(rest).ok(),
            _ => None,
        }
    }

    async fn bytes(&self, key: &str) -> Option<Vec<u8>> {
        self.0.get(key).await.ok().flatten()
    }

    async fn put_with_tail(
        &self,
        key: &str,
        value: &impl Serialize,
        tail: &Tail,
    ) -> Result<(), StorageError> {
        let mut bytes = vec![WITH_TAIL];
        bytes.extend(postcard::to_allocvec(value).unwrap_or_default());
        bytes.extend(serde_json::to_vec(tail).unwrap_or_default());
        self.0.put(key, &bytes).await
    }

    async fn put(&self, key: &str, value: &impl Serialize) -> Result<(), StorageError> {
        let mut bytes = vec![SHAPE];
        bytes.extend(postcard::to_allocvec(value).unwrap_or_default());
        self.0.put(key, &bytes).await
    }
}

/// A value and what was kept behind it; nothing behind those of an earlier version.
fn with_tail<T: DeserializeOwned>(bytes: &[u8]) -> Option<(T, Tail)> {
    let (shape, rest) = bytes.split_first()?;
    let (value, rest) = postcard::take_from_bytes(rest).ok()?;
    match *shape {
        SHAPE => Some((value, Tail::default())),
        WITH_TAIL => Some((value, serde_json::from_slice(rest).ok()?)),
        _ => None,
    }
}
