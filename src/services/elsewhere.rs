//! Models behind services, as an engine.

mod answer;
mod asides;
mod batch;
mod chain;
mod speech;

use std::{cell::Cell, future::Future, rc::Rc};

use engine::{
    Engine, EngineError, Generate, PromptText, Question, Replies, Reply, StorageKind,
    StorageReport, split_model_id,
};
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures::future::{join_all, ready};
use futures::stream::{self, StreamExt};

pub(crate) use answer::{ask_of, is_text};

use crate::ledger::Why;
use crate::{Service, ServiceError, Services, models, words};

/// Asks services. Streams do their work as they are read; dropping one aborts its requests and frees their slots.
pub(crate) struct Elsewhere {
    services: Services,
    /// What its requests are for, as the ledger has it.
    why: Why,
}

/// Where the answers to one question go.
#[derive(Clone)]
pub(crate) struct Out {
    sender: UnboundedSender<Result<Reply, EngineError>>,
    has_begun: Rc<Cell<bool>>,
}

impl Out {
    fn new() -> (Self, UnboundedReceiver<Result<Reply, EngineError>>) {
        let (sender, receiver) = unbounded();
        let has_begun = Rc::default();
        (Self { sender, has_begun }, receiver)
    }

    pub(crate) fn say(&self, reply: Reply) {
        // Nobody reads any more: then the work is dropped in a moment too.
        _ = self.sender.unbounded_send(Ok(reply));
    }

    fn fail(&self, error: EngineError) {
        _ = self.sender.unbounded_send(Err(error));
    }

    /// `Prefilled`, once for all samples. How many tokens the prompt has is known only at the end: `Spent` says it.
    pub(crate) fn begin(&self, millis: u64) {
        if !self.has_begun.replace(true) {
            self.say(Reply::Prefilled {
                n_prompt_tokens: 0,
                n_reused_tokens: 0,
                millis: millis as f64,
            });
        }
    }
}

impl Services {
    /// The models of all services as an engine; `why` goes into the ledger beside each of its requests.
    #[must_use]
    pub fn engine(&self, why: Why) -> Rc<dyn Engine> {
        let services = self.clone();
        Rc::new(Elsewhere { services, why })
    }

    /// The service and the model's name in an id such as `service/mine/org/model`.
    pub(crate) fn model(&self, id: &str) -> Result<(Service, String), ServiceError> {
        let unknown = || ServiceError::UnknownService { id: id.into() };
        let (service, model) = split_model_id(id).ok_or_else(unknown)?;
        Ok((self.inner.book.find(service)?, model.to_owned()))
    }
}

impl Engine for Elsewhere {
    fn ask(&self, question: Question) -> Replies {
        match question {
            Question::ListModels => once(Ok(self.list())),
            Question::Load { model } | Question::LoadOn { model, .. } => once(self.load(&model)),
            Question::Generate(it) => self.generate(*it),
            Question::Outgoing {
                generate,
                n_prompt_tokens,
            } => once(self.outgoing(&generate, n_prompt_tokens)),
            Question::CountPrompt(it) => {
                let services = self.services.clone();
                later(async move { asides::count(&services, &it).await })
            }
            Question::BatchFile { model, rows } => once(batch::file(&self.services, &model, &rows)),
            Question::BatchResults { model, names, file } => {
                once(batch::results(&self.services, &model, &names, &file))
            }
            Question::Score {
                model,
                prompt,
                continuations,
            } => {
                let services = self.services.clone();
                later(async move { asides::score(&services, &model, prompt, continuations).await })
            }
            Question::Delete { .. } => no(words::nothing_to_delete()),
            Question::Import { .. } => no(words::takes_no_models()),
            Question::Abilities => no(words::tells_no_abilities()),
            Question::Tokenize { .. } | Question::Detokenize { .. } => no(words::gives_no_tokens()),
            Question::Logits { .. } => no(words::gives_no_logits()),
            Question::Embed { .. } => no(words::compares_no_meanings()),
        }
    }
}

impl Elsewhere {
    fn list(&self) -> Reply {
        let services = self.services.all();
        let models = services
            .iter()
            .flat_map(|it| it.models.iter().map(|model| models::stored(it, model)));
        Reply::Models {
            models: models.collect(),
            storage: StorageReport {
                kind: StorageKind::Memory,
                used_bytes: 0,
                quota_bytes: 0,
            },
        }
    }

    fn load(&self, id: &str) -> Result<Reply, EngineError> {
        let found = self.services.model(id);
        let card = found.and_then(|(service, model)| models::card(&service, &model));
        let card = card.map_err(|it| it.told(""))?;
        Ok(Reply::Loaded(Box::new(card)))
    }

    fn outgoing(
        &self,
        generate: &Generate,
        n_prompt_tokens: Option<u32>,
    ) -> Result<Reply, EngineError> {
        let shown = asides::outgoing(&self.services, generate, n_prompt_tokens);
        let outgoing = shown.map_err(|it| it.told(""))?;
        Ok(Reply::Outgoing(Box::new(outgoing)))
    }

    fn generate(&self, generate: Generate) -> Replies {
        let (services, why) = (self.services.clone(), self.why);
        driven(|out| async move {
            if matches!(generate.prompt, PromptText::Ids(_)) {
                let error = ServiceError::Remote(remote::RemoteError::NeedsWords);
                out.fail(error.told(""));
                return;
            }
            let samples = (0..generate.n_samples)
                .map(|sample| chain::sample(&services, &generate, sample, why, &out));
            // One sample's trouble does not take the others' answers; the error comes last.
            let ends = join_all(samples).await;
            if let Some(error) = ends.into_iter().find_map(Result::err) {
                out.fail(error);
            }
        })
    }
}

/// A stream that does the work while it is read, and gives what the work says.
fn driven<F: Future<Output = ()> + 'static>(work: impl FnOnce(Out) -> F) -> Replies {
    let (out, said) = Out::new();
    let work = stream::once(work(out)).filter_map(|()| ready(None));
    stream::select(said, work).boxed_local()
}

fn later(work: impl Future<Output = Result<Reply, EngineError>> + 'static) -> Replies {
    stream::once(work).boxed_local()
}

fn once(reply: Result<Reply, EngineError>) -> Replies {
    later(ready(reply))
}

fn no(what: &str) -> Replies {
    once(Err(EngineError::Unsupported { what: what.into() }))
}
