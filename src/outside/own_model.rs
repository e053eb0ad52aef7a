//! The browser's own model, where it has one (`LanguageModel`, the Prompt API): nothing leaves the device for it.

use std::rc::Rc;

use engine::{
    Elsewhere, Engine, EngineError, FinishReason, Generate, ModelCard, ModelFamily, Outgoing,
    PromptText, Question, Replies, Reply, Role, Stats, StoredModel,
};
use futures::{
    SinkExt, StreamExt,
    channel::mpsc::{Sender, channel},
    stream,
};
use js_sys::{Array, Date, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::words;

const ID: &str = "service/this-browser/own";

/// The models behind services, and the browser's own beside them.
pub(crate) struct WithOwnModel(pub(crate) Rc<dyn Engine>);

impl Engine for WithOwnModel {
    fn ask(&self, question: Question) -> Replies {
        match question {
            Question::ListModels => {
                let services = self.0.ask(Question::ListModels);
                services.then(with_own).boxed_local()
            }
            it if it.model() != Some(ID) => self.0.ask(it),
            Question::Load { .. } => once(Ok(Reply::Loaded(Box::new(card())))),
            Question::Generate(it) => generate(*it),
            Question::Outgoing { generate, .. } => {
                once(Ok(Reply::Outgoing(Box::new(outgoing(&generate)))))
            }
            _ => {
                let what = words::own_model_only_writes().into();
                once(Err(EngineError::Unsupported { what }))
            }
        }
    }
}

fn once(reply: Result<Reply, EngineError>) -> Replies {
    stream::iter([reply]).boxed_local()
}

async fn with_own(reply: Result<Reply, EngineError>) -> Result<Reply, EngineError> {
    let Ok(Reply::Models {
        mut models,
        storage,
    }) = reply
    else {
        return reply;
    };
    if is_available().await {
        models.push(StoredModel {
            id: ID.into(),
            name: words::own_model().into(),
            bundled: false,
            size_bytes: 0,
            sha256: String::new(),
            have_bytes: 0,
            url: String::new(),
            goes_on_here: false,
        });
    }
    Ok(Reply::Models { models, storage })
}

fn card() -> ModelCard {
    ModelCard {
        id: ID.into(),
        name: words::own_model().into(),
        family: ModelFamily::Unknown,
        n_parameters: 0,
        // Chrome's documentation of the Prompt API, "session limits", 2026.
        context_tokens: 9216,
        quantisation: String::new(),
        vocabulary_size: 0,
        bos: String::new(),
        eos: String::new(),
        adds_bos: false,
        chat_template: None,
        counts_in_page: false,
        load_millis: 0.0,
        computed: None,
        elsewhere: Some(Elsewhere {
            service: words::own_model().into(),
            host: String::new(),
            takes_text: false,
            takes_turns: true,
            gives_logprobs: false,
            encoding: None,
        }),
    }
}

fn api() -> Option<JsValue> {
    let api = Reflect::get(&js_sys::global(), &"LanguageModel".into()).ok()?;
    (!api.is_undefined()).then_some(api)
}

fn call(of: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    let with: Array = with.iter().collect();
    Reflect::apply(&function, of, &with)
}

async fn waited(of: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let promise: Promise = call(of, name, with)?.dyn_into()?;
    JsFuture::from(promise).await
}

async fn is_available() -> bool {
    let Some(api) = api() else { return false };
    let state = waited(&api, "availability", &[]).await;
    state.is_ok_and(|it| it.as_string().is_some_and(|it| it != "unavailable"))
}

/// Roles and texts.
type Said<'a> = Vec<(&'static str, &'a str)>;

/// The conversation so far and what is asked last.
fn parts(prompt: &PromptText) -> Result<(Said<'_>, &str), EngineError> {
    let turns = match prompt {
        PromptText::Text { text, .. } => return Ok((Vec::new(), text)),
        PromptText::Turns(turns) => turns,
        PromptText::Ids(_) => {
            let what = words::own_model_takes_words().into();
            return Err(EngineError::Unsupported { what });
        }
    };
    let Some((last, before)) = turns.split_last() else {
        return Err(EngineError::EmptyPrompt);
    };
    let named = before.iter().map(|it| {
        let role = match it.role {
            Role::System => "system",
            Role::User => "user",
            Role::Assistant => "assistant",
        };
        (role, &*it.text)
    });
    Ok((named.collect(), &last.text))
}

fn object(entries: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object.into())
}

