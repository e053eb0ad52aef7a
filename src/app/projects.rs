//! What can be done to whole projects: open, add, copy, rename, delete, bring back, files; and what other tabs do.

use std::rc::Rc;

use domain::{Field, Project, ProjectId};
use format::{file, record};
use futures::StreamExt;

use crate::{Command, Tone, core::Core, words};

/// Deleted projects can be brought back this long.
const TRASH_MILLIS: f64 = 7.0 * 24.0 * 3600.0 * 1000.0;

impl Core {
    pub(crate) async fn open_project(self: &Rc<Self>, id: ProjectId) {
        loop {
            if id == self.document.id() {
                return;
            }
            let Some(_writing) = self.all_saved().await else {
                return;
            };
            let Some((project, record)) = self.read_project(&id).await else {
                self.list_projects().await;
                return;
            };
            // What was typed while the other was read has to be written first.
            if self.saver.unsaved.get().is_none() {
                return self.show(project, Some(record));
            }
        }
    }

    /// Adds a project under a fresh id and opens it.
    pub(crate) async fn add_project(self: &Rc<Self>, project: Project) {
        let Some(writing) = self.all_saved().await else {
            return;
        };
        self.show(project, None);
        self.save_soon();
        drop(writing);
        self.save().await;
    }

    pub(crate) async fn duplicate_project(self: &Rc<Self>, id: ProjectId) {
        let mut copy = if id == self.document.id() {
            self.document.read(Project::clone)
        } else if let Some((project, _)) = self.read_project(&id).await {
            project
        } else {
            return;
        };
        copy.id = self.fresh_project_id();
        copy.name = words::name_copy(&copy.name);
        self.add_project(copy).await;
    }

    pub(crate) async fn rename_project(self: &Rc<Self>, id: ProjectId, name: String) {
        if id == self.document.id() {
            return self.edit_text(Field::Name, name);
        }
        let Some((mut project, old)) = self.read_project(&id).await else {
            return;
        };
        project.name = name;
        let record = record::write(&project, self.ports.host.now_millis());
        let key = format!("{}{}", record::PROJECTS, id.0);
        match self.ports.store.put_if(&key, Some(&old), &record).await {
            Ok(true) => {
                self.entry_changed(id.clone(), record::head(&record));
                self.tell_tabs("saved", &id);
            }
            Ok(false) => {
                let text = words::tab_was_changing();
                self.notify(Tone::Warning, text, None);
            }
            Err(error) => self.notify(Tone::Error, &error.to_string(), None),
        }
    }

    pub(crate) async fn delete_project(self: &Rc<Self>, id: ProjectId) {
        let Some(writing) = self.all_saved().await else {
            return;
        };
        let key = format!("{}{}", record::PROJECTS, id.0);
        let moved = async {
            let store = &self.ports.store;
            let Some(record) = store.get(&key).await? else {
                return Ok(None);
            };
            let stamped = record::restamp(&record, self.ports.host.now_millis());
            store
                .put(&format!("{}{}", record::TRASH, id.0), &stamped)
                .await?;
            store.delete(&key).await?;
            Ok::<_, storage::StorageError>(Some(record::head(&record).name))
        };
        match moved.await {
            Err(error) => self.notify(Tone::Error, &error.to_string(), None),
            Ok(None) => self.entry_gone(&id),
            Ok(Some(name)) => {
                self.entry_gone(&id);
                self.tell_tabs("deleted", &id);
                let text = words::was_deleted(&name);
                self.notify(Tone::Info, &text, Some(Command::RestoreProject(id.clone())));
            }
        }
        if id != self.document.id() {
            return;
        }
        self.saver.unsaved.set(None);
        let entries = self.projects.peek();
        for entry in entries.iter() {
            if let Some((project, record)) = self.read_project(&entry.id).await {
                return self.show(project, Some(record));
            }
        }
        self.show(
            Project::empty(self.fresh_project_id(), words::untitled()),
            None,
        );
        self.save_soon();
        drop(writing);
    }

