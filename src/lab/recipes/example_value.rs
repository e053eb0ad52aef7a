//! What each example is worth: leave it out, or put another in its place, on the same rows.

use std::collections::BTreeSet;

use super::{Answers, Key, Recipe, Row, Shot, ShotFormat, Wanted, text_of};
use crate::scores::Normaliser;
use crate::stats::{Comparison, Interval, Pairs, Rate, Rule, Verdict, compare_many};
use crate::{Answer, Call, CallPrompt, Complete, LabError, greedy, words};

/// The plan: all examples, all but each one, and each one replaced by each of a pool, over all rows.
///
/// Key `variant · n_rows + row`; variants are: as it is, then without example 0, 1, …,
/// then example 0 replaced by pool 0, 1, …, example 1 by pool 0, ….
#[derive(Clone, Debug)]
pub struct ExampleValue {
    format: ShotFormat,
    shots: Vec<Shot>,
    pool: Vec<Shot>,
    rows: Vec<Row>,
    normaliser: Normaliser,
    max_tokens: u32,
    rule: Rule,
    passed: Answers<bool>,
}

/// An example replaced by one of the pool.
#[derive(Clone, Debug, PartialEq)]
pub struct SwapValue {
    pub example: usize,
    pub replacement: usize,
    /// The examples as they are are A, with the replacement B.
    pub comparison: Comparison,
}

/// What came out; all comparisons are corrected together for their number.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueReport {
    pub rate: Rate,
    pub interval: Interval,
    /// For each example: without it is A, with it B, so a positive difference is what it is worth.
    pub without: Vec<Comparison>,
    pub swapped: Vec<SwapValue>,
    pub sentence: String,
}

impl ExampleValue {
    /// An empty `pool` leaves the swaps out.
    pub fn new(
        format: ShotFormat,
        shots: Vec<Shot>,
        pool: Vec<Shot>,
        rows: Vec<Row>,
        normaliser: Normaliser,
        rule: Rule,
    ) -> Result<Self, LabError> {
        let found = shots.len().min(rows.len());
        if found == 0 {
            return Err(LabError::TooFew {
                what: words::of_value(),
                least: 1,
                found,
            });
        }
        let n_variants = 1 + shots.len() * (1 + pool.len());
        Ok(Self {
            passed: Answers::of(n_variants * rows.len()),
            format,
            shots,
            pool,
            rows,
            normaliser,
            max_tokens: 32,
            rule,
        })
    }

    /// Example and replacement of a swap, counted from the first swap.
    fn swap(&self, at: usize) -> (usize, usize) {
        (at / self.pool.len(), at % self.pool.len())
    }

    fn context(&self, variant: usize) -> String {
        let mut shots: Vec<&Shot> = self.shots.iter().collect();
        let n = self.shots.len();
        if (1..=n).contains(&variant) {
            shots.remove(variant - 1);
        } else if variant > n {
            let (example, replacement) = self.swap(variant - n - 1);
            shots[example] = &self.pool[replacement];
        }
        self.format.context(shots)
    }

    fn results(&self, variant: usize) -> Vec<bool> {
        let n = self.rows.len();
        let all = variant * n..(variant + 1) * n;
        all.map(|at| self.passed.get(at) == Some(&true)).collect()
    }
}

impl Recipe for ExampleValue {
    type Report = ValueReport;

    fn wanted(&self, on_their_way: &BTreeSet<Key>, most: usize) -> Vec<Wanted> {
        let n = self.rows.len();
        // The answer ends where the next example would begin.
        let stops = [&self.format.between, &self.format.before_input];
        let stops = stops.map(|it| it.trim_end_matches(' ').to_owned());
        let stops: Vec<String> = stops.into_iter().filter(|it| !it.is_empty()).collect();
        let open = self.passed.missing(on_their_way, 0).take(most);
        open.map(|at| Wanted {
            key: Key(at),
            call: Call::Complete(Complete {
                prompt: CallPrompt::Text(
                    self.context(at / n) + &self.format.query(&self.rows[at % n].input),
                ),
                sampling: greedy(0),
                max_tokens: self.max_tokens,
                stops: stops.clone(),
            }),
        })
        .collect()
    }

    fn take(&mut self, key: Key, answer: Answer) -> Result<(), LabError> {
        let (text, _) = text_of(answer)?;
        let expected = &self.rows[key.0 % self.rows.len()].expected;
        let passed = self.normaliser.apply(&text) == self.normaliser.apply(expected);
        self.passed.put(key.0, passed)
    }

    fn n_calls(&self) -> usize {
        self.passed.len()
    }

    fn report(&self) -> Result<ValueReport, LabError> {
        self.passed.all()?;
        let (as_is, n) = (self.results(0), self.shots.len());
        let compare = |a: &[bool], b: &[bool]| {
            Ok::<_, LabError>(Comparison::of_passes(Pairs::of(a, b)?, self.rule))
        };
        let mut all: Vec<Comparison> = Vec::new();
        for variant in 1..=n {
            all.push(compare(&self.results(variant), &as_is)?);
        }
        let n_swaps = n * self.pool.len();
        for variant in n + 1..n + 1 + n_swaps {
            all.push(compare(&as_is, &self.results(variant))?);
        }
        compare_many(&mut all, self.rule);
        let swaps = all.split_off(n);
        let rate = Rate::of(as_is);
        let named: Vec<String> = (0..n)
            .filter(|it| matches!(all[*it].verdict, Verdict::Better { .. }))
            .map(|it| {
                let points = (all[it].difference.abs() * 100.0).round();
                let points = ::words::decimal(points, 0);
                if all[it].difference > 0.0 {
                    words::example_helps(it + 1, &points)
                } else {
                    words::example_hurts(it + 1, &points)
                }
            })
            .collect();
        Ok(ValueReport {
            rate,
            interval: rate.wilson(self.rule.level),
            sentence: if named.is_empty() {
                words::no_example_told().into()
            } else {
                words::full_stop(&named.join("; "))
            },
            without: all,
            swapped: swaps
                .into_iter()
                .enumerate()
                .map(|(at, comparison)| {
                    let (example, replacement) = self.swap(at);
                    SwapValue {
                        example,
                        replacement,
                        comparison,
                    }
                })
                .collect(),
        })
    }
}
