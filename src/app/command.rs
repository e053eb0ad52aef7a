//! Every intent a person can have, as one value: menus, keys, buttons and tests all send these.

use std::{fmt, sync::Arc};

use ::words::Language;
use domain::{ExampleId, Field, ProjectId, RunSettings, Style};
use engine::{Device, ImportFile};

use crate::{
    Airplane, AnswerId, Deed, KeyPress, NoticeId, Shortcut, Theme, TokenizerChoice,
    editing::label_of, words,
};

/// An intent. [`Studio::dispatch`](crate::Studio::dispatch) does it or, where it is not available, nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    // The prompt.
    EditText {
        field: Field,
        text: String,
    },
    /// An empty card; at the end where `after` is `None`.
    AddExample {
        after: Option<ExampleId>,
    },
    DuplicateExample(ExampleId),
    RemoveExample(ExampleId),
    /// `to` is the place it will have, from 0.
    MoveExample {
        id: ExampleId,
        to: usize,
    },
    MoveExampleUp(ExampleId),
    MoveExampleDown(ExampleId),
    SetExampleOn {
        id: ExampleId,
        on: bool,
    },
    /// Every example at once, as one step.
    SetAllExamplesOn(bool),
    /// The chosen ones at once, as one step.
    ToSeveral(Arc<[ExampleId]>, Deed),
    SetStyle(Style),
    SetRun(RunSettings),
    Undo,
    Redo,

    // Tables.
    /// Adds the examples of a project file to the open project; its input and its values take the place of the
    /// present ones where there are any. One step.
    AddFrom(Vec<u8>),

    // Answers.
    Run,
    Stop,
    /// Asks for the rest of an answer that broke off or was stopped.
    GoOn(AnswerId),
    /// Makes a card of the answer and the input it was asked with.
    UseAsExample(AnswerId),
    ClearAnswers,

    // Projects.
    NewProject,
    /// A finished small project, as a new one beside the others.
    OpenProject(ProjectId),
    DuplicateProject(ProjectId),
    RenameProject {
        id: ProjectId,
        name: String,
    },
    /// Undone by the notice it leaves.
    DeleteProject(ProjectId),
    RestoreProject(ProjectId),
    /// Writes the project file as a download.
    ExportFile,
    /// Adds the project of a file and opens it.
    ImportFile(Vec<u8>),
    /// Tries the failed save again now.
    RetrySave,

    // Links.
    Share {
        passphrase: Option<Passphrase>,
    },
    CloseShare,
    /// Looks at a link's fragment; runs nothing and replaces nothing.
    OpenLink(String),
    UnsealIncoming(Passphrase),
    /// Adds the project of the link as a new one and opens it.
    AcceptIncoming,
    DismissIncoming,

    // Models.
    /// Chooses the model for this project and brings it into memory.
    ChooseModel(String),
    LoadModel(String),
    /// Has the model in memory, and others later, computed there.
    ComputeOn(Device),
    ImportModel {
        name: String,
        files: Vec<ImportFile>,
    },
    /// Goes on with a download that was interrupted.
    ResumeModel(String),
    CancelModelWork,
    DeleteModel(String),
    RefreshModels,
    /// Fetches the bundled model's card, which travels with the page.
    ReadCard,

    // This device.
    SetTokenizer(TokenizerChoice),
    SetTheme(Theme),
    SetLanguage(Language),
    SetTokensShown(bool),
    DismissNotice(NoticeId),

    // What leaves.
    /// In airplane mode nothing leaves this device.
    SetAirplane(bool),
    /// The guard says how it is: it may have been changed in another tab.
    AirplaneIs(Airplane),
    /// What has left this device, in a few words.
    LeftIs(String),
    /// Asks the model's service how many tokens the prompt has.
    CountExactly,
}

/// A secret that a person typed; it never shows in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(pub String);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Whether a command would do anything now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Availability {
    Yes,
    /// Why not, as a sentence for a tooltip.
    No(String),
}

impl Availability {
    pub fn is_yes(&self) -> bool {
        *self == Self::Yes
    }
}