    pub(crate) async fn restore_project(self: &Rc<Self>, id: ProjectId) {
        let trash = format!("{}{}", record::TRASH, id.0);
        let key = format!("{}{}", record::PROJECTS, id.0);
        let store = &self.ports.store;
        let moved = async {
            let Some(record) = store.get(&trash).await? else {
                return Ok(false);
            };
            store.put_if(&key, None, &record).await?;
            store.delete(&trash).await?;
            Ok::<_, storage::StorageError>(true)
        };
        match moved.await {
            Ok(true) => {
                self.list_projects().await;
                self.tell_tabs("saved", &id);
                self.open_project(id).await;
            }
            Ok(false) => {
                let text = words::gone_from_device();
                self.notify(Tone::Warning, text, None);
            }
            Err(error) => self.notify(Tone::Error, &error.to_string(), None),
        }
    }

    /// Lets go of what was deleted long ago.
    pub(crate) async fn empty_trash(&self) {
        let store = &self.ports.store;
        let now = self.ports.host.now_millis();
        // What cannot be read or deleted now is tried again at the next visit.
        for key in store.list(record::TRASH).await.unwrap_or_default() {
            if let Ok(Some(record)) = store.get(&key).await
                && now - record::head(&record).changed_at_millis > TRASH_MILLIS
            {
                _ = store.delete(&key).await;
            }
        }
    }

    pub(crate) fn export_file(&self) {
        let (name, text) = self.document.read(|it| (file::name(it), file::write(it)));
        self.ports.host.offer_file(&name, text.into_bytes());
    }

    pub(crate) async fn import_file(self: &Rc<Self>, bytes: Vec<u8>) {
        match file::read(&bytes, self.fresh_project_id()) {
            Ok(opened) => {
                self.add_project(opened.project).await;
                for note in opened.notes {
                    self.notify(Tone::Warning, &note.to_string(), None);
                }
            }
            Err(error) => {
                let text = words::projects_as_were(&error.to_string());
                self.notify(Tone::Error, &text, None);
            }
        }
    }

    // Other tabs.

    pub(crate) fn tell_tabs(&self, what: &str, id: &ProjectId) {
        self.ports.host.post(format!("{what} {}", id.0));
    }

    pub(crate) async fn listen_to_tabs(self: &Rc<Self>) {
        let mut messages = self.ports.host.messages();
        while let Some(message) = messages.next().await {
            match message.split_once(' ') {
                Some(("saved", id)) => self.other_tab_saved(ProjectId(id.into())).await,
                Some(("deleted", id)) => self.other_tab_deleted(&ProjectId(id.into())),
                // A tab of another build may say what this one does not know.
                _ => {}
            }
        }
    }

    async fn other_tab_saved(self: &Rc<Self>, id: ProjectId) {
        let key = format!("{}{}", record::PROJECTS, id.0);
        let writing = self.saver.writing.lock().await;
        // A store that does not answer now will answer, or complain, at the next save.
        let Ok(Some(theirs)) = self.ports.store.get(&key).await else {
            return;
        };
        self.entry_changed(id.clone(), record::head(&theirs));
        let is_ours = id == self.document.id() && self.saver.unsaved.get().is_none();
        if !is_ours || self.saver.known.borrow().as_ref() == Some(&theirs) {
            // With something unsaved here, the next save finds the conflict and makes a copy.
            return;
        }
        if let Ok(project) = record::read(&theirs, id) {
            self.saver.known.replace(Some(theirs));
            self.follow(&project);
        }
        drop(writing);
    }

    fn other_tab_deleted(self: &Rc<Self>, id: &ProjectId) {
        self.entry_gone(id);
        if *id == self.document.id() {
            let text = words::deleted_still_open();
            self.notify(Tone::Warning, text, None);
        }
    }
}
