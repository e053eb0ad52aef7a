//! From a command to what it does.

use std::rc::Rc;

use domain::{Edit, Project};
use futures::FutureExt;

use crate::{Command, core::Core, words};

impl Core {
    /// Does a command that is available; one that changes the project waits until it is open.
    pub(crate) fn perform(self: &Rc<Self>, command: Command) {
        if !self.is_open.peek() && command.needs_project() {
            self.waiting.borrow_mut().push(command);
            return;
        }
        if self.check(&command).is_err() {
            return;
        }
        self.settle_notices(&command);
        match command {
            Command::EditText { field, text } => self.edit_text(field, text),
            Command::AddExample { after } => self.add_example(after),
            Command::DuplicateExample(id) => self.duplicate_example(id),
            Command::RemoveExample(id) => {
                self.edit(command.label(), Edit::Remove(vec![id]));
            }
            Command::MoveExample { id, to } => {
                self.edit(command.label(), Edit::Move { id, to });
            }
            Command::MoveExampleUp(id) => self.nudge_example(id, -1),
            Command::MoveExampleDown(id) => self.nudge_example(id, 1),
            Command::SetExampleOn { id, on } => {
                self.edit(command.label(), Edit::SetOn { id, on });
            }
            Command::SetAllExamplesOn(on) => self.set_all_examples_on(on),
            Command::ToSeveral(ids, deed) => self.to_several(&ids, deed),
            Command::SetStyle(style) => {
                self.edit(command.label(), Edit::SetStyle(style));
            }
            Command::SetRun(run) => self.set_run(run),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),

            Command::AddFrom(file) => self.add_from(&file),

            Command::Run => self.run(),
            Command::Stop => self.stop(),
            Command::GoOn(id) => self.go_on(id),
            Command::UseAsExample(id) => self.use_as_example(id),
            Command::ClearAnswers => self.clear_answers(),

            Command::RetrySave => self.retry_save(),
            Command::ExportFile => self.export_file(),
            Command::CloseShare => self.share_state.set(crate::ShareState::Closed),
            Command::OpenLink(fragment) => self.open_link(&fragment),
            Command::DismissIncoming => self.dismiss_incoming(),

            Command::ChooseModel(model) => {
                let run = domain::RunSettings {
                    model: model.clone(),
                    ..(*self.document.run.peek()).clone()
                };
                self.set_run(run);
                self.load_model(&model);
            }
            Command::LoadModel(model) => self.load_model(&model),
            Command::ComputeOn(device) => self.compute_on(device),
            Command::ImportModel { name, files } => self.import_model(name, files),
            Command::ResumeModel(id) => self.resume_model(&id),
            Command::CancelModelWork => self.cancel_model_work(),

            Command::SetTokenizer(tokenizer) => {
                self.forget_failed_vocabularies();
                self.change_settings(|it| it.tokenizer = tokenizer);
            }
            Command::SetTheme(theme) => self.change_settings(|it| it.theme = theme),
            Command::SetLanguage(language) => {
                self.change_settings(|it| it.language = Some(language));
                let core = Rc::clone(self);
                self.spawn(async move { core.speak().await });
            }
            Command::SetTokensShown(shown) => self.change_settings(|it| it.tokens_shown = shown),
            Command::DismissNotice(id) => self.dismiss(id),
            Command::SetAirplane(on) => self.set_airplane(on),
            Command::LeftIs(words) => self.left(&words),
            Command::AirplaneIs(state) => self.airplane.set(state),
            Command::CountExactly => self.count_exactly(),

            Command::NewProject
            | Command::OpenProject(_)
            | Command::DuplicateProject(_)
            | Command::RenameProject { .. }
            | Command::DeleteProject(_)
            | Command::RestoreProject(_)
            | Command::ImportFile(_)
            | Command::Share { .. }
            | Command::UnsealIncoming(_)
            | Command::AcceptIncoming
            | Command::DeleteModel(_)
            | Command::RefreshModels
            | Command::ReadCard => {
                let core = Rc::clone(self);
                self.spawn(async move { core.perform_later(command).await });
            }
        }
    }

    /// The commands that have to wait for the store, the engine or the clock.
    async fn perform_later(self: &Rc<Self>, command: Command) {
        match command {
            Command::NewProject => {
                let id = self.fresh_project_id();
                let mut project = Project::empty(id, words::untitled());
                project.run = (*self.document.run.peek()).clone();
                self.add_project(project).await;
            }
            Command::OpenProject(id) => self.open_project(id).await,
            Command::DuplicateProject(id) => self.duplicate_project(id).await,
            Command::RenameProject { id, name } => self.rename_project(id, name).await,
            Command::DeleteProject(id) => self.delete_project(id).await,
            Command::RestoreProject(id) => self.restore_project(id).await,
            Command::ImportFile(bytes) => self.import_file(bytes).await,
            Command::Share { passphrase } => self.share(passphrase).await,
            Command::UnsealIncoming(passphrase) => self.unseal(passphrase).await,
            Command::AcceptIncoming => self.accept_incoming().await,
            Command::DeleteModel(id) => self.delete_model(id).await,
            Command::RefreshModels => self.read_models().await,
            Command::ReadCard => self.read_card().await,
            // The others were done at once.
            _ => {}
        }
    }

    pub(crate) fn opened(self: &Rc<Self>) {
        self.is_open.set(true);
        self.project_shown_anew();
        for command in self.waiting.take() {
            self.perform(command);
        }
    }

    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        self.ports.host.spawn(task.boxed_local());
    }
}

impl Command {
    /// Whether it makes sense only once a project is open.
    fn needs_project(&self) -> bool {
        !matches!(
            self,
            Self::OpenLink(_)
                | Self::DismissIncoming
                | Self::UnsealIncoming(_)
                | Self::ImportModel { .. }
                | Self::CancelModelWork
                | Self::RefreshModels
                | Self::ReadCard
                | Self::SetTheme(_)
                | Self::SetLanguage(_)
                | Self::SetTokensShown(_)
                | Self::DismissNotice(_)
                | Self::SetAirplane(_)
                | Self::AirplaneIs(_)
                | Self::LeftIs(_)
        )
    }
}
