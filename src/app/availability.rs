//! Whether a command would do anything now, and if not, why.

use domain::Part;
use reactive_graph::traits::Track;

use crate::{
    Airplane, AnswerState, Availability, CardState, Command, Incoming, Problem, RunState,
    SavedState, ShareState, core::Core, words,
};

impl Core {
    /// Becomes a reader of what the answer depends on.
    pub(crate) fn availability(&self, command: &Command) -> Availability {
        self.is_open.track();
        match command {
            Command::Undo => self.can_undo.track(),
            Command::Redo => self.can_redo.track(),
            Command::Run | Command::GoOn(_) => {
                self.run_state.track();
                self.preview.track();
                self.models.track();
                self.loaded_model.track();
                self.airplane.track();
                self.document.run.track();
                if let Command::GoOn(id) = command {
                    self.answer_signal(*id).track();
                }
            }
            Command::Stop => self.run_state.track(),
            Command::UseAsExample(id) => self.answer_signal(*id).track(),
            Command::ClearAnswers => self.answer_ids.track(),
            Command::DuplicateExample(_)
            | Command::RemoveExample(_)
            | Command::MoveExample { .. }
            | Command::MoveExampleUp(_)
            | Command::MoveExampleDown(_)
            | Command::SetExampleOn { .. } => self.document.example_ids.track(),
            Command::SetAllExamplesOn(_) => {
                self.document.example_ids.track();
                self.document.n_on.track();
            }
            Command::AcceptIncoming | Command::DismissIncoming | Command::UnsealIncoming(_) => {
                self.incoming.track();
            }
            Command::CloseShare => self.share_state.track(),
            Command::RetrySave => self.saved_state.track(),
            Command::CancelModelWork
            | Command::ImportModel { .. }
            | Command::ResumeModel(_)
            | Command::LoadModel(_)
            | Command::ComputeOn(_) => {
                self.model_work.track();
                self.loaded_model.track();
            }
            Command::DeleteModel(_) | Command::ChooseModel(_) => self.models.track(),
            Command::ReadCard => self.card.track(),
            Command::SetAirplane(_) => self.airplane.track(),
            Command::CountExactly => self.document.run.track(),
            _ => {}
        }
        if !self.is_open.peek() {
            return Availability::No(words::being_opened().into());
        }
        match self.check(command) {
            Ok(()) => Availability::Yes,
            Err(why) => Availability::No(why),
        }
    }

