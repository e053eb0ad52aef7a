//! Versions made of what the studio saves: one for each pause of work, none where nothing changed.

use domain::ProjectId;
use history::{VersionId, thin};

use crate::{Desk, VersionsError};

/// From the last save to the version.
pub const PAUSE_MILLIS: f64 = 5_000.0;
/// From the first save to the version, however long the work goes on without a pause.
pub const LONGEST_MILLIS: f64 = 120_000.0;
/// From a version that could not be kept to the next try.
const RETRY_MILLIS: f64 = 10_000.0;
/// As many versions as may go are let go together: it writes the whole history again.
const THINNED_TOGETHER: usize = 50;

/// When a project was saved, in milliseconds since 1970.
#[derive(Clone, Copy)]
pub(crate) struct Waiting {
    first: f64,
    last: f64,
    not_before: f64,
}

impl Desk {
    /// Takes what the studio or another tab posted. Messages that this build does not know do nothing.
    pub fn heard(&self, message: &str) {
        match message.split_once(' ') {
            Some(("saved", id)) => self.saved(ProjectId(id.to_owned())),
            Some(("versions", _)) => self.tell(),
            _ => {}
        }
    }

    /// A project was saved: it gets a version after a pause.
    pub fn saved(&self, project: ProjectId) {
        let now = self.inner.ports.host.now_millis();
        self.wait(project, |old| Waiting {
            first: old.map_or(now, |it| it.first),
            last: now,
            not_before: old.map_or(0.0, |it| it.not_before),
        });
    }

    /// Makes the versions that wait for a pause at once; for when the page is hidden.
    pub async fn flush(&self) {
        let waiting: Vec<ProjectId> = self.inner.waiting.borrow().keys().cloned().collect();
        for project in waiting {
            self.record_waiting(&project).await;
        }
    }

    /// Keeps a project as it is saved now as its newest version; `None` where nothing changed.
    ///
    /// # Errors
    /// The store fails, there is no such project, or its history cannot be added to.
    pub async fn record(&self, project: &ProjectId) -> Result<Option<VersionId>, VersionsError> {
        let (saved, _) = self.saved_project(project).await?;
        let now = self.now();
        let made = self.act(project, |store| {
            let Some(made) = store.record(&saved, now)? else {
                return Ok((None, Vec::new()));
            };
            let n_may_go = thin(store.history(), now).len();
            Ok((Some((made.id, n_may_go)), made.bytes))
        });
        let Some((made, n_may_go)) = made.await? else {
            return Ok(None);
        };
        if n_may_go >= THINNED_TOGETHER {
            // The version is kept; what could not be thinned is tried again with the next one.
            _ = self.thin(project).await;
        }
        Ok(Some(made))
    }

    fn wait(&self, project: ProjectId, waiting: impl Fn(Option<&Waiting>) -> Waiting) {
        let mut all = self.inner.waiting.borrow_mut();
        let new = waiting(all.get(&project));
        if all.insert(project.clone(), new).is_some() {
            // Its task looks at the times again when it wakes.
            return;
        }
        let desk = self.clone();
        let task = async move {
            while let Some(due) = desk.due(&project) {
                let left = due - desk.inner.ports.host.now_millis();
                if left > 0.0 {
                    desk.inner.ports.host.sleep(left.ceil() as u32).await;
                } else {
                    return desk.record_waiting(&project).await;
                }
            }
        };
        self.inner.ports.host.spawn(Box::pin(task));
    }

    fn due(&self, project: &ProjectId) -> Option<f64> {
        let all = self.inner.waiting.borrow();
        let it = all.get(project)?;
        let due = (it.last + PAUSE_MILLIS).min(it.first + LONGEST_MILLIS);
        Some(due.max(it.not_before))
    }

    async fn record_waiting(&self, project: &ProjectId) {
        let Some(taken) = self.inner.waiting.borrow_mut().remove(project) else {
            return;
        };
        let trouble = match self.record(project).await {
            // What is not there any more cannot be kept.
            Ok(_) | Err(VersionsError::NoProject) => None,
            Err(why) => {
                let not_before = self.inner.ports.host.now_millis() + RETRY_MILLIS;
                self.wait(project.clone(), |newer| Waiting {
                    first: taken.first,
                    last: newer.map_or(taken.last, |it| it.last),
                    not_before,
                });
                Some(why)
            }
        };
        if self.inner.trouble.replace(trouble.clone()) != trouble {
            self.tell();
        }
    }
}
