//! Experiments from the literature as plans: each says which calls it wants, takes the answers, and reports.

mod calibration;
mod compare;
mod cot;
mod example_value;
mod order;
mod shots;
#[cfg(test)]
mod tests;
mod triggers;
mod vote;
mod wording;

use std::collections::BTreeSet;

use crate::stats::{Comparison, Verdict};
use crate::{Answer, Call, LabError, words};

pub use calibration::{Calibration, CalibrationReport, CalibrationRow, ContentFree, ZeroShares};
pub use compare::{Compare, CompareReport, Condition, Mark, Planning, RepeatView, RowView};
pub use cot::{ConditionReport, CotReport, CotSettings, ZeroShotCot};
pub use example_value::{ExampleValue, SwapValue, ValueReport};
pub use order::{
    ExampleOrder, LabelSet, OrderReport, OrderScore, OrderSettings, OrderVerdict, ProbeSampler,
    ZeroCounts, candidates, global_entropy, local_entropy, parse_probes, top,
};
pub use shots::{Row, Shot, ShotFormat};
pub use triggers::{ANSWER_TRIGGERS_SOURCE, Kind, TRIGGERS, Trigger, answer_triggers};
pub use vote::{Vote, vote};
pub use wording::{Effect, Slot, Wording, WordingReport, WordingSettings, battle_slots};

/// Names a call within one plan; the same in every run of the same plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub usize);

/// A call that could be made now.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub key: Key,
    pub call: Call,
}

/// A plan of calls that depends on nothing but its settings and the answers taken so far.
///
/// Answers may come in any order; giving the recorded ones to a fresh plan resumes an experiment.
pub trait Recipe {
    type Report;

    /// Calls that can be made now, without those that are on their way, `most` at most.
    /// Empty while nothing is on its way: the plan is finished.
    fn wanted(&self, on_their_way: &BTreeSet<Key>, most: usize) -> Vec<Wanted>;

    /// Takes the answer of one call. A second answer to the same call is ignored.
    fn take(&mut self, key: Key, answer: Answer) -> Result<(), LabError>;

    /// How many calls the whole plan makes, known before the start; the most where that depends on answers.
    fn n_calls(&self) -> usize;

    /// What came out; an error while answers are missing.
    fn report(&self) -> Result<Self::Report, LabError>;
}

/// Runs a plan to its end on a model that answers at once: for tests, teaching and scripted models.
pub fn drive<R: Recipe>(
    recipe: &mut R,
    mut model: impl FnMut(&Call) -> Answer,
) -> Result<R::Report, LabError> {
    loop {
        let wanted = recipe.wanted(&BTreeSet::new(), 256);
        if wanted.is_empty() {
            return recipe.report();
        }
        for Wanted { key, call } in wanted {
            recipe.take(key, model(&call))?;
        }
    }
}

/// The answers of one plan by key, and what is still missing. Whoever runs a plan asks after every answer what comes
/// next: neither the count nor the search for it goes through what is answered.
#[derive(Clone, Debug)]
struct Answers<T> {
    all: Vec<Option<T>>,
    n_missing: usize,
    /// Before it none is missing.
    first_open: usize,
}

impl<T> Answers<T> {
    fn of(n: usize) -> Self {
        Self {
            all: (0..n).map(|_| None).collect(),
            n_missing: n,
            first_open: 0,
        }
    }

    fn len(&self) -> usize {
        self.all.len()
    }

    fn get(&self, at: usize) -> Option<&T> {
        self.all.get(at).and_then(Option::as_ref)
    }

    fn put(&mut self, at: usize, answer: T) -> Result<(), LabError> {
        let place = self.all.get_mut(at).ok_or(LabError::UnknownCall)?;
        if place.is_none() {
            *place = Some(answer);
            self.n_missing -= 1;
        }
        let is_open = |it: &Option<T>| it.is_none();
        let n_given = self.all[self.first_open..].iter().position(is_open);
        self.first_open += n_given.unwrap_or(self.all.len() - self.first_open);
        Ok(())
    }

    fn n_missing(&self) -> usize {
        self.n_missing
    }

    /// Those that were given, in the order of their keys.
    fn given(&self) -> impl Iterator<Item = &T> {
        self.all.iter().flatten()
    }

    /// All of them, or how many are missing.
    fn all(&self) -> Result<Vec<&T>, LabError> {
        match self.n_missing {
            0 => Ok(self.given().collect()),
            missing => Err(LabError::NotFinished { missing }),
        }
    }

    /// Where answers are missing that are not on their way.
    fn missing<'a>(
        &'a self,
        on_their_way: &'a BTreeSet<Key>,
        offset: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        let open =
            move |at: &usize| self.all[*at].is_none() && !on_their_way.contains(&Key(offset + at));
        (self.first_open..self.all.len()).filter(open)
    }
}

/// The text of an answer and its tokens.
fn text_of(answer: Answer) -> Result<(String, u32), LabError> {
    match answer {
        Answer::Text { text, n_tokens } => Ok((text, n_tokens)),
        Answer::LogProbs(_) => Err(LabError::WrongAnswer),
    }
}

/// The labels' logarithms; NaN and a wrong number of them are refused.
fn logprobs_of(answer: Answer, n: usize) -> Result<Vec<f64>, LabError> {
    match answer {
        Answer::LogProbs(it) if it.len() == n && it.iter().all(|it| !it.is_nan()) => Ok(it),
        _ => Err(LabError::WrongAnswer),
    }
}

/// One sentence about candidates that were all compared with the same baseline.
fn best_sentence(
    comparisons: &[Comparison],
    baseline: &str,
    name: impl Fn(usize) -> String,
) -> String {
    let best = (0..comparisons.len()).max_by(|a, b| {
        // The first of equals, so that the sentence does not depend on chance.
        let by_difference = comparisons[*a]
            .difference
            .total_cmp(&comparisons[*b].difference);
        by_difference.then(b.cmp(a))
    });
    let Some(best) = best else {
        return words::nothing_compared().into();
    };
    let alike = |it: &Comparison| matches!(it.verdict, Verdict::NoDifference { .. });
    if comparisons.len() > 1 && comparisons.iter().all(alike) {
        let verdict = comparisons[best].verdict;
        return words::full_stop(&verdict.words(baseline, words::any_of_them()));
    }
    words::full_stop(&comparisons[best].verdict.words(baseline, &name(best)))
}
