//! Rows that become examples: whether a paste is a table, and examples from a file added to the open project.

use std::rc::Rc;

use domain::{Edit, Example, ExampleId, Field, ProjectId};
use format::table;

use crate::{core::Core, words};

/// Whether a pasted text is surely meant as a table: then the desk asks which column is which.
pub fn looks_like_table(text: &str) -> bool {
    table::looks_like_table(text).is_some()
}

impl Core {
    pub(crate) fn add_from(self: &Rc<Self>, file: &[u8]) {
        let Ok(opened) = format::file::read(file, ProjectId(String::new())) else {
            return;
        };
        let prompt = opened.project.prompt;
        let values = prompt.values.into_iter().map(|(name, text)| Edit::SetText {
            field: Field::Value(name),
            text,
        });
        self.add(values.collect(), prompt.examples);
    }

    /// Adds examples at the end, whatever their ids, after other edits; one step.
    fn add(self: &Rc<Self>, mut edits: Vec<Edit>, examples: Vec<Example>) {
        let n_examples = examples.len();
        if n_examples == 0 {
            return;
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
