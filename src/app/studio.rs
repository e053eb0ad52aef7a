//! The handle every component holds: narrow signals to read, `dispatch` to write.

use std::{ops::Range, rc::Rc, sync::Arc};

use ::words::Language;
use domain::{ExampleId, Field, RunSettings, Style};
use engine::{Abilities, ModelCard, StorageReport, StoredModel};
use reactive_graph::{
    owner::{LocalStorage, StoredValue},
    traits::WithValue,
    wrappers::read::Signal,
};

use crate::{
    Airplane, Answer, AnswerId, Availability, CardState, Command, Counts, Incoming, ModelWork,
    Notice, OutgoingState, Ports, Preview, ProjectEntry, RunState, SavedState, Settings,
    ShareState, core::Core,
};

/// Reads and writes everything. `Copy`; lives under the owner it was opened under.
///
/// A selector returns a `Signal` that wakes its readers only when its own value changes. Ask for it once
/// where the component is made, not inside an effect. Values are cheap to clone.
/// Outside reactive code (event handlers) use `get_untracked` or the `peek` methods.
#[derive(Clone, Copy)]
pub struct Studio(StoredValue<Rc<Core>, LocalStorage>);

/// A `{{name}}` found in the texts, in order of appearance, with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    pub name: Arc<str>,
    pub value: Arc<str>,
}

impl Studio {
    /// Opens the studio: returns at once with an empty project and [`Studio::is_open`] false; the last
    /// project (or the worked example of a first visit) follows within a few milliseconds.
    pub fn open(ports: Ports) -> Self {
        let core = Core::new(ports);
        core.open();
        Self(StoredValue::new_local(core))
    }

    /// False until the last project is read; show a skeleton. Commands that change the project wait for it.
    pub fn is_open(&self) -> Signal<bool> {
        self.core().is_open.signal()
    }

    // The project.

    /// The text of a field; empty where its example is gone.
    pub fn text(&self, field: Field) -> Signal<Arc<str>> {
        self.core().document.text_signal(&field)
    }

    /// The text of a field now, without becoming a reader.
    pub fn peek_text(&self, field: &Field) -> String {
        self.core()
            .document
            .read(|it| it.text(field).unwrap_or_default().to_owned())
    }

    /// In prompt order, switched off ones included.
    pub fn example_ids(&self) -> Signal<Arc<[ExampleId]>> {
        self.core().document.example_ids.signal()
    }

    /// Whether an example is shown to the model.
    pub fn example_on(&self, id: ExampleId) -> Signal<bool> {
        self.core().document.on_signal(id)
    }

    /// How many examples are shown to the model.
    pub fn examples_on(&self) -> Signal<usize> {
        self.core().document.n_on.signal()
    }

    /// Tokens of an example; `None` while it is switched off. Shown with `≈` unless the counts are exact.
    pub fn example_tokens(&self, id: ExampleId) -> Signal<Option<u32>> {
        self.core().example_tokens_signal(id)
    }

    pub fn style(&self) -> Signal<Style> {
        self.core().document.style.signal()
    }

    pub fn run_settings(&self) -> Signal<Arc<RunSettings>> {
        self.core().document.run.signal()
    }

    /// What the form of values shows.
    pub fn variables(&self) -> Signal<Arc<[Variable]>> {
        self.core().document.variables.signal()
    }

    /// The stop texts that a run would use, derived or the person's own.
    pub fn stops(&self) -> Signal<Arc<[String]>> {
        self.core().document.stops.signal()
    }

    /// What Undo would undo, as `Edit input`; `None` where there is nothing.
    pub fn can_undo(&self) -> Signal<Option<Arc<str>>> {
        self.core().can_undo.signal()
    }

    pub fn can_redo(&self) -> Signal<Option<Arc<str>>> {
        self.core().can_redo.signal()
    }

    /// The project as its file, as it is now.
    pub fn project_file(&self) -> String {
        self.core().document.read(format::file::write)
    }

    /// Whether a comment stands anywhere in the project.
    pub fn has_notes(&self) -> bool {
        self.core().document.read(domain::Project::has_notes)
    }

    /// The id of the project on this device.
    pub fn project_id(&self) -> String {
        self.core().document.id().0
    }

    // What the model sees.

