//! What the screens of the place share: the files that were looked at, the open project, and what can be done with both.

use std::{cell::Cell, rc::Rc, sync::Arc, time::Duration};

use archive::{Arrived, Dropped, Guess, Look, Origin, Spoken};
use controls::{Files, read_files};
use domain::{Project, ProjectId};
use format::origin::{MOST_BYTES as MOST_KEPT_BYTES, key};
use futures::channel::oneshot;
use leptos::{prelude::*, task::spawn_local};
use storage::Store;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlElement};

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
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
    /// Files that wait for the person's word, the last one first.
    pub(crate) looks: RwSignal<Vec<OnDesk>>,
    pub(crate) is_reading: RwSignal<bool>,
    /// The text of a file that is being typed or pasted.
    pub(crate) typed: RwSignal<Arc<str>>,
    /// Whom copied code asks, once the person has said so.
    pub(crate) asked: RwSignal<Option<Spoken>>,
    /// Why files could not even be read.
    pub(crate) trouble: RwSignal<Option<String>>,
    /// The project that is open in the studio, as it was when the place came into sight.
    pub(crate) project: RwSignal<Result<Project, String>>,
    /// Its id on this device.
    id: StoredValue<String>,
    /// The file that it came from.
    pub(crate) origin: RwSignal<Option<Origin>>,
    /// How many are at reading or writing it.
    at_origin: StoredValue<u32>,
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
    pub(crate) fn new(page: Rc<Page>, store: Rc<dyn Store>) -> Self {
        let desk = Self {
            store: StoredValue::new_local(store),
            project: RwSignal::new(Err(String::new())),
            id: StoredValue::new(String::new()),
            origin: RwSignal::new(None),
            at_origin: StoredValue::new(0),
            page: StoredValue::new_local(page),
            looks: RwSignal::new(Vec::new()),
            is_reading: RwSignal::new(false),
            typed: RwSignal::new(Arc::from("")),
            asked: RwSignal::new(None),
            trouble: RwSignal::new(None),
            is_shown: RwSignal::new(true),
        };
        Effect::new(move |_| {
            if desk.is_shown.get() {
                desk.read_project();
            }
        });
        // Another project may be opened from the menu while this place is shown.
        let look = move || {
            let id = desk.page.with_value(|it| it.project_id());
            if desk.is_shown.get_untracked() && desk.id.get_value() != id {
                desk.read_project();
            }
        };
        // Without a timer, a press reads it anyway.
        let _ = set_interval_with_handle(look, Duration::from_millis(500));
        desk
    }

    /// The id of the project that is open in the studio.
    pub(crate) fn project_id(self) -> String {
        self.page.with_value(|it| it.project_id())
    }

    /// The page's address, ending in a slash.
    pub(crate) fn base(self) -> String {
        self.page.with_value(|it| it.base())
    }

    /// Opens another project of this device in the studio.
    pub(crate) fn open(self, id: ProjectId) {
        self.page.with_value(|it| it.open(id.0));
    }

    /// Reads the project that is open in the studio as it is now: it can be changed from here too, by undo and in
    /// the menu of projects. The file that it came from follows.
    pub(crate) fn read_project(self) {
        let (text, id) = self.page.with_value(|it| (it.project(), it.project_id()));
        // Of one id, so that the same project is equal.
        self.project
            .set(archive::project_of(&text, ProjectId(id.clone())));
        if self.id.get_value() == id {
            return;
        }
        self.id.set_value(id.clone());
        self.origin.set(None);
        let store = self.store.get_value();
        self.at_origin.update_value(|it| *it += 1);
        spawn_local(async move {
            // What is not kept, or cannot be read, is no origin: the project alone is written then.
            let kept = store.get(&key(&id)).await.ok().flatten();
            let origin = kept.and_then(|it| Origin::from_bytes(&it));
            if origin.is_some() && self.page.with_value(|it| it.project_id()) == id {
                self.origin.set(origin);
            }
            self.at_origin.update_value(|it| *it -= 1);
        });
    }

    /// Waits until the file that the project came from is known: a project that was just taken has it a moment later.
    pub(crate) async fn settled(self) {
        while self.at_origin.get_value() > 0 {
            pause(Duration::from_millis(20)).await;
        }
    }

    /// Takes files that were dropped anywhere on the page.
    pub(crate) fn take_dropped(self) {
        let files = self.page.with_value(|it| it.dropped());
        read_files(files, MOST_BYTES, Callback::new(move |it| self.look(it)));
    }

    /// Takes what is pasted while the place is in sight and no field has the focus: files, or the text of one.
    pub(crate) fn take_pasted(self, event: &ClipboardEvent) {
        let in_field = controls::browser::comes_from(event, "input, textarea, select, dialog");
        let Some(data) = event.clipboard_data() else {
            return;
        };
        if in_field || event.default_prevented() || !self.is_shown.get_untracked() {
            return;
        }
        let files = data.files().filter(|it| it.length() > 0);
        let text = data.get_data("text").unwrap_or_default();
        if files.is_some() {
            read_files(files, MOST_BYTES, Callback::new(move |it| self.look(it)));
        } else if !text.trim().is_empty() {
            self.look_at_text(text);
        }
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
                let (own, others): (Vec<Look>, Vec<Look>) = looks
                    .into_iter()
                    .partition(|it| matches!(it.arrived, Arrived::Own(_)));
                self.put(others);
                for look in own {
                    if let Arrived::Own(text) = look.arrived {
                        self.adopt(text);
                    }
                }
            },
            Duration::from_millis(30),
        );
    }

    /// Lays files before those that lie there, and goes to the first of them.
    fn put(self, looks: Vec<Look>) {
        let new: Vec<OnDesk> = looks
            .into_iter()
            .map(|look| OnDesk {
                id: next(),
                look: Arc::new(look),
            })
            .collect();
        let Some(first) = new.first().map(|it| it.id) else {
            return;
        };
        self.looks.update(|it| {
            it.splice(0..0, new);
        });
        // From any screen of the place; where it is this one already, nothing changes.
        let _ = window().location().set_hash("files");
        set_timeout(move || go_to(first), Duration::from_millis(60));
    }

    /// Takes a file off the desk; nothing else changes.
    pub(crate) fn leave(self, id: u32) {
        self.looks.update(|it| it.retain(|it| it.id != id));
    }

    /// Adds projects to the studio, each with the file that it came from; the last one is open then.
    pub(crate) fn take(self, projects: Vec<(Project, Option<Origin>)>) {
        self.at_origin.update_value(|it| *it += 1);
        spawn_local(async move {
            for (project, origin) in projects {
                if !self.take_one(&project, origin).await {
                    break;
                }
            }
            self.at_origin.update_value(|it| *it -= 1);
        });
    }

    /// False where the project could not be saved.
    async fn take_one(self, project: &Project, origin: Option<Origin>) -> bool {
        let (page, store) = (self.page.get_value(), self.store.get_value());
        let before = page.project_id();
        page.adopt(archive::file_of(project));
        let Some(id) = other_than(&page, &before).await else {
            return false;
        };
        if let Some(origin) = origin.filter(|it| it.bytes.len() <= MOST_KEPT_BYTES) {
            let bytes = origin.to_bytes();
            if self.id.get_value() == id {
                // It was asked for before it was there.
                self.origin.set(Some(origin));
            }
            // Without it the project is whole; only what it has no place for does not go back.
            let _ = store.put(&key(&id), &bytes).await;
        }
        true
    }

    fn adopt(self, text: String) {
        self.page.with_value(|it| it.adopt(text));
    }
}

/// The heading of a file on the desk.
pub(crate) fn heading(id: u32) -> String {
    format!("files-found-{id}")
}

/// Shows a file on the desk, and gives it the focus.
fn go_to(id: u32) {
    let found = document().get_element_by_id(&heading(id));
    if let Some(it) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // A place that is not in sight cannot have the focus; nothing is lost.
        let _ = it.focus();
        it.scroll_into_view();
    }
}

/// The id of the open project once it is another than before; nothing where it stays, as when it could not be saved.
async fn other_than(page: &Page, before: &str) -> Option<String> {
    for _ in 0..100 {
        pause(Duration::from_millis(50)).await;
        let id = page.project_id();
        if id != before {
            return Some(id);
        }
    }
    None
}

pub(crate) async fn pause(length: Duration) {
    let (done, waits) = oneshot::channel();
    set_timeout(
        move || {
            // Nobody waits any more where this fails.
            let _ = done.send(());
        },
        length,
    );
    let _ = waits.await;
}

/// The ways to read a file; none where it was refused.
pub(crate) fn guesses(look: &Look) -> &[Guess] {
    match &look.arrived {
        Arrived::Foreign(guesses) => guesses,
        _ => &[],
    }
}
