//! Undo and redo of everything in a project, with typing gathered into steps a person would name.
//!
//! A step is the edit that takes it back. Keystrokes in one field make one step as long as they are of one
//! sort, follow each other within [`PAUSE_MILLIS`], and stay within one word: the space after a word belongs
//! to it, the letter after that space begins the next step. A pasted or replaced stretch is a step of its own.
//! So Undo takes back a word, a run of backspaces, a paste, or one turn of a slider.
//!
//! Invariant: undoing every step in turn gives the project as it was before the first one that is kept.

use std::sync::Arc;

use domain::{Edit, EditError, Example, Field, RunSettings, Stops};

/// A longer pause in typing ends the step.
pub(crate) const PAUSE_MILLIS: f64 = 800.0;
/// What the steps may hold together; the oldest go first.
const LIMIT_BYTES: usize = 32 << 20;
/// More characters at once than a keyboard or an input method gives are a paste.
const LONGEST_STROKE_CHARS: usize = 8;

/// The steps of one project, as long as the page is open.
#[derive(Debug, Default)]
pub(crate) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The newest step, while it may still grow.
    growing: Option<Growing>,
    n_bytes: usize,
}

#[derive(Debug)]
struct Step {
    label: Arc<str>,
    /// Takes it back (or, in `undone`, does it again).
    edit: Edit,
}

#[derive(Debug)]
struct Growing {
    stroke: Stroke,
    at_millis: f64,
}

/// What an edit is to the hand that makes it; strokes of one kind grow into one step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stroke {
    Letter(Field),
    Space(Field),
    Erase(Field),
    /// A slider on its way.
    Slide,
    /// Nothing joins it and it joins nothing.
    Whole,
}

impl Stroke {
    /// Reads the stroke off a text before and after.
    pub(crate) fn typed(field: &Field, old: &str, new: &str) -> Self {
        let (gone, come) = difference(old, new);
        let is_short = |it: &str| it.chars().count() <= LONGEST_STROKE_CHARS;
        if !is_short(gone) || !is_short(come) {
            Self::Whole
        } else if come.is_empty() {
            Self::Erase(field.clone())
        } else if gone.is_empty() && come.chars().all(char::is_whitespace) {
            Self::Space(field.clone())
        } else {
            Self::Letter(field.clone())
        }
    }

    fn joins(&self, last: &Self) -> bool {
        match (last, self) {
            (Self::Letter(a), Self::Letter(b) | Self::Space(b))
            | (Self::Space(a), Self::Space(b))
            | (Self::Erase(a), Self::Erase(b)) => a == b,
            (Self::Slide, Self::Slide) => true,
            _ => false,
        }
    }
}

impl History {
    /// Keeps what takes an edit back, as a step of its own or in the step that is growing.
    pub(crate) fn record(&mut self, label: &str, stroke: Stroke, inverse: Edit, now_millis: f64) {
        for step in self.undone.drain(..) {
            self.n_bytes -= step.n_bytes();
        }
        let grows = self.growing.as_ref().is_some_and(|it| {
            stroke.joins(&it.stroke) && (0.0..=PAUSE_MILLIS).contains(&(now_millis - it.at_millis))
        });
        // The older inverse takes back both: it holds the text before the first stroke.
        if !grows {
            let step = Step {
                label: label.into(),
                edit: inverse,
            };
            self.n_bytes += step.n_bytes();
            self.done.push(step);
            self.forget_oldest();
        }
        self.growing = Some(Growing {
            stroke,
            at_millis: now_millis,
        });
    }

    /// Takes the newest step back through `apply`; false where there is none.
    pub(crate) fn undo(&mut self, apply: impl FnOnce(Edit) -> Result<Edit, EditError>) -> bool {
        self.growing = None;
        Self::shift(&mut self.done, &mut self.undone, &mut self.n_bytes, apply)
    }

    /// Does the step again that was taken back last; false where there is none.
    pub(crate) fn redo(&mut self, apply: impl FnOnce(Edit) -> Result<Edit, EditError>) -> bool {
        self.growing = None;
        Self::shift(&mut self.undone, &mut self.done, &mut self.n_bytes, apply)
    }

    /// What Undo would take back.
    pub(crate) fn undo_label(&self) -> Option<Arc<str>> {
        self.done.last().map(|it| it.label.clone())
    }

    pub(crate) fn redo_label(&self) -> Option<Arc<str>> {
        self.undone.last().map(|it| it.label.clone())
    }

    fn shift(
        from: &mut Vec<Step>,
        to: &mut Vec<Step>,
        n_bytes: &mut usize,
        apply: impl FnOnce(Edit) -> Result<Edit, EditError>,
    ) -> bool {
        let Some(step) = from.pop() else {
            return false;
        };
        *n_bytes -= step.n_bytes();
        let Ok(edit) = apply(step.edit) else {
            // Steps apply to the very state they were made in; one that does not is of no use.
            return false;
        };
        let back = Step {
            label: step.label,
            edit,
        };
        *n_bytes += back.n_bytes();
        to.push(back);
        true
    }

    fn forget_oldest(&mut self) {
        let mut n_gone = 0;
        while self.n_bytes > LIMIT_BYTES && n_gone + 1 < self.done.len() {
            self.n_bytes -= self.done[n_gone].n_bytes();
            n_gone += 1;
        }
        self.done.drain(..n_gone);
    }
}

impl Step {
    fn n_bytes(&self) -> usize {
        64 + size_of_edit(&self.edit)
    }
}

