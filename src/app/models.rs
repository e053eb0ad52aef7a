//! Models: what can be chosen, and bringing the chosen one into memory.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use engine::{Device, EngineError, ModelCard, Progress, Question, Reply, Stage};
use futures::channel::oneshot;

use crate::{Command, Tone, WorkKind, core::Core, flow::Flow, model_work::Rate, words};

/// How a load ended.
type Loaded = Result<Arc<ModelCard>, EngineError>;

/// What goes on with models.
#[derive(Default)]
pub(crate) struct ModelDesk {
    load: RefCell<Option<(String, Flow)>>,
    pub(crate) import: RefCell<Option<Flow>>,
    waiting: RefCell<Vec<oneshot::Sender<Loaded>>>,
    /// Why the chosen model could not be loaded, so that nobody tries on every keystroke.
    trouble: RefCell<Option<(String, EngineError)>>,
    pub(crate) rate: Rate,
}

impl Core {
    /// The card of a model that is in memory.
    pub(crate) fn card_of(&self, model: &str) -> Option<Arc<ModelCard>> {
        self.loaded_model.peek().filter(|it| it.id == model)
    }

    pub(crate) fn is_loading(&self, model: &str) -> bool {
        let load = self.desk.load.borrow();
        load.as_ref().is_some_and(|(id, _)| id == model)
    }

    /// Why this model is not in memory, where that was tried.
    pub(crate) fn trouble_with(&self, model: &str) -> Option<EngineError> {
        let trouble = self.desk.trouble.borrow();
        trouble
            .as_ref()
            .filter(|it| it.0 == model)
            .map(|it| it.1.clone())
    }

    /// Begins to load the project's model where it is not in memory: its tokens are counted as one types.
    pub(crate) fn want_model(self: &Rc<Self>) {
        let model = self.document.run.peek().model.clone();
        if self.is_open.peek() && self.trouble_with(&model).is_none() {
            self.load(&model);
        }
    }

    /// Loads because somebody asked: an earlier failure is forgotten.
    pub(crate) fn load_model(self: &Rc<Self>, model: &str) {
        self.desk.trouble.replace(None);
        self.load(model);
    }

    /// The model in memory, loaded first where need be.
    pub(crate) async fn ensure_loaded(self: &Rc<Self>, model: &str) -> Loaded {
        if let Some(card) = self.card_of(model) {
            return Ok(card);
        }
        self.load_model(model);
        let (sender, receiver) = oneshot::channel();
        self.desk.waiting.borrow_mut().push(sender);
        receiver.await.unwrap_or(Err(EngineError::Cancelled))
    }

    fn load(self: &Rc<Self>, model: &str) {
        if self.card_of(model).is_some() || self.is_loading(model) {
            return;
        }
        let model = model.to_owned();
        let question = Question::Load {
            model: model.clone(),
        };
        self.begin_load(model, question);
    }

    /// Loads the model in memory again, to be computed elsewhere.
    pub(crate) fn compute_on(self: &Rc<Self>, device: Device) {
        if let Some(card) = self.loaded_model.peek() {
            let model = card.id.clone();
            let question = Question::LoadOn {
                model: model.clone(),
                device,
            };
            self.begin_load(model, question);
        }
    }

    fn begin_load(self: &Rc<Self>, model: String, question: Question) {
        self.cancel_load();
        let flow = Flow::new(self.ports.engine.ask(question));
        self.desk.load.replace(Some((model.clone(), flow.clone())));
        self.desk.rate.clear();
        self.show_progress(
            WorkKind::Load,
            &model,
            &Progress {
                stage: Stage::Loading,
                done_bytes: 0,
                total_bytes: 0,
            },
        );
        let core = Rc::clone(self);
        self.spawn(async move { core.take_load(&model, &flow).await });
    }

