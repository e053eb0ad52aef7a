//! Does the wording matter? Every combination of phrases on the same rows (Battle and Gollapudi 2024).

mod report;
mod slots;

use std::collections::BTreeSet;

use domain::Role;

use super::{Answers, Key, Recipe, Row, Shot, Wanted, text_of};
use crate::scores::Normaliser;
use crate::stats::Rule;
use crate::{Answer, Call, CallPrompt, Complete, LabError, Turn, greedy, words};

pub use report::{Effect, WordingReport};
pub use slots::{Slot, battle_slots};

/// How the experiment is run.
#[derive(Clone, Debug, PartialEq)]
pub struct WordingSettings {
    pub slots: Vec<Slot>,
    /// The sentence that asks for reasoning, as a paragraph after the question; it doubles the conditions.
    /// Where exactly the paper puts it is not known to us.
    pub cot: Option<String>,
    /// Shown as turns before the question; the paper has four.
    pub shots: Vec<Shot>,
    /// Nested: the first 10, 25, 50, 100 of the same rows. The last is the size of the search.
    pub sizes: Vec<usize>,
    pub normaliser: Normaliser,
    pub max_tokens: u32,
    /// An answer ends before any of these; usually none.
    pub stops: Vec<String>,
    /// Of the intervals' draws.
    pub seed: u64,
    pub rule: Rule,
}

impl WordingSettings {
    /// The paper's slots and sizes.
    pub fn battle(normaliser: Normaliser) -> Self {
        Self {
            slots: battle_slots(),
            cot: Some(super::triggers::THINK.into()),
            shots: Vec::new(),
            sizes: vec![10, 25, 50, 100],
            normaliser,
            max_tokens: 256,
            stops: Vec::new(),
            seed: 1,
            rule: Rule::default(),
        }
    }
}

/// The plan: conditions times rows, then the best and the plain one on rows that were held out.
///
/// Key `condition · n + row` is a call of the search; `n_conditions · n + 2 · row` is the plain condition's on a
/// held-out row and the next one the best one's. Those come last, once, after the choice.
#[derive(Clone, Debug)]
pub struct Wording {
    rows: Vec<Row>,
    held_out: Vec<Row>,
    settings: WordingSettings,
    passed: Answers<bool>,
    passed_held_out: Answers<bool>,
}

/// No phrase in any slot and no reasoning.
const PLAIN: usize = 0;

impl Wording {
    /// `rows` must reach the last size; what `held_out` has is used once, for the last test.
    pub fn new(
        mut rows: Vec<Row>,
        held_out: Vec<Row>,
        settings: WordingSettings,
    ) -> Result<Self, LabError> {
        let n = settings.sizes.last().copied().unwrap_or(0);
        let rising = settings.sizes.windows(2).all(|it| it[0] < it[1]);
        if n == 0 || !rising || settings.sizes[0] == 0 {
            return Err(LabError::Setting {
                what: words::sizes_list(),
                choose: words::rising_sizes(),
            });
        }
        if rows.len() < n {
            return Err(LabError::TooFew {
                what: words::largest_size(),
                least: n,
                found: rows.len(),
            });
        }
        if settings.slots.iter().any(|it| it.options.is_empty()) {
            return Err(LabError::TooFew {
                what: words::a_slot(),
                least: 1,
                found: 0,
            });
        }
        rows.truncate(n);
        let n_messages: usize = settings.slots.iter().map(|it| it.options.len()).product();
        let n_conditions = n_messages * if settings.cot.is_some() { 2 } else { 1 };
        Ok(Self {
            passed: Answers::of(n_conditions * n),
            passed_held_out: Answers::of(2 * held_out.len()),
            rows,
            held_out,
            settings,
        })
    }

    pub fn slots(&self) -> &[Slot] {
        &self.settings.slots
    }

    /// Rows of the search; those held out are not among them.
    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    pub fn n_conditions(&self) -> usize {
        self.passed.len() / self.rows.len()
    }

    /// The option of each slot, and whether reasoning is asked for. The last slot changes fastest, reasoning slowest.
    pub fn choices(&self, condition: usize) -> (Vec<usize>, bool) {
        let mut rest = condition;
        let mut options = Vec::new();
        for slot in self.settings.slots.iter().rev() {
            options.push(rest % slot.options.len());
            rest /= slot.options.len();
        }
        options.reverse();
        (options, rest == 1)
    }

