//! What stands behind the handle: every value that is drawn, the work behind it, and the ports.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use engine::{Question as Asked, Reply};
use futures::{FutureExt, StreamExt};
use reactive_graph::{
    owner::LocalStorage,
    signal::{ReadSignal, RwSignal, WriteSignal, signal},
    traits::{GetUntracked, Set},
};

use crate::{
    Arriving, Checked, DataRow, Entry, ExperimentId, Incoming, Model, ModelChoice, More, Options,
    Outcome, Ports, Practice, Progress, Question, RunState, Screen, Setup, Told, Vote,
    cache::Cache,
    draft,
    judged::Judged,
    keep::{Paces, Record, Shelf},
    pieces::Pieces,
    runner::Job,
    sample,
    setup::read_project,
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
    /// What promptfoo's files would become, or why they cannot be read.
    pub(crate) arriving: Slot<Option<Result<Arc<Arriving>, String>>>,
    /// What a link offers, or why it cannot be read.
    pub(crate) incoming: Slot<Option<Result<Arc<Incoming>, String>>>,
    /// The person's votes on the experiment on the screen.
    pub(crate) votes: Slot<Arc<[Vote]>>,
    /// How many of the last changes of the votes are not written yet.
    pub(crate) votes_unwritten: Slot<u32>,
    /// What came of the last batch file of the experiment on the screen.
    pub(crate) told: Slot<Option<Told>>,
    /// Holds the answers where they lie, and so belongs to this thread.
    pub(crate) outcome: RwSignal<Option<Rc<Outcome>>, LocalStorage>,
    pub(crate) shelf: Shelf,
    cache: RefCell<Option<Rc<Cache>>>,
    pub(crate) current: RefCell<Option<Current>>,
    /// What names the bundled model's weights: the build they came with.
    pub(crate) build: RefCell<String>,
    pub(crate) paces: RefCell<Paces>,
    pub(crate) pieces: RefCell<Option<Pieces>>,
    /// Counts edits of the draft, so that only the last of a burst is checked and written.
    n_edits: std::cell::Cell<u64>,
}

