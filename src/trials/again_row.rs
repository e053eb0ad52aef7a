//! One row asked once more with the project as it was at another time: what a search for the change that broke it asks.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use reactive_graph::traits::{GetUntracked, Set};

use crate::{
    Question, RunState, Setup,
    core::Core,
    plan::Plan,
    runner::{Job, Rest},
};

/// The file of a project, as a setup holds it.
pub fn project_file(project: &domain::Project) -> String {
    format::file::write(project)
}

impl Core {
    /// Whether the row (from 0, as the setup counts them) comes out right with this project, asked of this experiment's
    /// first model and judged as the experiment judges; `None` where that cannot be told. The error is a sentence.
    pub(crate) async fn is_right(
        self: &Rc<Self>,
        setup: &Setup,
        project: String,
        row: usize,
    ) -> Result<Option<bool>, String> {
        // The labels are the right answers of all rows: one row alone has none to compare with.
        if !setup.label_set().is_empty() {
            return Ok(None);
        }
        let Some(setup) = one_row(setup, project, row) else {
            return Ok(None);
        };
        let before = self.run_state.0.get_untracked();
        let ready = self.get_ready(&setup).await;
        // Loading the model says how far it is; what was on the screen stays as it was. A run that was begun meanwhile
        // has a state of its own.
        let is_loading = |it: &RunState| matches!(it, RunState::GettingReady { .. });
        if is_loading(&self.run_state.0.get_untracked()) && !is_loading(&before) {
            self.run_state.1.set(before);
        }
        let (answerers, found) = ready.map_err(|it| it.to_string())?;
        let plan = Plan::new(&setup, &found.facts()).map_err(|it| it.to_string())?;
        let job = Job {
            plan: RefCell::new(plan),
            answerers,
            fingerprints: found.fingerprints.clone(),
            pause: Cell::new(false),
        };
        let cache = self.cache().await;
        let mut rest = job.run(&self.ports.host, &cache, &|_| ()).await;
        if rest == Rest::Finished {
            let known = job.judge_known(&*self.ports.host, &cache).await;
            known.map_err(|it| it.to_string())?;
            rest = self.ask_meanings(&setup, &job, &cache, &|_| ()).await?;
        }
        match rest {
            Rest::Finished => {}
            Rest::Troubled(why) => return Err(why),
            Rest::Paused => return Ok(None),
        }
        let plan = job.plan.borrow();
        Ok(plan.compare().and_then(|it| it.row(0, 0).passed))
    }
}

/// The experiment with nothing in it but this project's own version and this row.
fn one_row(setup: &Setup, project: String, row: usize) -> Option<Setup> {
    let mut one = setup.clone();
    one.rows = vec![setup.rows.get(row)?.clone()];
    one.project = project;
    one.question = Question::Versions;
    one.options.versions.clear();
    one.models.truncate(1);
    one.more.drawings.clear();
    one.more.left_out.clear();
    Some(one)
}
