//! The answers of this visit: only added and completed, shown by project, marked when their prompt has changed.

use std::{cell::RefCell, sync::Arc};

use domain::ProjectId;
use reactive_graph::wrappers::read::Signal;

use crate::{Answer, AnswerId, core::Core};

/// Oldest first.
///
/// Invariant: answers are only added, completed and cleared away; undo does not reach them.
#[derive(Default)]
pub(crate) struct Answers(RefCell<Vec<Kept>>);

struct Kept {
    project: ProjectId,
    answer: Arc<Answer>,
}

impl Core {
    pub(crate) fn keep_answer(&self, project: ProjectId, answer: Arc<Answer>) {
        self.kept_answers
            .0
            .borrow_mut()
            .push(Kept { project, answer });
    }

    pub(crate) fn answer_signal(&self, id: AnswerId) -> Signal<Option<Arc<Answer>>> {
        self.answers.signal(&id, || self.find_answer(id))
    }

    pub(crate) fn change_answer(&self, id: AnswerId, change: impl FnOnce(&mut Answer)) {
        let changed = {
            let mut answers = self.kept_answers.0.borrow_mut();
            // Answers that were cleared away while they came are nobody's.
            let Some(kept) = answers.iter_mut().find(|it| it.answer.id == id) else {
                return;
            };
            change(Arc::make_mut(&mut kept.answer));
            kept.answer.clone()
        };
        self.answers.set(&id, || Some(changed));
    }

    pub(crate) fn find_answer(&self, id: AnswerId) -> Option<Arc<Answer>> {
        let answers = self.kept_answers.0.borrow();
        let found = answers.iter().find(|it| it.answer.id == id);
        found.map(|it| it.answer.clone())
    }

    /// Shows the answers of the open project.
    pub(crate) fn show_answers(&self) {
        let project = self.document.id();
        let ids = {
            let answers = self.kept_answers.0.borrow();
            let ours = answers.iter().filter(|it| it.project == project);
            ours.map(|it| it.answer.id).collect()
        };
        self.answer_ids.set(ids);
        self.refresh_stale();
    }

    pub(crate) fn clear_answers(&self) {
        self.stop();
        let gone = self.answer_ids.peek();
        let is_gone = |id: &AnswerId| gone.contains(id);
        self.kept_answers
            .0
            .borrow_mut()
            .retain(|it| !is_gone(&it.answer.id));
        self.show_answers();
        for id in gone.iter() {
            self.answers.set(id, || None);
        }
        self.answers.retain(|it| !is_gone(it));
    }

    /// A project goes on under another id; its answers go along.
    pub(crate) fn answers_follow(&self, from: &ProjectId, to: &ProjectId) {
        for kept in self.kept_answers.0.borrow_mut().iter_mut() {
            if kept.project == *from {
                kept.project = to.clone();
            }
        }
    }

    /// Marks the answers whose prompt or settings are no longer those on the screen.
    pub(crate) fn refresh_stale(&self) {
        let ids = self.answer_ids.peek();
        if ids.is_empty() {
            return;
        }
        let now = self.prompt_digest();
        let flipped: Vec<AnswerId> = {
            let answers = self.kept_answers.0.borrow();
            let flips = |it: &&Kept| it.answer.stale != (it.answer.digest != now);
            let flipped = answers.iter().filter(flips).map(|it| it.answer.id);
            flipped.filter(|it| ids.binary_search(it).is_ok()).collect()
        };
        for id in flipped {
            self.change_answer(id, |it| it.stale = it.digest != now);
        }
    }
}