/// The experiment on the screen.
#[derive(Clone)]
pub(crate) struct Current {
    pub(crate) id: ExperimentId,
    pub(crate) record: Rc<RefCell<Record>>,
    pub(crate) job: Option<Rc<Job>>,
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
            origin: None,
            more: More::default(),
        };
        Rc::new(Self {
            screen: signal(Screen::Home),
            entries: signal(Arc::from([])),
            draft: signal(Arc::new(empty)),
            checked: signal(Arc::default()),
            models: signal(ModelChoice::practice().into()),
            setup: signal(None),
            run_state: signal(RunState::Idle),
            arriving: signal(None),
            incoming: signal(None),
            votes: signal(Arc::from([])),
            votes_unwritten: signal(0),
            told: signal(None),
            outcome: RwSignal::new_local(None),
            shelf: Shelf(ports.store.clone()),
            cache: RefCell::default(),
            current: RefCell::default(),
            build: RefCell::default(),
            paces: RefCell::default(),
            pieces: RefCell::default(),
            n_edits: std::cell::Cell::new(0),
            ports,
        })
    }

    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        self.ports.host.spawn(task.boxed_local());
    }

    pub(crate) fn open(self: &Rc<Self>) {
        let core = self.clone();
        self.spawn(async move {
            core.list().await;
            let draft = core.shelf.draft().await;
            // Whoever has begun to set up meanwhile keeps that.
            if let Some(mut draft) = draft.filter(|_| core.n_edits.get() == 0) {
                draft.project = core.ports.host.project();
                core.draft.1.set(Arc::new(draft));
            }
            core.paces.replace(core.shelf.paces().await);
            let cache = Cache::open(core.ports.store.clone()).await;
            core.cache.replace(Some(Rc::new(cache)));
            core.find_models().await;
        });
    }

    pub(crate) async fn list(&self) {
        self.entries.1.set(self.shelf.list().await.into());
    }

    pub(crate) async fn cache(&self) -> Rc<Cache> {
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
        // The project's own model, where it is there.
        let own = read_project(&self.ports.host.project()).map(|it| it.run.model);
        let is_own = |it: &&ModelChoice| matches!(&it.model, Model::Engine { id, .. } if Some(id) == own.as_ref());
        let first = choices.iter().find(is_own).unwrap_or(&choices[0]);
        let first = first.model.clone();
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
            it.origin = None;
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
        self.choose_comparer();
        self.changed();
    }

    pub(crate) fn change(&self, change: impl FnOnce(&mut Setup)) {
        let mut draft = Setup::clone(&self.draft.0.get_untracked());
        change(&mut draft);
        self.draft.1.set(Arc::new(draft));
    }

    /// Checks and writes the draft, once no key was pressed for a moment.
    pub(crate) fn changed(self: &Rc<Self>) {
        let number = self.n_edits.get() + 1;
        self.n_edits.set(number);
        let core = self.clone();
        self.spawn(async move {
            core.ports.host.sleep(EDIT_MILLIS).await;
            if core.n_edits.get() != number {
                return;
            }
            let draft = core.draft.0.get_untracked();
            let mut checked = core.check(&draft);
            core.checked.1.set(Arc::new(checked.clone()));
            // A draft that cannot be kept is still on the screen.
            core.shelf.write_draft(&draft).await.unwrap_or_default();
            if checked.problems.is_empty()
                && let Some(why) = core.labels_in_pieces(&draft).await
                && core.n_edits.get() == number
            {
                checked.problems.push(why);
                checked.n_calls = 0;
                core.checked.1.set(Arc::new(checked.clone()));
            }
            if checked.leaves && checked.problems.is_empty() {
                checked.costs = core.costs(&draft, &checked).await;
                let not_held = checked.costs.iter().filter_map(|it| it.not_held.clone());
                checked.not_held.extend(not_held);
                if core.n_edits.get() == number {
                    core.checked.1.set(Arc::new(checked));
                }
            }
        });
    }

    /// What is missing, or what it comes to, with the time it took per call before.
    pub(crate) fn check(&self, setup: &Setup) -> Checked {
        let mut checked = draft::check(setup);
        self.check_comparer(setup, &mut checked);
        checked.leaves = setup.leaves();
        let paces = self.paces.borrow();
        let of = |model: &Model| {
            let known = paces
                .iter()
                .find(|it| it.0.0 == model.name() && it.0.1 == setup.question);
            known.map(|it| it.1)
        };
        // The last one is the judge, where there is one.
        let n_judged = checked.n_judged;
        let n_own = checked
            .n_calls
            .saturating_sub(n_judged + checked.n_meanings) as f64;
        let n_each = n_own / setup.models.len().max(1) as f64;
        let n_calls = |at: usize| match at < setup.models.len() {
            true => n_each,
            false => n_judged as f64,
        };
        let asked = setup.asked().into_iter().enumerate();
        let seconds = asked.map(|(at, model)| Some(of(model)? * n_calls(at)));
        let meanings = self.seconds_of_meanings(setup, checked.n_meanings);
        checked.seconds = seconds.chain([meanings]).sum();
        checked
    }

    /// Remembers how long a call took.
    pub(crate) async fn learn_pace(&self, setup: &Setup, seconds: f64) {
        let key = (setup.models[0].name().to_owned(), setup.question);
        self.learn(key, seconds).await;
    }

    pub(crate) async fn learn(&self, key: (String, Question), seconds: f64) {
        let paces = {
            let mut paces = self.paces.borrow_mut();
            paces.retain(|it| it.0 != key);
            paces.push((key, seconds));
            paces.clone()
        };
        // One that cannot be kept is measured again.
        self.shelf.write_paces(&paces).await.unwrap_or_default();
    }

    pub(crate) fn paste_rows(self: &Rc<Self>, text: &str) -> Result<usize, String> {
        let rows: Vec<DataRow> = draft::read_rows(text)?;
        let n = rows.len();
        self.replace_rows(rows);
        Ok(n)
    }

    pub(crate) fn take_rows(self: &Rc<Self>, rows: Vec<(String, String)>) {
        let rows = rows.into_iter();
        self.replace_rows(
            rows.map(|(input, expected)| DataRow { input, expected })
                .collect(),
        );
    }

    fn replace_rows(self: &Rc<Self>, rows: Vec<DataRow>) {
        self.edit(|it| {
            it.rows = rows;
            draft::rows_changed(it);
        });
    }

    pub(crate) fn use_sample(self: &Rc<Self>) {
        self.edit(|it| {
            it.rows = sample::rows(it.question, &it.prompt());
            draft::rows_changed(it);
        });
    }

    pub(crate) fn again(self: &Rc<Self>) {
        let Some(setup) = self.setup.0.get_untracked() else {
            return;
        };
        let (origin, here) = (self.current_origin(), self.models.0.get_untracked());
        self.change(|it| {
            *it = Setup::clone(&setup);
            it.origin = origin.or(it.origin.take());
            // A file names models that this device may not have.
            it.models
                .retain(|model| here.iter().any(|it| it.model == *model));
            let is_here = |judge: &Model| {
                *judge == Model::Practice(Practice::Judge)
                    || here.iter().any(|it| it.model == *judge)
            };
            let judge = &mut it.more.rubric.judge;
            *judge = judge.take().filter(is_here);
        });
        self.screen.1.set(Screen::Setup);
        self.changed();
    }

    // The experiment on the screen.

    pub(crate) fn put_on_screen(&self, id: ExperimentId, record: Record) {
        self.setup.1.set(Some(Arc::new(record.setup.clone())));
        self.votes.1.set(record.votes.clone().into());
        self.outcome.set(None);
        self.told.1.set(None);
        self.run_state.1.set(RunState::Idle);
        self.screen.1.set(Screen::Experiment(id.clone()));
        let record = Rc::new(RefCell::new(record));
        self.current.replace(Some(Current {
            id,
            record,
            job: None,
        }));
    }

    /// A record that cannot be written is still on the screen, and its answers are tried again with the next piece.
    pub(crate) async fn keep(&self, current: &Current) {
        let record = current.record.borrow().clone();
        let written = self.shelf.write(&current.id, &record).await;
        written.unwrap_or_default();
    }

    pub(crate) fn progress(&self) -> Progress {
        match self.run_state.0.get_untracked() {
            RunState::Running(progress) | RunState::Paused { progress, .. } => progress,
            _ => Progress::default(),
        }
    }

    pub(crate) fn is_on_screen(&self, id: &ExperimentId) -> bool {
        self.current
            .borrow()
            .as_ref()
            .is_some_and(|it| it.id == *id)
    }

    pub(crate) fn getting_ready(&self, what: &str, share: Option<f64>) {
        let what = what.into();
        self.run_state.1.set(RunState::GettingReady { what, share });
    }
}
