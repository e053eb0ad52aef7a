//! The state of the place: the table of the open project, what is selected, shown and asked.

use std::{rc::Rc, sync::Arc, time::Duration};

use dataset::{Edit, Filter, Summary, Table, Undo, shown, summary};
use domain::{Project, ProjectId};
use leptos::prelude::*;
use sheet::words;
use storage::Store;

use crate::{keep::Keep, page::Page};

/// A place in the grid: the row as it is shown, the column; from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) row: usize,
    pub(crate) column: usize,
}

/// A cell that is being typed into.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Editing {
    pub(crate) spot: Spot,
    /// What the field begins with.
    pub(crate) text: String,
}

/// What was done, as Undo names it: said when it is shown, in whatever language is spoken then.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    Named(fn() -> &'static str),
    /// So many of them.
    DeleteRows(usize),
}

impl Step {
    pub(crate) fn name(self) -> String {
        match self {
            Self::Named(name) => name().to_owned(),
            Self::DeleteRows(n) => words::delete_rows(n),
        }
    }
}

/// How far the table is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum State {
    Reading,
    Ready,
    /// What is kept cannot be read; it stays where it is.
    Unreadable(String),
}

/// What is asked in a dialog.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Asked {
    Nothing,
    /// Name and type of the column there.
    Column(usize),
    Examples,
    /// Where rows go that came while there is a table.
    Rows(Arc<sheet::Rows>),
    DeleteTable,
}

/// `Copy`, for as long as the page lives.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    pub(crate) page: StoredValue<Rc<Page>, LocalStorage>,
    pub(crate) keep: Keep,
    pub(crate) table: RwSignal<Table>,
    pub(crate) undo: RwSignal<Undo<Step>>,
    pub(crate) filter: RwSignal<Filter>,
    /// The rows that are shown, by their places in the table.
    pub(crate) view: RwSignal<Vec<u32>>,
    pub(crate) at: RwSignal<Spot>,
    /// The other corner of the selection.
    pub(crate) anchor: RwSignal<Spot>,
    pub(crate) editing: RwSignal<Option<Editing>>,
    pub(crate) summary: RwSignal<Summary>,
    pub(crate) trouble: RwSignal<Option<String>>,
    /// What was just done, for who does not see it.
    pub(crate) said: RwSignal<String>,
    pub(crate) asked: RwSignal<Asked>,
    pub(crate) state: RwSignal<State>,
    pub(crate) is_shown: RwSignal<bool>,
    counting: StoredValue<Option<TimeoutHandle>>,
}

impl Desk {
    pub(crate) fn new(page: Rc<Page>, store: Rc<dyn Store>, is_kept: bool) -> Self {
        let desk = Self {
            page: StoredValue::new_local(page),
            keep: Keep::new(store, is_kept),
            table: RwSignal::default(),
            undo: RwSignal::default(),
            filter: RwSignal::default(),
            view: RwSignal::default(),
            at: RwSignal::default(),
            anchor: RwSignal::default(),
            editing: RwSignal::new(None),
            summary: RwSignal::default(),
            trouble: RwSignal::new(None),
            said: RwSignal::default(),
            asked: RwSignal::new(Asked::Nothing),
            state: RwSignal::new(State::Reading),
            is_shown: RwSignal::new(true),
            counting: StoredValue::new(None),
        };
        desk.keep.follow(desk);
        // The filter is asked anew when it changes, not while a cell is typed: no row goes from under the hands.
        Effect::new(move |before: Option<Filter>| {
            let filter = desk.filter.get();
            if before.is_some_and(|it| it != filter) {
                desk.look();
                desk.go(Spot::default(), false);
            }
            filter
        });
        desk
    }

    /// The project that is open in the studio, as it is now.
    pub(crate) fn project(self) -> Option<Project> {
        let text = self.page.with_value(|it| it.project());
        let opened = format::file::read(text.as_bytes(), ProjectId(String::new()));
        opened.ok().map(|it| it.project)
    }

    /// Shows another table, with nothing to undo.
    pub(crate) fn show(self, table: Table) {
        self.editing.set(None);
        self.asked.set(Asked::Nothing);
        self.trouble.set(None);
        self.undo.set(Undo::default());
        self.filter.set(Filter::default());
        self.table.set(table);
        self.look();
        self.go(Spot::default(), false);
        self.count();
        self.state.set(State::Ready);
    }

    pub(crate) fn n_columns(self) -> usize {
        self.table.with_untracked(|it| it.columns().len())
    }

    /// Whether a change of the table took away what had the focus.
    pub(crate) fn is_stranded(self) -> bool {
        let has_steps = self
            .undo
            .with_untracked(|it| it.next_undo().is_some() || it.next_redo().is_some());
        has_steps && controls::browser::focused().is_none_or(|it| it.tag_name() == "BODY")
    }

    pub(crate) fn is_empty(self) -> bool {
        self.table.with(|it| it.columns().is_empty())
    }

