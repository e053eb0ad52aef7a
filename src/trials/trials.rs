//! The handle every component holds: signals to read, verbs to act.

use std::{rc::Rc, sync::Arc};

use engine::StoredModel;
use reactive_graph::{
    owner::{LocalStorage, StoredValue},
    signal::{ReadSignal, RwSignal},
    traits::{Get, GetUntracked, Set, WithValue},
};

use crate::{
    Arriving, Checked, Choice, Entry, ExperimentId, Foreign, Incoming, Model, Outcome, Ports,
    Practice, Progress, Question, Setup, Told, Vote, core::Core, words,
};

/// Reads and writes everything about experiments. `Copy`; lives under the owner it was opened under.
#[derive(Clone, Copy)]
pub struct Trials(StoredValue<Rc<Core>, LocalStorage>);

/// What the place shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The questions, and the experiments so far.
    #[default]
    Home,
    Setup,
    Experiment(ExperimentId),
}

/// How the experiment on the screen stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum RunState {
    #[default]
    Idle,
    /// The model is being brought into memory, or the answers of an earlier visit are read.
    GettingReady {
        what: String,
        share: Option<f64>,
    },
    Running(Progress),
    /// `why` is a sentence where it was not the person who paused.
    Paused {
        progress: Progress,
        why: Option<String>,
    },
    Done,
}

/// A model that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelChoice {
    pub model: Model,
    pub(crate) is_bundled: bool,
}

impl Trials {
    /// Opens the shelf: returns at once; the list follows within a few milliseconds.
    pub fn open(ports: Ports) -> Self {
        let core = Core::new(ports);
        core.open();
        Self(StoredValue::new_local(core))
    }

    pub fn screen(&self) -> ReadSignal<Screen> {
        self.core().screen.0
    }

    /// Newest first.
    pub fn entries(&self) -> ReadSignal<Arc<[Entry]>> {
        self.core().entries.0
    }

    /// The experiment that is being set up.
    pub fn draft(&self) -> ReadSignal<Arc<Setup>> {
        self.core().draft.0
    }

    pub fn checked(&self) -> ReadSignal<Arc<Checked>> {
        self.core().checked.0
    }

    /// Stored models and the practice ones.
    pub fn models(&self) -> ReadSignal<Arc<[ModelChoice]>> {
        self.core().models.0
    }

    /// What can judge by a rubric.
    pub fn judges(&self) -> Vec<ModelChoice> {
        let models = self.core().models.0.get();
        let of_engine = |it: &&ModelChoice| matches!(it.model, Model::Engine { .. });
        let mut judges: Vec<ModelChoice> = models.iter().filter(of_engine).cloned().collect();
        judges.push(ModelChoice {
            model: Model::Practice(Practice::Judge),
            is_bundled: false,
        });
        judges
    }

    /// What can compare meanings: models of this page, those first that were made for it.
    pub fn comparers(&self) -> Vec<ModelChoice> {
        let models = self.core().models.0.get();
        let can = models.iter().filter(|it| it.compares_meanings());
        let mut comparers: Vec<ModelChoice> = can.cloned().collect();
        comparers.sort_by_key(|it| !it.is_made_for_meaning());
        comparers
    }

    /// The setup of the experiment on the screen.
    pub fn setup(&self) -> ReadSignal<Option<Arc<Setup>>> {
        self.core().setup.0
    }

    pub fn run_state(&self) -> ReadSignal<RunState> {
        self.core().run_state.0
    }

    /// What came out; `None` before the end.
    pub fn outcome(&self) -> RwSignal<Option<Rc<Outcome>>, LocalStorage> {
        self.core().outcome
    }

    /// Whether anything is running, wherever the person is.
    pub fn is_running(&self) -> bool {
        let state = self.run_state().get_untracked();
        matches!(state, RunState::Running(_) | RunState::GettingReady { .. })
    }

    /// Begins to set up an experiment on the studio's prompt as it is now.
    pub fn ask(&self, question: Question) {
        self.core().ask(question);
    }

    pub fn go_home(&self) {
        self.core().go_home();
    }

