//! What the parts of the Versions screen share: the list, what was said last, and the acts.

use std::{rc::Rc, sync::Arc};

use domain::ProjectId;
use leptos::{prelude::*, task::spawn_local};
use versions::{Listed, VersionId, VersionsError};

use crate::desk::Desk;

/// The state of the screen; `Copy`, for as long as it is shown.
#[derive(Clone, Copy)]
pub(crate) struct Bench {
    desk: Desk,
    pub(crate) listed: RwSignal<Option<Arc<Listed>>>,
    /// What was done last, for people and for screen readers.
    pub(crate) said: RwSignal<String>,
    pub(crate) trouble: RwSignal<Option<String>>,
    /// The version whose acts are open.
    pub(crate) opened: RwSignal<Option<VersionId>>,
}

impl Bench {
    pub(crate) fn new(desk: Desk) -> Self {
        let bench = Self {
            desk,
            listed: RwSignal::new(None),
            said: RwSignal::default(),
            trouble: RwSignal::new(None),
            opened: RwSignal::new(None),
        };
        // When the place comes into sight, and when another project is opened while it is.
        Effect::new(move |_| {
            desk.project.track();
            if desk.is_shown.get() {
                bench.keep_and_list();
            }
        });
        spawn_local(async move {
            let kept = ::versions::web::desk().await;
            kept.listen(move || {
                // The screen may be gone; the next one listens anew.
                if bench.listed.try_get_untracked().is_some() {
                    bench.list();
                }
            });
        });
        bench
    }

    /// The project that is open in the studio.
    pub(crate) fn project(self) -> ProjectId {
        ProjectId(self.desk.project_id())
    }

    pub(crate) fn base(self) -> String {
        self.desk.base()
    }

    /// Opens another project in the studio; the screen follows.
    pub(crate) fn open(self, id: ProjectId) {
        self.opened.try_set(None);
        self.desk.open(id);
    }

    /// Keeps what is saved now as a version, then lists.
    fn keep_and_list(self) {
        self.act(move |desk, id| async move {
            match desk.record(&id).await {
                // A project that nobody has changed yet is not saved.
                Ok(_) | Err(VersionsError::NoProject) => Ok(None),
                Err(why) => Err(why),
            }
        });
        self.list();
    }

    fn list(self) {
        spawn_local(async move {
            let desk = ::versions::web::desk().await;
            match desk.list(&self.project()).await {
                Ok(listed) => self.put(Arc::new(listed)),
                Err(why) => self.fail(&why),
            }
            if let Some(why) = desk.trouble() {
                self.fail(&why);
            }
        });
    }

    /// The list is drawn anew only where it is another.
    fn put(self, listed: Arc<Listed>) {
        let is_new = self
            .listed
            .try_with_untracked(|it| it.as_ref() != Some(&listed));
        if is_new == Some(true) {
            self.listed.set(Some(listed));
        }
    }

    pub(crate) fn fail(self, why: &VersionsError) {
        self.trouble.try_set(Some(why.to_string()));
    }

    /// Does something with the history of the open project; says what it gives, or what failed.
    pub(crate) fn act<F>(self, act: impl FnOnce(Rc<versions::Desk>, ProjectId) -> F + 'static)
    where
        F: Future<Output = Result<Option<String>, VersionsError>> + 'static,
    {
        spawn_local(async move {
            let desk = Rc::new(::versions::web::desk().await);
            let done = act(desk, self.project()).await;
            match done {
                Ok(said) => {
                    self.trouble.try_set(None);
                    if let Some(said) = said {
                        self.said.try_set(said);
                    }
                }
                Err(why) => self.fail(&why),
            }
            self.list();
        });
    }
}
