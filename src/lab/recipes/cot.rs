//! Zero-shot chain of thought (Kojima et al. 2022): the answer begins with a sentence, a second call reads the result.

use std::collections::BTreeSet;

use engine::Sampling;

use super::{Answers, Key, Kind, Recipe, Row, Trigger, Wanted, answer_triggers, text_of, vote};
use crate::scores::{AnswerFormat, Cleanser, Reading};
use crate::stats::{Comparison, Interval, Pairs, Rate, Rule, compare_many};
use crate::{Answer, Call, CallPrompt, Complete, LabError, greedy, words};

/// How the experiment is run; the defaults are the paper's.
#[derive(Clone, Debug, PartialEq)]
pub struct CotSettings {
    pub format: AnswerFormat,
    pub cleanser: Cleanser,
    /// Reasonings drawn for each row with a trigger; more than 1 is self-consistency (Wang et al. 2022).
    pub n_paths: u32,
    /// Of the reasonings where there are several; a single one is greedy, as is every second call.
    pub temperature: f32,
    pub max_reasoning_tokens: u32,
    pub max_answer_tokens: u32,
    /// Path `i` draws with `seed + i`.
    pub seed: u64,
    pub rule: Rule,
}

impl CotSettings {
    /// 128 and 32 tokens, greedy, one path; 0.7 is ours, for when there are several.
    pub fn new(format: AnswerFormat) -> Self {
        Self {
            format,
            cleanser: Cleanser::Paper,
            n_paths: 1,
            temperature: 0.7,
            max_reasoning_tokens: 128,
            max_answer_tokens: 32,
            seed: 1,
            rule: Rule::default(),
        }
    }
}

/// The plan: each trigger (and the baseline) on each row.
///
/// Key `2 · unit` is a unit's first call and `2 · unit + 1` its second;
/// units go by condition, then row, then path. The baseline has one path and one call.
#[derive(Clone, Debug)]
pub struct ZeroShotCot {
    rows: Vec<Row>,
    /// The baseline is the first.
    conditions: Vec<Trigger>,
    settings: CotSettings,
    answers: Answers<(String, u32)>,
}

/// One of the conditions, over all rows.
#[derive(Clone, Debug, PartialEq)]
pub struct ConditionReport {
    pub trigger: Trigger,
    /// What was read of each row's answer; empty where nothing was found, which counts as wrong.
    pub answers: Vec<String>,
    pub correct: Vec<bool>,
    pub rate: Rate,
    pub interval: Interval,
    /// With the baseline as A, corrected for the number of triggers; `None` for the baseline itself.
    pub against_baseline: Option<Comparison>,
    /// Rows whose vote was tied and went to the answer seen first.
    pub n_tied: u32,
    pub n_tokens: u64,
    pub n_calls: u64,
}

/// The baseline, then the triggers in the order given.
#[derive(Clone, Debug, PartialEq)]
pub struct CotReport {
    pub conditions: Vec<ConditionReport>,
    /// One sentence about the triggers together.
    pub sentence: String,
}

impl ZeroShotCot {
    /// Triggers of kind [`Kind::Baseline`] are left out of the list: the baseline is always run.
    pub fn new(
        rows: Vec<Row>,
        triggers: Vec<Trigger>,
        settings: CotSettings,
    ) -> Result<Self, LabError> {
        if rows.is_empty() || settings.n_paths == 0 {
            return Err(LabError::TooFew {
                what: words::of_reasoning(),
                least: 1,
                found: 0,
            });
        }
        let baseline = Trigger {
            text: "".into(),
            kind: Kind::Baseline,
            paper_percent: Some(17.7),
        };
        let own = triggers.into_iter().filter(|it| it.kind != Kind::Baseline);
        let conditions: Vec<Trigger> = std::iter::once(baseline).chain(own).collect();
        let n_units = rows.len() * (1 + (conditions.len() - 1) * settings.n_paths as usize);
        Ok(Self {
            answers: Answers::of(2 * n_units),
            rows,
            conditions,
            settings,
        })
    }

    /// Condition, row and path of a unit.
    fn place(&self, unit: usize) -> (usize, usize, usize) {
        let Some(after) = unit.checked_sub(self.rows.len()) else {
            return (0, unit, 0);
        };
        let paths = self.settings.n_paths as usize;
        let (row, path) = (after / paths % self.rows.len(), after % paths);
        (1 + after / paths / self.rows.len(), row, path)
    }

    /// The prompt of a call, or `None` where it is not made, or not yet.
    fn prompt(&self, at: usize) -> Option<String> {
        let (condition, row, _) = self.place(at / 2);
        let (zero_shot, second) = answer_triggers(self.settings.format);
        let asked = format!("Q: {}\nA:", self.rows[row].input);
        let trigger = &self.conditions[condition].text;
        match (condition, at % 2) {
            (0, 0) => Some(format!("{asked} {zero_shot}")),
            (0, _) => None,
            (_, 0) => Some(format!("{asked} {trigger}")),
            (_, _) => {
                let (reasoning, _) = self.answers.get(at - 1)?;
                Some(format!("{asked} {trigger}{reasoning} {second}"))
            }
        }
    }

