//! A pasted table: offered first, made into examples when accepted.

use std::{rc::Rc, sync::Arc};

use domain::Edit;
use format::table::{self, Table};

use crate::{Tone, core::Core};

/// Rows shown for a look.
const N_FIRST_ROWS: usize = 5;

/// What was found in a pasted text.
#[derive(Clone, Debug, PartialEq)]
pub struct TableOffer {
    /// The rows are these, without the header where `choice.header` says that there is one.
    pub n_rows: usize,
    pub n_columns: usize,
    /// The first rows as pasted, for a look; a header is the first of them.
    pub first_rows: Vec<Vec<String>>,
    /// What is likely meant; change it before accepting.
    pub choice: TableChoice,
}

/// Which column is which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableChoice {
    /// The first row names the columns.
    pub header: bool,
    /// From 0.
    pub input_column: usize,
    pub output_column: usize,
}

/// Whether a pasted text is surely meant as a table: then take the paste and dispatch
/// [`Command::PasteTable`](crate::Command::PasteTable) instead.
pub fn looks_like_table(text: &str) -> bool {
    table::looks_like_table(text).is_some()
}

impl Core {
    pub(crate) fn paste_table(self: &Rc<Self>, text: &str) {
        match table::parse(text) {
            Ok(table) => self.set_table(Some(table)),
            Err(error) => self.notify(Tone::Warning, &error.to_string(), None),
        }
    }

    pub(crate) fn set_table(&self, table: Option<Table>) {
        self.table_offer
            .set(table.as_ref().map(|it| Arc::new(offer(it))));
        self.pasted.replace(table);
    }

    pub(crate) fn accept_table(self: &Rc<Self>, choice: TableChoice) {
        let Some(table) = self.pasted.take() else {
            return;
        };
        self.set_table(None);
        let table = match choice.header {
            true => table.with_first_row_as_header(),
            false => table.without_header(),
        };
        let (first, place) = self
            .document
            .read(|it| (it.fresh_example_id(), it.prompt.examples.len()));
        let examples = table::examples(&table, choice.input_column, choice.output_column, first);
        let n_examples = examples.len();
        if n_examples == 0 {
            let text = "These columns are empty, so nothing was added.";
            return self.notify(Tone::Warning, text, None);
        }
        let label = match n_examples {
            1 => "Add 1 example".to_owned(),
            n => format!("Add {n} examples"),
        };
        self.edit(&label, Edit::Insert((place..).zip(examples).collect()));
        self.offer_undo(&match n_examples {
            1 => "1 example was added.".to_owned(),
            n => format!("{n} examples were added."),
        });
    }
}

fn offer(table: &Table) -> TableOffer {
    let (input_column, output_column) = table.likely_columns();
    let header = table.header.then(|| table.columns.clone());
    let rows = table.rows.iter().cloned();
    TableOffer {
        n_rows: table.rows.len(),
        n_columns: table.columns.len(),
        first_rows: header.into_iter().chain(rows).take(N_FIRST_ROWS).collect(),
        choice: TableChoice {
            header: table.header,
            input_column,
            output_column,
        },
    }
}
