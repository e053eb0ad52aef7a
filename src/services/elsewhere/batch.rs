//! Batches as the engine's port asks for them: a file of calls, and the answers of a results file.

use std::collections::BTreeSet;

use engine::{BatchAnswer, EngineError, Generate, Reply};
use remote::Event;

use crate::{ServiceError, Services, words};

pub(super) fn file(
    services: &Services,
    model: &str,
    rows: &[(String, Generate)],
) -> Result<Reply, EngineError> {
    let written = || {
        let (service, _) = services.model(model)?;
        services.batch_file(&service.id, rows)
    };
    let batch = written().map_err(|it: ServiceError| it.told(""))?;
    // Every row loses the same settings; each is told once.
    let dropped: BTreeSet<String> = batch
        .file
        .dropped
        .iter()
        .flat_map(|it| &it.1)
        .map(|it| words::not_in_the_file(it.setting.label(), it.why))
        .collect();
    let is_lines = !batch.file.text.starts_with("{\"requests\"");
    Ok(Reply::BatchFile {
        text: batch.file.text,
        extension: if is_lines { "jsonl" } else { "json" }.into(),
        dropped: dropped.into_iter().collect(),
    })
}

pub(super) fn results(
    services: &Services,
    model: &str,
    names: &[String],
    file: &[u8],
) -> Result<Reply, EngineError> {
    let read = || {
        let (service, _) = services.model(model)?;
        services.batch_results(&service.id, names, file)
    };
    let report = read().map_err(|it: ServiceError| it.told(""))?;
    let mut notes = Vec::new();
    let mut note = |n: usize, told: fn(usize) -> String| {
        if n > 0 {
            notes.push(told(n));
        }
    };
    note(report.missing.len(), words::calls_missing);
    note(report.failed.len(), words::calls_failed);
    note(report.doubled.len(), words::calls_doubled);
    note(report.unknown.len(), words::calls_unknown);
    note(report.unreadable.len(), words::lines_unreadable);
    if let Some((_, failure)) = report.failed.iter().next() {
        notes.push(words::first_failure(&failure.to_string()));
    }
    let answer = |(name, events): (String, Vec<Event>)| {
        let (mut text, mut n_tokens) = (String::new(), 0);
        for event in events {
            match event {
                Event::Text(it) => text += &it,
                Event::Usage(it) => n_tokens = it.output.unwrap_or(0),
                _ => {}
            }
        }
        BatchAnswer {
            name,
            text,
            n_tokens: u32::try_from(n_tokens).unwrap_or(u32::MAX),
        }
    };
    Ok(Reply::BatchResults {
        answers: report.answers.into_iter().map(answer).collect(),
        notes,
    })
}
