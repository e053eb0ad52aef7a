//! From Start to the last answer: what is asked of the models first, the run, and what is kept of it.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use annex::PlainTemplate;
use engine::{EngineError, ModelCard, Question as Asked, Reply, Stage};
use futures::StreamExt;
use reactive_graph::traits::{GetUntracked, Set};

use crate::{
    ExperimentId, Model, Outcome, Practice, Progress, Question, RunState, Setup, Standing, Trouble,
    ask::Asker,
    core::{Core, Current},
    draft, held,
    keep::{Found, Record},
    plan::Plan,
    practice,
    rubric::PracticeJudge,
    runner::{Answerer, Job, Rest},
    setup::labels,
    words,
};

/// Fewer calls say more about the start than about the pace.
const LEAST_FOR_PACE: usize = 20;

impl Core {
    pub(crate) fn start(self: &Rc<Self>) {
        if self.begin().is_some() {
            self.go_on();
        }
    }

    /// Puts an experiment of the draft on the screen; `None` where something is missing.
    pub(crate) fn begin(self: &Rc<Self>) -> Option<Current> {
        let setup = self.draft.0.get_untracked();
        let checked = self.check(&setup);
        if !checked.problems.is_empty() {
            self.checked.1.set(Arc::new(checked));
            return None;
        }
        self.pause();
        let mut bytes = [0; 16];
        self.ports.host.random_bytes(&mut bytes);
        let id = ExperimentId(bytes.iter().map(|it| format!("{it:02x}")).collect());
        let record = Record {
            begun_millis: self.ports.host.now_millis(),
            setup: Setup::clone(&setup),
            found: None,
            standing: Standing::Paused {
                n_done: 0,
                n_total: u32::try_from(checked.n_calls).unwrap_or(u32::MAX),
            },
            votes: Vec::new(),
            not_held: None,
        };
        self.put_on_screen(id, record);
        self.current.borrow().clone()
    }

    pub(crate) fn go_on(self: &Rc<Self>) {
        let Some(current) = self.current.borrow().clone() else {
            return;
        };
        let core = self.clone();
        self.spawn(async move {
            let ended = core.run(&current).await;
            if !core.is_on_screen(&current.id) {
                return;
            }
            if let Err(why) = ended {
                let progress = core.progress();
                let why = Some(why);
                core.run_state.1.set(RunState::Paused { progress, why });
            }
            core.list().await;
        });
    }

