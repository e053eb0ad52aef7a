//! Comparing meanings in an experiment: the model that does it, what it takes before the start, and the run of it.

use std::{cell::Cell, rc::Rc};

use reactive_graph::traits::{GetUntracked, Set};

use crate::{
    Checked, ModelChoice, Progress, Question, RunState, Setup,
    cache::Cache,
    core::{Core, Current},
    runner::{Job, Rest},
    vectors::Vectors,
    words,
};

/// Fewer comparisons say more about the start than about the pace.
const LEAST_FOR_PACE: usize = 8;

impl Core {
    /// Takes a model that was made for it, where meanings are compared and none is chosen.
    pub(crate) fn choose_comparer(&self) {
        let draft = self.draft.0.get_untracked();
        if !draft.compares_meanings() || draft.more.meaning.model.is_some() {
            return;
        }
        let here = self.models.0.get_untracked();
        let is_made = |it: &&ModelChoice| it.compares_meanings() && it.is_made_for_meaning();
        if let Some(it) = here.iter().find(is_made) {
            self.change(|draft| draft.more.meaning.model = Some(it.model.clone()));
        }
    }

    /// Adds what is missing where the chosen model is not there.
    pub(crate) fn check_comparer(&self, setup: &Setup, checked: &mut Checked) {
        let here = self.models.0.get_untracked();
        let can: Vec<_> = here.iter().filter(|it| it.compares_meanings()).collect();
        let is_it = |it: &&ModelChoice| Some(&it.model) == setup.more.meaning.model.as_ref();
        // Before the engine has said what there is, nothing is known to be missing.
        let Some((_, name)) = setup.comparer().filter(|_| !can.is_empty()) else {
            return;
        };
        if setup.compares_meanings() && !can.iter().copied().any(|it| is_it(&it)) {
            checked.problems.push(words::comparer_is_gone(name));
            checked.n_calls = 0;
        }
    }

    fn pace_of_meanings(setup: &Setup) -> Option<(String, Question)> {
        let (id, _) = setup.comparer()?;
        Some((format!("meaning {id}"), Question::Versions))
    }

    /// From earlier runs; 0 for none.
    pub(crate) fn seconds_of_meanings(&self, setup: &Setup, n: usize) -> Option<f64> {
        if n == 0 {
            return Some(0.0);
        }
        let key = Self::pace_of_meanings(setup)?;
        let paces = self.paces.borrow();
        let pace = paces.iter().find(|it| it.0 == key)?.1;
        Some(pace * n as f64)
    }

    /// The progress of the answers, where `n` comparisons of meanings follow.
    pub(crate) fn with_meanings(&self, setup: &Setup, mut told: Progress, n: usize) -> Progress {
        told.n_total += n;
        let meanings = self.seconds_of_meanings(setup, n);
        told.seconds_left = told.seconds_left.zip(meanings).map(|it| it.0 + it.1);
        told
    }

    /// Judges the answers of the experiment on the screen by their meaning, where its setup says so.
    pub(crate) async fn compare_meanings(
        self: &Rc<Self>,
        current: &Current,
        setup: &Setup,
        job: &Job,
        cache: &Rc<Cache>,
    ) -> Result<Rest, String> {
        let n_pairs = {
            let plan = job.plan.borrow();
            let compare = plan.compare().filter(|_| setup.compares_meanings());
            compare.map_or(0, |it| it.pairs().len())
        };
        if n_pairs == 0 {
            return Ok(Rest::Finished);
        }
        let host = &self.ports.host;
        let found = job.judge_known(&**host, cache).await;
        let n_found = found.map_err(|it| it.to_string())?;
        let n_unjudged = job.plan.borrow().n_unjudged();
        let (n_answers, n_meanings) = {
            let plan = job.plan.borrow();
            (plan.n_calls(), plan.n_meanings())
        };
        let answered = self.progress();
        let begun_millis = Cell::new(host.now_millis());
        let tell = |n_fresh: usize| {
            let n_judged = n_pairs - n_unjudged + n_fresh;
            let seconds = (host.now_millis() - begun_millis.get()) / 1000.0;
            let n_left = n_unjudged - n_fresh;
            let measured = n_fresh >= LEAST_FOR_PACE;
            let progress = Progress {
                // The right answers are counted with the answers beside which they stand.
                n_done: n_answers + n_meanings * n_judged / n_pairs,
                n_total: n_answers + n_meanings,
                n_known: answered.n_known + n_found,
                seconds_left: measured.then(|| seconds * n_left as f64 / n_fresh as f64),
            };
            if self.is_on_screen(&current.id) {
                self.run_state.1.set(RunState::Running(progress));
            }
        };
        let comparer = setup.comparer().filter(|_| n_unjudged > 0);
        if let Some((id, name)) = comparer
            && let Err(why) = self.load(id, name).await
        {
            tell(0);
            return Ok(Rest::Troubled(why.to_string()));
        }
        tell(0);
        begun_millis.set(host.now_millis());
        let rest = self.ask_meanings(setup, job, cache, &tell).await;
        let rest = rest.unwrap_or_else(Rest::Troubled);
        let n_fresh = n_unjudged - job.plan.borrow().n_unjudged();
        if n_fresh >= LEAST_FOR_PACE
            && let Some(key) = Self::pace_of_meanings(setup)
        {
            let seconds = (host.now_millis() - begun_millis.get()) / 1000.0;
            self.learn(key, seconds / n_fresh as f64).await;
        }
        Ok(rest)
    }

    /// Asks for the meanings that are not known; the run of an experiment that is not on the screen ends with it, too.
    pub(crate) async fn ask_meanings(
        &self,
        setup: &Setup,
        job: &Job,
        cache: &Cache,
        tell: &dyn Fn(usize),
    ) -> Result<Rest, String> {
        let host = &self.ports.host;
        if job.plan.borrow().n_unjudged() == 0 {
            return Ok(Rest::Finished);
        }
        let Some((id, _)) = setup.comparer() else {
            return Err(words::needs_comparer().into());
        };
        let mut vectors = Vectors::new(self.ports.engine.clone(), id);
        let rest = job.judge_unknown(&mut vectors, host, cache, tell).await;
        cache.write().await.unwrap_or_default();
        rest
    }
}