impl Command {
    /// The words on a button or a menu entry.
    pub fn label(&self) -> &'static str {
        match self {
            Self::EditText { field, .. } => label_of(field),
            Self::AddExample { .. } => words::add_example(),
            Self::DuplicateExample(_) => words::duplicate_example(),
            Self::RemoveExample(_) => words::delete_example(),
            Self::MoveExample { .. } => words::move_example(),
            Self::MoveExampleUp(_) => words::move_example_up(),
            Self::MoveExampleDown(_) => words::move_example_down(),
            Self::SetExampleOn { on: true, .. } => words::example_on(),
            Self::SetExampleOn { on: false, .. } => words::example_off(),
            Self::SetAllExamplesOn(true) => words::all_examples_on(),
            Self::SetAllExamplesOn(false) => words::all_examples_off(),
            Self::ToSeveral(_, deed) => deed.label(),
            Self::SetStyle(Style::Chat) => words::write_as_chat(),
            Self::SetStyle(Style::Completion) => words::write_as_completion(),
            Self::SetRun(_) => words::change_settings(),
            Self::Undo => words::undo(),
            Self::Redo => words::redo(),
            Self::AddFrom(_) => words::add_examples(),
            Self::Run => words::run(),
            Self::Stop => words::stop(),
            Self::GoOn(_) => words::go_on(),
            Self::UseAsExample(_) => words::use_as_example(),
            Self::ClearAnswers => words::clear_answers(),
            Self::NewProject => words::new_project(),
            Self::OpenProject(_) => words::open_project(),
            Self::DuplicateProject(_) => words::duplicate_project(),
            Self::RenameProject { .. } => words::rename_project(),
            Self::DeleteProject(_) => words::delete_project(),
            Self::RestoreProject(_) => words::bring_back(),
            Self::ExportFile => words::save_as_file(),
            Self::ImportFile(_) => words::open_file(),
            Self::RetrySave => words::try_again(),
            Self::Share { .. } => words::share(),
            Self::CloseShare => words::close(),
            Self::OpenLink(_) => words::open_link(),
            Self::UnsealIncoming(_) => words::unlock(),
            Self::AcceptIncoming => words::add_to_projects(),
            Self::DismissIncoming => words::leave_it(),
            Self::ChooseModel(_) => words::choose_model(),
            Self::LoadModel(_) | Self::ComputeOn(_) => words::load_model(),
            Self::ImportModel { .. } => words::add_model(),
            Self::ResumeModel(_) => words::go_on_downloading(),
            Self::CancelModelWork => words::cancel(),
            Self::DeleteModel(_) => words::delete_model(),
            Self::RefreshModels => words::look_again(),
            Self::ReadCard => words::fetch_card_again(),
            Self::SetTokenizer(_) => words::other_tokenizer(),
            Self::SetTheme(Theme::System) => words::theme_system(),
            Self::SetTheme(Theme::Light) => words::theme_light(),
            Self::SetTheme(Theme::Dark) => words::theme_dark(),
            Self::SetLanguage(language) => language.own_name(),
            Self::SetTokensShown(true) => words::show_tokens(),
            Self::SetTokensShown(false) => words::hide_tokens(),
            Self::DismissNotice(_) => words::dismiss(),
            Self::SetAirplane(true) => words::airplane_on(),
            Self::SetAirplane(false) => words::airplane_off(),
            Self::LeftIs(_) => words::something_left(),
            Self::AirplaneIs(_) => words::airplane_changed(),
            Self::CountExactly => words::ask_exact_count(),
        }
    }

    /// The keys for it, where it has any. Those of an example work while its card has the focus.
    pub fn shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Self::Run => Shortcut::primary("Enter"),
            Self::Stop => Shortcut::plain("Escape"),
            Self::Undo => Shortcut::primary("z"),
            Self::Redo => Shortcut::primary("z").with_shift(),
            Self::ExportFile => Shortcut::primary("s"),
            Self::MoveExampleUp(_) => Shortcut::alt("ArrowUp"),
            Self::MoveExampleDown(_) => Shortcut::alt("ArrowDown"),
            Self::DuplicateExample(_) => Shortcut::alt("d"),
            Self::RemoveExample(_) => Shortcut::alt("Backspace"),
            _ => return None,
        })
    }

    /// The command of a key press that works everywhere in the page; [`Command::shortcut`] is its inverse.
    pub fn for_key(press: &KeyPress<'_>) -> Option<Self> {
        [
            Self::Run,
            Self::Stop,
            Self::Undo,
            Self::Redo,
            Self::ExportFile,
        ]
        .into_iter()
        .find(|it| it.shortcut().is_some_and(|keys| keys.matches(press)))
        .or_else(|| {
            // The other habit for Redo.
            Shortcut::primary("y").matches(press).then_some(Self::Redo)
        })
    }

    /// The command of a key press on the card of example `id`.
    pub fn for_key_on_example(press: &KeyPress<'_>, id: ExampleId) -> Option<Self> {
        [
            Self::MoveExampleUp(id),
            Self::MoveExampleDown(id),
            Self::DuplicateExample(id),
            Self::RemoveExample(id),
        ]
        .into_iter()
        .find(|it| it.shortcut().is_some_and(|keys| keys.matches(press)))
    }
}
