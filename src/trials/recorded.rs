//! What was asked and answered so far, as it leaves with an experiment.

use std::collections::BTreeMap;

use lab::{Answer, recipes::Key};
use records::bundle::{Plan as Described, Recorded};
use serde::{Deserialize, Serialize};

use crate::{
    Setup,
    cache::{Cache, Kept},
    known::cell_id,
    plan::{Facts, Plan, described},
    runner::Job,
};

/// Everything that was asked and answered so far, by the keys of the file's plan.
pub(crate) async fn kept(
    setup: &Setup,
    facts: &Facts,
    job: &Job,
    cache: &Cache,
) -> BTreeMap<Key, Kept> {
    let mut answers = BTreeMap::new();
    if let Described::Grid { grid, .. } = described(setup, facts) {
        // A grid's file counts cells, and cells may share a call.
        for (at, cell) in grid.cells().unwrap_or_default().iter().enumerate() {
            let Some(id) = cell_id(&grid, cell, &job.fingerprints) else {
                continue;
            };
            let kept = cache.get(&id).await;
            answers.extend(kept.map(|it| (Key(at), it)));
        }
        return answers;
    }
    let Ok(mut plan) = Plan::new(setup, facts) else {
        return answers;
    };
    plan.feed(
        async |plan, it| cache.get(&plan.id(it, &job.fingerprints)).await,
        |_, wanted, kept| {
            answers.insert(wanted.key, kept);
        },
    )
    .await;
    answers
}

/// The same as a file has it.
pub(crate) fn recorded(answers: &BTreeMap<Key, Kept>) -> BTreeMap<Key, Recorded> {
    let said = |kept: &Kept| Recorded {
        answer: kept.answer.clone(),
        millis: Some(kept.millis.into()),
    };
    answers.iter().map(|(key, it)| (*key, said(it))).collect()
}

/// What was said of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Reply {
    /// By a judge.
    Text(String),
    /// Of labels, by the model that answered.
    LogProbs(Vec<f64>),
}

/// What a judge said so far, by the number of its question.
pub(crate) async fn replies(
    setup: &Setup,
    facts: &Facts,
    job: &Job,
    cache: &Cache,
) -> BTreeMap<usize, Reply> {
    let mut replies = BTreeMap::new();
    let Ok(mut plan) = Plan::new(setup, facts) else {
        return replies;
    };
    if !matches!(plan, Plan::Rubric(_) | Plan::Graded(_)) {
        return replies;
    }
    plan.feed(
        async |plan, it| cache.get(&plan.id(it, &job.fingerprints)).await,
        |plan, wanted, kept| {
            if let Some(case) = plan.case_of(wanted.key) {
                let reply = match kept.answer {
                    Answer::Text { text, .. } => Some(Reply::Text(text)),
                    // A file has no word for what is not a number.
                    Answer::LogProbs(it) if it.iter().any(|it| !it.is_finite()) => None,
                    Answer::LogProbs(it) => Some(Reply::LogProbs(it)),
                };
                replies.extend(reply.map(|it| (case, it)));
            }
        },
    )
    .await;
    replies
}
