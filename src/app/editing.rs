//! Changes to the open project: each becomes an edit, its inverse goes to the history, everyone concerned is told.

use std::rc::Rc;

use domain::{Edit, Example, ExampleId, Field, Project, RunSettings};

use crate::{AnswerId, Command, ShareState, Tone, core::Core, history::Stroke, words};

impl Core {
    /// Applies an edit as one step of the history. An edit that does not fit changes nothing.
    pub(crate) fn edit(self: &Rc<Self>, label: &str, edit: Edit) -> bool {
        self.edit_as(label, Stroke::Whole, edit)
    }

    fn edit_as(self: &Rc<Self>, label: &str, stroke: Stroke, edit: Edit) -> bool {
        let Ok(inverse) = self.document.apply(edit) else {
            // Its example went a moment ago (in another tab, or by a second click): nothing to change.
            return false;
        };
        let now = self.ports.host.now_millis();
        self.history
            .borrow_mut()
            .record(label, stroke, inverse, now);
        self.project_changed();
        true
    }

    pub(crate) fn edit_text(self: &Rc<Self>, field: Field, text: String) {
        let stroke = self.document.read(|project| {
            let old = project.text(&field).filter(|old| *old != text);
            old.map(|old| Stroke::typed(&field, old, &text))
        });
        let Some(stroke) = stroke else {
            return;
        };
        let label = label_of(&field);
        self.edit_as(label, stroke, Edit::SetText { field, text });
    }

    pub(crate) fn set_run(self: &Rc<Self>, run: RunSettings) {
        if *self.document.run.peek() != run {
            self.edit_as(words::change_settings(), Stroke::Slide, Edit::SetRun(run));
        }
    }

    pub(crate) fn add_example(self: &Rc<Self>, after: Option<ExampleId>) {
        let (place, id) = self.document.read(|it| {
            let after = after.and_then(|id| it.prompt.position(id));
            let place = after.map_or(it.prompt.examples.len(), |it| it + 1);
            (place, it.fresh_example_id())
        });
        let example = Example::new(id, "", "");
        self.edit(words::add_example(), Edit::Insert(vec![(place, example)]));
    }

    pub(crate) fn duplicate_example(self: &Rc<Self>, id: ExampleId) {
        let copy = self.document.read(|it| {
            let place = it.prompt.position(id)?;
            let mut copy = it.prompt.examples[place].clone();
            copy.id = it.fresh_example_id();
            Some((place + 1, copy))
        });
        if let Some(copy) = copy {
            self.edit(words::duplicate_example(), Edit::Insert(vec![copy]));
        }
    }

    /// Up is -1, down is 1; at the edge nothing happens.
    pub(crate) fn nudge_example(self: &Rc<Self>, id: ExampleId, by: isize) {
        let (from, len) = self
            .document
            .read(|it| (it.prompt.position(id), it.prompt.examples.len()));
        let to = from.and_then(|it| it.checked_add_signed(by));
        if let Some(to) = to.filter(|it| *it < len) {
            self.edit(words::move_example(), Edit::Move { id, to });
        }
    }

    /// One step, whatever each example was before.
    pub(crate) fn set_all_examples_on(self: &Rc<Self>, on: bool) {
        let edits = self.document.read(|it| {
            let others = it.prompt.examples.iter().filter(|it| it.on != on);
            others.map(|it| Edit::SetOn { id: it.id, on }).collect()
        });
        let label = Command::SetAllExamplesOn(on).label();
        self.edit(label, Edit::Many(edits));
    }

    pub(crate) fn use_as_example(self: &Rc<Self>, answer: AnswerId) {
        let Some(answer) = self.find_answer(answer) else {
            return;
        };
        let (place, id) = self
            .document
            .read(|it| (it.prompt.examples.len(), it.fresh_example_id()));
        let example = Example::new(id, &*answer.input, answer.text.trim());
        self.edit(
            words::use_as_example(),
            Edit::Insert(vec![(place, example)]),
        );
    }

    pub(crate) fn undo(self: &Rc<Self>) {
        let shifted = self.history.borrow_mut().undo(|it| self.document.apply(it));
        if shifted {
            self.project_changed();
        }
    }

    pub(crate) fn redo(self: &Rc<Self>) {
        let shifted = self.history.borrow_mut().redo(|it| self.document.apply(it));
        if shifted {
            self.project_changed();
        }
    }

    /// Takes over what another tab wrote, as a step that can be undone here.
    pub(crate) fn follow(self: &Rc<Self>, theirs: &Project) {
        let edit = self.document.read(|ours| difference(ours, theirs));
        let Ok(inverse) = self.document.apply(edit) else {
            self.notify(Tone::Warning, words::tab_change_unshown(), None);
            return;
        };
        let now = self.ports.host.now_millis();
        let mut history = self.history.borrow_mut();
        history.record(words::other_tab_changes(), Stroke::Whole, inverse, now);
        drop(history);
        self.project_shown_anew();
    }

