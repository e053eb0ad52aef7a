//! What stands behind the handle: every value that is drawn, and the ports. The rooms' verbs are in its other files.

use std::{cell::RefCell, ops::Range, rc::Rc, sync::Arc};

use domain::{ExampleId, Project, ProjectId};
use engine::{Abilities, ModelCard, StorageReport, StoredModel};
use reactive_graph::wrappers::read::Signal;

use crate::{
    Answer, AnswerId, Counts, Incoming, ModelWork, Notice, Ports, Preview, ProjectEntry, RunState,
    SavedState, Settings, ShareState, TableOffer,
    document::Document,
    slot::{Slot, Slots},
};

/// State and ports of an open studio.
pub(crate) struct Core {
    pub(crate) ports: Ports,
    pub(crate) document: Document,
    pub(crate) is_open: Slot<bool>,
    pub(crate) can_undo: Slot<Option<Arc<str>>>,
    pub(crate) can_redo: Slot<Option<Arc<str>>>,
    pub(crate) preview: Slot<Arc<Preview>>,
    pub(crate) counts: Slot<Arc<Counts>>,
    pub(crate) example_tokens: Slots<ExampleId, Option<u32>>,
    pub(crate) table_offer: Slot<Option<Arc<TableOffer>>>,
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
    pub(crate) settings: Slot<Settings>,
    pub(crate) notices: Slot<Arc<[Notice]>>,
    pub(crate) kept_answers: RefCell<Vec<Arc<Answer>>>,
}

impl Core {
    pub(crate) fn new(ports: Ports) -> Rc<Self> {
        let mut bytes = [0; 16];
        ports.host.random_bytes(&mut bytes);
        let id: String = bytes.iter().map(|it| format!("{it:02x}")).collect();
        Rc::new(Self {
            ports,
            document: Document::new(Project::first(ProjectId(id))),
            is_open: Slot::new(false),
            can_undo: Slot::new(None),
            can_redo: Slot::new(None),
            preview: Slot::new(Arc::default()),
            counts: Slot::new(Arc::new(Counts::nothing())),
            example_tokens: Slots::new(),
            table_offer: Slot::new(None),
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
            settings: Slot::new(Settings::default()),
            notices: Slot::new(Arc::default()),
            kept_answers: RefCell::new(Vec::new()),
        })
    }

    pub(crate) fn open(self: &Rc<Self>) {
        self.is_open.set(true);
    }

    pub(crate) fn flush(self: &Rc<Self>) {}

    pub(crate) fn example_tokens_signal(&self, id: ExampleId) -> Signal<Option<u32>> {
        self.example_tokens.signal(&id, || None)
    }

    pub(crate) fn answer_signal(&self, id: AnswerId) -> Signal<Option<Arc<Answer>>> {
        self.answers.signal(&id, || {
            let answers = self.kept_answers.borrow();
            answers.iter().find(|it| it.id == id).cloned()
        })
    }

    pub(crate) fn token_boundaries(&self, _bytes: Range<usize>) -> Option<Vec<usize>> {
        self.counts.track();
        None
    }
}