fn size_of_edit(edit: &Edit) -> usize {
    let of_example = |it: &Example| 64 + it.input.len() + it.output.len() + it.note.len();
    match edit {
        Edit::SetText { text, .. } => text.len(),
        Edit::Insert(items) => items.iter().map(|(_, it)| of_example(it)).sum(),
        Edit::Remove(ids) => 8 * ids.len(),
        Edit::SetRun(RunSettings {
            stops: Stops::Custom(stops),
            ..
        }) => stops.iter().map(String::len).sum(),
        Edit::Many(edits) => edits.iter().map(size_of_edit).sum(),
        Edit::Move { .. } | Edit::SetOn { .. } | Edit::SetStyle(_) | Edit::SetRun(_) => 0,
    }
}

/// What went and what came between the common beginning and the common end.
fn difference<'a>(old: &'a str, new: &'a str) -> (&'a str, &'a str) {
    let same = |(a, b): &(char, char)| a == b;
    let pairs = old.chars().zip(new.chars());
    let head: usize = pairs.take_while(same).map(|(it, _)| it.len_utf8()).sum();
    let (old, new) = (&old[head..], &new[head..]);
    let pairs = old.chars().rev().zip(new.chars().rev());
    let tail: usize = pairs.take_while(same).map(|(it, _)| it.len_utf8()).sum();
    (&old[..old.len() - tail], &new[..new.len() - tail])
}

#[cfg(test)]
mod tests {
    use domain::{Project, ProjectId};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;

    fn first() -> Project {
        Project::first(ProjectId("0".into()))
    }

    fn type_into(project: &mut Project, history: &mut History, field: Field, text: &str, at: f64) {
        let old = project.text(&field).unwrap_or_default().to_owned();
        let stroke = Stroke::typed(&field, &old, text);
        let text = text.to_owned();
        let inverse = project.apply(Edit::SetText { field, text });
        history.record("Edit", stroke, inverse.expect("applies"), at);
    }

    /// Writes each text into the input `gap` milliseconds after the last; shows what each Undo leaves.
    fn check(texts: &[&str], gap: f64, expected: Expect) {
        let (mut project, mut history) = (first(), History::default());
        project.prompt.input.clear();
        let start = project.clone();
        for (turn, text) in texts.iter().enumerate() {
            let at = gap * turn as f64;
            type_into(&mut project, &mut history, Field::Input, text, at);
        }
        let mut seen = format!("{:?}", project.prompt.input);
        while history.undo(|it| project.apply(it)) {
            seen += &format!(" < {:?}", project.prompt.input);
        }
        expected.assert_eq(&seen);
        assert_eq!(project, start);
    }

    #[test]
    fn a_word_is_a_step() {
        let typed = ["a", "ab", "ab ", "ab  ", "ab  c", "ab  cd"];
        check(&typed, 100.0, expect![[r#""ab  cd" < "ab  " < """#]]);
    }

    #[test]
    fn a_pause_ends_a_step() {
        check(&["a", "ab"], 801.0, expect![[r#""ab" < "a" < """#]]);
        check(&["a", "ab"], 800.0, expect![[r#""ab" < """#]]);
    }

    #[test]
    fn erasing_is_another_step() {
        check(&["a", "ab", "a", ""], 9.0, expect![[r#""" < "ab" < """#]]);
    }

    #[test]
    fn a_paste_is_a_step() {
        let typed = ["a", "a pasted text", "a pasted text!"];
        check(
            &typed,
            9.0,
            expect![[r#""a pasted text!" < "a pasted text" < "a" < """#]],
        );
    }

    #[test]
    fn another_field_is_another_step() {
        let (mut project, mut history) = (first(), History::default());
        type_into(&mut project, &mut history, Field::Name, "N", 0.0);
        type_into(&mut project, &mut history, Field::Input, "i", 1.0);
        type_into(&mut project, &mut history, Field::Name, "Na", 2.0);
        assert!(history.undo(|it| project.apply(it)));
        assert_eq!((&*project.name, &*project.prompt.input), ("N", "i"));
    }

    #[test]
    fn a_new_edit_forgets_what_was_undone() {
        let (mut project, mut history) = (first(), History::default());
        type_into(&mut project, &mut history, Field::Input, "a", 0.0);
        assert!(history.undo(|it| project.apply(it)));
        type_into(&mut project, &mut history, Field::Input, "b", 1.0);
        assert!(history.redo_label().is_none());
        assert!(!history.redo(|it| project.apply(it)));
    }

    #[test]
    fn old_steps_go_when_there_is_too_much() {
        let (mut project, mut history) = (first(), History::default());
        for turn in 0..5u8 {
            let text = char::from(b'a' + turn).to_string().repeat(LIMIT_BYTES / 3);
            type_into(&mut project, &mut history, Field::Input, &text, 0.0);
        }
        let mut n_steps = 0;
        while history.undo(|it| project.apply(it)) {
            n_steps += 1;
        }
        assert_eq!(n_steps, 2);
    }

    proptest! {
        #[test]
        fn undo_to_the_start_gives_the_start_and_redo_the_end(
            texts in prop::collection::vec(("[ab ]{0,12}", 0..3u8, 0..1_000u32), 1..20)
        ) {
            let (mut project, mut history) = (first(), History::default());
            let (start, mut at) = (project.clone(), 0.0);
            for (text, field, gap) in texts {
                at += f64::from(gap);
                let field = [Field::Input, Field::Name, Field::Value("v".into())][usize::from(field)].clone();
                type_into(&mut project, &mut history, field, &text, at);
            }
            let end = project.clone();
            while history.undo(|it| project.apply(it)) {}
            prop_assert_eq!(&project, &start);
            while history.redo(|it| project.apply(it)) {}
            prop_assert_eq!(&project, &end);
        }
    }
}