    async fn take_load(self: &Rc<Self>, model: &str, flow: &Flow) {
        let mut result = Err(EngineError::Cancelled);
        while let Some(reply) = flow.next().await {
            match reply {
                Ok(Reply::Progress(progress)) => {
                    self.show_progress(WorkKind::Load, model, &progress)
                }
                Ok(Reply::Loaded(card)) => {
                    let card = Arc::from(card);
                    result = Ok(Arc::clone(&card));
                    self.loaded(card);
                }
                Ok(Reply::Vocabulary(file)) => self.take_vocabulary(model, file),
                // No other reply belongs to this question.
                Ok(_) => {}
                Err(error) => {
                    result = Err(error);
                    break;
                }
            }
        }
        if flow.is_cancelled() {
            return;
        }
        self.desk.load.replace(None);
        self.work_ended(WorkKind::Load);
        if let Err(error) = result {
            self.loaded_model.set(None);
            self.desk
                .trouble
                .replace(Some((model.to_owned(), error.clone())));
            let is_waited_for = !self.desk.waiting.borrow().is_empty();
            self.answer_waiting(&Err(error.clone()));
            // Who waits for it tells of the error; so does the count, where nobody waits.
            if !is_waited_for && !matches!(error, EngineError::NoSuchModel { .. }) {
                self.notify(
                    Tone::Error,
                    &error.to_string(),
                    Some(Command::LoadModel(model.into())),
                );
            }
            self.refresh_preview();
        } else {
            self.recount();
        }
    }

    fn loaded(self: &Rc<Self>, card: Arc<ModelCard>) {
        self.desk.trouble.replace(None);
        self.loaded_model.set(Some(Arc::clone(&card)));
        self.work_ended(WorkKind::Load);
        self.answer_waiting(&Ok(card));
        self.refresh_preview();
    }

    fn answer_waiting(&self, result: &Loaded) {
        for sender in self.desk.waiting.take() {
            // Who has stopped waiting needs no answer.
            _ = sender.send(result.clone());
        }
    }

    fn cancel_load(&self) {
        let load = self.desk.load.take();
        if let Some((_, flow)) = load {
            flow.cancel();
            self.loaded_model.set(None);
            self.work_ended(WorkKind::Load);
            self.answer_waiting(&Err(EngineError::Cancelled));
        }
    }

    /// The worker behind the engine was started anew: nothing is in its memory.
    pub(crate) fn engine_failed(&self, error: &EngineError) {
        if matches!(
            error,
            EngineError::Crashed { .. } | EngineError::TooLarge { .. }
        ) {
            self.loaded_model.set(None);
        }
    }

    /// Lets go of the import, or else of the load.
    pub(crate) fn cancel_model_work(self: &Rc<Self>) {
        let import = self.desk.import.take();
        if let Some(flow) = import {
            flow.cancel();
            self.work_ended(WorkKind::Import);
            self.notify(Tone::Info, words::cancelled(), None);
        } else {
            let model = self.desk.load.borrow().as_ref().map(|it| it.0.clone());
            self.cancel_load();
            self.desk
                .trouble
                .replace(model.map(|it| (it, EngineError::Cancelled)));
            self.refresh_preview();
        }
    }

    pub(crate) async fn delete_model(self: &Rc<Self>, id: String) {
        let flow = Flow::new(
            self.ports
                .engine
                .ask(Question::Delete { model: id.clone() }),
        );
        while let Some(reply) = flow.next().await {
            if let Err(error) = reply {
                self.notify(Tone::Error, &error.to_string(), None);
            } else if self.card_of(&id).is_some() {
                self.loaded_model.set(None);
                self.refresh_preview();
            }
        }
        self.read_models().await;
    }

    pub(crate) async fn read_models(self: &Rc<Self>) {
        let flow = Flow::new(self.ports.engine.ask(Question::ListModels));
        while let Some(reply) = flow.next().await {
            match reply {
                Ok(Reply::Models { models, storage }) => {
                    self.models.set(models.into());
                    self.storage_report.set(Some(storage));
                }
                // No other reply belongs to this question.
                Ok(_) => {}
                Err(error) => self.notify(
                    Tone::Error,
                    &error.to_string(),
                    Some(Command::RefreshModels),
                ),
            }
        }
    }

    pub(crate) async fn read_abilities(self: &Rc<Self>) {
        let flow = Flow::new(self.ports.engine.ask(Question::Abilities));
        while let Some(reply) = flow.next().await {
            // An engine that cannot say this cannot list models either, and that is told.
            if let Ok(Reply::Abilities(abilities)) = reply {
                self.abilities.set(Some(Arc::new(abilities)));
            }
        }
    }
}