    /// Checks the draft once more: what is missing is said in the language that is spoken now.
    pub fn check_again(&self) {
        self.core().changed();
    }

    /// Changes the draft; it is kept as it is written.
    pub fn edit(&self, change: impl FnOnce(&mut Setup)) {
        self.core().edit(change);
    }

    /// Takes the rows of a pasted text or of a file; says how many, or what is wrong with them.
    pub fn paste_rows(&self, text: &str) -> Result<usize, String> {
        self.core().paste_rows(text)
    }

    /// Takes rows whose columns are known: what goes in, and the right answer.
    pub fn take_rows(&self, rows: Vec<(String, String)>) {
        self.core().take_rows(rows);
    }

    /// Rows to try with, made for the question and the prompt.
    pub fn use_sample(&self) {
        self.core().use_sample();
    }

    /// Runs the draft.
    pub fn start(&self) {
        self.core().start();
    }

    /// Makes an experiment of the draft and asks nothing yet: its calls are for a batch.
    pub fn set_aside(&self) {
        self.core().set_aside();
    }

    /// Offers the open calls of the experiment on the screen as files for a service's batches; nothing is sent.
    /// What came of it is in [`Trials::told`].
    pub fn save_batch(&self) {
        self.core().save_batch();
    }

    /// Takes the answers of a batch's results file; what came of it is in [`Trials::told`].
    pub fn read_batch(&self, file: Vec<u8>) {
        self.core().read_batch(file);
    }

    /// What came of the last batch file of the experiment on the screen; `None` before there was one.
    pub fn told(&self) -> ReadSignal<Option<Told>> {
        self.core().told.0
    }

    pub fn show(&self, id: ExperimentId) {
        self.core().show(id);
    }

    /// Stops asking; everything answered stays.
    pub fn pause(&self) {
        self.core().pause();
    }

    /// Goes on where it was.
    pub fn go_on(&self) {
        self.core().go_on();
    }

