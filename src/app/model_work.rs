//! Long work on models, with its progress and the time left: imports, and what a load shows of itself.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use engine::{EngineError, ImportFile, Progress, Question, Reply, Stage, files_at};

use crate::{Command, Tone, core::Core, flow::Flow, words};

/// How much of the recent past the rate is taken from.
const RATE_WINDOW_MILLIS: f64 = 5_000.0;
/// A rate from less than this is a guess.
const LEAST_RATE_MILLIS: f64 = 500.0;

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

/// Bytes and times of the last seconds of one stage.
#[derive(Default)]
pub(crate) struct Rate {
    stage: Cell<Option<Stage>>,
    seen: RefCell<Vec<(f64, u64)>>,
}

impl Rate {
    /// Notes where the work is and tells the seconds left.
    fn seconds_left(&self, progress: &Progress, now_millis: f64) -> Option<f64> {
        let mut seen = self.seen.borrow_mut();
        let is_back = seen.last().is_some_and(|it| it.1 > progress.done_bytes);
        if self.stage.replace(Some(progress.stage)) != Some(progress.stage) || is_back {
            seen.clear();
        }
        seen.push((now_millis, progress.done_bytes));
        let is_old = |it: &&(f64, u64)| now_millis - it.0 > RATE_WINDOW_MILLIS;
        let n_old = seen.iter().take_while(is_old).count();
        seen.drain(..n_old);
        let (since_millis, since_bytes) = *seen.first()?;
        let millis = now_millis - since_millis;
        let bytes = progress.done_bytes - since_bytes;
        let left = progress.total_bytes.checked_sub(progress.done_bytes)?;
        (millis >= LEAST_RATE_MILLIS && bytes > 0 && progress.total_bytes > 0)
            .then(|| left as f64 * millis / bytes as f64 / 1000.0)
    }

    pub(crate) fn clear(&self) {
        self.stage.set(None);
        self.seen.borrow_mut().clear();
    }
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
        let now = self.ports.host.now_millis();
        let listed = self.models.peek();
        let listed = listed.iter().find(|it| it.id == model);
        self.model_work.set(Some(ModelWork {
            kind,
            name: listed.map_or(model, |it| &*it.name).into(),
            stage: progress.stage,
            done_bytes: progress.done_bytes,
            total_bytes: progress.total_bytes,
            seconds_left: self.desk.rate.seconds_left(progress, now),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_is_told_from_the_last_seconds() {
        let rate = Rate::default();
        let at = |done_bytes, millis| {
            let progress = Progress {
                stage: Stage::Downloading,
                done_bytes,
                total_bytes: 1_000,
            };
            rate.seconds_left(&progress, millis)
        };
        assert_eq!(at(0, 0.0), None);
        assert_eq!(at(10, 100.0), None, "too early to tell");
        assert_eq!(at(100, 1_000.0), Some(9.0));
        assert_eq!(at(500, 10_000.0), None, "a long break says nothing");
        assert_eq!(at(600, 11_000.0), Some(4.0));
        assert_eq!(at(0, 12_000.0), None, "it began anew");
    }
}