    pub fn preview(&self) -> Signal<Arc<Preview>> {
        self.core().preview.signal()
    }

    pub fn counts(&self) -> Signal<Arc<Counts>> {
        self.core().counts.signal()
    }

    /// The tokens that touch these bytes of the preview's text, as byte ranges of it, ascending; an end may
    /// lie inside a character. `None` where no exact count is at hand. A reader of this is woken with the counts.
    pub fn token_boundaries(&self, bytes: Range<usize>) -> Option<Vec<Range<usize>>> {
        self.core().token_boundaries(bytes)
    }

    /// Where those tokens begin in a field's own text, as it was typed, in bytes; nothing of the insides of values.
    /// `None` also where the text does not stand in the prompt as it is. A reader of this is woken with the counts.
    pub fn tokens_in(&self, field: &Field) -> Option<Vec<usize>> {
        self.core().tokens_in(field)
    }

    // Answers.

    pub fn run_state(&self) -> Signal<RunState> {
        self.core().run_state.signal()
    }

    /// Oldest first.
    pub fn answer_ids(&self) -> Signal<Arc<[AnswerId]>> {
        self.core().answer_ids.signal()
    }

    /// `None` where it was cleared away.
    pub fn answer(&self, id: AnswerId) -> Signal<Option<Arc<Answer>>> {
        self.core().answer_signal(id)
    }

    // Projects.

    /// Newest change first.
    pub fn projects(&self) -> Signal<Arc<[ProjectEntry]>> {
        self.core().projects.signal()
    }

    pub fn saved_state(&self) -> Signal<SavedState> {
        self.core().saved_state.signal()
    }

    /// Writes what is unsaved now; for `pagehide` and `visibilitychange`.
    pub fn flush(&self) {
        self.core().flush();
    }

    pub fn share_state(&self) -> Signal<ShareState> {
        self.core().share_state.signal()
    }

    /// What a link brought and waits for a yes.
    pub fn incoming(&self) -> Signal<Option<Incoming>> {
        self.core().incoming.signal()
    }

    // Models.

    /// The bundled one first; empty until the engine has answered.
    pub fn models(&self) -> Signal<Arc<[StoredModel]>> {
        self.core().models.signal()
    }

    pub fn storage_report(&self) -> Signal<Option<StorageReport>> {
        self.core().storage_report.signal()
    }

    /// The model in memory.
    pub fn loaded_model(&self) -> Signal<Option<Arc<ModelCard>>> {
        self.core().loaded_model.signal()
    }

    /// `None` until the engine has answered.
    pub fn abilities(&self) -> Signal<Option<Arc<Abilities>>> {
        self.core().abilities.signal()
    }

    /// What the bundled model can do; [`Command::ReadCard`] fetches it.
    pub fn sprout_card(&self) -> Signal<CardState> {
        self.core().card.signal()
    }

    pub fn model_work(&self) -> Signal<Option<ModelWork>> {
        self.core().model_work.signal()
    }

    // This device.

    /// What is spoken; `None` until the choice is read and its words are here. Every text is asked for anew when
    /// this changes.
    pub fn language(&self) -> Signal<Option<Language>> {
        self.core().language.signal()
    }

    pub fn settings(&self) -> Signal<Settings> {
        self.core().settings.signal()
    }

    /// Oldest first.
    /// What a run would send, where its model is elsewhere.
    pub fn outgoing(&self) -> Signal<OutgoingState> {
        self.core().outgoing.signal()
    }

    /// What has left this device, in a few words; empty where nothing has.
    pub fn left(&self) -> Signal<Arc<str>> {
        self.core().left.signal()
    }

    /// Whether anything can leave this device.
    pub fn airplane(&self) -> Signal<Airplane> {
        self.core().airplane.signal()
    }

    pub fn notices(&self) -> Signal<Arc<[Notice]>> {
        self.core().notices.signal()
    }

    // Writing.

    /// Does what the command says; all that can be done at once is done when this returns.
    pub fn dispatch(&self, command: Command) {
        self.core().perform(command);
    }

    /// Whether the command would do anything now. A reader of this is woken when that may have changed.
    pub fn availability(&self, command: &Command) -> Availability {
        self.core().availability(command)
    }

    pub(crate) fn core(&self) -> Rc<Core> {
        self.0.with_value(Rc::clone)
    }
}
