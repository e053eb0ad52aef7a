//! A pasted table: offered first, made into examples when accepted.

use std::{rc::Rc, sync::Arc};

use domain::{Edit, Example, ExampleId, Field, ProjectId};
use format::table::{self, Table};

use crate::{Tone, core::Core, words};

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
        let (input, output) = (choice.input_column, choice.output_column);
        let examples = table::examples(&table, input, output, ExampleId(0));
        if examples.is_empty() {
            let text = words::columns_empty();
            return self.notify(Tone::Warning, text, None);
        }
        self.add(Vec::new(), examples);
    }

    pub(crate) fn add_from(self: &Rc<Self>, file: &[u8]) {
        let Ok(opened) = format::file::read(file, ProjectId(String::new())) else {
            return;
        };
        let prompt = opened.project.prompt;
        let mut texts: Vec<_> = prompt
            .values
            .into_iter()
            .map(|(name, text)| (Field::Value(name), text))
            .collect();
        if !prompt.input.is_empty() {
            texts.push((Field::Input, prompt.input));
        }
        let texts = texts.into_iter();
        let edits = texts.map(|(field, text)| Edit::SetText { field, text });
        self.add(edits.collect(), prompt.examples);
    }

    /// Adds examples at the end, whatever their ids, after other edits; one step.
    fn add(self: &Rc<Self>, mut edits: Vec<Edit>, examples: Vec<Example>) {
        let n_examples = examples.len();
        if n_examples == 0 && edits.is_empty() {
            return;
        }
        if n_examples == 0 {
            self.edit(words::use_row(), Edit::Many(edits));
            return self.offer_undo(words::row_is_input());
        }
        let (first, place) = self
            .document
            .read(|it| (it.fresh_example_id(), it.prompt.examples.len()));
        let examples = examples.into_iter().zip(first.0..).map(|(it, id)| Example {
            id: ExampleId(id),
            ..it
        });
        edits.push(Edit::Insert((place..).zip(examples).collect()));
        self.edit(&words::add_n_examples(n_examples), Edit::Many(edits));
        self.offer_undo(&words::examples_added(n_examples));
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
