//! Good answers of services, kept for chains that end at one: the last answer to the very same question.

use engine::Generate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use storage::Store;

const PREFIX: &str = "services/recorded/";
/// Places for answers; a question's hash says which, and a newer answer takes the place of another.
const PLACES: u16 = 512;
/// Longer answers are not kept, in bytes.
const MAX_ANSWER: usize = 64 << 10;

/// An answer that was given before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Recorded {
    /// Of the question, in hexadecimal.
    hash: String,
    pub(crate) text: String,
    /// Who gave it.
    pub(crate) by: String,
    pub(crate) millis: u64,
}

/// The SHA-256 of all that decides an answer: model, prompt, settings, stops and the sample's seed.
pub(crate) fn name_of(generate: &Generate, sample: u32) -> String {
    let mut one = generate.clone();
    one.n_samples = 1;
    one.sampling.seed = one.sampling.seed.wrapping_add(u64::from(sample));
    let bytes = serde_json::to_vec(&one).unwrap_or_default();
    let hash = Sha256::digest(&bytes);
    hash.iter().map(|it| format!("{it:02x}")).collect()
}

fn place(hash: &str) -> String {
    let number = hash
        .get(..4)
        .and_then(|it| u16::from_str_radix(it, 16).ok());
    format!("{PREFIX}{:03x}", number.unwrap_or(0) % PLACES)
}

/// Keeps an answer as well as can be: where the store has no room, there is none.
pub(crate) async fn keep(store: &dyn Store, hash: String, text: String, by: String, millis: u64) {
    if text.len() > MAX_ANSWER {
        return;
    }
    let place = place(&hash);
    let record = Recorded {
        hash,
        text,
        by,
        millis,
    };
    let bytes = serde_json::to_vec(&record).unwrap_or_default();
    _ = store.put(&place, &bytes).await;
}

pub(crate) async fn find(store: &dyn Store, hash: &str) -> Option<Recorded> {
    let bytes = store.get(&place(hash)).await.ok().flatten()?;
    if bytes.len() > 8 * MAX_ANSWER {
        return None;
    }
    let record: Recorded = serde_json::from_slice(&bytes).ok()?;
    (record.hash == hash).then_some(record)
}

/// Forgets every recorded answer.
pub(crate) async fn wipe(store: &dyn Store) -> Result<(), storage::StorageError> {
    for key in store.list(PREFIX).await? {
        store.delete(&key).await?;
    }
    Ok(())
}
