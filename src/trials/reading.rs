//! Experiments of earlier visits: shown without asking any model, taken over into the studio, deleted.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    rc::Rc,
};

use reactive_graph::traits::{GetUntracked, Set};

use crate::{
    ExperimentId, Progress, RunState, Screen,
    core::{Core, Current},
    draft,
    keep::Found,
    plan::Plan,
    runner::Job,
    setup::read_project,
    words,
};

impl Core {
    pub(crate) fn show(self: &Rc<Self>, id: ExperimentId) {
        if self.is_on_screen(&id) && self.run_state.0.get_untracked() != RunState::Idle {
            return self.screen.1.set(Screen::Experiment(id));
        }
        self.pause();
        let core = self.clone();
        self.spawn(async move {
            let Some(record) = core.shelf.read(&id).await else {
                return core.list().await;
            };
            core.put_on_screen(id, record);
            let Some(current) = core.current.borrow().clone() else {
                return;
            };
            if let Err(why) = core.look(&current).await {
                let progress = core.progress();
                let why = Some(why);
                core.run_state.1.set(RunState::Paused { progress, why });
            }
        });
    }

    /// Shows what is known of an experiment without asking any model.
    pub(crate) async fn look(&self, current: &Current) -> Result<(), String> {
        self.getting_ready(words::reading_answers(), None);
        let (setup, found) = {
            let record = current.record.borrow();
            (record.setup.clone(), record.found.clone())
        };
        let facts = found.as_ref().map(Found::facts);
        let facts = facts.unwrap_or_else(|| draft::pretended(&setup));
        let plan = Plan::new(&setup, &facts).map_err(|it| it.to_string())?;
        let job = Rc::new(Job {
            plan: RefCell::new(plan),
            answerers: Vec::new(),
            fingerprints: found.map(|it| it.fingerprints).unwrap_or_default(),
            pause: Cell::new(false),
        });
        let cache = self.cache().await;
        let n_done = if job.fingerprints.is_empty() {
            0
        } else {
            let taken = job.take_known(&*self.ports.host, &cache).await;
            taken.map_err(|it| it.to_string())?
        };
        if !self.is_on_screen(&current.id) {
            return Ok(());
        }
        let nothing_open = job.plan.borrow().wanted(&BTreeSet::new(), 1).is_empty();
        let compared = match nothing_open {
            true => job.judge_known(&*self.ports.host, &cache).await,
            false => Ok(0),
        };
        let n_done = n_done + compared.map_err(|it| it.to_string())?;
        if nothing_open && job.plan.borrow().n_unjudged() == 0 {
            return self.finish(current, &job).await;
        }
        let n_total = job.plan.borrow().n_calls() + job.plan.borrow().n_meanings();
        let progress = Progress {
            n_done,
            n_total,
            n_known: n_done,
            seconds_left: None,
        };
        self.run_state.1.set(RunState::Paused {
            progress,
            why: None,
        });
        Ok(())
    }

    pub(crate) fn go_home(self: &Rc<Self>) {
        self.screen.1.set(Screen::Home);
        let core = self.clone();
        self.spawn(async move { core.list().await });
    }

    pub(crate) fn delete(self: &Rc<Self>, id: ExperimentId) {
        if self.is_on_screen(&id) {
            self.pause();
            self.current.replace(None);
            self.screen.1.set(Screen::Home);
        }
        let core = self.clone();
        self.spawn(async move {
            // One that cannot be deleted is in the list again.
            core.shelf.delete(&id).await.unwrap_or_default();
            core.list().await;
        });
    }

    pub(crate) fn adopt(&self, change: impl FnOnce(&mut domain::Prompt)) {
        let Some(setup) = self.setup.0.get_untracked() else {
            return;
        };
        let Some(mut project) = read_project(&setup.project) else {
            return;
        };
        change(&mut project.prompt);
        self.ports.host.adopt(format::file::write(&project));
    }
}
