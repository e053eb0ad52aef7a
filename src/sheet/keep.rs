//! Keeps the table on this device: soon after every change, also what is typed and not taken yet; other tabs are heeded.

use std::{rc::Rc, sync::Arc, time::Duration};

use dataset::{Edit, Table, key};
use leptos::{prelude::*, task::spawn_local};
use sheet::typing_key;
use storage::Store;
use web_sys::VisibilityState;

use crate::desk::{Desk, State, Step};

/// Between a change and its writing.
const SOON: Duration = Duration::from_millis(250);

/// What became of the last writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    Yes,
    /// Not written yet.
    Soon,
    /// Nothing can be kept here; the table goes with the page.
    Never,
    Failed(String),
    /// Another tab has written since; nothing of it was replaced.
    Elsewhere,
}

/// `Copy`, for as long as the page lives.
#[derive(Clone, Copy)]
pub(crate) struct Keep {
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
    is_kept: bool,
    /// The project whose table is shown.
    id: StoredValue<String>,
    /// The bytes that this tab read or wrote last.
    known: StoredValue<Option<Arc<Vec<u8>>>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    /// What is being written; nothing where no writing is under way.
    in_flight: StoredValue<Option<Arc<Vec<u8>>>>,
    pub(crate) kept: RwSignal<Kept>,
}

impl Keep {
    pub(crate) fn new(store: Rc<dyn Store>, is_kept: bool) -> Self {
        Self {
            store: StoredValue::new_local(store),
            is_kept,
            id: StoredValue::new(String::new()),
            known: StoredValue::new(None),
            waiting: StoredValue::new(None),
            in_flight: StoredValue::new(None),
            kept: RwSignal::new(Kept::Yes),
        }
    }

    /// Shows the table of whichever project is open, and writes before the page goes.
    pub(crate) fn follow(self, desk: Desk) {
        let look = move || {
            let id = desk.page.with_value(|it| it.project_id());
            if desk.is_shown.get_untracked() && self.id.get_value() != id {
                self.open(desk, id);
            }
        };
        look();
        // Another project may be opened from the menu while this place is shown.
        let _ = set_interval_with_handle(look, Duration::from_millis(400));
        let _ = window_event_listener_untyped("visibilitychange", move |_| {
            if document().visibility_state() == VisibilityState::Hidden {
                self.now(desk);
            }
        });
        let _ = window_event_listener_untyped("pagehide", move |_| self.now(desk));
        Effect::new(move |_| {
            match desk.is_shown.get() {
                true => look(),
                // Measure may take rows from the store next.
                false => self.now(desk),
            }
        });
    }

    fn open(self, desk: Desk, id: String) {
        self.leave(desk);
        // What is being typed there is in its journal.
        desk.editing.set(None);
        self.id.set_value(id.clone());
        self.known.set_value(None);
        desk.state.set(State::Reading);
        let store = self.store.get_value();
        spawn_local(async move {
            let read = store.get(&key(&id)).await;
            let typed = store.get(&typing_key(&id)).await.ok().flatten();
            if self.id.get_value() != id {
                return;
            }
            match read {
                Ok(bytes) => match bytes.as_deref().map_or(Ok(Table::default()), dataset::read) {
                    Ok(table) => {
                        self.known.set_value(bytes.map(Arc::new));
                        desk.show(table);
                        self.kept
                            .set(if self.is_kept { Kept::Yes } else { Kept::Never });
                        let typed = typed.and_then(|it| {
                            desk.table.with_untracked(|table| typing_of(&it, table))
                        });
                        // It is forgotten once the table is written with it.
                        let is_taken = typed
                            .is_some_and(|it| desk.act(Step::Named(sheet::words::type_it), it));
                        if !is_taken {
                            self.forget_typing();
                        }
                    }
                    Err(why) => desk.state.set(State::Unreadable(why.to_string())),
                },
                Err(why) => desk.state.set(State::Unreadable(why.to_string())),
            }
        });
    }

    /// Reads what is kept again, in place of what is shown.
    pub(crate) fn reopen(self, desk: Desk) {
        self.wait_no_more();
        self.kept.set(Kept::Yes);
        let id = self.id.get_value();
        self.open(desk, id);
    }

    /// Begins with no table in place of one that cannot be read, which is replaced by the first change.
    pub(crate) fn begin_anew(self, desk: Desk) {
        let (store, id) = (self.store.get_value(), self.id.get_value());
        spawn_local(async move {
            let bytes = store.get(&key(&id)).await.ok().flatten();
            self.known.set_value(bytes.map(Arc::new));
            desk.show(Table::default());
        });
    }

