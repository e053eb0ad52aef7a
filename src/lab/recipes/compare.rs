//! Which version is better? Prompts, models and parameters on the same rows, each answer judged by its row.

mod judged;
mod names;
mod planning;
mod report;
mod table;

use std::collections::BTreeSet;
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::{Answers, Key, Recipe, Wanted, text_of};
use crate::grid::{Cell, Grid};
use crate::scores::{Given, Judging, Score};
use crate::stats::{Rate, Rule};
use crate::{Answer, CallId, LabError};

pub use planning::Planning;
pub use report::{CompareReport, Condition};
pub use table::{RepeatView, RowView};

/// The plan: every different call of a grid once.
///
/// `Key(i)` is the i-th different call in the grid's own order; cells with the same call share its answer.
/// A condition is one prompt with one model and one set of parameters; they are counted in the grid's order,
/// without those of which every cell is left out. The first is the baseline.
///
/// Calls are rendered when they are wanted and not kept, and an answer's text is not kept either: whoever wants to show
/// it has it under [`Compare::id_of`]. A cell costs some 100 bytes, all of them taken at the start.
#[derive(Clone, Debug)]
pub struct Compare {
    grid: Grid,
    expected: Vec<String>,
    judging: Judging,
    rule: Rule,
    seed: u64,
    /// By key.
    ids: Vec<CallId>,
    /// The key of each place; [`LEFT_OUT`] where a rule leaves it out. What a place is: [`Compare::place`].
    keys: Vec<u32>,
    /// All places that are not left out, by key and then in order.
    places: Vec<u32>,
    conditions: Vec<At>,
    answers: Answers<Said>,
    /// Keys without an answer. Not a cursor: one slow call at the front would make every look a long one.
    open: BTreeSet<Key>,
    /// By place; `None` before the answer and where that could not be judged.
    scores: Vec<Option<Score>>,
    /// Places that are judged later, by [`Compare::judge`]; empty where an answer's text is enough.
    unjudged: BTreeSet<u32>,
    /// By place, divided by the repeats.
    rows: Vec<Tally>,
    /// Passed and decided rows by condition, kept for [`Compare::partial`].
    decided: Vec<(u64, u64)>,
}

/// What is kept of an answer.
#[derive(Clone, Copy, Debug)]
struct Said {
    mark: Mark,
    n_tokens: u32,
}

/// Equal for equal answers, blanks around them aside, and for no others: the beginning of their SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark([u8; 16]);

impl Mark {
    pub fn of(text: &str) -> Self {
        let hash: [u8; 32] = Sha256::digest(text.trim()).into();
        Self(std::array::from_fn(|at| hash[at]))
    }
}

/// A condition's numbers on the grid's axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct At {
    prompt: usize,
    model: usize,
    parameters: usize,
}

/// How one row stands in one condition.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    answered: u32,
    passed: u32,
    /// Answered, but no score could be given.
    unjudged: u32,
}

impl Tally {
    fn decided(&self, repeats: u32) -> bool {
        self.answered == repeats && self.unjudged == 0
    }

    /// More than half of the repeats: half is not enough.
    fn passes(&self) -> bool {
        u64::from(self.passed) * 2 > u64::from(self.answered)
    }

    fn is_flaky(&self) -> bool {
        0 < self.passed && self.passed < self.answered
    }
}

const LEFT_OUT: u32 = u32::MAX;

impl Compare {
    /// `expected[i]` belongs to `grid.rows[i]`; `seed` is of the statistics' draws, not of the model's.
    ///
    /// Everything that would spoil the experiment is refused here, before a call is paid for. For a message with the
    /// row's number, ask [`Judging::first_wrong`] first.
    pub fn new(
        grid: Grid,
        expected: Vec<String>,
        judging: Judging,
        rule: Rule,
        seed: u64,
    ) -> Result<Self, LabError> {
        Planning::new(grid, expected, judging, rule, seed)?.finish()
    }

    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    pub fn judging(&self) -> &Judging {
        &self.judging
    }

    pub fn n_conditions(&self) -> usize {
        self.conditions.len()
    }

    /// Calls that are answered, of [`Recipe::n_calls`].
    pub fn n_answered(&self) -> usize {
        self.ids.len() - self.open.len()
    }

    /// Which of the grid's models is to answer.
    ///
    /// # Panics
    /// Where the plan has no such key.
    pub fn model_of(&self, key: Key) -> usize {
        self.cell_of(key).model
    }

    /// Under which identity the answer is kept: the grid's own.
    ///
    /// # Panics
    /// Where the plan has no such key.
    pub fn id_of(&self, key: Key) -> CallId {
        self.ids[key.0]
    }

    /// Each condition's rate over the rows of which every repeat is answered and judged, while the rest is under way.
    ///
    /// Costs the number of conditions. A rate that is watched while it grows is no verdict: that waits for the report.
    pub fn partial(&self) -> Vec<(usize, Rate)> {
        let rate = |(passed, decided): &(u64, u64)| Rate::new(*passed, *decided).ok();
        let rates = self.decided.iter().map(rate).enumerate();
        rates
            .filter_map(|(condition, it)| Some((condition, it?)))
            .collect()
    }

    /// A cell's number where none is left out, in the order of [`Grid::cells`].
    fn place(&self, cell: &Cell) -> usize {
        let it = self.group(At::of(cell), cell.row);
        it * self.grid.repeats as usize + cell.repeat as usize
    }

