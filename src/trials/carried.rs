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
                && let Some(values) = known(cache, name, &it.couples).await
            {
                self.0.entry((it.row, it.answer)).or_insert(values);
            }
        }
    }
}

/// An answer of a cell, and what is compared for it.
struct Judged {
    cell: usize,
    row: usize,
    answer: String,
    couples: Vec<[String; 2]>,
}

/// The name of the model that compares meanings: it stands behind everything that is asked.
fn comparer<'a>(setup: &Setup, fingerprints: &'a [String]) -> Option<&'a str> {
    fingerprints.get(setup.asked().len()).map(|it| &**it)
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
    let judging = setup.judging();
    let judge = fingerprints.get(setup.models.len()).map_or("", |it| it);
    for (number, cell) in grid.cells().unwrap_or_default().iter().enumerate() {
        let Some(id) = cell_id(&grid, cell, fingerprints) else {
            continue;
        };
        let answer = cache.get(&id).await.map(|it| it.answer);
        let input = grid.rows.get(cell.row).and_then(|it| it.input.as_deref());
        if let (Some(Answer::Text { text, .. }), Some(expected)) = (answer, expected.get(cell.row))
        {
            let texts = (input.unwrap_or_default().trim(), &**expected);
            let couples = meaning::couples(&judging, texts, &text, judge, cache).await;
            all.extend(couples.map(|couples| Judged {
                cell: number,
                row: cell.row,
                answer: text,
                couples,
            }));
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
        let values = self::known(cache, name, &it.couples).await;
        known.extend(values.map(|values| (it.cell, values)));
    }
    known
}

/// One for each couple, where all are known; nothing in it where the model cannot tell one of them.
async fn known(cache: &Cache, name: &str, couples: &[[String; 2]]) -> Option<Vec<f64>> {
    let mut values = Vec::new();
    for [a, b] in couples {
        let Some(value) = meaning::known(cache, name, a, b).await?.first().copied() else {
            return Some(Vec::new());
        };
        values.push(value);
    }
    Some(values)
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
        let is_cosine = |values: &&Vec<f64>| {
            let fits = values.is_empty() || values.len() == it.couples.len();
            fits && values.iter().all(|it| (-1.0..=1.0).contains(it))
        };
        let Some(values) = known.get(&it.cell).filter(is_cosine) else {
            continue;
        };
        for (at, [a, b]) in it.couples.iter().enumerate() {
            let value = values.get(at).copied().into_iter().collect();
            meaning::keep(cache, name, (a, b), value, 0.0);
        }
    }
}
