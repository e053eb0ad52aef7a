//! What the tools of the desk share: the open project as it is now, the counts, and the one way to change it.

use std::{rc::Rc, sync::Arc, time::Duration};

use desk::{Known, Over, Tool, file_of, project_of, words};
use domain::{Edit, Project, Prompt};
use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, HtmlElement};

use crate::page::Page;

/// `Copy`, for as long as the page lives.
#[derive(Clone, Copy)]
pub(crate) struct Board {
    page: StoredValue<Rc<Page>, LocalStorage>,
    /// The file that was read last.
    file: StoredValue<String>,
    /// As it was read last; the error is a sentence.
    pub(crate) project: RwSignal<Result<Project, String>>,
    pub(crate) known: RwSignal<Known>,
    /// The tool in sight.
    pub(crate) tool: RwSignal<Option<Tool>>,
    pub(crate) palette: RwSignal<bool>,
    /// What lies over the page.
    pub(crate) over: RwSignal<Option<Over>>,
    /// What is typed into the field for rows.
    pub(crate) typed_rows: RwSignal<Arc<str>>,
    /// The rows that were taken from it, while their columns are chosen.
    pub(crate) rows: RwSignal<Option<String>>,
    /// What was done, spoken and shown.
    pub(crate) said: RwSignal<String>,
    /// Where the focus goes back to.
    before: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl Board {
    pub(crate) fn new(page: Rc<Page>) -> Self {
        let board = Self {
            page: StoredValue::new_local(page),
            file: StoredValue::new(String::new()),
            project: RwSignal::new(Err(String::new())),
            known: RwSignal::new(Known::default()),
            tool: RwSignal::new(None),
            palette: RwSignal::new(false),
            over: RwSignal::new(None),
            typed_rows: RwSignal::new("".into()),
            rows: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            before: StoredValue::new_local(None),
        };
        board.follow();
        board
    }

    /// Reads again after whatever may have changed the project: typing, a press, another tab.
    fn follow(self) {
        let turn = StoredValue::new(0_u32);
        let soon = move || {
            if self.tool.get_untracked().is_none() {
                return;
            }
            // Not while a person types on: reading 500 examples would be felt in the next letter.
            let mine = turn.get_value().wrapping_add(1);
            turn.set_value(mine);
            let read = move || {
                if turn.get_value() == mine {
                    self.read();
                }
            };
            // Counts follow the text a moment later.
            for millis in [250, 900] {
                set_timeout(read, Duration::from_millis(millis));
            }
        };
        let _ = window_event_listener(ev::keyup, move |_| soon());
        let _ = window_event_listener(ev::click, move |_| soon());
        let _ = window_event_listener(ev::input, move |_| soon());
        let heard = Closure::<dyn FnMut()>::new(soon);
        // Where tabs cannot meet, the next press reads what another one wrote.
        if let Ok(tabs) = BroadcastChannel::new("exemplar") {
            tabs.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
        }
    }

    /// Shows a tool and remembers where the focus was.
    pub(crate) fn open(self, tool: Tool) {
        if self.tool.get_untracked().is_none() {
            self.before.set_value(controls::browser::focused());
        }
        self.said.set(String::new());
        self.tool.set(Some(tool));
        self.read();
    }

    pub(crate) fn close(self) {
        self.tool.set(None);
        leave_address();
        if let Some(before) = self.before.get_value() {
            // It may be gone; then the focus stays with the page.
            let _ = before.focus();
        }
    }

    /// Takes away what lies over the page.
    pub(crate) fn lift(self) {
        self.over.set(None);
        leave_address();
    }

    /// Leaves a table out; what was typed for it stays in its field, and what was pasted is let go.
    pub(crate) fn leave_table(self) {
        if let Some(rows) = self.rows.get_untracked() {
            self.typed_rows.set(rows.into());
        }
        self.end_table();
    }

    /// A table was used or left out: nothing holds it any more.
    pub(crate) fn end_table(self) {
        self.rows.set(None);
        self.with_page(|it| it.end_paste(false));
        self.lift();
    }

    pub(crate) fn with_page<T>(self, ask: impl FnOnce(&Page) -> T) -> T {
        self.page.with_value(|it| ask(it))
    }

    /// The prompt as it is at this moment, whether or not a tool is in sight.
    pub(crate) fn prompt_now(self) -> Option<Prompt> {
        let (file, id) = self.page.with_value(|it| (it.project(), it.project_id()));
        if self.file.with_value(|it| *it != file) {
            self.project.set(project_of(&file, id));
            self.file.set_value(file);
        }
        self.project
            .with_untracked(|it| it.as_ref().ok().map(|it| it.prompt.clone()))
    }

    fn read(self) {
        let (file, id, counts) = self
            .page
            .with_value(|it| (it.project(), it.project_id(), it.counts()));
        let known = Known::read(&counts);
        if self.known.with_untracked(|it| *it != known) {
            self.known.set(known);
        }
        if self.file.with_value(|it| *it != file) {
            self.project.set(project_of(&file, id));
            self.file.set_value(file);
        }
    }

    /// Changes the project as it is now, as one step of this name. Where it is no longer the one that was shown, nothing
    /// is done: the change was made for another text.
    pub(crate) fn change(self, label: &str, said: &str, edit: Option<Edit>) {
        let shown = self.file.get_value();
        self.read();
        if self.file.with_value(|it| *it != shown) {
            self.said.set(words::changed_meanwhile().into());
            return;
        }
        let Ok(mut project) = self.project.get_untracked() else {
            return;
        };
        let is_changed = edit.is_some_and(|it| project.apply(it).is_ok());
        if !is_changed {
            self.said.set(words::nothing_to_change().into());
            return;
        }
        self.page
            .with_value(|it| it.take_over(label, &file_of(&project)));
        self.read();
        self.said.set(words::with_undo(said));
        // What was pressed may be gone; who works by keyboard goes on from the top of the desk then.
        request_animation_frame(|| {
            let is_lost = controls::browser::focused().is_none_or(|it| it.tag_name() == "BODY");
            let desk = document().query_selector(".desk").ok().flatten();
            if let Some(desk) = desk.filter(|_| is_lost) {
                controls::browser::focus_in(&desk, "h2");
            }
        });
        // The counts follow.
        set_timeout(move || self.read(), Duration::from_millis(900));
    }

    /// Why a command cannot be done now; empty where it can.
    pub(crate) fn why_not(self, command: usize) -> String {
        self.page.with_value(|it| it.at_hand(command, false))
    }

    pub(crate) fn perform(self, command: usize) {
        self.page.with_value(|it| it.at_hand(command, true));
    }
}

/// The address of a tool goes with it.
fn leave_address() {
    let location = window().location();
    if location.hash().is_ok_and(|it| it.starts_with("#/"))
        && let (Ok(path), Ok(search)) = (location.pathname(), location.search())
        && let Ok(history) = window().history()
    {
        // Refused only in documents that may not have a history; a reload shows the tool again then.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&(path + &search)));
    }
}
