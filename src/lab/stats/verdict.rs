//! Words before numbers: better, no difference, or not enough yet, and the rule that decides.

#[cfg(test)]
mod tests;

use super::bootstrap::{Bootstrap, Differences};
use super::many::holm;
use super::paired::Pairs;
use super::power::{pairs_needed, rows_needed};
use super::rate::{Interval, Level};
use crate::{LabError, Random, words};

/// When a difference is called one. What counts is fixed before the first answer is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// How sure to be before a winner is named.
    pub level: Level,
    /// The largest difference that does not matter, in the unit of the score: 0.1 is ten rows in a hundred.
    pub margin: f64,
    /// The chance with which the rows still needed should find the difference.
    pub power: f64,
    /// Draws of the bootstrap and of the sign test.
    pub draws: usize,
}

impl Default for Rule {
    /// 95 % sure, ten points, 80 % power.
    fn default() -> Self {
        Self {
            level: Level::P95,
            margin: 0.1,
            power: 0.8,
            draws: 4_000,
        }
    }
}

/// One of the two that were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    A,
    B,
}

/// What the rows say so far.
///
/// The rule, in this order:
/// 1. the test's p, corrected for the number of candidates, is at most `1 − level`: [`Verdict::Better`];
/// 2. the whole interval of the difference lies within the margin: [`Verdict::NoDifference`] (equivalence; Schuirmann 1987);
/// 3. otherwise [`Verdict::NotEnough`].
///
/// "Sure" is `1 − p`: the highest level at which this rule would still name the winner.
/// It is not the probability that the winner is better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    Better {
        which: Side,
        /// 0 to 1.
        sure: f64,
    },
    NoDifference {
        /// The margin that the whole interval lies within.
        within: f64,
    },
    NotEnough {
        /// The side that is ahead; `None` at a tie and where less than 50 % sure.
        leaning: Option<Leaning>,
        /// Rows to add to those there are, were the difference as large as it looks now.
        more_rows: Option<u64>,
    },
}

/// Who is ahead without having won.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leaning {
    pub which: Side,
    pub sure: f64,
}

/// Two prompts on the same rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    pub n: u64,
    /// B less A: of shares, or of mean scores.
    pub difference: f64,
    /// Of the difference, at the rule's level; not corrected for the number of candidates.
    pub interval: Interval,
    /// Two-sided, of this comparison alone.
    pub p: f64,
    /// Corrected for the number of candidates; `p` where there is one.
    pub adjusted_p: f64,
    pub verdict: Verdict,
    /// Rows in all that would settle it, were the difference as large as it looks now.
    pub rows_needed: Option<u64>,
}

impl Comparison {
    /// Rows that passed or not: McNemar's exact test, the interval of Bonett and Price.
    pub fn of_passes(pairs: Pairs, rule: Rule) -> Self {
        let share = |count: u64| count as f64 / pairs.n().max(1) as f64;
        let (a, b) = (share(pairs.only_a), share(pairs.only_b));
        Self {
            n: pairs.n(),
            difference: pairs.difference(),
            interval: pairs.interval(rule.level),
            p: pairs.mcnemar(),
            adjusted_p: pairs.mcnemar(),
            verdict: NOTHING,
            rows_needed: pairs_needed(a, b, rule.level, rule.power),
        }
        .judged(rule)
    }

    /// Graded scores: the paired bootstrap's interval, the sign test's p.
    pub fn of_scores(
        differences: &Differences,
        rule: Rule,
        random: &mut Random,
    ) -> Result<Self, LabError> {
        let how = Bootstrap {
            resamples: rule.draws,
            level: rule.level,
            ..Bootstrap::default()
        };
        let (mean, deviation) = (differences.mean(), differences.deviation());
        let p = differences.sign_flip(rule.draws, random);
        let comparison = Self {
            n: differences.values().len() as u64,
            difference: mean,
            interval: differences.interval(how, random)?,
            p,
            adjusted_p: p,
            verdict: NOTHING,
            rows_needed: rows_needed(mean, deviation, rule.level, rule.power),
        };
        Ok(comparison.judged(rule))
    }

    fn judged(mut self, rule: Rule) -> Self {
        let sure = (1.0 - self.adjusted_p).max(0.0);
        let which = if self.difference > 0.0 {
            Side::B
        } else {
            Side::A
        };
        let within = -rule.margin <= self.interval.low && self.interval.high <= rule.margin;
        self.verdict = if self.difference != 0.0 && self.adjusted_p <= rule.level.alpha() {
            Verdict::Better { which, sure }
        } else if within && self.n >= LEAST_FOR_NO_DIFFERENCE {
            Verdict::NoDifference {
                within: rule.margin,
            }
        } else {
            Verdict::NotEnough {
                leaning: (sure >= 0.5).then_some(Leaning { which, sure }),
                more_rows: self.rows_needed.and_then(|it| more(it, self.n)),
            }
        };
        self
    }
}

const NOTHING: Verdict = Verdict::NotEnough {
    leaning: None,
    more_rows: None,
};

/// Fewer rows that are all alike would give a bootstrap interval of no width.
const LEAST_FOR_NO_DIFFERENCE: u64 = 20;

/// At least one more: the rows there are did not settle it, whatever the formula says.
fn more(needed: u64, n: u64) -> Option<u64> {
    (n > 0).then(|| needed.saturating_sub(n).max(1))
}

/// Judges candidates that were compared with the same baseline together: Holm's correction over all of them.
///
/// A model that flips coins so names a winner in at most `1 − level` of experiments, however many candidates there are.
pub fn compare_many(comparisons: &mut [Comparison], rule: Rule) {
    let p: Vec<f64> = comparisons.iter().map(|it| it.p).collect();
    for (comparison, adjusted) in comparisons.iter_mut().zip(holm(&p)) {
        comparison.adjusted_p = adjusted;
        *comparison = comparison.judged(rule);
    }
}

impl Verdict {
    /// The sentence, with the two sides' names: "B is better (97% sure)".
    pub fn words(&self, a: &str, b: &str) -> String {
        let name = |which| match which {
            Side::A => a,
            Side::B => b,
        };
        match *self {
            Verdict::Better { which, sure } => words::better(name(which), &percent(sure)),
            Verdict::NoDifference { within } => {
                words::no_difference_seen(&::words::decimal((within * 100.0).round(), 0))
            }
            Verdict::NotEnough { leaning, more_rows } => {
                let ahead = leaning.map(|it| (name(it.which), percent(it.sure)));
                match (ahead, more_rows.map(rounded)) {
                    (None, None) => words::not_enough().to_owned(),
                    (Some((name, sure)), None) => words::not_enough_ahead(name, &sure),
                    (None, Some(n)) => words::not_enough_rows(n),
                    (Some((name, sure)), Some(n)) => words::not_enough_ahead_rows(name, &sure, n),
                }
            }
        }
    }
}

/// Rounded down, so that nobody reads 100 %, nor the level itself before it is reached.
fn percent(sure: f64) -> String {
    let whole = (sure * 100.0 + 1e-9).floor().clamp(0.0, 100.0);
    if whole >= 99.0 {
        words::sure_most().into()
    } else {
        words::sure_percent(&::words::decimal(whole, 0))
    }
}

/// Rounded up to tens, and two digits at most: an estimate should not look exact.
fn rounded(rows: u64) -> u64 {
    let scale = 10u64.pow(rows.checked_ilog10().unwrap_or(0).saturating_sub(1));
    let scale = if rows < 20 { 1 } else { scale.max(10) };
    rows.div_ceil(scale) * scale
}
