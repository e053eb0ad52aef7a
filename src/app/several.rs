//! What can be done to several examples at once, each as one step that can be undone.

use std::{collections::HashSet, rc::Rc};

use domain::{Edit, Example, ExampleId};

use crate::{core::Core, words};

/// What is done to the chosen examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    On,
    Off,
    /// The copies stand together behind the last of them.
    Duplicate,
    /// One place; those at the edge stay.
    MoveUp,
    MoveDown,
    Remove,
}

impl Deed {
    /// In the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::On,
        Self::Off,
        Self::MoveUp,
        Self::MoveDown,
        Self::Duplicate,
        Self::Remove,
    ];

    /// The words on a button, and of the step that can be undone.
    pub fn label(self) -> &'static str {
        match self {
            Self::On => words::examples_on(),
            Self::Off => words::examples_off(),
            Self::Duplicate => words::duplicate_examples(),
            Self::MoveUp => words::move_examples_up(),
            Self::MoveDown => words::move_examples_down(),
            Self::Remove => words::delete_examples(),
        }
    }
}

impl Core {
    /// Does it to those of the examples that are there; nothing to do is no step.
    pub(crate) fn to_several(self: &Rc<Self>, ids: &[ExampleId], deed: Deed) {
        let chosen: HashSet<ExampleId> = ids.iter().copied().collect();
        let edit = self.document.read(|it| {
            let next = it.fresh_example_id().0;
            edit_of(&it.prompt.examples, &chosen, deed, next)
        });
        if let Some(edit) = edit {
            self.edit(deed.label(), edit);
        }
    }
}

/// `next`: the first number that no example has.
fn edit_of(
    examples: &[Example],
    chosen: &HashSet<ExampleId>,
    deed: Deed,
    next: u64,
) -> Option<Edit> {
    let places: Vec<usize> = (0..examples.len())
        .filter(|it| chosen.contains(&examples[*it].id))
        .collect();
    let here = || places.iter().map(|it| &examples[*it]);
    let switched = |on: bool| -> Vec<Edit> {
        let others = here().filter(|it| it.on != on);
        others.map(|it| Edit::SetOn { id: it.id, on }).collect()
    };
    let behind = places.last()? + 1;
    let edits = match deed {
        Deed::On => switched(true),
        Deed::Off => switched(false),
        Deed::Duplicate => {
            let copies = here().zip(next..).map(|(it, id)| Example {
                id: ExampleId(id),
                ..it.clone()
            });
            vec![Edit::Insert((behind..).zip(copies).collect())]
        }
        Deed::Remove => vec![Edit::Remove(here().map(|it| it.id).collect())],
        // Those before have moved already, so each steps over one that is not chosen.
        Deed::MoveUp => (places.iter().enumerate())
            .filter(|(n, place)| *place > n)
            .map(|(_, place)| (examples[*place].id, place - 1))
            .map(|(id, to)| Edit::Move { id, to })
            .collect(),
        Deed::MoveDown => (places.iter().rev().zip((0..examples.len()).rev()))
            .filter(|(place, edge)| *place < edge)
            .map(|(place, _)| (examples[*place].id, place + 1))
            .map(|(id, to)| Edit::Move { id, to })
            .collect(),
    };
    (!edits.is_empty()).then_some(Edit::Many(edits))
}

#[cfg(test)]
mod tests {
    use domain::{Project, ProjectId};

    use super::*;

    /// Five examples 1 to 5; the chosen ones, the deed, and the ids afterwards.
    fn check(chosen: &[u64], deed: Deed, expected: Option<&[u64]>) {
        let mut project = Project::empty(ProjectId("0".into()), "");
        let examples = (1..6).map(|it| Example::new(ExampleId(it), "i", "o"));
        project.prompt.examples = examples.collect();
        let before = project.clone();
        let chosen = chosen.iter().map(|it| ExampleId(*it)).collect();
        let edit = edit_of(&project.prompt.examples, &chosen, deed, 6);
        let after = edit.map(|edit| {
            let inverse = project.apply(edit).expect("applies");
            let ids = project.prompt.examples.iter().map(|it| it.id.0);
            let ids: Vec<u64> = ids.collect();
            project.apply(inverse).expect("applies");
            assert_eq!(project, before);
            ids
        });
        assert_eq!(after.as_deref(), expected, "{deed:?}");
    }

    #[test]
    fn several_move_together_and_stop_at_the_edge() {
        check(&[2, 3, 5], Deed::MoveUp, Some(&[2, 3, 1, 5, 4]));
        check(&[1, 2, 4], Deed::MoveUp, Some(&[1, 2, 4, 3, 5]));
        check(&[1, 2], Deed::MoveUp, None);
        check(&[1, 3, 4], Deed::MoveDown, Some(&[2, 1, 5, 3, 4]));
        check(&[2, 4, 5], Deed::MoveDown, Some(&[1, 3, 2, 4, 5]));
        check(&[3, 4, 5], Deed::MoveDown, None);
    }

    #[test]
    fn several_are_copied_and_removed_in_their_order() {
        check(&[4, 2], Deed::Duplicate, Some(&[1, 2, 3, 4, 6, 7, 5]));
        check(&[1, 5], Deed::Remove, Some(&[2, 3, 4]));
        check(&[9], Deed::Remove, None);
        check(&[1, 2], Deed::On, None);
        check(&[1, 2], Deed::Off, Some(&[1, 2, 3, 4, 5]));
    }
}
