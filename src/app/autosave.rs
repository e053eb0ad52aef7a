//! Keeps the open project on disk: soon after a pause, every second while typing, never over another tab's work.
//!
//! Every write names the record it expects to replace ([`storage::Store::put_if`]). Where something else
//! lies there, another tab was faster: its version stays under the old id and this tab goes on with a copy.
//!
//! Invariant: no write replaces a record this tab has not read or written itself.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use format::record;
use futures::lock::{Mutex, MutexGuard};
use storage::StorageError;

use crate::{Command, SavedState, Tone, core::Core, words};

/// From the last change to the write.
pub(crate) const PAUSE_MILLIS: f64 = 400.0;
/// From the first unsaved change to the write, however fast the typing goes on.
pub(crate) const LONGEST_MILLIS: f64 = 900.0;
/// Between a failed write and the next try; doubles up to the other.
const FIRST_RETRY_MILLIS: u32 = 2_000;
const LONGEST_RETRY_MILLIS: u32 = 10_000;

/// What is known of the open project's record.
#[derive(Default)]
pub(crate) struct Saver {
    /// The record as this tab last read or wrote it; `None` where there is none yet.
    pub(crate) known: RefCell<Option<Vec<u8>>>,
    pub(crate) unsaved: Cell<Option<Unsaved>>,
    is_waiting: Cell<bool>,
    /// Held by whoever writes the open project or puts another in its place.
    pub(crate) writing: Mutex<()>,
    retry_millis: Cell<u32>,
}

/// When the changes were made that are not on disk, in milliseconds.
#[derive(Clone, Copy)]
pub(crate) struct Unsaved {
    first: f64,
    last: f64,
}

impl Core {
    /// Notes a change and sees to it that it is written.
    pub(crate) fn save_soon(self: &Rc<Self>) {
        let now = self.ports.host.now_millis();
        let first = self.saver.unsaved.get().map_or(now, |it| it.first);
        self.saver.unsaved.set(Some(Unsaved { first, last: now }));
        if !matches!(self.saved_state.peek(), SavedState::Failed(_)) {
            self.saved_state.set(SavedState::Saving);
        }
        if self.saver.is_waiting.replace(true) {
            return;
        }
        let core = Rc::clone(self);
        self.spawn(async move {
            while let Some(unsaved) = core.saver.unsaved.get() {
                let due = (unsaved.last + PAUSE_MILLIS).min(unsaved.first + LONGEST_MILLIS);
                let left = due - core.ports.host.now_millis();
                if left <= 0.0 {
                    break;
                }
                core.ports.host.sleep(left.ceil() as u32).await;
            }
            core.saver.is_waiting.set(false);
            core.save().await;
        });
    }

    /// Begins to write what is unsaved at once.
    pub(crate) fn flush(self: &Rc<Self>) {
        if self.saver.unsaved.get().is_some() {
            let core = Rc::clone(self);
            self.spawn(async move { _ = core.save().await });
        }
    }

    /// Writes what is unsaved. True where all is on disk.
    pub(crate) async fn save(self: &Rc<Self>) -> bool {
        let _writing = self.saver.writing.lock().await;
        let Some(unsaved) = self.saver.unsaved.take() else {
            return true;
        };
        if let Err(error) = self.write().await {
            let last = self.saver.unsaved.get().map_or(unsaved.last, |it| it.last);
            let first = unsaved.first;
            self.saver.unsaved.set(Some(Unsaved { first, last }));
            self.save_failed(&error);
            return false;
        }
        self.saver.retry_millis.set(0);
        self.saver.unsaved.get().is_none()
    }

    /// Writes until all is on disk and gives the right to change which project is open; `None` where it
    /// cannot be written, which the person has been told.
    pub(crate) async fn all_saved(self: &Rc<Self>) -> Option<MutexGuard<'_, ()>> {
        loop {
            let writing = self.saver.writing.lock().await;
            if self.saver.unsaved.get().is_none() {
                return Some(writing);
            }
            drop(writing);
            if !self.save().await && matches!(self.saved_state.peek(), SavedState::Failed(_)) {
                let text = words::not_saved_stays();
                self.notify(Tone::Error, text, Some(Command::ExportFile));
                return None;
            }
        }
    }

    async fn write(self: &Rc<Self>) -> Result<(), StorageError> {
        let now = self.ports.host.now_millis();
        let record = self.document.read(|it| record::write(it, now));
        let key = self.project_key();
        let known = self.saver.known.borrow().clone();
        let store = &self.ports.store;
        if store.put_if(&key, known.as_deref(), &record).await? {
            self.written(record);
            return Ok(());
        }
        match store.get(&key).await? {
            Some(theirs) if record::is_same(&theirs, &record) => {
                self.written(theirs);
                Ok(())
            }
            Some(_) => self.go_on_with_a_copy().await,
            None => {
                // Deleted in another tab while this one went on writing: what is being written stays.
                store.put_if(&key, None, &record).await?;
                self.written(record);
                let text = words::deleted_but_kept();
                self.notify(Tone::Warning, text, None);
                Ok(())
            }
        }
    }

    async fn go_on_with_a_copy(self: &Rc<Self>) -> Result<(), StorageError> {
        let (old, name) = self.document.read(|it| (it.id.clone(), it.name.clone()));
        let name = words::name_other_tab(&name);
        let id = self.fresh_project_id();
        self.answers_follow(&old, &id);
        self.document.become_copy(id, name.clone());
        self.saver.known.replace(None);
        let now = self.ports.host.now_millis();
        let record = self.document.read(|it| record::write(it, now));
        let written = self
            .ports
            .store
            .put_if(&self.project_key(), None, &record)
            .await;
        self.remember_last().await;
        self.notify(
            Tone::Warning,
            &words::copy_made(&name),
            Some(Command::OpenProject(old)),
        );
        self.project_shown_anew();
        written?;
        self.written(record);
        let name = Arc::from(name);
        self.saved_state.set(SavedState::ConflictCopyMade { name });
        self.list_projects().await;
        Ok(())
    }

    fn written(self: &Rc<Self>, record: Vec<u8>) {
        let head = record::head(&record);
        self.saver.known.replace(Some(record));
        if self.saver.unsaved.get().is_none() {
            self.saved_state.set(SavedState::Saved);
        }
        let id = self.document.id();
        self.tell_tabs("saved", &id);
        self.entry_changed(id, head);
    }

    fn save_failed(self: &Rc<Self>, error: &StorageError) {
        let text = words::not_saved_why(&error.to_string());
        self.saved_state.set(SavedState::Failed(text.into()));
        let last = self.saver.retry_millis.get();
        let next = (last * 2).clamp(FIRST_RETRY_MILLIS, LONGEST_RETRY_MILLIS);
        self.saver.retry_millis.set(next);
        if self.saver.is_waiting.replace(true) {
            return;
        }
        let core = Rc::clone(self);
        self.spawn(async move {
            core.ports.host.sleep(next).await;
            core.saver.is_waiting.set(false);
            core.save().await;
        });
    }

    /// Tries a failed write again now.
    pub(crate) fn retry_save(self: &Rc<Self>) {
        self.saver.retry_millis.set(0);
        self.flush();
    }

    pub(crate) fn project_key(&self) -> String {
        format!("{}{}", record::PROJECTS, self.document.id().0)
    }
}
