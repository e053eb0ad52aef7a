//! Large runs: the open calls of a model elsewhere as a file for its service's batches, and the results read back.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use engine::{Question as Asked, Reply, is_elsewhere};
use futures::StreamExt;
use lab::{Answer, CallId, recipes::Wanted};
use reactive_graph::traits::Set;

use crate::{
    Model, RunState, Setup, Trouble,
    ask::Asker,
    cache::Kept,
    core::{Core, Current},
    plan::Plan,
    runner::Job,
};

/// Calls of one file; the services take no more than this, or twice as many.
const MOST: usize = 50_000;

/// What came of writing or reading a batch's file: sentences to show.
pub type Told = Result<Vec<String>, String>;

/// A model elsewhere with the calls that still wait for its answer.
struct Open {
    asker: Asker,
    name: String,
    calls: Vec<(String, CallId, Wanted)>,
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
    pub(crate) fn save_batch(self: &Rc<Self>, then: impl FnOnce(Told) + 'static) {
        let core = self.clone();
        self.spawn(async move { then(core.write_batches().await) });
    }

    async fn write_batches(self: &Rc<Self>) -> Told {
        let (job, open) = self.open_calls().await?;
        let mut told = Vec::new();
        for it in open.iter().filter(|it| !it.calls.is_empty()) {
            let mut rows = Vec::new();
            for (name, _, wanted) in &it.calls {
                let generate = it.asker.generate(&wanted.call);
                rows.push((name.clone(), generate.map_err(|it| it.to_string())?));
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
                    told.push(format!(
                        "Saved {n} calls of {}. Upload the file at the service, and read its results here when they are there.",
                        it.name
                    ));
                    told.extend(dropped);
                }
                _ => return Err(Trouble::BrokeOff.to_string()),
            }
        }
        drop(job);
        if told.is_empty() {
            return Err("No call of a model elsewhere is open now.".into());
        }
        Ok(told)
    }

    /// Takes the answers of a results file and shows what is known now.
    pub(crate) fn read_batch(self: &Rc<Self>, file: Vec<u8>, then: impl FnOnce(Told) + 'static) {
        let core = self.clone();
        self.spawn(async move {
            let told = core.take_results(&file).await;
            let taken = told.is_ok();
            then(told);
            let current = core.current.borrow().clone();
            if let Some(current) = current.filter(|_| taken)
                && let Err(why) = core.look(&current).await
            {
                let progress = core.progress();
                let why = Some(why);
                core.run_state.1.set(RunState::Paused { progress, why });
            }
        });
    }

    async fn take_results(self: &Rc<Self>, file: &[u8]) -> Told {
        let (_, open) = self.open_calls().await?;
        let cache = self.cache().await;
        let (mut n_taken, mut told) = (0, Vec::new());
        for it in open.iter().filter(|it| !it.calls.is_empty()) {
            let ids: BTreeMap<&str, CallId> = it.calls.iter().map(|it| (&*it.0, it.1)).collect();
            let ask = Asked::BatchResults {
                model: it.asker.id().to_owned(),
                names: it.calls.iter().map(|it| it.0.clone()).collect(),
                file: file.to_vec(),
            };
            let Reply::BatchResults { answers, notes } = self.last(ask).await? else {
                return Err(Trouble::BrokeOff.to_string());
            };
            for answer in answers {
                if let Some(id) = ids.get(&*answer.name) {
                    let (text, n_tokens) = (answer.text, answer.n_tokens);
                    let answer = Answer::Text { text, n_tokens };
                    // How long a batch took says nothing about a call.
                    cache.put(
                        *id,
                        Kept {
                            answer,
                            millis: 0.0,
                        },
                        0.0,
                    );
                    n_taken += 1;
                }
            }
            told.extend(notes);
        }
        cache.write().await.unwrap_or_default();
        told.insert(0, format!("{n_taken} answers were taken from this file."));
        Ok(told)
    }

    /// What waits for models elsewhere. Finds out first what the plan has to know, where nothing ran yet.
    async fn open_calls(self: &Rc<Self>) -> Result<(Job, Vec<Open>), String> {
        let Some(current) = self.current.borrow().clone() else {
            return Err("No experiment is open.".into());
        };
        let setup = current.record.borrow().setup.clone();
        let (_, found) = self.get_ready(&setup).await.map_err(|it| it.to_string())?;
        let plan = Plan::new(&setup, &found.facts()).map_err(|it| it.to_string())?;
        let job = Job {
            plan: RefCell::new(plan),
            answerers: Vec::new(),
            fingerprints: found.fingerprints.clone(),
            pause: Cell::new(false),
        };
        current.record.borrow_mut().found = Some(found);
        self.keep(&current).await;
        let cache = self.cache().await;
        // Until nothing more is known: a later call may want an earlier one's answer.
        while job
            .take_known(&*self.ports.host, &cache)
            .await
            .map_err(|it| it.to_string())?
            > 0
        {}
        let wanted = job.plan.borrow().wanted(&BTreeSet::new(), MOST);
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
            let ours = wanted
                .iter()
                .filter(|it| job.plan.borrow().model_of(it.key) == at);
            let calls = ours.filter_map(|it| {
                let id = job.id(it);
                // A name of 64 digits, which says which call it is on any device. What is known is not asked again.
                let name: String = id.0.iter().map(|it| format!("{it:02x}")).collect();
                cache.get(&id).is_none().then(|| (name, id, it.clone()))
            });
            open.push(Open {
                calls: calls.collect(),
                name: name.clone(),
                asker: Asker::new(engine, annex, card, id.clone(), String::new(), labels),
            });
        }
        self.rest(&current, &job);
        Ok((job, open))
    }

    /// Getting ready moved the screen; it is at rest again.
    fn rest(&self, current: &Current, job: &Job) {
        if self.is_on_screen(&current.id) {
            let n_total = job.plan.borrow().n_calls();
            let progress = crate::Progress {
                n_total,
                ..self.progress()
            };
            self.run_state.1.set(RunState::Paused {
                progress,
                why: None,
            });
        }
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