    fn call(&self, at: usize) -> Option<Call> {
        let (condition, _, path) = self.place(at / 2);
        let it = &self.settings;
        let reasons = condition > 0 && at.is_multiple_of(2);
        let seed = it.seed.wrapping_add(path as u64);
        let sampling = Sampling {
            temperature: if reasons && it.n_paths > 1 {
                it.temperature
            } else {
                0.0
            },
            ..greedy(seed)
        };
        Some(Call::Complete(Complete {
            prompt: CallPrompt::Text(self.prompt(at)?),
            sampling,
            max_tokens: if reasons {
                it.max_reasoning_tokens
            } else {
                it.max_answer_tokens
            },
            stops: Vec::new(),
        }))
    }

    fn is_call(&self, at: usize) -> bool {
        at < self.answers.len() && !(at % 2 == 1 && at / 2 < self.rows.len())
    }

    fn condition_report(&self, condition: usize) -> Result<ConditionReport, LabError> {
        let n_rows = self.rows.len();
        let paths = if condition == 0 {
            1
        } else {
            self.settings.n_paths as usize
        };
        let first = match condition {
            0 => 0,
            it => n_rows + (it - 1) * n_rows * paths,
        };
        let (mut answers, mut n_tied, mut n_tokens, mut n_calls) = (Vec::new(), 0, 0, 0);
        for row in 0..n_rows {
            let mut read = Vec::new();
            for unit in first + row * paths..first + (row + 1) * paths {
                let last = 2 * unit + usize::from(condition > 0);
                for at in 2 * unit..=last {
                    let missing = LabError::NotFinished { missing: 1 };
                    let (text, tokens) = self.answers.get(at).ok_or(missing)?;
                    n_tokens += u64::from(*tokens);
                    n_calls += 1;
                    if at == last {
                        let it = &self.settings;
                        read.push(it.format.find(text, it.cleanser, Reading::First));
                    }
                }
            }
            let vote = vote(&read);
            n_tied += u32::from(vote.tied);
            answers.push(vote.answer);
        }
        let right = |(answer, row): (&String, &Row)| *answer == self.gold(row);
        let correct: Vec<bool> = answers.iter().zip(&self.rows).map(right).collect();
        let rate = Rate::of(correct.iter().copied());
        Ok(ConditionReport {
            trigger: self.conditions[condition].clone(),
            interval: rate.wilson(self.settings.rule.level),
            answers,
            correct,
            rate,
            against_baseline: None,
            n_tied,
            n_tokens,
            n_calls,
        })
    }

    /// The paper compares with the gold text as it stands; the strict reading goes over both.
    fn gold(&self, row: &Row) -> String {
        let it = &self.settings;
        if it.cleanser == Cleanser::Strict {
            let found = it.format.find(&row.expected, it.cleanser, Reading::First);
            if !found.is_empty() {
                return found;
            }
        }
        row.expected.clone()
    }
}

impl Recipe for ZeroShotCot {
    type Report = CotReport;

    fn wanted(&self, on_their_way: &BTreeSet<Key>, most: usize) -> Vec<Wanted> {
        let open = self.answers.missing(on_their_way, 0);
        open.filter_map(|at| Some((at, self.call(at)?)))
            .map(|(at, call)| Wanted { key: Key(at), call })
            .take(most)
            .collect()
    }

    fn take(&mut self, key: Key, answer: Answer) -> Result<(), LabError> {
        if !self.is_call(key.0) || self.prompt(key.0).is_none() {
            return Err(LabError::UnknownCall);
        }
        self.answers.put(key.0, text_of(answer)?)
    }

    fn n_calls(&self) -> usize {
        self.answers.len() - self.rows.len()
    }

    fn report(&self) -> Result<CotReport, LabError> {
        let missing = self.answers.n_missing() - self.rows.len();
        if missing > 0 {
            return Err(LabError::NotFinished { missing });
        }
        let all = 0..self.conditions.len();
        let mut conditions: Vec<ConditionReport> = all
            .map(|it| self.condition_report(it))
            .collect::<Result<_, _>>()?;
        let rule = self.settings.rule;
        let baseline = conditions[0].correct.clone();
        let mut comparisons: Vec<Comparison> = conditions[1..]
            .iter()
            .map(|it| {
                Ok(Comparison::of_passes(
                    Pairs::of(&baseline, &it.correct)?,
                    rule,
                ))
            })
            .collect::<Result<_, LabError>>()?;
        compare_many(&mut comparisons, rule);
        let sentence = super::best_sentence(&comparisons, words::zero_shot(), |it| {
            format!("“{}”", self.conditions[it + 1].text)
        });
        for (condition, comparison) in conditions[1..].iter_mut().zip(comparisons) {
            condition.against_baseline = Some(comparison);
        }
        Ok(CotReport {
            conditions,
            sentence,
        })
    }
}
