//! Batches as the engine's port asks for them: a file of calls, and the answers of a results file.

use std::collections::BTreeSet;

use engine::{BatchAnswer, EngineError, Generate, Reply};
use remote::Event;

use crate::{ServiceError, Services};

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
        .map(|it| {
            format!(
                "Not in the file: {}, because {}.",
                it.setting.label(),
                it.why
            )
        })
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
    let mut note = |n: usize, what: &str| {
        if n > 0 {
            notes.push(format!("{n} {what}"));
        }
    };
    note(
        report.missing.len(),
        "calls are not in this file and stay open.",
    );
    note(
        report.failed.len(),
        "calls failed at the service and stay open.",
    );
    note(
        report.doubled.len(),
        "calls are in the file more than once; the first answer counts.",
    );
    note(
        report.unknown.len(),
        "lines are of other calls than those that are open here; they were passed over.",
    );
    note(
        report.unreadable.len(),
        "lines could not be read and were passed over.",
    );
    if let Some((_, failure)) = report.failed.iter().next() {
        notes.push(format!("The first failure: {failure}"));
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