    /// From the model to the last answer; the error is a sentence.
    async fn run(self: &Rc<Self>, current: &Current) -> Result<(), String> {
        let setup = Self::to_be_asked(current)?;
        self.getting_ready(words::getting_ready(), None);
        self.keep(current).await;
        let (answerers, found) = self.get_ready(&setup).await.map_err(|it| it.to_string())?;
        let (facts, host) = (found.facts(), self.ports.host.clone());
        // The page shows first that it has begun.
        host.sleep(0).await;
        let plan = Plan::new_in_turns(&setup, &facts, &*host).await;
        let plan = plan.map_err(|it| it.to_string())?;
        host.sleep(0).await;
        let job = Rc::new(Job {
            plan: RefCell::new(plan),
            answerers,
            fingerprints: found.fingerprints.clone(),
            pause: Cell::new(false),
        });
        let not_held = held::not_held(&setup, &job.answerers).await;
        let not_held = not_held.map_err(|it| it.to_string())?;
        {
            let mut record = current.record.borrow_mut();
            record.found = Some(found);
            record.not_held = Some(not_held);
        }
        if !self.take_the_screen(&current.id, &job) {
            return Ok(());
        }
        let cache = self.cache().await;
        self.run_state.1.set(RunState::Running(Progress::default()));
        let n_meanings = job.plan.borrow().n_meanings();
        let tell = |progress: Progress| {
            if self.is_on_screen(&current.id) {
                let progress = self.with_meanings(&setup, progress, n_meanings);
                self.run_state.1.set(RunState::Running(progress));
            }
        };
        let begun_millis = host.now_millis();
        let rest = job.run(&host, &cache, &tell).await;
        let progress = self.progress();
        let n_fresh = progress.n_done - progress.n_known;
        if n_fresh >= LEAST_FOR_PACE && setup.asked().len() == 1 {
            let seconds = (host.now_millis() - begun_millis) / 1000.0 / n_fresh as f64;
            self.learn_pace(&setup, seconds).await;
        }
        let rest = match rest {
            Rest::Finished => self.compare_meanings(current, &setup, &job, &cache).await?,
            rest => rest,
        };
        let progress = self.progress();
        let standing = match &rest {
            Rest::Finished => None,
            _ => Some(Standing::Paused {
                n_done: u32::try_from(progress.n_done).unwrap_or(u32::MAX),
                n_total: u32::try_from(progress.n_total).unwrap_or(u32::MAX),
            }),
        };
        match (rest, standing) {
            (Rest::Finished, _) => {
                self.keep_worth(&setup, &job).await;
                self.finish(current, &job).await
            }
            (rest, Some(standing)) => {
                current.record.borrow_mut().standing = standing;
                self.keep(current).await;
                let why = match rest {
                    Rest::Troubled(why) => Some(why),
                    _ => None,
                };
                if self.is_on_screen(&current.id) {
                    self.run_state.1.set(RunState::Paused { progress, why });
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Reads the report, and keeps its sentence for the list.
    pub(crate) async fn finish(&self, current: &Current, job: &Rc<Job>) -> Result<(), String> {
        let setup = current.record.borrow().setup.clone();
        let cache = self.cache().await;
        let votes = current.record.borrow().votes.clone();
        let outcome = Outcome::new(job.clone(), cache.clone(), &setup, &votes);
        let mut outcome = outcome.map_err(|it| it.to_string())?;
        let against = self.against_origin(current, job, &cache).await;
        outcome.notes.extend(against);
        let not_held = current.record.borrow().not_held.clone();
        outcome.notes.extend(held::notes(&setup, not_held));
        current.record.borrow_mut().standing = Standing::Done {
            sentence: outcome.sentence.clone(),
        };
        self.keep(current).await;
        if self.is_on_screen(&current.id) {
            self.outcome.set(Some(Rc::new(outcome)));
            self.run_state.1.set(RunState::Done);
        }
        Ok(())
    }

    fn take_the_screen(&self, id: &ExperimentId, job: &Rc<Job>) -> bool {
        let mut current = self.current.borrow_mut();
        match &mut *current {
            Some(it) if it.id == *id => {
                it.job = Some(job.clone());
                true
            }
            _ => false,
        }
    }

    pub(crate) fn pause(&self) {
        if let Some(Current { job: Some(job), .. }) = &*self.current.borrow() {
            job.pause.set(true);
        }
    }

    /// Everything that is asked of the models before the first call.
    pub(crate) async fn get_ready(&self, setup: &Setup) -> Result<(Vec<Answerer>, Found), Trouble> {
        let prompt = setup.prompt();
        let mut found = Found {
            label_tokens: draft::pretended(setup).label_tokens,
            chats: false,
            fingerprints: Vec::new(),
            from_file: false,
        };
        let mut answerers = Vec::new();
        for (at, model) in setup.asked().into_iter().enumerate() {
            let id = match model {
                Model::Practice(practice) => {
                    found
                        .fingerprints
                        .push(practice::fingerprint(*practice, setup));
                    answerers.push(match practice {
                        Practice::Judge => Answerer::Judge(PracticeJudge::new(setup)),
                        _ => Answerer::Practice(practice::model(*practice, setup)),
                    });
                    continue;
                }
                Model::Engine { id, .. } => id,
            };
            let card = self.load(id, model.name()).await?;
            let template = card.chat_template.as_deref();
            if template.is_some_and(|it| PlainTemplate::read(it).is_none()) {
                let fetched = self.ports.annex.fetch().await;
                fetched.map_err(|what| Trouble::Template { what })?;
            }
            let asker = Asker::new(
                self.ports.engine.clone(),
                self.ports.annex.clone(),
                card,
                format!("{id} {}", self.build.borrow()),
                self.ports.host.today(),
                prompt.labels.clone(),
                setup.schema_for(at),
            );
            found.chats = asker.chats();
            found.fingerprints.push(asker.fingerprint());
            // The only question that draws labels token by token; the others ask how likely each is, which a service that
            // does not tell its tokens may say, too.
            if setup.question == Question::Order {
                let names = labels(&prompt);
                let spaced = names.iter().map(|it| format!(" {it}")).collect();
                let tokens = asker.tokenize(spaced).await?;
                found.label_tokens = names.into_iter().zip(tokens).collect();
            }
            answerers.push(Answerer::Engine(Box::new(asker)));
        }
        found
            .fingerprints
            .extend(setup.name_of_comparer(&self.build.borrow()));
        Ok((answerers, found))
    }

    pub(crate) async fn load(&self, id: &str, name: &str) -> Result<ModelCard, Trouble> {
        let mut replies = self.ports.engine.ask(Asked::Load { model: id.into() });
        let mut card = None;
        while let Some(reply) = replies.next().await {
            match reply? {
                Reply::Progress(it) => {
                    let what = match it.stage {
                        Stage::Downloading => words::fetching(name),
                        Stage::Checking => words::checking(name),
                        Stage::Loading => words::loading(name),
                    };
                    let share = it.done_bytes as f64 / it.total_bytes.max(1) as f64;
                    let share = (it.total_bytes > 0).then_some(share);
                    self.getting_ready(&what, share);
                }
                Reply::Loaded(it) => card = Some(*it),
                _ => {}
            }
        }
        card.ok_or(Trouble::Engine(EngineError::Cancelled))
    }
}
