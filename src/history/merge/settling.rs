//! Settles conflicts of a merge, one by one.

use domain::{Edit, Example, Field, Project};

use super::{Conflict, Merged, Sides};
use crate::{HistoryError, changes::title, words};

/// Which side is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Base,
    Ours,
    Theirs,
    /// A text of the person's own, for texts and values.
    Text(String),
}

impl<T> Sides<T> {
    fn chosen(self, choice: Choice) -> Result<T, HistoryError> {
        match choice {
            Choice::Base => Ok(self.base),
            Choice::Ours => Ok(self.ours),
            Choice::Theirs => Ok(self.theirs),
            Choice::Text(_) => Err(HistoryError::NotAText),
        }
    }
}

impl Merged {
    /// Settles one conflict, by its place in the list, and takes it off.
    ///
    /// # Errors
    /// No such conflict, or a text of one's own for what is no text; nothing changes.
    pub fn resolve(&mut self, which: usize, choice: Choice) -> Result<(), HistoryError> {
        let conflict = self.conflicts.get(which).cloned();
        match conflict.ok_or(HistoryError::NoSuchConflict)? {
            Conflict::Text { field, sides } => {
                let text = match choice {
                    Choice::Text(text) => text,
                    side => sides.chosen(side)?,
                };
                self.set_text(field, text)?;
            }
            Conflict::Value { name, sides } => {
                let value = match choice {
                    Choice::Text(text) => text,
                    side => sides.chosen(side)?.unwrap_or_default(),
                };
                self.set_text(Field::Value(name), value)?;
            }
            Conflict::Kind { name, sides } => {
                let kind = sides.chosen(choice)?;
                self.project.form.set_kind(&name, kind);
            }
            Conflict::Example { id, sides } => {
                let examples = &mut self.project.prompt.examples;
                let place = examples.iter().position(|it| it.id == id);
                match (sides.chosen(choice)?, place) {
                    (Some(example), Some(place)) => examples[place] = example,
                    (Some(example), None) => examples.push(example),
                    (None, place) => _ = place.map(|it| examples.remove(it)),
                }
            }
            Conflict::Order(sides) => {
                let order = sides.chosen(choice)?;
                let examples = &mut self.project.prompt.examples;
                let places: Vec<usize> = (0..examples.len())
                    .filter(|it| order.contains(&examples[*it].id))
                    .collect();
                let old = examples.clone();
                let in_order = order
                    .iter()
                    .filter_map(|id| old.iter().find(|it| it.id == *id));
                let in_order: Vec<&Example> = in_order.collect();
                for (place, example) in places.into_iter().zip(in_order) {
                    examples[place] = example.clone();
                }
            }
            Conflict::Setting { setting, sides } => {
                setting.copy(&sides.chosen(choice)?, &mut self.project.run);
            }
        }
        self.conflicts.remove(which);
        Ok(())
    }

    fn set_text(&mut self, field: Field, text: String) -> Result<(), HistoryError> {
        let edit = Edit::SetText { field, text };
        let applied = self.project.apply(edit);
        applied
            .map(|_| ())
            .map_err(|_| HistoryError::NoSuchConflict)
    }
}

impl Conflict {
    /// Where it is, in words, in the merged project: "input of example 3".
    pub fn place(&self, project: &Project) -> String {
        let number = |id| {
            let place = project.prompt.position(id);
            place.map_or_else(
                || words::an_example().to_owned(),
                |it| words::the_example(&(it + 1).to_string()),
            )
        };
        match self {
            Self::Text {
                field: Field::ExampleInput(id),
                ..
            } => words::input_of(&number(*id)),
            Self::Text {
                field: Field::ExampleOutput(id),
                ..
            } => words::output_of(&number(*id)),
            Self::Text {
                field: Field::ExampleNote(id),
                ..
            } => words::comment_on(&number(*id)),
            Self::Text { field, .. } => title(field),
            Self::Kind { name, .. } => words::the_kind(name),
            Self::Value { name, .. } => title(&Field::Value(name.clone())),
            Self::Example { id, .. } => number(*id),
            Self::Order(_) => words::order_of_examples().to_owned(),
            Self::Setting { setting, .. } => setting.name().to_owned(),
        }
    }
}
