//! Every change to a project is one of these values, and every one has an inverse.

use std::collections::HashSet;

use crate::{Example, ExampleId, Project, RunSettings, Style, ValueKind};

/// A text that a person can type into.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Name,
    Instruction,
    InputLabel,
    OutputLabel,
    Input,
    ExampleInput(ExampleId),
    ExampleOutput(ExampleId),
    /// The value of the variable of this name.
    Value(String),
    /// The [`ValueKind::key`] of the variable of this name; any other text is a text's.
    Kind(String),
    /// What can be chosen for the variable of this name, one option a line.
    Options(String),
    /// The comment on the instruction.
    Note,
    ExampleNote(ExampleId),
}

/// A change to a project.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    SetText {
        field: Field,
        text: String,
    },
    /// Each example with the place it will have; places ascend.
    Insert(Vec<(usize, Example)>),
    Remove(Vec<ExampleId>),
    Move {
        id: ExampleId,
        to: usize,
    },
    SetOn {
        id: ExampleId,
        on: bool,
    },
    SetStyle(Style),
    SetRun(RunSettings),
    /// One after the other; undone as one.
    Many(Vec<Edit>),
}

/// An edit that does not fit the project it was applied to. The project is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("there is no example {0:?} in this project")]
    NoSuchExample(ExampleId),
    #[error("example {0:?} is already in this project")]
    ExampleExists(ExampleId),
    #[error("there is no place {place} among {len} examples")]
    NoSuchPlace { place: usize, len: usize },
}

impl Project {
    /// The text of a field; `None` where its example is gone.
    pub fn text(&self, field: &Field) -> Option<&str> {
        let prompt = &self.prompt;
        Some(match field {
            Field::Name => &self.name,
            Field::Instruction => &prompt.instruction,
            Field::InputLabel => &prompt.labels.input,
            Field::OutputLabel => &prompt.labels.output,
            Field::Input => &prompt.input,
            Field::ExampleInput(id) => &prompt.example(*id)?.input,
            Field::ExampleOutput(id) => &prompt.example(*id)?.output,
            Field::Value(name) => prompt.values.get(name).map_or("", String::as_str),
            Field::Kind(name) => self.form.kind(name).key(),
            Field::Options(name) => self.form.options(name),
            Field::Note => &self.note,
            Field::ExampleNote(id) => &prompt.example(*id)?.note,
        })
    }

