//! A plan of thousands of calls, made in slices: between them the page has its turns.

use lab::LabError;
use lab::grid::Grid;
use lab::recipes::{Compare, Planning};
use lab::stats::Rule;
use records::bundle::Plan as Described;

use crate::graded::Graded;
use crate::host::Host;
use crate::judged::Judged;
use crate::plan::{Facts, Plan, described};
use crate::rubric::ByRubric;
use crate::setup::Setup;

/// Cells whose calls are written between two turns of the page: some 5 ms.
const CELLS_A_TURN: usize = 1_000;

/// The question of versions, before its calls are written.
pub(crate) fn planning(
    setup: &Setup,
    grid: Grid,
    expected: Vec<String>,
) -> Result<Planning, LabError> {
    let (judging, rule) = (setup.judging(), Rule::default());
    Planning::new(grid, expected, judging, rule, setup.options.seed)
}

impl Plan {
    /// As [`Plan::new`]; the page has its turns while thousands of calls are written.
    pub(crate) async fn new_in_turns(
        setup: &Setup,
        facts: &Facts,
        host: &dyn Host,
    ) -> Result<Self, LabError> {
        let Described::Grid { grid, expected } = described(setup, facts) else {
            return Self::new(setup, facts);
        };
        let mut planning = planning(setup, grid, expected)?;
        while planning.step(CELLS_A_TURN)? {
            host.sleep(0).await;
        }
        Self::of_versions(planning.finish()?, setup)
    }

    pub(crate) fn of_versions(compare: Compare, setup: &Setup) -> Result<Self, LabError> {
        Ok(if setup.judged == Judged::Rubric {
            Self::Rubric(Box::new(ByRubric::new(compare, setup)))
        } else if compare.judging().needs_opinions() || compare.judging().labels().is_some() {
            Self::Graded(Box::new(Graded::new(compare, setup)?))
        } else {
            Self::Versions(Box::new(compare))
        })
    }
}