    /// The system message of a condition: its phrases, one space between them; may be empty.
    pub fn system_message(&self, condition: usize) -> String {
        let (options, _) = self.choices(condition);
        let slots = self.settings.slots.iter().zip(options);
        let phrases = slots.map(|(slot, option)| &*slot.options[option]);
        let phrases: Vec<&str> = phrases.filter(|it| !it.is_empty()).collect();
        phrases.join(" ")
    }

    /// What a condition is called in sentences.
    pub fn name(&self, condition: usize) -> String {
        let (_, reasons) = self.choices(condition);
        let message = match &*self.system_message(condition) {
            "" => words::no_system_message().to_owned(),
            some => format!("“{some}”"),
        };
        if reasons {
            words::named_with_reasoning(&message)
        } else {
            message
        }
    }

    /// What a condition asks of a row of the search; `None` where there is no such condition or row.
    pub fn asked(&self, condition: usize, row: usize) -> Option<Call> {
        let row = self
            .rows
            .get(row)
            .filter(|_| condition < self.n_conditions())?;
        Some(self.call(condition, row))
    }

    fn call(&self, condition: usize, row: &Row) -> Call {
        let turn = |role, content: &str| Turn {
            role,
            content: content.to_owned(),
        };
        let (_, reasons) = self.choices(condition);
        let system = self.system_message(condition);
        let mut turns = Vec::new();
        if !system.is_empty() {
            turns.push(turn(Role::System, &system));
        }
        for shot in &self.settings.shots {
            turns.push(turn(Role::User, &shot.input));
            turns.push(turn(Role::Assistant, &shot.output));
        }
        let cot = self.settings.cot.as_ref().filter(|_| reasons);
        let asked = match cot {
            Some(cot) => format!("{}\n\n{cot}", row.input),
            None => row.input.clone(),
        };
        turns.push(turn(Role::User, &asked));
        Call::Complete(Complete {
            prompt: CallPrompt::Turns(turns),
            sampling: greedy(0),
            max_tokens: self.settings.max_tokens,
            stops: self.settings.stops.clone(),
        })
    }

    /// Did a condition pass a row of the search; `None` until that is answered, and where there is no such row.
    pub fn row(&self, condition: usize, row: usize) -> Option<bool> {
        let n = self.rows.len();
        let at = condition.checked_mul(n)?.checked_add(row)?;
        (row < n).then(|| self.passed.get(at).copied())?
    }

    fn row_results(&self, condition: usize) -> Vec<bool> {
        let n = self.rows.len();
        let all = condition * n..(condition + 1) * n;
        all.map(|at| self.passed.get(at) == Some(&true)).collect()
    }

    /// The condition with the most passes, once the search is finished.
    fn best(&self) -> Option<usize> {
        if self.passed.n_missing() > 0 {
            return None;
        }
        let passes = |it| self.row_results(it).iter().filter(|it| **it).count();
        (0..self.n_conditions()).max_by_key(|it| (passes(*it), std::cmp::Reverse(*it)))
    }
}

impl Recipe for Wording {
    type Report = WordingReport;

    fn wanted(&self, on_their_way: &BTreeSet<Key>, most: usize) -> Vec<Wanted> {
        let n = self.rows.len();
        let search = self.passed.missing(on_their_way, 0).map(|at| Wanted {
            key: Key(at),
            call: self.call(at / n, &self.rows[at % n]),
        });
        if let Some(best) = self.best() {
            let offset = self.passed.len();
            let open = self.passed_held_out.missing(on_their_way, offset);
            let condition = |at| if at % 2 == 0 { PLAIN } else { best };
            return open
                .map(|at| Wanted {
                    key: Key(offset + at),
                    call: self.call(condition(at), &self.held_out[at / 2]),
                })
                .take(most)
                .collect();
        }
        search.take(most).collect()
    }

    fn take(&mut self, key: Key, answer: Answer) -> Result<(), LabError> {
        let (text, _) = text_of(answer)?;
        let n_search = self.passed.len();
        let held_out = key.0.checked_sub(n_search);
        let row = match held_out {
            None => self.rows.get(key.0 % self.rows.len()),
            Some(_) if self.best().is_none() => None,
            Some(at) => self.held_out.get(at / 2),
        };
        let row = row.ok_or(LabError::UnknownCall)?;
        let normaliser = self.settings.normaliser;
        let passed = normaliser.apply(&text) == normaliser.apply(&row.expected);
        match held_out {
            None => self.passed.put(key.0, passed),
            Some(at) => self.passed_held_out.put(at, passed),
        }
    }

    fn n_calls(&self) -> usize {
        self.passed.len() + self.passed_held_out.len()
    }

    fn report(&self) -> Result<WordingReport, LabError> {
        self.results_report()
    }
}
