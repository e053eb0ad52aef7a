//! Large runs: the open calls of a model elsewhere as a file for its service's batches, and the results read back.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use engine::{Question as Asked, Reply, is_elsewhere};
use futures::StreamExt;
use lab::{Answer, Call, CallId, recipes::Wanted};
use reactive_graph::traits::{GetUntracked, Set};

use crate::{
    Model, RunState, Setup, Trouble,
    ask::Asker,
    cache::{Cache, Kept},
    core::{Core, Current},
    measured::Measured,
    plan::Plan,
    runner::Job,
    words,
};

/// Calls of one file; the services take no more than this, or twice as many.
const MOST: usize = 50_000;

/// What came of writing or reading a batch's file: sentences to show.
pub type Told = Result<Vec<String>, String>;

/// A model elsewhere with the calls that still wait for its answer.
struct Open {
    /// Its place among those that are asked.
    at: usize,
    asker: Asker,
    name: String,
    /// In the order of the plan; calls that are the same once.
    calls: Vec<(CallId, Wanted)>,
}

/// Gives every model its open calls, as many as a file takes: those of the others and what is known do not count.
fn share_out(job: &Job, cache: &Cache, open: &mut [Open]) {
    let plan = job.plan.borrow();
    let (mut looked_at, mut seen) = (BTreeSet::new(), BTreeSet::new());
    while open.iter().any(|it| it.calls.len() < MOST) {
        let wanted = plan.wanted(&looked_at, MOST);
        if wanted.is_empty() {
            return;
        }
        for wanted in wanted {
            looked_at.insert(wanted.key);
            // Batches have no probabilities; what else an experiment of versions asks can go.
            if plan.compare().is_some() && matches!(wanted.call, Call::Labels(_)) {
                continue;
            }
            let at = plan.model_of(wanted.key);
            let ours = open.iter_mut().find(|it| it.at == at);
            if let Some(ours) = ours.filter(|it| it.calls.len() < MOST) {
                let id = plan.id(&wanted, &job.fingerprints);
                if !cache.knows(&id) && seen.insert(id) {
                    ours.calls.push((id, wanted));
                }
            }
        }
    }
}

impl Setup {
    /// Whether a batch can take calls of it.
    pub fn can_be_a_batch(&self) -> bool {
        let there = |it: &&Model| matches!(it, Model::Engine { id, .. } if is_elsewhere(id));
        self.asked().iter().any(there)
    }
}

impl Core {
    /// Offers a file for each model elsewhere with its open calls; nothing is sent.
    pub(crate) fn save_batch(self: &Rc<Self>) {
        let core = self.clone();
        self.at_rest(async move |current| core.write_batches(&current).await);
    }

    async fn write_batches(self: &Rc<Self>, current: &Current) -> Told {
        let open = self.open_calls(current).await?;
        let mut told = Vec::new();
        for it in open.iter().filter(|it| !it.calls.is_empty()) {
            let mut rows = Vec::new();
            for (id, wanted) in &it.calls {
                let generate = it.asker.generate(&wanted.call);
                rows.push((id.name(), generate.map_err(|it| it.to_string())?));
            }
            let n = rows.len();
            let model = it.asker.id().to_owned();
            match self.last(Asked::BatchFile { model, rows }).await? {
                Reply::BatchFile {
                    text,
                    extension,
                    dropped,
                } => {
                    let name = format!("batch of {}.{extension}", it.name.replace('/', " "));
                    self.ports.host.offer_file(&name, text.into_bytes());
                    told.push(words::batch_saved(n, &it.name));
                    told.extend(dropped);
                }
                _ => return Err(Trouble::BrokeOff.to_string()),
            }
        }
        if told.is_empty() {
            return Err(words::no_open_calls().into());
        }
        Ok(told)
    }

    /// Takes the answers of a results file and shows what is known now.
    pub(crate) fn read_batch(self: &Rc<Self>, file: Vec<u8>) {
        let core = self.clone();
        self.at_rest(async move |current| {
            let told = core.take_results(&current, &file).await?;
            if core.is_on_screen(&current.id) {
                core.look(&current).await?;
            }
            Ok(told)
        });
    }

