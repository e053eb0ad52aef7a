//! What stands behind the handle: every value that is drawn, the work behind it, and the ports.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use engine::{EngineError, ModelCard, Question as Asked, Reply, Stage};
use futures::{FutureExt, StreamExt};
use reactive_graph::{
    signal::{ReadSignal, WriteSignal, signal},
    traits::{GetUntracked, Set},
};

use crate::{
    Checked, DataRow, Entry, ExperimentId, Model, ModelChoice, Options, Outcome, Ports, Progress,
    Question, RunState, Screen, Setup, Standing, Trouble,
    ask::Asker,
    cache::Cache,
    draft,
    keep::{Found, Record, Shelf},
    plan::{Facts, Plan},
    practice,
    runner::{Answerer, Job, Rest},
    setup::{Judged, labels, read_project},
};

/// A value and the way to set it.
pub(crate) type Slot<T> = (ReadSignal<T>, WriteSignal<T>);

pub(crate) struct Core {
    pub(crate) ports: Ports,
    pub(crate) screen: Slot<Screen>,
    pub(crate) entries: Slot<Arc<[Entry]>>,
    pub(crate) draft: Slot<Arc<Setup>>,
    pub(crate) checked: Slot<Arc<Checked>>,
    pub(crate) models: Slot<Arc<[ModelChoice]>>,
    pub(crate) setup: Slot<Option<Arc<Setup>>>,
    pub(crate) run_state: Slot<RunState>,
    pub(crate) outcome: Slot<Option<Arc<Outcome>>>,
    shelf: Shelf,
    cache: RefCell<Option<Rc<Cache>>>,
    current: RefCell<Option<Current>>,
    /// What names the bundled model's weights: the build they came with.
    build: RefCell<String>,
    /// Counts edits of the draft, so that only the last of a burst is checked and written.
    n_edits: std::cell::Cell<u64>,
}

/// The experiment on the screen.
#[derive(Clone)]
struct Current {
    id: ExperimentId,
    record: Rc<RefCell<Record>>,
    job: Option<Rc<Job>>,
}

/// How long after the last key a draft is checked and written.
const EDIT_MILLIS: u32 = 250;

impl Core {
    pub(crate) fn new(ports: Ports) -> Rc<Self> {
        let empty = Setup {
            name: String::new(),
            question: Question::Versions,
            project: ports.host.project(),
            rows: Vec::new(),
            models: Vec::new(),
            judged: Judged::SameWords,
            options: Options::default(),
        };
        Rc::new(Self {
            screen: signal(Screen::Home),
            entries: signal(Arc::from([])),
            draft: signal(Arc::new(empty)),
            checked: signal(Arc::default()),
            models: signal(ModelChoice::practice().into()),
            setup: signal(None),
            run_state: signal(RunState::Idle),
            outcome: signal(None),
            shelf: Shelf(ports.store.clone()),
            cache: RefCell::default(),
            current: RefCell::default(),
            build: RefCell::default(),
            n_edits: std::cell::Cell::new(0),
            ports,
        })
    }

    fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        self.ports.host.spawn(task.boxed_local());
    }

    pub(crate) fn open(self: &Rc<Self>) {
        let core = self.clone();
        self.spawn(async move {
            core.list().await;
            if let Some(mut draft) = core.shelf.draft().await {
                draft.project = core.ports.host.project();
                core.draft.1.set(Arc::new(draft));
            }
            let cache = Cache::open(core.ports.store.clone()).await;
            core.cache.replace(Some(Rc::new(cache)));
            core.find_models().await;
        });
    }

    async fn list(&self) {
        self.entries.1.set(self.shelf.list().await.into());
    }

    async fn cache(&self) -> Rc<Cache> {
        loop {
            if let Some(cache) = &*self.cache.borrow() {
                return cache.clone();
            }
            self.ports.host.sleep(5).await;
        }
    }

    /// What the engine has; the practice models are always there.
    async fn find_models(&self) {
        let mut replies = self.ports.engine.ask(Asked::Abilities);
        if let Some(Ok(Reply::Abilities(it))) = replies.next().await {
            self.build.replace(it.build);
        }
        let mut replies = self.ports.engine.ask(Asked::ListModels);
        let mut choices = Vec::new();
        while let Some(Ok(reply)) = replies.next().await {
            if let Reply::Models { models, .. } = reply {
                let whole = models.iter().filter(|it| it.have_bytes == it.size_bytes);
                choices = whole.map(ModelChoice::stored).collect();
            }
        }
        choices.extend(ModelChoice::practice());
        let first = choices[0].model.clone();
        self.models.1.set(choices.into());
        if self.draft.0.get_untracked().models.is_empty() {
            self.change(|it| it.models = vec![first]);
        }
    }

    // Setting up.

    pub(crate) fn ask(self: &Rc<Self>, question: Question) {
        let project = self.ports.host.project();
        self.change(|it| {
            it.project = project;
            draft::fit(it, question);
        });
        self.screen.1.set(Screen::Setup);
        self.changed();
        // A model may have come since this place was opened.
        let core = self.clone();
        self.spawn(async move { core.find_models().await });
    }

    pub(crate) fn edit(self: &Rc<Self>, change: impl FnOnce(&mut Setup)) {
        self.change(change);
        self.changed();
    }

    fn change(&self, change: impl FnOnce(&mut Setup)) {
        let mut draft = Setup::clone(&self.draft.0.get_untracked());
        change(&mut draft);
        self.draft.1.set(Arc::new(draft));
    }

    /// Checks and writes the draft, once no key was pressed for a moment.
    fn changed(self: &Rc<Self>) {
        let number = self.n_edits.get() + 1;
        self.n_edits.set(number);
        let core = self.clone();
        self.spawn(async move {
            core.ports.host.sleep(EDIT_MILLIS).await;
            if core.n_edits.get() != number {
                return;
            }
            let draft = core.draft.0.get_untracked();
            core.checked.1.set(Arc::new(draft::check(&draft)));
            // A draft that cannot be kept is still on the screen.
            core.shelf.write_draft(&draft).await.unwrap_or_default();
        });
    }

    pub(crate) fn paste_rows(self: &Rc<Self>, text: &str) -> Result<usize, String> {
        let rows: Vec<DataRow> = draft::read_rows(text)?;
        let n = rows.len();
        self.edit(|it| {
            it.rows = rows;
            draft::rows_changed(it);
        });
        Ok(n)
    }

    pub(crate) fn again(self: &Rc<Self>) {
        let Some(setup) = self.setup.0.get_untracked() else {
            return;
        };
        self.change(|it| *it = Setup::clone(&setup));
        self.screen.1.set(Screen::Setup);
        self.changed();
    }

    // Running.

    pub(crate) fn start(self: &Rc<Self>) {
        let setup = self.draft.0.get_untracked();
        let checked = draft::check(&setup);
        if !checked.problems.is_empty() {
            self.checked.1.set(Arc::new(checked));
            return;
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
        };
        self.put_on_screen(id, record);
        self.go_on();
    }

    fn put_on_screen(&self, id: ExperimentId, record: Record) {
        self.setup.1.set(Some(Arc::new(record.setup.clone())));
        self.outcome.1.set(None);
        self.run_state.1.set(RunState::Idle);
        self.screen.1.set(Screen::Experiment(id.clone()));
        let record = Rc::new(RefCell::new(record));
        self.current.replace(Some(Current {
            id,
            record,
            job: None,
        }));
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
        let setup = current.record.borrow().setup.clone();
        self.getting_ready("Getting ready", None);
        self.keep(current).await;
        let (answerers, found) = self.get_ready(&setup).await.map_err(|it| it.to_string())?;
        let facts = Facts {
            label_tokens: found.label_tokens.clone(),
            chats: found.chats,
        };
        let plan = Plan::new(&setup, &facts).map_err(|it| it.to_string())?;
        let job = Rc::new(Job {
            plan: RefCell::new(plan),
            answerers,
            fingerprints: found.fingerprints.clone(),
            pause: std::cell::Cell::new(false),
        });
        current.record.borrow_mut().found = Some(found);
        if !self.take_the_screen(&current.id, &job) {
            return Ok(());
        }
        let cache = self.cache().await;
        let host = self.ports.host.clone();
        self.run_state.1.set(RunState::Running(Progress::default()));
        let tell = |progress| {
            if self.is_on_screen(&current.id) {
                self.run_state.1.set(RunState::Running(progress));
            }
        };
        let rest = job.run(&host, &cache, &tell).await;
        let progress = self.progress();
        let standing = match &rest {
            Rest::Finished => None,
            _ => Some(Standing::Paused {
                n_done: u32::try_from(progress.n_done).unwrap_or(u32::MAX),
                n_total: u32::try_from(progress.n_total).unwrap_or(u32::MAX),
            }),
        };
        match (rest, standing) {
            (Rest::Finished, _) => self.finish(current, &job).await,
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
    async fn finish(&self, current: &Current, job: &Rc<Job>) -> Result<(), String> {
        let setup = current.record.borrow().setup.clone();
        let outcome = Outcome::new(job.clone(), &setup).map_err(|it| it.to_string())?;
        current.record.borrow_mut().standing = Standing::Done {
            sentence: outcome.sentence.clone(),
        };
        self.keep(current).await;
        if self.is_on_screen(&current.id) {
            self.outcome.1.set(Some(Arc::new(outcome)));
            self.run_state.1.set(RunState::Done);
        }
        Ok(())
    }

    /// A record that cannot be written is still on the screen, and its answers are tried again with the next piece.
    async fn keep(&self, current: &Current) {
        let record = current.record.borrow().clone();
        let written = self.shelf.write(&current.id, &record).await;
        written.unwrap_or_default();
    }

    fn progress(&self) -> Progress {
        match self.run_state.0.get_untracked() {
            RunState::Running(progress) | RunState::Paused { progress, .. } => progress,
            _ => Progress::default(),
        }
    }

    fn is_on_screen(&self, id: &ExperimentId) -> bool {
        self.current.borrow().as_ref().is_some_and(|it| it.id == *id)
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

    fn getting_ready(&self, what: &str, share: Option<f64>) {
        let what = what.into();
        self.run_state.1.set(RunState::GettingReady { what, share });
    }

    /// Everything that is asked of the models before the first call.
    async fn get_ready(&self, setup: &Setup) -> Result<(Vec<Answerer>, Found), Trouble> {
        let prompt = setup.prompt();
        let mut found = Found {
            label_tokens: draft::pretended(setup).label_tokens,
            chats: false,
            fingerprints: Vec::new(),
        };
        let mut answerers = Vec::new();
        for model in &setup.models {
            let id = match model {
                Model::Practice(practice) => {
                    // What was planted depends on the setup, so its answers are of no use to another.
                    let planted = practice::planted(*practice, setup);
                    let rows = format!("{:?}{:?}", setup.rows, setup.options.seed);
                    found.fingerprints.push(format!("practice\n{planted}\n{rows}"));
                    let scripted = practice::model(*practice, setup);
                    answerers.push(Answerer::Practice(scripted));
                    continue;
                }
                Model::Engine { id, .. } => id,
            };
            let card = self.load(id, model.name()).await?;
            if card.chat_template.is_some() {
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
            );
            found.chats = asker.chats();
            found.fingerprints.push(asker.fingerprint());
            if setup.question.needs_labels() {
                let names = labels(&prompt);
                let spaced = names.iter().map(|it| format!(" {it}")).collect();
                let tokens = asker.tokenize(spaced).await?;
                found.label_tokens = names.into_iter().zip(tokens).collect();
            }
            answerers.push(Answerer::Engine(asker));
        }
        Ok((answerers, found))
    }

    async fn load(&self, id: &str, name: &str) -> Result<ModelCard, Trouble> {
        let mut replies = self.ports.engine.ask(Asked::Load { model: id.into() });
        let mut card = None;
        while let Some(reply) = replies.next().await {
            match reply? {
                Reply::Progress(it) => {
                    let verb = match it.stage {
                        Stage::Downloading => "Fetching",
                        Stage::Checking => "Checking",
                        Stage::Loading => "Loading",
                    };
                    let share = it.done_bytes as f64 / it.total_bytes.max(1) as f64;
                    let share = (it.total_bytes > 0).then_some(share);
                    self.getting_ready(&format!("{verb} {name}"), share);
                }
                Reply::Loaded(it) => card = Some(*it),
                _ => {}
            }
        }
        card.ok_or(Trouble::Engine(EngineError::Cancelled))
    }

    // The list.

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
    async fn look(&self, current: &Current) -> Result<(), String> {
        self.getting_ready("Reading the answers", None);
        let (setup, found) = {
            let record = current.record.borrow();
            (record.setup.clone(), record.found.clone())
        };
        let facts = found.as_ref().map(|it| Facts {
            label_tokens: it.label_tokens.clone(),
            chats: it.chats,
        });
        let facts = facts.unwrap_or_else(|| draft::pretended(&setup));
        let plan = Plan::new(&setup, &facts).map_err(|it| it.to_string())?;
        let job = Rc::new(Job {
            plan: RefCell::new(plan),
            answerers: Vec::new(),
            fingerprints: found.map(|it| it.fingerprints).unwrap_or_default(),
            pause: std::cell::Cell::new(false),
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
        let nothing_open = job.plan.borrow().wanted(&Default::default(), 1).is_empty();
        if nothing_open {
            return self.finish(current, &job).await;
        }
        let n_total = job.plan.borrow().n_calls();
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
