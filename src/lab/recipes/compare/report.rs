//! What came out of a comparison: a rate for each condition, how steady it is, and each against the first.

use super::{At, Compare, LEFT_OUT};
use crate::recipes::best_sentence;
use crate::stats::{Comparison, Differences, Interval, Pairs, Rate, Repeats, compare_many};
use crate::{LabError, Random, words};

/// One prompt with one model and one set of parameters, over all rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    pub prompt: usize,
    pub model: usize,
    pub parameters: usize,
    /// The prompt's name, with the model's and the parameters' where there is more than one.
    pub name: String,
    /// Rows that passed. A row passes where more than half of its repeats do; with two repeats, both.
    pub rate: Rate,
    /// Wilson's, of the rate, at the rule's level.
    pub interval: Interval,
    /// Of the rows' mean scores, 0 to 1; 0 of no rows.
    pub mean_score: f64,
    /// Rows of which some repeats pass and some do not.
    pub n_flaky: usize,
    /// Rows that are in no number here, because an answer could not be judged (too long for its score).
    pub n_left_out: usize,
    /// pass@k, the mean over rows, for each k up to the repeats; empty where rows are asked once.
    pub pass_at: Vec<(u32, f64)>,
    /// pass^k in the same way.
    pub pass_all: Vec<(u32, f64)>,
    /// Of its answers; one that several cells share counts once.
    pub n_tokens: u64,
    /// With the baseline as A, on the rows that both have, corrected for the number of conditions.
    /// `None` for the baseline, and where they share no row.
    pub against_baseline: Option<Comparison>,
}

/// What came out.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareReport {
    pub conditions: Vec<Condition>,
    /// The condition that all others are compared with: the first.
    pub baseline: usize,
    pub sentence: String,
}

/// Passed, and the mean score, of each row; `None` where the row is left out.
type Rows = Vec<Option<(bool, f64)>>;

impl Compare {
    pub(super) fn results_report(&self) -> Result<CompareReport, LabError> {
        let missing = self.open.len() + self.unjudged.len();
        if missing > 0 {
            return Err(LabError::NotFinished { missing });
        }
        // Which condition counted an answer's tokens last.
        let mut counted = vec![usize::MAX; self.ids.len()];
        let mut conditions = Vec::with_capacity(self.conditions.len());
        let mut first: Option<Rows> = None;
        for (number, at) in self.conditions.iter().enumerate() {
            let (mut condition, rows) = self.condition(number, *at)?;
            for key in self.keys_of(*at) {
                if counted[key] != number {
                    counted[key] = number;
                    let n_tokens = self.answers.get(key).map_or(0, |it| it.n_tokens);
                    condition.n_tokens += u64::from(n_tokens);
                }
            }
            match &first {
                None => first = Some(rows),
                Some(first) => condition.against_baseline = self.compared(number, first, &rows)?,
            }
            conditions.push(condition);
        }
        let mut compared: Vec<&mut Condition> = conditions
            .iter_mut()
            .filter(|it| it.against_baseline.is_some())
            .collect();
        let mut comparisons: Vec<Comparison> = compared
            .iter()
            .filter_map(|it| it.against_baseline)
            .collect();
        compare_many(&mut comparisons, self.rule);
        for (condition, comparison) in compared.iter_mut().zip(&comparisons) {
            condition.against_baseline = Some(*comparison);
        }
        let names: Vec<&str> = compared.iter().map(|it| &*it.name).collect();
        let sentence = match comparisons.is_empty() {
            true => self.uncompared(&conditions[0]),
            false => best_sentence(&comparisons, &self.name(0), |it| names[it].to_owned()),
        };
        Ok(CompareReport {
            conditions,
            baseline: 0,
            sentence,
        })
    }

