//! What was done to a table, to be undone and done again.

use crate::{Edit, EditError, Table};

/// Steps that are kept.
const MOST_STEPS: usize = 500;

/// Inverse edits, each with what the step is called.
#[derive(Clone, Debug)]
pub struct Undo<Step> {
    done: Vec<(Step, Edit)>,
    undone: Vec<(Step, Edit)>,
}

impl<Step> Default for Undo<Step> {
    fn default() -> Self {
        Self {
            done: Vec::new(),
            undone: Vec::new(),
        }
    }
}

impl<Step: Clone> Undo<Step> {
    /// Applies an edit and keeps its inverse; what was undone before cannot be done again.
    ///
    /// # Errors
    /// Those of [`Table::apply`]; nothing is changed then.
    pub fn act(&mut self, table: &mut Table, label: Step, edit: Edit) -> Result<(), EditError> {
        let inverse = table.apply(edit)?;
        self.done.push((label, inverse));
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
        }
        self.undone.clear();
        Ok(())
    }

    /// Undoes the last step and says what it was; `None` where there is none.
    pub fn undo(&mut self, table: &mut Table) -> Option<Step> {
        step(&mut self.done, &mut self.undone, table)
    }

    /// Does the step again that was undone last.
    pub fn redo(&mut self, table: &mut Table) -> Option<Step> {
        step(&mut self.undone, &mut self.done, table)
    }

    /// What [`Undo::undo`] would undo.
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.last().map(|it| &it.0)
    }

    /// What [`Undo::redo`] would do again.
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last().map(|it| &it.0)
    }
}

fn step<Step: Clone>(
    from: &mut Vec<(Step, Edit)>,
    to: &mut Vec<(Step, Edit)>,
    table: &mut Table,
) -> Option<Step> {
    let (label, edit) = from.pop()?;
    // An inverse fits the table it came from; one that did not would leave both as they are.
    let inverse = table.apply(edit).ok()?;
    to.push((label.clone(), inverse));
    Some(label)
}