    /// Applies an edit and returns the edit that undoes it. On error the project is as it was.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::SetText { field, text } => {
                let text = self.replace_text(&field, text)?;
                Ok(Edit::SetText { field, text })
            }
            Edit::Insert(items) => self.insert(items),
            Edit::Remove(ids) => self.remove(&ids),
            Edit::Move { id, to } => self.shift(id, to),
            Edit::SetOn { id, on } => {
                let on = std::mem::replace(&mut self.example_mut(id)?.on, on);
                Ok(Edit::SetOn { id, on })
            }
            Edit::SetStyle(style) => Ok(Edit::SetStyle(std::mem::replace(
                &mut self.prompt.style,
                style,
            ))),
            Edit::SetRun(run) => Ok(Edit::SetRun(std::mem::replace(&mut self.run, run))),
            Edit::Many(edits) => self.apply_all(edits),
        }
    }

    fn apply_all(&mut self, edits: Vec<Edit>) -> Result<Edit, EditError> {
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    for inverse in inverses.into_iter().rev() {
                        self.apply(inverse)?;
                    }
                    return Err(error);
                }
            }
        }
        inverses.reverse();
        Ok(Edit::Many(inverses))
    }

    fn replace_text(&mut self, field: &Field, text: String) -> Result<String, EditError> {
        let prompt = &mut self.prompt;
        let place = match field {
            Field::Name => &mut self.name,
            Field::Instruction => &mut prompt.instruction,
            Field::InputLabel => &mut prompt.labels.input,
            Field::OutputLabel => &mut prompt.labels.output,
            Field::Input => &mut prompt.input,
            Field::ExampleInput(id) => &mut self.example_mut(*id)?.input,
            Field::ExampleOutput(id) => &mut self.example_mut(*id)?.output,
            Field::Value(name) => {
                let old = if text.is_empty() {
                    prompt.values.remove(name)
                } else {
                    prompt.values.insert(name.clone(), text)
                };
                return Ok(old.unwrap_or_default());
            }
            Field::Kind(name) => {
                let kind = ValueKind::of_key(&text).unwrap_or_default();
                return Ok(self.form.set_kind(name, kind).key().to_owned());
            }
            Field::Options(name) => return Ok(self.form.set_options(name, text)),
            Field::Note => &mut self.note,
            Field::ExampleNote(id) => &mut self.example_mut(*id)?.note,
        };
        Ok(std::mem::replace(place, text))
    }

    fn insert(&mut self, items: Vec<(usize, Example)>) -> Result<Edit, EditError> {
        let mut ids = Vec::with_capacity(items.len());
        let mut known = self.ids();
        for (len, (place, example)) in (self.prompt.examples.len()..).zip(&items) {
            if *place > len {
                return Err(EditError::NoSuchPlace { place: *place, len });
            }
            if !known.insert(example.id) {
                return Err(EditError::ExampleExists(example.id));
            }
            ids.push(example.id);
        }
        for (place, example) in items {
            self.prompt.examples.insert(place, example);
        }
        Ok(Edit::Remove(ids))
    }

    fn remove(&mut self, ids: &[ExampleId]) -> Result<Edit, EditError> {
        let gone: HashSet<ExampleId> = ids.iter().copied().collect();
        let known = self.ids();
        if let Some(missing) = ids.iter().find(|it| !known.contains(it)) {
            return Err(EditError::NoSuchExample(*missing));
        }
        let (mut kept, mut removed) = (Vec::new(), Vec::new());
        for (place, example) in std::mem::take(&mut self.prompt.examples)
            .into_iter()
            .enumerate()
        {
            if gone.contains(&example.id) {
                removed.push((place, example));
            } else {
                kept.push(example);
            }
        }
        self.prompt.examples = kept;
        Ok(Edit::Insert(removed))
    }

    fn shift(&mut self, id: ExampleId, to: usize) -> Result<Edit, EditError> {
        let examples = &mut self.prompt.examples;
        let from = examples
            .iter()
            .position(|it| it.id == id)
            .ok_or(EditError::NoSuchExample(id))?;
        let len = examples.len();
        if to >= len {
            return Err(EditError::NoSuchPlace { place: to, len });
        }
        let example = examples.remove(from);
        examples.insert(to, example);
        Ok(Edit::Move { id, to: from })
    }

    fn ids(&self) -> HashSet<ExampleId> {
        self.prompt.examples.iter().map(|it| it.id).collect()
    }

    fn example_mut(&mut self, id: ExampleId) -> Result<&mut Example, EditError> {
        self.prompt
            .examples
            .iter_mut()
            .find(|it| it.id == id)
            .ok_or(EditError::NoSuchExample(id))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ProjectId;

    fn first() -> Project {
        Project::first(ProjectId("0".into()))
    }

    fn an_edit() -> impl Strategy<Value = Edit> {
        let id = || (1..7u64).prop_map(ExampleId);
        let field = prop_oneof![
            Just(Field::Name),
            Just(Field::Instruction),
            Just(Field::OutputLabel),
            Just(Field::Input),
            id().prop_map(Field::ExampleInput),
            id().prop_map(Field::ExampleOutput),
            "[ab]".prop_map(Field::Value),
            "[ab]".prop_map(Field::Kind),
            "[ab]".prop_map(Field::Options),
            Just(Field::Note),
            id().prop_map(Field::ExampleNote),
        ];
        let leaf = prop_oneof![
            (field, "[a-z{}]{0,5}").prop_map(|(field, text)| Edit::SetText { field, text }),
            prop::collection::vec((0..6usize, 1..9u64), 0..3).prop_map(|items| Edit::Insert(
                items
                    .into_iter()
                    .map(|(place, id)| (place, Example::new(ExampleId(id), "i", "o")))
                    .collect()
            )),
            prop::collection::vec(id(), 0..3).prop_map(Edit::Remove),
            (id(), 0..6usize).prop_map(|(id, to)| Edit::Move { id, to }),
            (id(), any::<bool>()).prop_map(|(id, on)| Edit::SetOn { id, on }),
            prop_oneof![Just(Style::Chat), Just(Style::Completion)].prop_map(Edit::SetStyle),
            ("[ab]", prop::sample::select(&ValueKind::ALL[..])).prop_map(|(name, kind)| {
                let field = Field::Kind(name);
                let text = kind.key().to_owned();
                Edit::SetText { field, text }
            }),
        ];
        leaf.prop_recursive(2, 8, 4, |inner| {
            prop::collection::vec(inner, 0..4).prop_map(Edit::Many)
        })
    }

    proptest! {
        #[test]
        fn an_edit_then_its_inverse_is_no_edit(edits in prop::collection::vec(an_edit(), 1..12)) {
            let mut project = first();
            for edit in edits {
                let before = project.clone();
                if let Ok(inverse) = project.apply(edit) {
                    let after = project.clone();
                    let redo = project.apply(inverse).expect("an inverse applies");
                    prop_assert_eq!(&project, &before);
                    project.apply(redo).expect("the inverse of an inverse applies");
                    prop_assert_eq!(&project, &after);
                } else {
                    prop_assert_eq!(&project, &before, "a refused edit changes nothing");
                }
            }
        }
    }

    #[test]
    fn removing_twice_the_same_is_one_removal() {
        let mut project = first();
        let inverse = project.apply(Edit::Remove(vec![ExampleId(2), ExampleId(2)]));
        assert_eq!(project.prompt.examples.len(), 3);
        project.apply(inverse.expect("applies")).expect("applies");
        assert_eq!(project, first());
    }

    #[test]
    fn places_out_of_reach_are_refused() {
        let refused = first().apply(Edit::Move {
            id: ExampleId(1),
            to: 4,
        });
        assert_eq!(refused, Err(EditError::NoSuchPlace { place: 4, len: 4 }));
    }
}
