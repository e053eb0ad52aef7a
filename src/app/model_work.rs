//! Long work on models, with its progress and the time left: imports, and what a load shows of itself.

use std::{rc::Rc, sync::Arc};

use engine::{EngineError, ImportFile, Progress, Question, Reply, Stage, files_at};

use crate::{Command, Tone, core::Core, flow::Flow, words};

/// A load or an import on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelWork {
    pub kind: WorkKind,
    /// For people.
    pub name: Arc<str>,
    pub stage: Stage,
    pub done_bytes: u64,
    /// 0 where it is not known.
    pub total_bytes: u64,
    /// From the rate of the last seconds; `None` where it cannot be told yet.
    pub seconds_left: Option<f64>,
}

/// What is being done to a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkKind {
    /// Into memory.
    Load,
    /// Onto this device.
    Import,
}

impl Core {
    pub(crate) fn import_model(self: &Rc<Self>, name: String, files: Vec<ImportFile>) {
        let question = Question::Import {
            name: name.clone(),
            files,
        };
        let flow = Flow::new(self.ports.engine.ask(question));
        self.desk.import.replace(Some(flow.clone()));
        self.desk.rate.clear();
        self.show_progress(
            WorkKind::Import,
            &name,
            &Progress {
                stage: Stage::Downloading,
                done_bytes: 0,
                total_bytes: 0,
            },
        );
        let core = Rc::clone(self);
        self.spawn(async move {
            let mut result = Err(EngineError::Cancelled);
            while let Some(reply) = flow.next().await {
                match reply {
                    Ok(Reply::Progress(it)) => core.show_progress(WorkKind::Import, &name, &it),
                    Ok(Reply::Imported(model)) => result = Ok(model),
                    // No other reply belongs to this question.
                    Ok(_) => {}
                    Err(error) => result = Err(error),
                }
            }
            if !flow.is_cancelled() {
                core.desk.import.replace(None);
                core.work_ended(WorkKind::Import);
                match result {
                    Ok(model) => {
                        let text = words::model_is_here(&model.name);
                        core.notify(Tone::Info, &text, Some(Command::ChooseModel(model.id)));
                    }
                    Err(error) => core.notify(Tone::Error, &error.to_string(), None),
                }
            }
            core.read_models().await;
        });
    }

    /// Goes on with an interrupted download.
    pub(crate) fn resume_model(self: &Rc<Self>, id: &str) {
        let models = self.models.peek();
        let Some(model) = models.iter().find(|it| it.id == id && !it.url.is_empty()) else {
            return;
        };
        if let Some(files) = files_at(&model.url) {
            self.import_model(model.name.clone(), files);
        }
    }

    pub(crate) fn show_progress(&self, kind: WorkKind, model: &str, progress: &Progress) {
        let stage = self.model_work.peek().map(|it| it.stage);
        if stage != Some(progress.stage) {
            self.desk.rate.clear();
        }
        let now = self.ports.host.now_millis();
        let (done, total) = (progress.done_bytes, progress.total_bytes);
        let listed = self.models.peek();
        let listed = listed.iter().find(|it| it.id == model);
        self.model_work.set(Some(ModelWork {
            kind,
            name: listed.map_or(model, |it| &*it.name).into(),
            stage: progress.stage,
            done_bytes: progress.done_bytes,
            total_bytes: progress.total_bytes,
            seconds_left: self.desk.rate.seconds_left(done, total, now),
        }));
    }

    pub(crate) fn work_ended(&self, kind: WorkKind) {
        if self.model_work.peek().is_some_and(|it| it.kind == kind) {
            self.model_work.set(None);
        }
    }

    pub(crate) fn is_importing(&self) -> bool {
        self.desk.import.borrow().is_some()
    }
}
