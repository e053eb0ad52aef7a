//! Thousands of rows for an engine elsewhere: batch files to upload, and their results read back.
//!
//! Sources: platform.openai.com/docs/guides/batch, platform.claude.com/docs/en/build-with-claude/batch-processing.

mod results;

use std::collections::BTreeSet;

use serde_json::json;

pub use results::{BatchReport, read_results};

use crate::ask::Drops;
use crate::protocols::{anthropic, chat, completions, responses};
use crate::{Ask, Dropped, Endpoint, Protocol, RemoteError, words};

/// One row: the name by which its answer is found again, and the question.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchRow {
    /// 1 to 64 letters, digits, `-` or `_`; the strictest of the services' rules.
    pub custom_id: String,
    pub ask: Ask,
}

/// A file to upload, and what the protocol could not say of each row.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchFile {
    pub text: String,
    /// By `custom_id`; rows that lost nothing are not in it.
    pub dropped: Vec<(String, Vec<Dropped>)>,
}

const MB: usize = 1_000_000;
const OPENAI_MOST: usize = 50_000;
const OPENAI_MB: usize = 200;
const ANTHROPIC_MOST: usize = 100_000;
const ANTHROPIC_MB: usize = 256;

/// OpenAI Batch: one request a line, for `/v1/chat/completions`, `/v1/completions` or `/v1/responses`.
/// Together, Groq, Mistral and vLLM's `run-batch` read the same.
///
/// # Errors
/// An empty batch, too many rows, a name that cannot be used, or a question that cannot be built.
pub fn openai_batch(endpoint: &Endpoint, rows: &[BatchRow]) -> Result<BatchFile, RemoteError> {
    check(rows, OPENAI_MOST)?;
    let mut file = BatchFile {
        text: String::new(),
        dropped: Vec::new(),
    };
    for row in rows {
        let ask = unstreamed(&row.ask)?;
        let mut drops = Drops::default();
        let (path, body) = match endpoint.protocol {
            Protocol::OpenAiChat => chat::body(&ask, &endpoint.quirks, &mut drops),
            Protocol::OpenAiCompletions => completions::body(&ask, &endpoint.quirks, &mut drops)?,
            Protocol::OpenAiResponses => responses::body(&ask, &endpoint.quirks, &mut drops),
            _ => {
                return Err(RemoteError::BatchProtocol {
                    wanted: words::openai_protocols(),
                });
            }
        };
        let url = format!("/v1{path}");
        let line = json!({"custom_id": row.custom_id, "method": "POST", "url": url, "body": body});
        file.text += &format!("{line}\n");
        file.note(row, drops);
        if file.text.len() > OPENAI_MB * MB {
            return Err(RemoteError::BatchTooLarge { most_mb: OPENAI_MB });
        }
    }
    Ok(file)
}

/// Anthropic Message Batches: the body of one POST to `/v1/messages/batches`.
///
/// # Errors
/// As [`openai_batch`].
pub fn anthropic_batch(rows: &[BatchRow]) -> Result<BatchFile, RemoteError> {
    check(rows, ANTHROPIC_MOST)?;
    let mut file = BatchFile {
        text: String::from("{\"requests\":[\n"),
        dropped: Vec::new(),
    };
    for (i, row) in rows.iter().enumerate() {
        let ask = unstreamed(&row.ask)?;
        let mut drops = Drops::default();
        let (_, params) = anthropic::body(&ask, &mut drops);
        let comma = if i == 0 { "" } else { ",\n" };
        let request = json!({"custom_id": row.custom_id, "params": params});
        file.text += &format!("{comma}{request}");
        file.note(row, drops);
        if file.text.len() > ANTHROPIC_MB * MB {
            return Err(RemoteError::BatchTooLarge {
                most_mb: ANTHROPIC_MB,
            });
        }
    }
    file.text += "\n]}\n";
    Ok(file)
}

impl BatchFile {
    fn note(&mut self, row: &BatchRow, drops: Drops) {
        if !drops.0.is_empty() {
            self.dropped.push((row.custom_id.clone(), drops.0));
        }
    }
}

fn unstreamed(ask: &Ask) -> Result<Ask, RemoteError> {
    ask.check()?;
    Ok(Ask {
        stream: false,
        ..ask.clone()
    })
}

fn check(rows: &[BatchRow], most: usize) -> Result<(), RemoteError> {
    if rows.is_empty() {
        return Err(RemoteError::EmptyBatch);
    }
    if rows.len() > most {
        return Err(RemoteError::BatchTooMany {
            found: rows.len(),
            most,
        });
    }
    let mut seen = BTreeSet::new();
    for BatchRow { custom_id: id, .. } in rows {
        let plain = |it: u8| it.is_ascii_alphanumeric() || it == b'-' || it == b'_';
        let fits = (1..=64).contains(&id.len()) && id.bytes().all(plain);
        if !fits || !seen.insert(id) {
            let id = id.chars().take(64).collect();
            return Err(RemoteError::BatchId { id });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
