//! What came out where a model gave its opinion of each answer.

use lab::{LabError, recipes::Recipe};

use super::{Outcome, Results, passes, results::Lines};
use crate::{graded::Graded, setup::Setup, words};

pub(super) fn graded(
    plan: &Graded,
    setup: &Setup,
    results: impl FnOnce(Lines) -> Results,
) -> Result<Outcome, LabError> {
    let report = plan.compare().report()?;
    let mut outcome = passes::versions(report, setup, results)?;
    let judge = setup.more.rubric.judge.as_ref();
    let judge = judge.map_or(words::the_judge(), |it| it.name());
    if plan.compare().judging().needs_opinions() {
        outcome.notes.push(words::graded_by(judge));
    }
    if plan.n_unread() > 0 {
        outcome.notes.push(words::opinions_unread(plan.n_unread()));
    }
    Ok(outcome)
}