    /// Writes in a moment, also while changes keep coming: one that waits is not put off.
    pub(crate) fn soon(self, desk: Desk) {
        if self.kept.get_untracked() == Kept::Elsewhere {
            return;
        }
        self.kept.set(Kept::Soon);
        if self.waiting.with_value(Option::is_none) {
            let handle = set_timeout_with_handle(move || self.now(desk), SOON);
            self.waiting.set_value(handle.ok());
        }
    }

    fn wait_no_more(self) {
        if let Some(waiting) = self.waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
    }

    /// Writes what is still to be written.
    pub(crate) fn now(self, desk: Desk) {
        self.wait_no_more();
        if self.kept.get_untracked() != Kept::Soon || self.in_flight.with_value(Option::is_some) {
            return;
        }
        self.write(desk, false);
    }

    /// Writes this tab's table over what another tab has written.
    pub(crate) fn insist(self, desk: Desk) {
        self.write(desk, true);
    }

    /// Writes what is left of the table that is shown under its own project, which another one takes the place of.
    fn leave(self, desk: Desk) {
        self.wait_no_more();
        let is_left = matches!(self.kept.get_untracked(), Kept::Soon | Kept::Failed(_));
        if !is_left || desk.state.get_untracked() != State::Ready {
            return;
        }
        let bytes = desk.table.with_untracked(dataset::write);
        let before = self
            .in_flight
            .get_value()
            .or_else(|| self.known.get_value());
        let (store, id) = (self.store.get_value(), self.id.get_value());
        self.kept.set(Kept::Yes);
        spawn_local(async move {
            // After what is being written. Nobody sees that table any more to be told.
            let before = before.as_deref().map(Vec::as_slice);
            let _ = store.put_if(&key(&id), before, &bytes).await;
        });
    }

    fn write(self, desk: Desk, insists: bool) {
        // One copy for whoever keeps it: a large table is written at every pause.
        let bytes = Arc::new(desk.table.with_untracked(dataset::write));
        let (store, id, known) = (
            self.store.get_value(),
            self.id.get_value(),
            self.known.get_value(),
        );
        self.in_flight.set_value(Some(bytes.clone()));
        self.kept.set(Kept::Yes);
        spawn_local(async move {
            let key = key(&id);
            let written = match insists {
                true => store.put(&key, &bytes).await.map(|()| true),
                false => {
                    let known = known.as_deref().map(Vec::as_slice);
                    store.put_if(&key, known, &bytes).await
                }
            };
            self.in_flight.set_value(None);
            if self.id.get_value() != id {
                // The next project's table may have waited for this writing.
                if self.kept.get_untracked() == Kept::Soon {
                    self.soon(desk);
                }
                return;
            }
            // What was changed meanwhile waits to be written and says so itself.
            let changed = self.kept.get_untracked() == Kept::Soon;
            match written {
                Ok(true) => {
                    self.known.set_value(Some(bytes));
                    if desk.editing.with_untracked(Option::is_none) {
                        self.forget_typing();
                    }
                    match changed {
                        true => self.soon(desk),
                        false if self.is_kept => {}
                        false => self.kept.set(Kept::Never),
                    }
                }
                Ok(false) => self.kept.set(Kept::Elsewhere),
                Err(why) => self.kept.set(Kept::Failed(why.to_string())),
            }
        });
    }

    /// Keeps what is typed into a cell before it is taken, so that a reload loses none of it; `old` stands there now.
    pub(crate) fn typing(self, row: usize, column: usize, old: &str, text: &str) {
        let bytes = format!("{row} {column} {}\n{old}{text}", old.len()).into_bytes();
        let (store, id) = (self.store.get_value(), self.id.get_value());
        spawn_local(async move {
            // What cannot be kept is still in the field.
            let _ = store.put(&typing_key(&id), &bytes).await;
        });
    }

    pub(crate) fn forget_typing(self) {
        let (store, id) = (self.store.get_value(), self.id.get_value());
        spawn_local(async move {
            // One that stays is taken again at the next visit, as the same text.
            let _ = store.delete(&typing_key(&id)).await;
        });
    }
}

/// `None` too where another text stands in that cell by now: rows may have moved, in this tab or another.
fn typing_of(bytes: &[u8], table: &Table) -> Option<Edit> {
    let (head, texts) = std::str::from_utf8(bytes).ok()?.split_once('\n')?;
    let mut numbers = head.split(' ').map(|it| it.parse::<usize>().ok());
    let (row, column, n_old) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let (old, text) = texts.split_at_checked(n_old)?;
    let is_there = row < table.n_rows() && column < table.columns().len();
    let is_same = is_there && table.cell(row, column) == old;
    is_same.then(|| Edit::SetCells(vec![(row, column, text.into())]))
}
