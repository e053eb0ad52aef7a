//! What came out of the wordings: rates, main effects, stability, and the last test.

use super::{PLAIN, Wording};
use crate::recipes::best_sentence;
use crate::stats::{Comparison, Differences, Interval, Pairs, Rate, compare_many, spearman};
use crate::{LabError, Random, words};

/// What one phrase does on average over everything else.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    pub slot: usize,
    pub option: usize,
    /// With the slot's first option as A: each row's share of passes over all other slots, compared row by row;
    /// corrected for the number of phrases.
    pub comparison: Comparison,
}

/// What came out.
#[derive(Clone, Debug, PartialEq)]
pub struct WordingReport {
    /// For each condition, the rate at each size, in the order of the sizes.
    pub rates: Vec<Vec<Rate>>,
    /// For each condition, of the rate at the last size.
    pub intervals: Vec<Interval>,
    /// Spearman's rho of the conditions between one size and the next; `None` where all are alike.
    pub stability: Vec<Option<f64>>,
    pub effects: Vec<Effect>,
    /// The condition with the most passes; the first of equals.
    pub best: usize,
    /// Each condition but the plain one against the plain one (A) on the search rows, corrected for their number.
    pub search: Vec<Comparison>,
    /// The best against the plain one (A) on held-out rows: one test, nothing to correct.
    pub held_out: Option<Comparison>,
    /// About the held-out test, or the search where nothing was held out.
    pub sentence: String,
}

/// A sentence that goes on after a colon; names in quotation marks stay as they are.
fn uncapitalised(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).collect()
}

impl Wording {
    pub(super) fn results_report(&self) -> Result<WordingReport, LabError> {
        self.passed.all()?;
        let held_out = self.passed_held_out.all()?;
        let best = self.best().unwrap_or(PLAIN);
        let (rule, sizes) = (self.settings.rule, &self.settings.sizes);
        let results: Vec<Vec<bool>> = (0..self.n_conditions())
            .map(|it| self.row_results(it))
            .collect();
        let rates: Vec<Vec<Rate>> = results
            .iter()
            .map(|it| {
                sizes
                    .iter()
                    .map(|n| Rate::of(it[..*n].iter().copied()))
                    .collect()
            })
            .collect();
        let shares = |size: usize| -> Vec<f64> {
            rates
                .iter()
                .map(|it| it[size].share().unwrap_or(0.0))
                .collect()
        };
        let stability = (1..sizes.len())
            .map(|it| spearman(&shares(it - 1), &shares(it)))
            .collect::<Result<_, _>>()?;
        let mut search: Vec<Comparison> = results[1..]
            .iter()
            .map(|it| Ok(Comparison::of_passes(Pairs::of(&results[PLAIN], it)?, rule)))
            .collect::<Result<_, LabError>>()?;
        compare_many(&mut search, rule);
        let side = |parity: usize| -> Vec<bool> {
            held_out
                .iter()
                .skip(parity)
                .step_by(2)
                .map(|it| **it)
                .collect()
        };
        let checked = (!held_out.is_empty() && best != PLAIN)
            .then(|| Pairs::of(&side(0), &side(1)))
            .transpose()?
            .map(|it| Comparison::of_passes(it, rule));
        let sentence = match &checked {
            Some(it) => {
                let verdict = it.verdict.words(&self.name(PLAIN), &self.name(best));
                words::on_held_out(&uncapitalised(&verdict))
            }
            None if best == PLAIN => words::no_wording_better().into(),
            None => best_sentence(&search, &self.name(PLAIN), |it| self.name(it + 1)),
        };
        Ok(WordingReport {
            intervals: rates
                .iter()
                .filter_map(|it| it.last())
                .map(|it| it.wilson(rule.level))
                .collect(),
            rates,
            stability,
            effects: self.effects()?,
            best,
            search,
            held_out: checked,
            sentence,
        })
    }

    /// Every phrase against its slot's first option, over all settings of the other slots.
    fn effects(&self) -> Result<Vec<Effect>, LabError> {
        let results: Vec<Vec<bool>> = (0..self.n_conditions())
            .map(|it| self.row_results(it))
            .collect();
        let choices: Vec<_> = (0..self.n_conditions())
            .map(|it| self.choices(it).0)
            .collect();
        let mut random = Random::new(self.settings.seed, 1);
        let mut effects = Vec::new();
        for (slot, it) in self.settings.slots.iter().enumerate() {
            // The share of passes of each row among the conditions with this phrase.
            let share = |option: usize, row: usize| {
                let with = (0..results.len()).filter(|it| choices[*it][slot] == option);
                Rate::of(with.map(|it| results[it][row]))
                    .share()
                    .unwrap_or(0.0)
            };
            for option in 1..it.options.len() {
                let by_row = (0..self.rows.len()).map(|row| share(option, row) - share(0, row));
                let differences = Differences::new(by_row.collect())?;
                let rule = self.settings.rule;
                effects.push(Effect {
                    slot,
                    option,
                    comparison: Comparison::of_scores(&differences, rule, &mut random)?,
                });
            }
        }
        let mut comparisons: Vec<Comparison> = effects.iter().map(|it| it.comparison).collect();
        compare_many(&mut comparisons, self.settings.rule);
        for (effect, comparison) in effects.iter_mut().zip(comparisons) {
            effect.comparison = comparison;
        }
        Ok(effects)
    }
}
