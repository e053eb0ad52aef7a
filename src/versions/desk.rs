//! The desk: the history that is open, acts on it that no other tab can lose, and who is told of changes.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use domain::{Project, ProjectId};
use format::record;
use futures::lock::{Mutex, MutexGuard};
use history::{Damage, History, Store, Version, VersionId};

use crate::{Origin, Ports, VersionsError, log::Log, record::Waiting};

/// An act is begun anew at most this often because another tab was faster.
const MOST_TRIES: usize = 20;

/// Everything that concerns versions. Clones are the same.
#[derive(Clone)]
pub struct Desk {
    pub(crate) inner: Rc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) ports: Ports,
    /// The history that was used last.
    open: RefCell<Option<Open>>,
    /// One act after the other.
    turn: Mutex<()>,
    /// Projects that were saved and have no version of it yet.
    pub(crate) waiting: RefCell<HashMap<ProjectId, Waiting>>,
    pub(crate) trouble: RefCell<Option<VersionsError>>,
    changed: RefCell<Option<Box<dyn Fn()>>>,
}

struct Open {
    project: ProjectId,
    log: Log,
    store: Store,
    damage: Option<Damage>,
}

/// The versions of a project as its list shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Newest first.
    pub versions: Vec<Version>,
    /// What the project goes on from.
    pub head: Option<VersionId>,
    /// Where the project came from, if it began as a branch of another.
    pub origin: Option<Origin>,
    /// What could not be read.
    pub damage: Option<Damage>,
}

impl Desk {
    pub fn new(ports: Ports) -> Self {
        let inner = Inner {
            ports,
            open: RefCell::default(),
            turn: Mutex::new(()),
            waiting: RefCell::default(),
            trouble: RefCell::default(),
            changed: RefCell::default(),
        };
        Self {
            inner: Rc::new(inner),
        }
    }

    /// Calls back after every change of a history. One listener; the last one holds.
    pub fn listen(&self, changed: impl Fn() + 'static) {
        *self.inner.changed.borrow_mut() = Some(Box::new(changed));
    }

    /// Why the last version could not be kept, until one is kept.
    pub fn trouble(&self) -> Option<VersionsError> {
        self.inner.trouble.borrow().clone()
    }

    /// The versions of a project; none where nothing was recorded yet.
    ///
    /// # Errors
    /// The store fails, or what lies there is no history or of a newer Exemplar.
    pub async fn list(&self, project: &ProjectId) -> Result<Listed, VersionsError> {
        let origin = self.origin(project).await?;
        let _turn = self.inner.turn.lock().await;
        let open = self.opened(project).await?;
        let history = open.store.history();
        let listed = Listed {
            versions: history.versions().iter().rev().cloned().collect(),
            head: history.head(),
            origin,
            damage: open.damage,
        };
        self.inner.open.replace(Some(open));
        Ok(listed)
    }

    /// The project as it was at a version, under the id that it has now.
    ///
    /// # Errors
    /// As [`Desk::list`]; no such version, or it cannot be rebuilt.
    pub async fn project(
        &self,
        project: &ProjectId,
        version: VersionId,
    ) -> Result<Project, VersionsError> {
        let on = project.clone();
        self.look(project, |it| Ok(it.project(version, on)?)).await
    }

    /// Gives a version a name of the person's own.
    ///
    /// # Errors
    /// As [`Desk::list`]; no such version, or the name is too long.
    pub async fn name(
        &self,
        project: &ProjectId,
        version: VersionId,
        name: &str,
    ) -> Result<(), VersionsError> {
        self.say(project, |it| it.name(version, name)).await
    }

    /// A note of the person's own about a version.
    ///
    /// # Errors
    /// As [`Desk::name`].
    pub async fn note(
        &self,
        project: &ProjectId,
        version: VersionId,
        note: &str,
    ) -> Result<(), VersionsError> {
        self.say(project, |it| it.note(version, note)).await
    }

    /// A pinned version stays however old it gets.
    ///
    /// # Errors
    /// As [`Desk::name`].
    pub async fn pin(
        &self,
        project: &ProjectId,
        version: VersionId,
        pinned: bool,
    ) -> Result<(), VersionsError> {
        self.say(project, |it| it.pin(version, pinned)).await
    }

    /// Writes down an event of the history's own acts.
    pub(crate) async fn say(
        &self,
        project: &ProjectId,
        event: impl Fn(&History) -> Result<history::Event, history::HistoryError>,
    ) -> Result<(), VersionsError> {
        self.act(project, |store| {
            let event = event(store.history())?;
            Ok(((), store.append(event)?))
        })
        .await
    }

