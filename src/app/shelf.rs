//! The projects on this device: which there are, which is open, and how safe it is.

use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
    rc::Rc,
    sync::Arc,
};

use domain::{Project, ProjectId};
use format::record;

use crate::{ShareState, Tone, core::Core, words};

/// A project as a list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectEntry {
    pub id: ProjectId,
    pub name: Arc<str>,
    /// Milliseconds since 1970.
    pub changed_at_millis: f64,
    pub open: bool,
}

/// Whether the last change is on disk.
#[derive(Clone, Debug, PartialEq)]
pub enum SavedState {
    Saved,
    /// Changed, or being written.
    Saving,
    /// A sentence for people; another try is under way.
    Failed(Arc<str>),
    /// Another tab had changed the project; this tab goes on with a copy of this name.
    ConflictCopyMade {
        name: Arc<str>,
    },
}

impl Core {
    /// Reads what the last visit left; the worked example on a first visit.
    pub(crate) async fn open_last(self: &Rc<Self>) {
        self.read_settings().await;
        self.speak().await;
        let last = self.ports.store.get(record::LAST).await.ok().flatten();
        let last = last.map(|it| ProjectId(String::from_utf8_lossy(&it).into_owned()));
        if let Some(id) = &last
            && self.show_stored(id).await
        {
            self.opened();
            self.list_projects().await;
            return;
        }
        let is_listed = self.list_projects().await;
        let entries = self.projects.peek();
        for entry in entries.iter().filter(|it| Some(&it.id) != last.as_ref()) {
            if self.show_stored(&entry.id).await {
                return self.opened();
            }
        }
        let id = self.fresh_project_id();
        if is_listed && entries.is_empty() {
            self.show(Project::first(id), None);
        } else {
            self.show(Project::empty(id, words::untitled()), None);
        }
        self.save_soon();
        self.opened();
    }

    /// Shows a stored project, if it is there and readable. Only for a studio that has none open.
    async fn show_stored(self: &Rc<Self>, id: &ProjectId) -> bool {
        let Some((project, record)) = self.read_project(id).await else {
            return false;
        };
        self.show(project, Some(record));
        true
    }

    /// Puts a project in the place of the open one, of which nothing is unsaved. The caller holds
    /// `saver.writing`, or nothing is open yet.
    pub(crate) fn show(self: &Rc<Self>, project: Project, record: Option<Vec<u8>>) {
        self.stop();
        let digest = |it: &Option<Vec<u8>>| {
            let mut hasher = DefaultHasher::new();
            it.hash(&mut hasher);
            hasher.finish()
        };
        let left = self.document.id();
        let left_digest = digest(&self.saver.known.borrow());
        let kept = self.histories.borrow_mut().remove(&project.id);
        // Steps fit only the very state they were made in.
        let kept = kept.filter(|(at, _)| *at == digest(&record));
        let history = kept.map(|(_, it)| it).unwrap_or_default();
        let history = self.history.replace(history);
        self.histories
            .borrow_mut()
            .insert(left, (left_digest, history));
        self.saver.known.replace(record);
        self.saver.unsaved.set(None);
        self.saved_state.set(crate::SavedState::Saved);
        self.share_state.set(ShareState::Closed);
        self.document.replace(project);
        self.project_shown_anew();
        self.show_answers();
        self.mark_open();
        let core = Rc::clone(self);
        self.spawn(async move { core.remember_last().await });
    }

    /// The next visit begins with the project that is open now.
    pub(crate) async fn remember_last(&self) {
        let id = self.document.id();
        // Forgetting which was last only costs a click at the next visit.
        _ = self.ports.store.put(record::LAST, id.0.as_bytes()).await;
    }

    /// A stored project with its record; the person is told where it cannot be read.
    pub(crate) async fn read_project(
        self: &Rc<Self>,
        id: &ProjectId,
    ) -> Option<(Project, Vec<u8>)> {
        let key = format!("{}{}", record::PROJECTS, id.0);
        let record = match self.ports.store.get(&key).await {
            Ok(Some(record)) => record,
            Ok(None) => {
                if self.is_open.peek() {
                    let text = words::gone_from_device();
                    self.notify(Tone::Warning, text, None);
                }
                return None;
            }
            Err(error) => {
                self.notify(Tone::Error, &error.to_string(), None);
                return None;
            }
        };
        match record::read(&record, id.clone()) {
            Ok(project) => Some((project, record)),
            Err(error) => {
                let name = record::head(&record).name;
                let text = words::could_not_open(&name, &error.to_string());
                self.notify(Tone::Error, &text, None);
                None
            }
        }
    }

    /// Reads the heads of all projects; false where the store does not answer.
    pub(crate) async fn list_projects(self: &Rc<Self>) -> bool {
        let keys = match self.ports.store.list(record::PROJECTS).await {
            Ok(keys) => keys,
            Err(error) => {
                self.notify(Tone::Error, &error.to_string(), None);
                return false;
            }
        };
        let mut entries = Vec::new();
        for key in keys {
            if let Ok(Some(record)) = self.ports.store.get(&key).await {
                let id = ProjectId(key[record::PROJECTS.len()..].into());
                entries.push(self.entry(id, record::head(&record)));
            }
        }
        self.set_projects(entries);
        true
    }

    pub(crate) fn entry_changed(&self, id: ProjectId, head: record::Head) {
        let mut entries = self.projects.peek().to_vec();
        entries.retain(|it| it.id != id);
        entries.push(self.entry(id, head));
        self.set_projects(entries);
    }

    pub(crate) fn entry_gone(&self, id: &ProjectId) {
        let entries = self.projects.peek();
        self.set_projects(entries.iter().filter(|it| it.id != *id).cloned().collect());
    }

    fn mark_open(&self) {
        let mut entries = self.projects.peek().to_vec();
        let open = self.document.id();
        for entry in &mut entries {
            entry.open = entry.id == open;
        }
        self.set_projects(entries);
    }

    fn entry(&self, id: ProjectId, head: record::Head) -> ProjectEntry {
        ProjectEntry {
            open: id == self.document.id(),
            id,
            name: head.name.into(),
            changed_at_millis: head.changed_at_millis,
        }
    }

    fn set_projects(&self, mut entries: Vec<ProjectEntry>) {
        entries.sort_by(|a, b| {
            let newest_first = b.changed_at_millis.total_cmp(&a.changed_at_millis);
            newest_first.then_with(|| a.id.cmp(&b.id))
        });
        self.projects.set(entries.into());
    }

    /// 32 hexadecimal digits.
    pub(crate) fn fresh_project_id(&self) -> ProjectId {
        let mut bytes = [0; 16];
        self.ports.host.random_bytes(&mut bytes);
        ProjectId(bytes.iter().map(|it| format!("{it:02x}")).collect())
    }
}
