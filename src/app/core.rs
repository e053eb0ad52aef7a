//! What stands behind the handle: every value that is drawn, the work behind it, and the ports.
//!
//! The verbs are in the files named after them: `editing`, `autosave`, `projects`, `runs`, `models`, `live_count`.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
    sync::Arc,
};

use ::words::Language;
use domain::{ExampleId, Project, ProjectId};
use engine::{Abilities, ModelCard, StorageReport, StoredModel};

use crate::{
    Airplane, Answer, AnswerId, CardState, Command, Counts, Incoming, ModelWork, Notice,
    OutgoingState, Ports, Preview, ProjectEntry, RunState, SavedState, Settings, ShareState,
    answers::Answers,
    autosave::Saver,
    document::Document,
    history::History,
    live_count::LiveCount,
    models::ModelDesk,
    preview::Due,
    runs::Runs,
    share::Gate,
    slot::{Slot, Slots},
    vocabularies::Vocabularies,
};

/// State and ports of an open studio.
pub(crate) struct Core {
    pub(crate) ports: Ports,

    // What is drawn.
    pub(crate) document: Document,
    pub(crate) is_open: Slot<bool>,
    pub(crate) can_undo: Slot<Option<Arc<str>>>,
    pub(crate) can_redo: Slot<Option<Arc<str>>>,
    pub(crate) preview: Slot<Arc<Preview>>,
    pub(crate) counts: Slot<Arc<Counts>>,
    pub(crate) example_tokens: Slots<ExampleId, Option<u32>>,
    pub(crate) run_state: Slot<RunState>,
    pub(crate) answer_ids: Slot<Arc<[AnswerId]>>,
    pub(crate) answers: Slots<AnswerId, Option<Arc<Answer>>>,
    pub(crate) projects: Slot<Arc<[ProjectEntry]>>,
    pub(crate) saved_state: Slot<SavedState>,
    pub(crate) share_state: Slot<ShareState>,
    pub(crate) incoming: Slot<Option<Incoming>>,
    pub(crate) models: Slot<Arc<[StoredModel]>>,
    pub(crate) storage_report: Slot<Option<StorageReport>>,
    pub(crate) loaded_model: Slot<Option<Arc<ModelCard>>>,
    pub(crate) abilities: Slot<Option<Arc<Abilities>>>,
    pub(crate) model_work: Slot<Option<ModelWork>>,
    pub(crate) card: Slot<CardState>,
    pub(crate) settings: Slot<Settings>,
    pub(crate) language: Slot<Option<Language>>,
    pub(crate) notices: Slot<Arc<[Notice]>>,
    pub(crate) outgoing: Slot<OutgoingState>,
    pub(crate) airplane: Slot<Airplane>,
    pub(crate) left: Slot<Arc<str>>,

    // What works behind it.
    pub(crate) history: RefCell<History>,
    /// Of projects left during this visit, with a digest of the record they were left at.
    pub(crate) histories: RefCell<HashMap<ProjectId, (u64, History)>>,
    pub(crate) saver: Saver,
    pub(crate) runs: Runs,
    pub(crate) kept_answers: Answers,
    pub(crate) desk: ModelDesk,
    pub(crate) live_count: LiveCount,
    pub(crate) vocabularies: Vocabularies,
    pub(crate) is_fetching_reader: Cell<bool>,
    pub(crate) preview_due: Due,
    /// Counts the requests that were to be written; only the last one is.
    pub(crate) outgoing_turn: Cell<u64>,
    pub(crate) gate: Gate,
    /// Commands that came before the project was open.
    pub(crate) waiting: RefCell<Vec<Command>>,
    last_number: Cell<u64>,
}

impl Core {
    pub(crate) fn new(ports: Ports) -> Rc<Self> {
        Rc::new(Self {
            ports,
            document: Document::new(Project::empty(ProjectId(String::new()), "")),
            is_open: Slot::new(false),
            can_undo: Slot::new(None),
            can_redo: Slot::new(None),
            preview: Slot::new(Arc::default()),
            counts: Slot::new(Arc::new(Counts::nothing())),
            example_tokens: Slots::new(),
            run_state: Slot::new(RunState::Idle),
            answer_ids: Slot::new(Arc::default()),
            answers: Slots::new(),
            projects: Slot::new(Arc::default()),
            saved_state: Slot::new(SavedState::Saved),
            share_state: Slot::new(ShareState::Closed),
            incoming: Slot::new(None),
            models: Slot::new(Arc::default()),
            storage_report: Slot::new(None),
            loaded_model: Slot::new(None),
            abilities: Slot::new(None),
            model_work: Slot::new(None),
            card: Slot::new(CardState::default()),
            settings: Slot::new(Settings::default()),
            language: Slot::new(None),
            notices: Slot::new(Arc::default()),
            outgoing: Slot::new(OutgoingState::Nothing),
            airplane: Slot::new(Airplane::default()),
            left: Slot::new("".into()),
            history: RefCell::default(),
            histories: RefCell::default(),
            saver: Saver::default(),
            runs: Runs::default(),
            kept_answers: Answers::default(),
            desk: ModelDesk::default(),
            live_count: LiveCount::default(),
            vocabularies: Vocabularies::default(),
            is_fetching_reader: Cell::new(false),
            preview_due: Due::default(),
            outgoing_turn: Cell::new(0),
            gate: Gate::default(),
            waiting: RefCell::default(),
            last_number: Cell::new(0),
        })
    }

    /// Begins everything that goes on by itself.
    pub(crate) fn open(self: &Rc<Self>) {
        let core = Rc::clone(self);
        self.spawn(async move {
            core.open_last().await;
            core.empty_trash().await;
        });
        self.read_airplane();
        let core = Rc::clone(self);
        self.spawn(async move { core.listen_to_tabs().await });
        let core = Rc::clone(self);
        self.spawn(async move {
            core.read_left().await;
            core.read_abilities().await;
            core.read_models().await;
            // Not needed yet, but the connection may be gone when it is: a failure is told then.
            _ = core.ports.annex.fetch().await;
        });
    }

    /// For names that live as long as the page.
    pub(crate) fn next_number(&self) -> u64 {
        let number = self.last_number.get() + 1;
        self.last_number.set(number);
        number
    }
}