    /// Finds the rows to show.
    fn look(self) {
        let filter = self.filter.get_untracked();
        let rows = self.table.with_untracked(|table| {
            if filter.is_all() {
                (0..table.n_rows() as u32).collect()
            } else {
                shown(table, &filter)
            }
        });
        self.view.set(rows);
    }

    /// Changes the table; a refusal is said and changes nothing.
    pub(crate) fn act(self, label: Step, edit: Edit) -> bool {
        let is_cells = matches!(edit, Edit::SetCells(_));
        let mut done = Ok(());
        self.undo.update(|undo| {
            self.table
                .update(|table| done = undo.act(table, label, edit));
        });
        match done {
            Ok(()) => self.changed(is_cells),
            Err(why) => self.trouble.set(Some(why.to_string())),
        }
        done.is_ok()
    }

    pub(crate) fn undo(self) {
        self.step(words::undone, Undo::undo);
    }

    pub(crate) fn redo(self) {
        self.step(words::done_again, Undo::redo);
    }

    fn step(self, says: fn(&str) -> String, step: fn(&mut Undo<Step>, &mut Table) -> Option<Step>) {
        let mut label = None;
        self.undo
            .update(|undo| self.table.update(|table| label = step(undo, table)));
        if let Some(label) = label {
            self.changed(false);
            self.said.set(says(&label.name()));
        }
    }

    fn changed(self, only_cells: bool) {
        self.trouble.set(None);
        if !only_cells {
            self.look();
        }
        let at = self.at.get_untracked();
        self.go(at, true);
        if !only_cells {
            self.anchor.set(self.at.get_untracked());
        }
        self.keep.soon(self);
        self.count();
    }

    /// Counts parts, repeated rows and bad cells once nothing has changed for a moment.
    fn count(self) {
        if let Some(Some(before)) = self.counting.try_update_value(Option::take) {
            before.clear();
        }
        let count = move || self.summary.set(self.table.with_untracked(summary));
        let handle = set_timeout_with_handle(count, Duration::from_millis(120));
        self.counting.set_value(handle.ok());
    }

    /// Goes to a cell, or the nearest there is; `stretch` keeps the other corner of the selection.
    pub(crate) fn go(self, spot: Spot, stretch: bool) {
        let last = |n: usize| n.saturating_sub(1);
        let n_rows = self.view.with_untracked(Vec::len);
        let nearest = |it: Spot| Spot {
            row: it.row.min(last(n_rows)),
            column: it.column.min(last(self.n_columns())),
        };
        let spot = nearest(spot);
        let anchor = nearest(self.anchor.get_untracked());
        self.at.set(spot);
        self.anchor.set(if stretch { anchor } else { spot });
    }

    /// The corners of the selection: first and last row as shown, first and last column.
    pub(crate) fn selection(self) -> (Spot, Spot) {
        let (at, anchor) = (self.at.get(), self.anchor.get());
        let corner = |pick: fn(usize, usize) -> usize| Spot {
            row: pick(at.row, anchor.row),
            column: pick(at.column, anchor.column),
        };
        (corner(usize::min), corner(usize::max))
    }

    /// The places in the table of the selected rows.
    pub(crate) fn selected_rows(self) -> Vec<u32> {
        let (from, to) = untrack(|| self.selection());
        self.view.with_untracked(|view| {
            let rows = view.iter().skip(from.row).take(to.row - from.row + 1);
            rows.copied().collect()
        })
    }

    /// The place in the table of a row as shown.
    pub(crate) fn row(self, shown: usize) -> Option<usize> {
        self.view
            .with_untracked(|it| it.get(shown).map(|it| *it as usize))
    }

    /// By the row's place in the table.
    pub(crate) fn cell_text(self, row: usize, column: usize) -> String {
        self.table
            .with_untracked(|it| it.cell(row, column).to_owned())
    }

    /// Opens a cell for typing, with its own text or another.
    pub(crate) fn edit(self, spot: Spot, text: Option<String>) {
        let Some(row) = self.row(spot.row) else {
            return;
        };
        self.go(spot, false);
        let text = text.unwrap_or_else(|| self.cell_text(row, spot.column));
        self.editing.set(Some(Editing { spot, text }));
    }

    /// Takes what was typed into a cell.
    pub(crate) fn commit(self, text: &str) {
        let Some(editing) = self.editing.get_untracked() else {
            return;
        };
        self.editing.set(None);
        let Spot { row, column } = editing.spot;
        let Some(row) = self.row(row) else { return };
        let old = self.cell_text(row, column);
        match old == text {
            true => self.keep.forget_typing(),
            false => {
                // Until the table is written with it, which forgets it.
                self.keep.typing(row, column, &old, text);
                let edit = Edit::SetCells(vec![(row, column, text.into())]);
                self.act(Step::Named(words::type_it), edit);
            }
        }
    }

    /// Leaves a cell as it was.
    pub(crate) fn leave(self) {
        self.editing.set(None);
        self.keep.forget_typing();
    }
}
