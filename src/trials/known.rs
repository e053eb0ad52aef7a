//! Under which identity answers are kept, and how a plan is given those that are there already.

use std::collections::BTreeSet;

use engine::is_elsewhere;
use lab::grid::{Cell, Greedy, Grid};
use lab::recipes::{Compare, Key, Wanted};
use lab::{Call, CallId};

use crate::{Model, cache::Kept, plan::Plan};

/// A model here answers a greedy call alike every time; one elsewhere perhaps not.
pub(crate) fn greedy_repeats(model: &Model) -> Greedy {
    match model {
        Model::Engine { id, .. } if is_elsewhere(id) => Greedy::MayDiffer,
        _ => Greedy::IsTheSame,
    }
}

/// Under which identity a cell's answer is kept; `fingerprints` name each model and how turns are written for it.
/// `None` where the cell is not of this grid.
pub(crate) fn cell_id(grid: &Grid, cell: &Cell, fingerprints: &[String]) -> Option<CallId> {
    let call = grid.call(cell)?;
    let name = fingerprints.get(cell.model).map_or("", |it| it);
    Some(match grid.models.get(cell.model)?.repeats {
        Greedy::IsTheSame => call.id(name),
        Greedy::MayDiffer => repeat_id(&call, name, cell.repeat),
    })
}

/// The first repeat has the plain identity, which answers of earlier versions have too. Of drawn answers the seed
/// tells the repeats apart already.
fn repeat_id(call: &Call, name: &str, repeat: u32) -> CallId {
    let drawn = matches!(call, Call::Complete(it) if it.sampling.temperature > 0.0);
    if repeat == 0 || drawn {
        return call.id(name);
    }
    call.id(&format!("{name}#{repeat}"))
}

/// The same for a call that a comparison wants. A key is asked in one repeat, which only the grid's identity tells.
fn key_id(plan: &Compare, wanted: &Wanted, name: &str) -> CallId {
    let (grid, at) = (plan.grid(), plan.model_of(wanted.key));
    let model = grid.models.get(at);
    let may_differ = model.filter(|it| it.repeats == Greedy::MayDiffer);
    let Some(model) = may_differ.filter(|_| grid.repeats > 1) else {
        return wanted.call.id(name);
    };
    let is_it = |repeat: &u32| {
        let id = wanted.call.id(&format!("{}#{repeat}", model.hash));
        id == plan.id_of(wanted.key)
    };
    let repeat = (0..grid.repeats).find(is_it).unwrap_or(0);
    repeat_id(&wanted.call, name, repeat)
}

/// The same for the first answer to a row of a condition; `None` where there is none yet.
pub(crate) fn row_id(
    plan: &Compare,
    condition: usize,
    row: usize,
    fingerprints: &[String],
) -> Option<CallId> {
    let key = plan.row(condition, row).repeats.first()?.key;
    cell_id(plan.grid(), &plan.cell_of(key), fingerprints)
}

impl Plan {
    /// Under which identity the answer is kept; `fingerprints` name each model and how turns are written for it.
    pub(crate) fn id(&self, wanted: &Wanted, fingerprints: &[String]) -> CallId {
        let name = fingerprints
            .get(self.model_of(wanted.key))
            .map_or("", |it| it);
        match self.compare() {
            Some(plan) if self.case_of(wanted.key).is_none() => key_id(plan, wanted, name),
            _ => wanted.call.id(name),
        }
    }

    /// Gives the plan every answer that `known` has, until it has no more: a plan of stages wants its later calls
    /// only once the earlier ones are answered. `taken` hears of each answer that the plan took.
    pub(crate) async fn feed(
        &mut self,
        mut known: impl AsyncFnMut(&Self, &Wanted) -> Option<Kept>,
        mut taken: impl FnMut(&Self, Wanted, Kept),
    ) {
        let mut unknown: BTreeSet<Key> = BTreeSet::new();
        loop {
            let wanted = self.wanted(&unknown, 256);
            if wanted.is_empty() {
                return;
            }
            for wanted in wanted {
                let kept = known(self, &wanted).await;
                match kept.filter(|it| self.take(wanted.key, it.clone()).is_ok()) {
                    Some(kept) => taken(self, wanted, kept),
                    None => {
                        unknown.insert(wanted.key);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use lab::recipes::Recipe;

    use super::*;
    use crate::{Setup, draft, plan::described, tests::setups};

    fn setup(model: &str, temperature: f32) -> Setup {
        // The second and the third row are the same.
        let mut setup = setups::versions(model, &["row 0", "row 1", "row 1"]);
        setup.options.repeats = 3;
        setup.options.temperature = temperature;
        setup
    }

    /// What is kept under a key and under a cell are the same, however many different calls there are.
    fn n_ids(setup: &Setup) -> (usize, usize) {
        let facts = draft::pretended(setup);
        let fingerprints = vec!["weights".to_owned()];
        let plan = Plan::new(setup, &facts).unwrap();
        let by_key: BTreeSet<_> = plan
            .wanted(&BTreeSet::new(), 1_000)
            .iter()
            .map(|it| plan.id(it, &fingerprints))
            .collect();
        let records::bundle::Plan::Grid { grid, .. } = described(setup, &facts) else {
            panic!("versions are a grid");
        };
        let cells = grid.cells().unwrap();
        let by_cell: BTreeSet<_> = cells
            .iter()
            .map(|it| cell_id(&grid, it, &fingerprints).unwrap())
            .collect();
        assert_eq!(by_key, by_cell);
        (by_key.len(), plan.compare().unwrap().n_calls())
    }

    #[test]
    fn repeats_of_a_model_elsewhere_are_calls_of_their_own() {
        // Two different rows, two versions, three repeats.
        assert_eq!(n_ids(&setup("service/mine/m", 0.0)), (12, 12));
        assert_eq!(n_ids(&setup("service/mine/m", 0.7)), (12, 12));
        assert_eq!(n_ids(&setup("here", 0.7)), (12, 12));
        assert_eq!(n_ids(&setup("here", 0.0)), (4, 4));
    }
}
