//! How near answers are in meaning, as it leaves with an experiment's file and comes back, so that nobody needs the model.

use std::collections::{BTreeMap, HashMap};

use lab::Answer;
use records::bundle::Plan as Described;

use crate::{
    Setup,
    cache::Cache,
    keep::Found,
    known::cell_id,
    meaning,
    plan::{Facts, described},
};

/// By row and answer; what is not known is not in it.
#[derive(Default)]
pub(crate) struct Near(HashMap<(usize, String), Vec<f64>>);

impl Near {
    /// What [`lab::scores::Given::nearness`] is of an answer to a row, counted as the plan counts them.
    pub(crate) fn of(&self, row: usize, answer: &str) -> Option<&[f64]> {
        let key = (row, answer.to_owned());
        self.0.get(&key).map(|it| &**it)
    }

    /// Adds what is known of an experiment's answers. What is there already stays.
    pub(crate) async fn add(
        &mut self,
        setup: &Setup,
        facts: &Facts,
        fingerprints: &[String],
        cache: &Cache,
    ) {
        for it in judged(setup, facts, fingerprints, cache).await {
            if let Some(name) = comparer(setup, fingerprints)
                && let Some(values) = meaning::known(cache, name, &it.answer, &it.expected).await
            {
                self.0.entry((it.row, it.answer)).or_insert(values);
            }
        }
    }
}

/// An answer of a cell, and what it is compared with.
struct Judged {
    cell: usize,
    row: usize,
    answer: String,
    expected: String,
}

/// The name of the model that compares meanings: it stands behind those that answer.
fn comparer<'a>(setup: &Setup, fingerprints: &'a [String]) -> Option<&'a str> {
    fingerprints.get(setup.models.len()).map(|it| &**it)
}

/// Every answer that is there; none where meanings are not compared.
async fn judged(
    setup: &Setup,
    facts: &Facts,
    fingerprints: &[String],
    cache: &Cache,
) -> Vec<Judged> {
    let mut all = Vec::new();
    if !setup.compares_meanings() {
        return all;
    }
    let Described::Grid { grid, expected } = described(setup, facts) else {
        return all;
    };
    for (number, cell) in grid.cells().unwrap_or_default().iter().enumerate() {
        let Some(id) = cell_id(&grid, cell, fingerprints) else {
            continue;
        };
        let answer = cache.get(&id).await.map(|it| it.answer);
        if let (Some(Answer::Text { text, .. }), Some(expected)) = (answer, expected.get(cell.row))
        {
            all.push(Judged {
                cell: number,
                row: cell.row,
                answer: text,
                expected: expected.clone(),
            });
        }
    }
    all
}

/// By the numbers of the plan's cells, as a file has it.
pub(crate) async fn known_of_cells(
    setup: &Setup,
    facts: &Facts,
    fingerprints: &[String],
    cache: &Cache,
) -> BTreeMap<usize, Vec<f64>> {
    let mut known = BTreeMap::new();
    let Some(name) = comparer(setup, fingerprints) else {
        return known;
    };
    for it in judged(setup, facts, fingerprints, cache).await {
        let values = meaning::known(cache, name, &it.answer, &it.expected).await;
        known.extend(values.map(|values| (it.cell, values)));
    }
    known
}

/// Puts what a file says into the cache, once the answers are there. A number that is no cosine is left out.
pub(crate) async fn put_known(
    setup: &Setup,
    found: &Found,
    cache: &Cache,
    known: &BTreeMap<usize, Vec<f64>>,
) {
    let Some(name) = comparer(setup, &found.fingerprints).filter(|_| !known.is_empty()) else {
        return;
    };
    for it in judged(setup, &found.facts(), &found.fingerprints, cache).await {
        let values = known.get(&it.cell);
        let is_cosine = |values: &&Vec<f64>| {
            values.len() <= 1 && values.iter().all(|it| (-1.0..=1.0).contains(it))
        };
        if let Some(values) = values.filter(is_cosine) {
            meaning::keep(cache, name, (&it.answer, &it.expected), values.clone(), 0.0);
        }
    }
}