    /// The number of a row in a condition: that of its places, divided by the repeats.
    fn group(&self, at: At, row: usize) -> usize {
        let grid = &self.grid;
        let condition = at.model * grid.prompts.len() + at.prompt;
        let condition = condition * grid.parameters.len() + at.parameters;
        condition * grid.rows.len() + row
    }

    fn cell(&self, place: usize) -> Cell {
        let mut rest = place;
        let mut digit = |base: usize| {
            let digit = rest % base;
            rest /= base;
            digit
        };
        let repeat = digit(self.grid.repeats as usize) as u32;
        let row = digit(self.grid.rows.len());
        let parameters = digit(self.grid.parameters.len());
        let prompt = digit(self.grid.prompts.len());
        let model = rest;
        Cell {
            prompt,
            model,
            parameters,
            row,
            repeat,
        }
    }

    /// Where in `places` those stand that share a call.
    fn range_of(&self, key: Key) -> Range<usize> {
        let key_of = |place: &u32| self.keys[*place as usize] as usize;
        let from = self.places.partition_point(|it| key_of(it) < key.0);
        let rest = &self.places[from..];
        from..from + rest.partition_point(|it| key_of(it) == key.0)
    }

    /// The first cell that asks this call.
    ///
    /// # Panics
    /// Where the plan has no such key.
    pub fn cell_of(&self, key: Key) -> Cell {
        self.cell(self.places[self.range_of(key).start] as usize)
    }

    /// Unanswered keys that are not on their way; `look` is told of each one looked at.
    pub(super) fn free<'a>(
        &'a self,
        on_their_way: &'a BTreeSet<Key>,
        mut look: impl FnMut() + 'a,
    ) -> impl Iterator<Item = Key> + 'a {
        let keys = self.open.iter().copied().inspect(move |_| look());
        keys.filter(|it| !on_their_way.contains(it))
    }

    /// As [`Recipe::take`], with what was measured on the way; the text of `measured` is not looked at.
    ///
    /// Judges the answer at once, unless its score takes what is asked later ([`Compare::judge`]). One that cannot be judged (too long for its score, or not measured) is kept, and its row
    /// left out of the report's numbers: asking again would give the same.
    pub fn take_measured(
        &mut self,
        key: Key,
        answer: Answer,
        measured: &Given<'_>,
    ) -> Result<(), LabError> {
        let (text, n_tokens) = text_of(answer)?;
        if key.0 >= self.ids.len() {
            return Err(LabError::UnknownCall);
        }
        if !self.open.remove(&key) {
            return Ok(());
        }
        let mark = Mark::of(&text);
        self.answers.put(key.0, Said { mark, n_tokens })?;
        if self.judging.needs_more() {
            return Ok(());
        }
        let given = Given {
            text: &text,
            ..*measured
        };
        // Repeats that share a call stand one after the other and have the same score.
        let mut last: Option<(usize, Option<Score>)> = None;
        for at in self.range_of(key) {
            let place = self.places[at] as usize;
            let row = self.cell(place).row;
            let judge = || self.judging.scorer(&self.expected[row])?.score(&given);
            let score = match last {
                Some((same, score)) if same == row => score,
                _ => judge().ok(),
            };
            last = Some((row, score));
            self.fill(place, score);
        }
        Ok(())
    }

    /// Notes that a place is answered, and its score.
    fn fill(&mut self, place: usize, score: Option<Score>) {
        self.scores[place] = score;
        let repeats = self.grid.repeats;
        let tally = &mut self.rows[place / repeats as usize];
        tally.answered += 1;
        tally.passed += u32::from(score.is_some_and(|it| it.passed));
        tally.unjudged += u32::from(score.is_none());
        let tally = *tally;
        if tally.decided(repeats) {
            let at = At::of(&self.cell(place));
            // In the order of the grid, so that it can be searched.
            let order = |it: &At| (it.model, it.prompt, it.parameters).cmp(&at.order());
            if let Ok(condition) = self.conditions.binary_search_by(order) {
                self.decided[condition].0 += u64::from(tally.passes());
                self.decided[condition].1 += 1;
            }
        }
    }
}

impl At {
    fn of(cell: &Cell) -> Self {
        Self {
            prompt: cell.prompt,
            model: cell.model,
            parameters: cell.parameters,
        }
    }

    /// As the grid's cells are ordered.
    fn order(&self) -> (usize, usize, usize) {
        (self.model, self.prompt, self.parameters)
    }
}

impl Recipe for Compare {
    type Report = CompareReport;

    /// Looks at as many keys as it gives, and at those on their way: how many are answered costs nothing.
    fn wanted(&self, on_their_way: &BTreeSet<Key>, most: usize) -> Vec<Wanted> {
        let wanted = |key: Key| {
            let call = self.grid.call(&self.cell_of(key))?;
            Some(Wanted { key, call })
        };
        let free = self.free(on_their_way, || ()).take(most);
        free.filter_map(wanted).collect()
    }

    fn take(&mut self, key: Key, answer: Answer) -> Result<(), LabError> {
        self.take_measured(key, answer, &Given::default())
    }

    fn n_calls(&self) -> usize {
        self.ids.len()
    }

    fn report(&self) -> Result<CompareReport, LabError> {
        self.results_report()
    }
}
