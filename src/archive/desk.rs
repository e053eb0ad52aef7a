//! What the screens of the place share: the files that were looked at, the open project, and what can be done with both.

use std::{cell::Cell, rc::Rc, sync::Arc};

use archive::{Arrived, Dropped, Guess, Look};
use controls::{Files, read_files};
use domain::{Project, ProjectId};
use leptos::prelude::*;

use crate::page::Page;

/// Larger files are refused before they are read: Exemplar's own have the widest limit.
const MOST_BYTES: u64 = format::file::LIMIT_BYTES as u64;

/// A file on the desk.
#[derive(Clone, PartialEq)]
pub(crate) struct OnDesk {
    pub(crate) id: u32,
    pub(crate) look: Arc<Look>,
}

/// The state of the place; `Copy`, for as long as the page lives.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    page: StoredValue<Rc<Page>, LocalStorage>,
    /// Files that wait for the person's word, the last one first.
    pub(crate) looks: RwSignal<Vec<OnDesk>>,
    pub(crate) is_reading: RwSignal<bool>,
    /// Why files could not even be read.
    pub(crate) trouble: RwSignal<Option<String>>,
    /// Whether the place is in sight.
    pub(crate) is_shown: RwSignal<bool>,
}

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(1) };
}

fn next() -> u32 {
    NEXT.with(|it| it.replace(it.get() + 1))
}

/// An id for a project that is only looked at: the studio gives it another when it takes it.
pub(crate) fn passing_id() -> ProjectId {
    ProjectId(format!("{:032x}", next()))
}

impl Desk {
    pub(crate) fn new(page: Rc<Page>) -> Self {
        Self {
            page: StoredValue::new_local(page),
            looks: RwSignal::new(Vec::new()),
            is_reading: RwSignal::new(false),
            trouble: RwSignal::new(None),
            is_shown: RwSignal::new(true),
        }
    }

    /// The project that is open in the studio, as it is now.
    pub(crate) fn open_project(self) -> Result<Project, String> {
        let text = self.page.with_value(|it| it.project());
        archive::project_of(&text, passing_id())
    }

    /// Takes files that were dropped anywhere on the page.
    pub(crate) fn take_dropped(self) {
        let files = self.page.with_value(|it| it.dropped());
        read_files(files, MOST_BYTES, Callback::new(move |it| self.look(it)));
    }

    /// Looks at files that were read; nothing is taken yet.
    pub(crate) fn look(self, files: Files) {
        self.trouble.set(None);
        match files {
            Err(why) => self.trouble.set(Some(why)),
            Ok(files) => {
                let files = files.into_iter().map(|it| Dropped {
                    name: it.name,
                    bytes: it.bytes,
                });
                self.look_at(files.collect());
            }
        }
    }

    pub(crate) fn look_at_text(self, text: String) {
        self.look_at(vec![Dropped {
            name: String::new(),
            bytes: text.into_bytes(),
        }]);
    }

    fn look_at(self, files: Vec<Dropped>) {
        self.is_reading.set(true);
        // A large file takes a moment, and the page is drawn before.
        set_timeout(
            move || {
                let looks = archive::look_at(&files, &mut passing_id);
                self.is_reading.set(false);
                for look in looks {
                    match look.arrived {
                        Arrived::Own(text) => self.adopt(text),
                        _ => self.put(look),
                    }
                }
            },
            std::time::Duration::from_millis(30),
        );
    }

    fn put(self, look: Look) {
        let on_desk = OnDesk {
            id: next(),
            look: Arc::new(look),
        };
        self.looks.update(|it| it.insert(0, on_desk));
    }

    /// Takes a file off the desk; nothing else changes.
    pub(crate) fn leave(self, id: u32) {
        self.looks.update(|it| it.retain(|it| it.id != id));
    }

    /// Adds a project to the studio and opens it.
    pub(crate) fn take(self, project: &Project) {
        self.adopt(archive::file_of(project));
    }

    fn adopt(self, text: String) {
        self.page.with_value(|it| it.adopt(text));
    }
}

/// The ways to read a file; none where it was refused.
pub(crate) fn guesses(look: &Look) -> &[Guess] {
    match &look.arrived {
        Arrived::Foreign(guesses) => guesses,
        _ => &[],
    }
}
