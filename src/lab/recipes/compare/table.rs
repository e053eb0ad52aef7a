//! One row of one condition, read where it lies: a table of 100,000 results is never built whole.

use super::{Compare, LEFT_OUT, Mark};
use crate::grid::Cell;
use crate::recipes::Key;
use crate::scores::Score;

/// How one row was answered in one condition, so far.
#[derive(Clone, Debug, PartialEq)]
pub struct RowView {
    /// Those that are answered, in order.
    pub repeats: Vec<RepeatView>,
    /// Did more than half of the repeats pass; `None` until each is answered, and where one could not be judged.
    pub passed: Option<bool>,
    /// Some answers pass and some do not.
    pub flaky: bool,
}

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RepeatView {
    /// Counted from 0.
    pub repeat: u32,
    /// Of the call, which other cells may share.
    pub key: Key,
    /// Of its text.
    pub mark: Mark,
    /// `None` where the answer cannot be judged, as when it is too long for a pattern.
    pub score: Option<Score>,
    pub n_tokens: u32,
}

impl Compare {
    /// The score of a cell; `None` before its answer, where that cannot be judged, and for a cell of another grid.
    pub fn score(&self, cell: &Cell) -> Option<Score> {
        *self.scores.get(self.place(cell))?
    }

    /// A row of a condition (the report's numbers). Empty where a rule leaves it out and where there is no such row.
    pub fn row(&self, condition: usize, row: usize) -> RowView {
        let mut view = RowView {
            repeats: Vec::new(),
            passed: None,
            flaky: false,
        };
        let Some(at) = self.conditions.get(condition) else {
            return view;
        };
        if row >= self.grid.rows.len() {
            return view;
        }
        let group = self.group(*at, row);
        let first = group * self.grid.repeats as usize;
        for repeat in 0..self.grid.repeats {
            let place = first + repeat as usize;
            let key = match self.keys[place] {
                LEFT_OUT => continue,
                key => Key(key as usize),
            };
            let Some(said) = self.answers.get(key.0) else {
                continue;
            };
            view.repeats.push(RepeatView {
                repeat,
                key,
                mark: said.mark,
                score: self.scores[place],
                n_tokens: said.n_tokens,
            });
        }
        let tally = &self.rows[group];
        view.passed = tally.decided(self.grid.repeats).then(|| tally.passes());
        view.flaky = tally.is_flaky();
        view
    }
}