    /// Takes over what was changed outside, as one step. What cannot be read changes nothing.
    pub(crate) fn take_over(self: &Rc<Self>, label: &str, file: &str) {
        if let Ok(theirs) = format::file::read(file.as_bytes(), self.document.id())
            && self.is_open.peek()
        {
            let edit = self.document.read(|ours| difference(ours, &theirs.project));
            self.edit(label, edit);
        }
    }

    /// After every change that has to be kept.
    pub(crate) fn project_changed(self: &Rc<Self>) {
        self.show_steps();
        self.refresh_preview_soon();
        self.want_model();
        // A link shows the project as it was when the link was made.
        self.share_state.set(ShareState::Closed);
        self.save_soon();
    }

    /// After another project, or another state of it, took the place of what was shown.
    pub(crate) fn project_shown_anew(self: &Rc<Self>) {
        self.show_steps();
        self.refresh_preview();
        self.want_model();
    }

    fn show_steps(&self) {
        let (undo, redo) = {
            let history = self.history.borrow();
            (history.undo_label(), history.redo_label())
        };
        self.can_undo.set(undo);
        self.can_redo.set(redo);
    }

    /// The command of a notice that offers to undo the step just made.
    pub(crate) fn offer_undo(self: &Rc<Self>, text: &str) {
        self.notify(Tone::Info, text, Some(Command::Undo));
    }
}

/// What an edit of this text is called.
pub(crate) fn label_of(field: &Field) -> &'static str {
    match field {
        Field::Name => words::rename_project(),
        Field::Instruction => words::edit_instruction(),
        Field::InputLabel | Field::OutputLabel => words::edit_label(),
        Field::Input => words::edit_input(),
        Field::ExampleInput(_) | Field::ExampleOutput(_) => words::edit_example(),
        Field::Value(_) => words::edit_variable(),
        Field::Kind(_) => words::change_kind(),
        Field::Options(_) => words::edit_options(),
        Field::Note | Field::ExampleNote(_) => words::edit_comment(),
    }
}

/// The edit that makes `theirs` of `ours`, ids aside.
fn difference(ours: &Project, theirs: &Project) -> Edit {
    let mut edits = Vec::new();
    let mut fields = vec![
        Field::Name,
        Field::Instruction,
        Field::InputLabel,
        Field::OutputLabel,
        Field::Input,
        Field::Note,
    ];
    for it in [ours, theirs] {
        fields.extend(it.prompt.values.keys().cloned().map(Field::Value));
        for it in it.form.all() {
            fields.push(Field::Kind(it.name.clone()));
            fields.push(Field::Options(it.name.clone()));
        }
    }
    for field in fields {
        let text = theirs.text(&field).unwrap_or_default();
        if ours.text(&field) != Some(text) {
            let text = text.to_owned();
            edits.push(Edit::SetText { field, text });
        }
    }
    if ours.prompt.examples != theirs.prompt.examples {
        let gone = ours.prompt.examples.iter().map(|it| it.id).collect();
        edits.push(Edit::Remove(gone));
        let come = theirs.prompt.examples.iter().cloned().enumerate().collect();
        edits.push(Edit::Insert(come));
    }
    if ours.prompt.style != theirs.prompt.style {
        edits.push(Edit::SetStyle(theirs.prompt.style));
    }
    if ours.run != theirs.run {
        edits.push(Edit::SetRun(theirs.run.clone()));
    }
    Edit::Many(edits)
}

#[cfg(test)]
mod tests {
    use domain::{ProjectId, Style, ValueKind};

    use super::*;

    #[test]
    fn the_difference_leads_from_one_to_the_other() {
        let id = || ProjectId("0".into());
        let mut ours = Project::first(id());
        ours.prompt.values.insert("a".into(), "1".into());
        let mut theirs = Project::empty(id(), "Other");
        theirs.prompt.style = Style::Chat;
        theirs.prompt.values.insert("b".into(), "2".into());
        theirs.run.seed = 9;
        ours.note = "ours".into();
        ours.form.set_kind("a", ValueKind::Number);
        theirs.form.set_kind("a", ValueKind::Choice);
        theirs.form.set_kind("b", ValueKind::Date);
        theirs.form.set_options("a", "x\ny".into());
        theirs.prompt.examples = vec![Example::new(ExampleId(2), "x", "y")];
        for (mut from, to) in [(ours.clone(), &theirs), (theirs.clone(), &ours)] {
            let edit = difference(&from, to);
            from.apply(edit).expect("applies");
            assert_eq!(from, *to);
        }
        assert_eq!(difference(&ours, &ours), Edit::Many(vec![]));
    }
}