fn outgoing(generate: &Generate) -> Outgoing {
    let text = parts(&generate.prompt).map_or_else(
        |why| why.to_string(),
        |(before, last)| {
            let turns = before.into_iter().chain([("user", last)]);
            turns.map(|it| format!("{}: {}\n", it.0, it.1)).collect()
        },
    );
    Outgoing {
        body_bytes: text.len() as u64,
        text: format!("LanguageModel.promptStreaming\n\n{text}"),
        host: String::new(),
        n_requests: generate.n_samples,
        dropped: vec![words::own_model_uses_not().into()],
        schema_dropped: Some(generate.schema.trim())
            .filter(|it| !it.is_empty())
            .map(|_| words::own_model_uses_not().into()),
        instead: Vec::new(),
        cost: None,
        priced_on: None,
    }
}

fn generate(asked: Generate) -> Replies {
    let (mut tell, told) = channel(16);
    spawn_local(async move {
        for sample in 0..asked.n_samples.max(1) {
            if let Err(why) = answer(&asked, sample, &mut tell).await {
                // Nobody listens any more: the run was stopped.
                let _ = tell.send(Err(why)).await;
                return;
            }
        }
    });
    told.boxed_local()
}

type Tell = Sender<Result<Reply, EngineError>>;

async fn answer(asked: &Generate, sample: u32, tell: &mut Tell) -> Result<(), EngineError> {
    let (before, last) = parts(&asked.prompt)?;
    let begun = Date::now();
    let streamed = async {
        let api = api().ok_or(JsValue::NULL)?;
        let turn = |(role, text): &(&str, &str)| {
            object(&[("role", (*role).into()), ("content", (*text).into())])
        };
        let turns: Array = before.iter().map(turn).collect::<Result<_, _>>()?;
        let session = waited(
            &api,
            "create",
            &[object(&[("initialPrompts", turns.into())])?],
        )
        .await?;
        let pieces = call(&session, "promptStreaming", &[last.into()])?;
        Ok::<_, JsValue>((session, call(&pieces, "getReader", &[])?))
    };
    let (session, reader) = streamed.await.map_err(|it| trouble(&it))?;
    let (mut n_tokens, mut first) = (0, None);
    loop {
        let read = waited(&reader, "read", &[])
            .await
            .map_err(|it| trouble(&it))?;
        let of = |name: &str| Reflect::get(&read, &name.into()).unwrap_or_default();
        if of("done").is_truthy() {
            break;
        }
        first.get_or_insert_with(Date::now);
        n_tokens += 1;
        let token = Reply::Token {
            sample,
            id: 0,
            text: of("value").as_string().unwrap_or_default(),
            logprob: f32::NAN,
        };
        if tell.send(Ok(token)).await.is_err() {
            // The run was stopped; what goes on in there is of no use to anybody.
            let _ = call(&reader, "cancel", &[]);
            let _ = call(&session, "destroy", &[]);
            return Err(EngineError::Cancelled);
        }
    }
    let _ = call(&session, "destroy", &[]);
    let first = first.unwrap_or_else(Date::now);
    let finished = Reply::Finished {
        sample,
        reason: FinishReason::EndToken,
        text: String::new(),
        stats: Stats {
            n_tokens,
            first_token_millis: first - begun,
            decode_millis: Date::now() - first,
        },
    };
    // Nobody listens any more: the run was stopped.
    let _ = tell.send(Ok(finished)).await;
    Ok(())
}

fn trouble(error: &JsValue) -> EngineError {
    let said = Reflect::get(error, &"message".into()).ok();
    let said = said.and_then(|it| it.as_string()).unwrap_or_default();
    EngineError::Service {
        host: String::new(),
        what: words::own_model_silent(&said),
    }
}