    /// Does something to a history and keeps the bytes that it gives. Begun anew where another tab was faster.
    pub(crate) async fn act<T>(
        &self,
        project: &ProjectId,
        act: impl Fn(&mut Store) -> Result<(T, Vec<u8>), VersionsError>,
    ) -> Result<T, VersionsError> {
        let turn = self.inner.turn.lock().await;
        for _ in 0..MOST_TRIES {
            // What fails below is dropped with its history, which may be ahead of the store.
            let mut open = self.opened(project).await?;
            if open.log.is_sealed() || open.damage.is_some_and(|it| it.n_lost_bytes > 0) {
                // Behind bytes that cannot be read nothing may be written.
                open.log.replace(open.store.bytes()).await?;
                continue;
            }
            let (value, bytes) = act(&mut open.store)?;
            if !bytes.is_empty() && !open.log.append(&bytes).await? {
                continue;
            }
            self.inner.open.replace(Some(open));
            drop(turn);
            if !bytes.is_empty() {
                self.tell();
                self.inner
                    .ports
                    .host
                    .post(format!("versions {}", project.0));
            }
            return Ok(value);
        }
        Err(VersionsError::Busy)
    }

    /// Reads from a history and writes nothing.
    pub(crate) async fn look<T>(
        &self,
        project: &ProjectId,
        look: impl FnOnce(&mut Store) -> Result<T, VersionsError>,
    ) -> Result<T, VersionsError> {
        let _turn = self.inner.turn.lock().await;
        let mut open = self.opened(project).await?;
        let found = look(&mut open.store);
        self.inner.open.replace(Some(open));
        found
    }

    /// Puts the history without what it lets go at this time in its own place.
    pub(crate) async fn thin(&self, project: &ProjectId) -> Result<(), VersionsError> {
        let _turn: MutexGuard<()> = self.inner.turn.lock().await;
        let mut open = self.opened(project).await?;
        let thinned = open.store.thinned(self.now())?;
        // Where another tab was faster, it is thinned another time.
        open.log.replace(thinned.bytes()).await?;
        Ok(())
    }

    /// Takes the open history, or reads it where it is another one or another tab has added to it.
    async fn opened(&self, project: &ProjectId) -> Result<Open, VersionsError> {
        let open = self.inner.open.take();
        if let Some(open) = open.filter(|it| it.project == *project)
            && open.log.is_fresh().await?
        {
            return Ok(open);
        }
        let (log, bytes) = Log::read(self.inner.ports.store.clone(), project).await?;
        let history::Opened { store, damage } = Store::open(bytes)?;
        Ok(Open {
            project: project.clone(),
            log,
            store,
            damage,
        })
    }

    pub(crate) fn tell(&self) {
        if let Some(changed) = &*self.inner.changed.borrow() {
            changed();
        }
    }

    /// Milliseconds since 1970.
    pub(crate) fn now(&self) -> u64 {
        self.inner.ports.host.now_millis().max(0.0) as u64
    }

    /// The projects on this device with their names, by name.
    ///
    /// # Errors
    /// The store fails.
    pub async fn projects(&self) -> Result<Vec<(ProjectId, String)>, VersionsError> {
        let store = &self.inner.ports.store;
        let mut projects = Vec::new();
        for key in store.list(record::PROJECTS).await? {
            if let Some(found) = store.get(&key).await? {
                let id = ProjectId(key[record::PROJECTS.len()..].to_owned());
                projects.push((id, record::head(&found).name));
            }
        }
        projects.sort_by(|a, b| a.1.cmp(&b.1));
        Ok(projects)
    }

    /// The project as it is saved, with the record that it lies in.
    pub(crate) async fn saved_project(
        &self,
        project: &ProjectId,
    ) -> Result<(Project, Vec<u8>), VersionsError> {
        let saved = self.inner.ports.store.get(&project_key(project)).await?;
        let saved = saved.ok_or(VersionsError::NoProject)?;
        Ok((record::read(&saved, project.clone())?, saved))
    }

    /// Writes a project over the record that is there, and tells the studio. False where it has changed.
    pub(crate) async fn save(
        &self,
        project: &Project,
        expected: Option<&[u8]>,
    ) -> Result<bool, VersionsError> {
        let record = record::write(project, self.inner.ports.host.now_millis());
        let key = project_key(&project.id);
        let written = self.inner.ports.store.put_if(&key, expected, &record);
        let written = written.await?;
        if written {
            self.inner
                .ports
                .host
                .post(format!("saved {}", project.id.0));
        }
        Ok(written)
    }
}

fn project_key(project: &ProjectId) -> String {
    format!("{}{}", record::PROJECTS, project.0)
}