    /// Whether a row (from 0) of an experiment comes out right with the project of this file; `None` where
    /// that cannot be told, a sentence where it could not be asked.
    pub fn is_right(
        &self,
        setup: Arc<Setup>,
        project: String,
        row: usize,
    ) -> impl Future<Output = Result<Option<bool>, String>> + 'static {
        let core = self.core();
        async move { core.is_right(&setup, project, row).await }
    }

    /// The id of the experiment on the screen.
    pub fn id(&self) -> Option<ExperimentId> {
        self.core()
            .current
            .borrow()
            .as_ref()
            .map(|it| it.id.clone())
    }

    /// How many of the last changes of the votes are not written yet.
    pub fn votes_unwritten(&self) -> ReadSignal<u32> {
        self.core().votes_unwritten.0
    }

    /// The person's votes on the experiment on the screen, in the order they were given.
    pub fn votes(&self) -> ReadSignal<Arc<[Vote]>> {
        self.core().votes.0
    }

    /// Votes on a row of the first condition beside `other`; a second vote on a row takes the place of the first.
    pub fn vote(&self, other: usize, row: usize, choice: Choice) {
        self.core().vote(other, row, choice);
    }

    /// Takes back the last vote on the first condition beside `other`.
    pub fn undo_vote(&self, other: usize) {
        self.core().undo_vote(other);
    }

    /// The same setup as a new draft: to change one thing and run again.
    pub fn again(&self) {
        self.core().again();
    }

    pub fn delete(&self, id: &ExperimentId) {
        self.core().delete(id.clone());
    }

    /// Offers the experiment on the screen as a file, with every answer so far; the error is a sentence.
    pub fn save_file(&self, then: impl FnOnce(Result<(), String>) + 'static) {
        self.core().save_file(then);
    }

    /// Offers the versions on the screen as one of promptfoo's files; hands over what it cannot hold, or why there is
    /// no file, a sentence each.
    pub fn save_promptfoo(&self, kind: Foreign, then: impl FnOnce(Vec<String>) + 'static) {
        self.core().save_promptfoo(kind, then);
    }

    /// Whether [`Trials::save_promptfoo`] has something to save.
    pub fn can_leave_for_promptfoo(&self) -> bool {
        self.core().can_leave_for_promptfoo()
    }

    /// Adds the experiment of a file and shows it as it was recorded; the error is a sentence.
    pub fn open_file(&self, bytes: &[u8]) -> Result<(), String> {
        self.core().open_file(bytes)
    }

    /// Looks at promptfoo's files, as (name, text): says what was found, and takes nothing yet.
    pub fn look_at_foreign(&self, files: &[(String, String)]) {
        self.core().look_at_foreign(files);
    }

    /// What promptfoo's files would become, or why they cannot be read.
    pub fn arriving(&self) -> ReadSignal<Option<Result<Arc<Arriving>, String>>> {
        self.core().arriving.0
    }

    /// Makes the draft of what was found.
    pub fn take_foreign(&self) {
        self.core().take_foreign();
    }

    pub fn leave_foreign(&self) {
        self.core().arriving.1.set(None);
    }

    /// Writes the experiment on the screen as the fragment of a link (`#e1=…`); the error is a sentence.
    pub fn write_link(&self, then: impl FnOnce(Result<String, String>) + 'static) {
        self.core().write_link(then);
    }

    /// What the link that was opened offers, or why it cannot be read; `None` where there is none.
    pub fn incoming(&self) -> ReadSignal<Option<Result<Arc<Incoming>, String>>> {
        self.core().incoming.0
    }

    /// Looks at the experiment of a link: it is offered, and nothing runs.
    pub fn look_at_link(&self, fragment: &str) {
        self.core().look_at_link(fragment);
    }

    /// Adds the experiment of the link and shows it as it was recorded.
    pub fn take_link(&self) {
        self.core().take_link();
    }

    /// Leaves the link's experiment alone.
    pub fn leave_link(&self) {
        self.core().incoming.1.set(None);
    }

    /// Offers bytes as a download.
    pub fn offer_file(&self, name: &str, bytes: Vec<u8>) {
        self.core().ports.host.offer_file(name, bytes);
    }

    /// Gives the studio the project of the experiment with another instruction.
    pub fn adopt_instruction(&self, instruction: &str) {
        self.core()
            .adopt(|it| it.instruction = instruction.to_owned());
    }

    /// Gives the studio the project of the experiment with its shown examples in another order.
    pub fn adopt_order(&self, order: &[usize]) {
        self.core().adopt(|prompt| {
            let (shown, hidden): (Vec<_>, Vec<_>) = prompt.examples.drain(..).partition(|it| it.on);
            let ordered = order.iter().filter_map(|it| shown.get(*it).cloned());
            prompt.examples = ordered.chain(hidden).collect();
        });
    }

    fn core(&self) -> Rc<Core> {
        self.0.with_value(Rc::clone)
    }
}

impl ModelChoice {
    pub(crate) fn stored(it: &StoredModel) -> Self {
        Self {
            model: Model::Engine {
                id: it.id.clone(),
                name: it.name.clone(),
            },
            is_bundled: it.bundled,
        }
    }

    pub(crate) fn practice() -> [Self; 2] {
        [Practice::Plant, Practice::Coin].map(|it| Self {
            model: Model::Practice(it),
            is_bundled: false,
        })
    }

    /// Whether it can give texts vectors: models of this page can.
    pub(crate) fn compares_meanings(&self) -> bool {
        matches!(&self.model, Model::Engine { id, .. } if !engine::is_elsewhere(id))
    }

    /// Whether its name says that it was made to compare meanings.
    pub fn is_made_for_meaning(&self) -> bool {
        crate::meaning::is_made_for_meaning(self.model.name())
    }

    /// Where it is, or what it pretends.
    pub fn note(&self) -> &'static str {
        match &self.model {
            Model::Practice(Practice::Plant) => words::practice_plant_note(),
            Model::Practice(Practice::Coin) => words::practice_coin_note(),
            Model::Practice(Practice::Judge) => words::practice_judge_note(),
            Model::Engine { .. } if self.is_bundled => words::comes_with_page(),
            Model::Engine { id, .. } if engine::is_elsewhere(id) => words::is_elsewhere(),
            Model::Engine { .. } => words::is_here(),
        }
    }
}
