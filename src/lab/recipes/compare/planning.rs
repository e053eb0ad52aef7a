//! A comparison in the making: its calls are written and named a slice at a time, so that a page can draw between.

use std::collections::BTreeMap;
use std::vec::IntoIter;

use super::{Answers, At, BTreeSet, Compare, Key, LEFT_OUT, Tally};
use crate::grid::{Cell, Grid};
use crate::scores::Judging;
use crate::stats::{Comparison, Differences, Rule};
use crate::{CallId, LabError, Random, words};

/// What becomes a [`Compare`]. Ten thousand cells in one go would keep a page away for some 40 ms.
#[derive(Debug)]
pub struct Planning {
    plan: Compare,
    cells: IntoIter<Cell>,
    known: BTreeMap<CallId, u32>,
}

impl Planning {
    /// As [`Compare::new`], before any call is written.
    ///
    /// # Errors
    /// Those of [`Compare::new`].
    pub fn new(
        grid: Grid,
        expected: Vec<String>,
        judging: Judging,
        rule: Rule,
        seed: u64,
    ) -> Result<Self, LabError> {
        let axes = [
            (words::number_of_prompts(), grid.prompts.len()),
            (words::number_of_models(), grid.models.len()),
            (words::number_of_settings(), grid.parameters.len()),
            (words::number_of_rows(), grid.rows.len()),
            (words::number_of_repeats(), grid.repeats as usize),
        ];
        let at_least_one = |what| LabError::Setting {
            what,
            choose: words::one_or_more(),
        };
        if let Some((what, _)) = axes.iter().find(|it| it.1 == 0) {
            return Err(at_least_one(what));
        }
        if expected.len() != grid.rows.len() {
            return Err(LabError::NotPaired {
                left: grid.rows.len(),
                right: expected.len(),
            });
        }
        if let Some((_, why)) = judging.first_wrong(&expected) {
            return Err(why);
        }
        if judging.is_graded() {
            // A rule with too few draws would fail only at the report.
            let nothing = Differences::new(vec![0.0])?;
            Comparison::of_scores(&nothing, rule, &mut Random::new(seed, 0))?;
        }
        let cells = grid.cells()?;
        if cells.is_empty() {
            return Err(at_least_one(words::number_of_cells()));
        }
        let n_places = axes.iter().map(|it| it.1).product();
        let plan = Compare {
            expected,
            judging,
            rule,
            seed,
            ids: Vec::new(),
            keys: vec![LEFT_OUT; n_places],
            places: Vec::with_capacity(cells.len()),
            conditions: Vec::new(),
            answers: Answers::of(0),
            open: BTreeSet::new(),
            scores: vec![None; n_places],
            unjudged: BTreeSet::new(),
            rows: vec![Tally::default(); n_places / grid.repeats as usize],
            decided: Vec::new(),
            grid,
        };
        Ok(Self {
            plan,
            cells: cells.into_iter(),
            known: BTreeMap::new(),
        })
    }

    /// Writes and names the calls of the next cells, at most so many; true where there are more.
    ///
    /// # Errors
    /// A cell of which no call can be written.
    pub fn step(&mut self, most: usize) -> Result<bool, LabError> {
        let Self { plan, cells, known } = self;
        for cell in cells.take(most) {
            let id = plan.grid.id(&cell).ok_or(LabError::UnknownCall)?;
            let next = plan.ids.len() as u32;
            let key = *known.entry(id).or_insert(next);
            if key == next {
                plan.ids.push(id);
            }
            let place = plan.place(&cell);
            plan.keys[place] = key;
            plan.places.push(place as u32);
            let at = At::of(&cell);
            if plan.conditions.last() != Some(&at) {
                plan.conditions.push(at);
            }
        }
        Ok(self.cells.len() > 0)
    }

    /// The comparison. Steps that are left are taken now.
    ///
    /// # Errors
    /// Those of [`Planning::step`].
    pub fn finish(mut self) -> Result<Compare, LabError> {
        self.step(usize::MAX)?;
        let mut plan = self.plan;
        plan.places.sort_by_key(|it| plan.keys[*it as usize]);
        plan.answers = Answers::of(plan.ids.len());
        plan.open = (0..plan.ids.len()).map(Key).collect();
        if plan.judging.needs_more() {
            plan.unjudged = plan.places.iter().copied().collect();
        }
        plan.decided = vec![(0, 0); plan.conditions.len()];
        Ok(plan)
    }
}