    /// Everything but its tokens and the comparison.
    fn condition(&self, number: usize, at: At) -> Result<(Condition, Rows), LabError> {
        let repeats = self.grid.repeats;
        // rows_with[c]: rows of which c repeats passed.
        let mut rows_with = vec![0u64; repeats as usize + 1];
        let (mut rows, mut n_flaky, mut n_left_out) = (Rows::new(), 0, 0);
        for row in 0..self.grid.rows.len() {
            let group = self.group(at, row);
            let (tally, first) = (self.rows[group], group * repeats as usize);
            if !tally.decided(repeats) {
                n_left_out += usize::from(self.keys[first] != LEFT_OUT);
                rows.push(None);
                continue;
            }
            let scores = self.scores[first..first + repeats as usize]
                .iter()
                .flatten();
            let sum: f64 = scores.map(|it| it.value).sum();
            rows.push(Some((tally.passes(), sum / f64::from(repeats))));
            n_flaky += usize::from(tally.is_flaky());
            rows_with[tally.passed as usize] += 1;
        }
        let rate = Rate::of(rows.iter().flatten().map(|it| it.0));
        let total: f64 = rows.iter().flatten().map(|it| it.1).sum();
        let curve = |chance: fn(&Repeats, u64) -> Result<f64, LabError>| {
            let up_to = if repeats > 1 && rate.n() > 0 {
                repeats
            } else {
                0
            };
            let at = |k: u32| {
                let mut sum = 0.0;
                for (passed, n_rows) in (0..).zip(&rows_with).filter(|it| *it.1 > 0) {
                    let one = Repeats::new(passed, repeats.into())?;
                    sum += *n_rows as f64 * chance(&one, k.into())?;
                }
                Ok((k, sum / rate.n() as f64))
            };
            (1..=up_to).map(at).collect::<Result<Vec<_>, LabError>>()
        };
        let condition = Condition {
            prompt: at.prompt,
            model: at.model,
            parameters: at.parameters,
            name: self.name(number),
            rate,
            interval: rate.wilson(self.rule.level),
            mean_score: total / rate.n().max(1) as f64,
            n_flaky,
            n_left_out,
            pass_at: curve(Repeats::pass_at)?,
            pass_all: curve(Repeats::pass_all)?,
            n_tokens: 0,
            against_baseline: None,
        };
        Ok((condition, rows))
    }

    /// Counts of passes, or means of graded scores, on the rows that both have.
    fn compared(&self, number: usize, a: &Rows, b: &Rows) -> Result<Option<Comparison>, LabError> {
        let both = a.iter().zip(b).filter_map(|(a, b)| Some((*a)?).zip(*b));
        let (a, b): (Vec<_>, Vec<_>) = both.unzip();
        if a.is_empty() {
            return Ok(None);
        }
        if !self.judging.is_graded() {
            let passes = |rows: &[(bool, f64)]| rows.iter().map(|it| it.0).collect::<Vec<_>>();
            let pairs = Pairs::of(&passes(&a), &passes(&b))?;
            return Ok(Some(Comparison::of_passes(pairs, self.rule)));
        }
        let differences = a.iter().zip(&b).map(|(a, b)| b.1 - a.1).collect();
        let differences = Differences::new(differences)?;
        // A sequence of its own: what one condition draws does not move another's numbers.
        let mut random = Random::new(self.seed, number as u64);
        Comparison::of_scores(&differences, self.rule, &mut random).map(Some)
    }

    fn keys_of(&self, at: At) -> impl Iterator<Item = usize> {
        let repeats = self.grid.repeats as usize;
        let from = self.group(at, 0) * repeats;
        let to = from + self.grid.rows.len() * repeats;
        let keys = self.keys[from..to].iter().filter(|it| **it != LEFT_OUT);
        keys.map(|it| *it as usize)
    }

    fn uncompared(&self, first: &Condition) -> String {
        if self.conditions.len() > 1 {
            return words::no_common_row().into();
        }
        let (passed, n) = (first.rate.successes(), first.rate.n());
        words::alone(&first.name, passed, n)
    }
}