    /// The reason why a command would do nothing.
    pub(crate) fn check(&self, command: &Command) -> Result<(), String> {
        let only_if = |is: bool, why: &str| if is { Ok(()) } else { Err(why.to_owned()) };
        let place_of = |id| self.document.read(|it| it.prompt.position(id));
        match command {
            Command::Undo => only_if(self.can_undo.peek().is_some(), words::nothing_to_undo()),
            Command::Redo => only_if(self.can_redo.peek().is_some(), words::nothing_to_redo()),
            Command::Run => self.check_run(),
            Command::Stop => only_if(
                self.run_state.peek() != RunState::Idle,
                words::nothing_runs(),
            ),
            Command::GoOn(id) => {
                let broke_off = self.find_answer(*id).is_some_and(|it| {
                    matches!(it.state, AnswerState::Failed(_) | AnswerState::Stopped)
                        && !it.text.trim().is_empty()
                        && !it.stale
                });
                only_if(broke_off, words::nothing_to_go_on())?;
                self.check_run()
            }
            Command::UseAsExample(id) => {
                let answer = self.find_answer(*id);
                let is_whole = answer.is_some_and(|it| {
                    it.state.is_over()
                        && !matches!(it.state, AnswerState::Failed(_))
                        && !it.text.trim().is_empty()
                });
                only_if(is_whole, words::no_text_yet())
            }
            Command::ClearAnswers => {
                only_if(!self.answer_ids.peek().is_empty(), words::no_answers())
            }
            Command::MoveExampleUp(id) => {
                only_if(place_of(*id).is_some_and(|it| it > 0), words::is_first())
            }
            Command::MoveExampleDown(id) => {
                let last = self.document.example_ids.peek().len().saturating_sub(1);
                only_if(place_of(*id).is_some_and(|it| it < last), words::is_last())
            }
            Command::DuplicateExample(id)
            | Command::RemoveExample(id)
            | Command::MoveExample { id, .. }
            | Command::SetExampleOn { id, .. } => {
                only_if(place_of(*id).is_some(), words::example_gone())
            }
            Command::SetAllExamplesOn(on) => {
                let n_on = self.document.n_on.peek();
                let n = self.document.example_ids.peek().len();
                only_if(n > 0, words::no_examples())?;
                if *on {
                    only_if(n_on < n, words::all_are_on())
                } else {
                    only_if(n_on > 0, words::all_are_off())
                }
            }
            Command::AcceptIncoming => {
                let is_open = matches!(self.incoming.peek(), Some(Incoming::Open(_)));
                only_if(is_open, words::nothing_to_add())
            }
            Command::UnsealIncoming(_) => {
                let is_waiting = matches!(
                    self.incoming.peek(),
                    Some(Incoming::Sealed { opening: false, .. })
                );
                only_if(is_waiting, words::no_passphrase_wanted())
            }
            Command::DismissIncoming => only_if(self.incoming.peek().is_some(), words::no_link()),
            Command::SetAirplane(on) => only_if(
                (self.airplane.peek() == Airplane::On) != *on,
                words::as_you_wish(),
            ),
            Command::CountExactly => only_if(
                self.leaves(&self.document.run.peek().model),
                words::count_is_exact(),
            ),
            Command::CloseShare => only_if(
                self.share_state.peek() != ShareState::Closed,
                words::is_closed(),
            ),
            Command::RetrySave => {
                let has_failed = matches!(self.saved_state.peek(), SavedState::Failed(_));
                only_if(has_failed, words::all_is_saved())
            }
            Command::LoadModel(id) => only_if(self.card_of(id).is_none(), words::is_in_memory()),
            Command::ImportModel { .. } | Command::ResumeModel(_) => {
                only_if(!self.is_importing(), words::other_being_added())
            }
            Command::CancelModelWork => {
                only_if(self.model_work.peek().is_some(), words::nothing_loads())
            }
            Command::DeleteModel(id) => {
                let models = self.models.peek();
                let is_bundled = models.iter().any(|it| it.id == *id && it.bundled);
                only_if(!is_bundled, words::takes_no_room())
            }
            Command::ReadCard => {
                let is_wanted =
                    matches!(self.card.peek(), CardState::Unread | CardState::Failed(_));
                only_if(is_wanted, words::here_or_coming())
            }
            _ => Ok(()),
        }
    }

    /// Whether asking this model sends something away. The browser's own model is no part of the page, but stays here.
    fn leaves(&self, model: &str) -> bool {
        let card = self.card_of(model);
        let there = card.as_ref().and_then(|it| it.elsewhere.as_ref());
        there.map_or(engine::is_elsewhere(model), |it| !it.host.is_empty())
    }

    fn check_run(&self) -> Result<(), String> {
        if self.run_state.peek() != RunState::Idle {
            return Err(words::answer_coming().into());
        }
        if let Some(
            problem @ (Problem::NoTemplate | Problem::NoTurns | Problem::TemplateFailed { .. }),
        ) = &self.preview.peek().problem
        {
            return Err(problem.to_string());
        }
        let (models, run) = (self.models.peek(), self.document.run.peek());
        if !models.is_empty() && !models.iter().any(|it| it.id == run.model) {
            return Err(words::model_not_here().into());
        }
        let goes_on_here = models
            .iter()
            .any(|it| it.id == run.model && it.goes_on_here);
        if self.leaves(&run.model) && self.airplane.peek() == Airplane::On && !goes_on_here {
            return Err(words::airplane_elsewhere().into());
        }
        Ok(())
    }

    /// The number beside an example's card.
    pub(crate) fn example_tokens_signal(
        &self,
        id: domain::ExampleId,
    ) -> reactive_graph::wrappers::read::Signal<Option<u32>> {
        let first = || self.tokens_of(Part::Example(id));
        self.example_tokens.signal(&id, first)
    }
}