    /// Does something with a run that is at rest, and tells what came of it. Whatever happens, the run rests again.
    fn at_rest<F>(self: &Rc<Self>, work: impl FnOnce(Current) -> F + 'static)
    where
        F: Future<Output = Told>,
    {
        let Some(current) = self.current.borrow().clone() else {
            return;
        };
        let before = self.run_state.0.get_untracked();
        if matches!(before, RunState::Running(_) | RunState::GettingReady { .. }) {
            let why = words::under_way();
            return self.told.1.set(Some(Err(why.into())));
        }
        self.told.1.set(None);
        self.getting_ready(words::looking_at_calls(), None);
        let core = self.clone();
        self.spawn(async move {
            let told = work(current.clone()).await;
            if !core.is_on_screen(&current.id) {
                return;
            }
            let state = core.run_state.0.get_untracked();
            if matches!(state, RunState::GettingReady { .. }) {
                core.run_state.1.set(before);
            }
            core.told.1.set(Some(told));
        });
    }

    async fn take_results(self: &Rc<Self>, current: &Current, file: &[u8]) -> Told {
        let open = self.open_calls(current).await?;
        let cache = self.cache().await;
        let (mut n_taken, mut told) = (0_usize, Vec::new());
        for it in open.iter().filter(|it| !it.calls.is_empty()) {
            let ids: BTreeMap<String, CallId> =
                it.calls.iter().map(|(id, _)| (id.name(), *id)).collect();
            let ask = Asked::BatchResults {
                model: it.asker.id().to_owned(),
                names: ids.keys().cloned().collect(),
                file: file.to_vec(),
            };
            let Reply::BatchResults { answers, notes } = self.last(ask).await? else {
                return Err(Trouble::BrokeOff.to_string());
            };
            for answer in answers {
                if let Some(id) = ids.get(&answer.name) {
                    let (text, n_tokens) = (answer.text, answer.n_tokens);
                    let answer = Answer::Text { text, n_tokens };
                    // How long a batch took says nothing about a call.
                    cache.put(
                        *id,
                        Kept {
                            answer,
                            millis: 0.0,
                            measured: Measured::default(),
                        },
                        0.0,
                    );
                    n_taken += 1;
                }
            }
            told.extend(notes);
        }
        cache.write().await.unwrap_or_default();
        told.insert(0, words::answers_taken(n_taken));
        Ok(told)
    }

    /// What waits for models elsewhere. Finds out first what the plan has to know, where nothing ran yet.
    async fn open_calls(self: &Rc<Self>, current: &Current) -> Result<Vec<Open>, String> {
        let setup = Self::to_be_asked(current)?;
        let (_, found) = self.get_ready(&setup).await.map_err(|it| it.to_string())?;
        let plan = Plan::new(&setup, &found.facts()).map_err(|it| it.to_string())?;
        let job = Job {
            plan: RefCell::new(plan),
            answerers: Vec::new(),
            fingerprints: found.fingerprints.clone(),
            pause: Cell::new(false),
        };
        current.record.borrow_mut().found = Some(found);
        self.keep(current).await;
        let cache = self.cache().await;
        // Until nothing more is known: a later call may want an earlier one's answer.
        while job
            .take_known(&*self.ports.host, &cache)
            .await
            .map_err(|it| it.to_string())?
            > 0
        {}
        let mut open = Vec::new();
        for (at, model) in setup.asked().into_iter().enumerate() {
            let Model::Engine { id, name } = model else {
                continue;
            };
            if !is_elsewhere(id) {
                continue;
            }
            let card = self.load(id, name).await.map_err(|it| it.to_string())?;
            let (engine, annex) = (self.ports.engine.clone(), self.ports.annex.clone());
            let labels = setup.prompt().labels;
            open.push(Open {
                at,
                name: name.clone(),
                asker: Asker::new(
                    engine,
                    annex,
                    card,
                    id.clone(),
                    String::new(),
                    labels,
                    setup.schema_for(at),
                ),
                calls: Vec::new(),
            });
        }
        share_out(&job, &cache, &mut open);
        Ok(open)
    }

    /// The last reply to a question that has one; the error is a sentence.
    async fn last(&self, question: Asked) -> Result<Reply, String> {
        let mut replies = self.ports.engine.ask(question);
        let mut last = Err(Trouble::BrokeOff.to_string());
        while let Some(reply) = replies.next().await {
            last = Ok(reply.map_err(|it| it.to_string())?);
        }
        last
    }

    /// Makes an experiment of the draft without asking anything: its calls are for a batch.
    pub(crate) fn set_aside(self: &Rc<Self>) {
        if let Some(current) = self.begin() {
            let core = self.clone();
            self.spawn(async move {
                core.keep(&current).await;
                core.look(&current).await.unwrap_or_default();
                core.list().await;
            });
        }
    }
}
