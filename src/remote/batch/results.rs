//! Reads the results of a batch: answers by name, and which rows are missing, failed or doubled.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::failure::{read_body, said_error};
use crate::protocols::text;
use crate::stream::read_value;
use crate::{Event, Failure, FailureKind, Protocol, RemoteError, words};

/// What a results file says of the rows that were sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BatchReport {
    /// The events of each answer, as [`read_whole`](crate::read_whole) gives them, by `custom_id`.
    pub answers: BTreeMap<String, Vec<Event>>,
    pub failed: BTreeMap<String, Failure>,
    /// Sent, and not in the file.
    pub missing: Vec<String>,
    /// In the file more than once; the first one counts.
    pub doubled: Vec<String>,
    /// In the file, and never sent.
    pub unknown: Vec<String>,
    /// Numbers, from 1, of lines that are no result.
    pub unreadable: Vec<usize>,
}

const MOST_MB: usize = 512;

/// Reads a results file of OpenAI Batch or Anthropic Message Batches; each line tells which of the two it is of.
/// OpenAI's file of errors has the same shape and may be appended.
///
/// # Errors
/// `ResultsTooLarge`. A line that cannot be read is reported and passed over.
pub fn read_results(
    protocol: Protocol,
    sent: &[String],
    file: &[u8],
) -> Result<BatchReport, RemoteError> {
    if file.len() > MOST_MB * 1_000_000 {
        return Err(RemoteError::ResultsTooLarge { most_mb: MOST_MB });
    }
    let known: BTreeSet<&str> = sent.iter().map(String::as_str).collect();
    let mut report = BatchReport::default();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (i, line) in file.split(|it| *it == b'\n').enumerate() {
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        if line.trim_ascii().is_empty() {
            continue;
        }
        let value = serde_json::from_slice::<Value>(line).ok();
        let id = value
            .as_ref()
            .map_or("", |it| text(it, "/custom_id"))
            .to_owned();
        let result = value.as_ref().and_then(|it| read_line(protocol, it));
        let Some(result) = result.filter(|_| !id.is_empty()) else {
            report.unreadable.push(i + 1);
            continue;
        };
        if !known.contains(&*id) {
            report.unknown.push(id);
        } else if !seen.insert(id.clone()) {
            report.doubled.push(id);
        } else {
            match result {
                Ok(events) => _ = report.answers.insert(id, events),
                Err(failure) => _ = report.failed.insert(id, failure),
            }
        }
    }
    for id in sent {
        // A name that was sent twice is still one row.
        if seen.insert(id.clone()) {
            report.missing.push(id.clone());
        }
    }
    Ok(report)
}

/// `None` where the line has neither shape.
fn read_line(protocol: Protocol, line: &Value) -> Option<Result<Vec<Event>, Failure>> {
    if let Some(result) = line.get("result") {
        return match text(result, "/type") {
            "succeeded" => Some(answer(Protocol::Anthropic, &result["message"])),
            // `error: {type: error, error: {type, message}}`.
            "errored" => {
                let error = result.pointer("/error/error").unwrap_or(&result["error"]);
                Some(Err(said_error(error)))
            }
            "canceled" => Some(Err(Failure::of(FailureKind::Cancelled))),
            "expired" => Some(Err(not_in_time(words::row_expired()))),
            _ => None,
        };
    }
    let error = line.get("error").filter(|it| it.is_object());
    if let Some(error) = error {
        return match text(error, "/code") {
            "batch_expired" => Some(Err(not_in_time(text(error, "/message")))),
            "batch_cancelled" => Some(Err(Failure::of(FailureKind::Cancelled))),
            _ => Some(Err(said_error(error))),
        };
    }
    let response = line.get("response").filter(|it| it.is_object())?;
    let status = u16::try_from(response["status_code"].as_u64()?).ok()?;
    let body = &response["body"];
    match status {
        200..=299 => Some(answer(protocol, body)),
        _ => Some(Err(read_body(
            Some(status),
            body.to_string().as_bytes(),
            None,
        ))),
    }
}

fn answer(protocol: Protocol, body: &Value) -> Result<Vec<Event>, Failure> {
    let mut events = read_value(protocol, body);
    match events.pop() {
        Some(Event::Failed(failure)) => Err(failure),
        last => {
            events.extend(last);
            Ok(events)
        }
    }
}

fn not_in_time(words: &str) -> Failure {
    let mut failure = Failure::of(FailureKind::GatewayTimeout);
    failure.says(words, None);
    failure
}
