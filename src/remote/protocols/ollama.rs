//! Ollama's own dialect: `/api/chat`, and `/api/generate` for one text.
//!
//! Source: docs.ollama.com/api (chat, generate, streaming, errors).

use serde_json::{Value, json};

use super::{Body, array, chat, count, text};
use crate::ask::Drops;
use crate::stream::State;
use crate::{Ask, Finish, RemoteError, Usage};

pub(crate) fn chat(ask: &Ask, _: &mut Drops) -> (String, Value) {
    let mut body = Body::default();
    body.set("model", &*ask.model);
    let system = (!ask.system.is_empty()).then(|| json!({"role": "system", "content": ask.system}));
    let turns = ask.turns().into_iter();
    let turns = turns.map(|(role, text)| json!({"role": chat::role_name(role), "content": text}));
    body.set(
        "messages",
        system.into_iter().chain(turns).collect::<Vec<_>>(),
    );
    settings(ask, &mut body);
    ("/api/chat".to_owned(), body.json())
}

/// A text goes in raw, without the model's chat template, unless there is a system text for the template to place.
pub(crate) fn generate(ask: &Ask, _: &mut Drops) -> Result<(String, Value), RemoteError> {
    let mut body = Body::default();
    body.set("model", &*ask.model);
    body.set("prompt", ask.text("Ollama generate")?);
    match &*ask.system {
        "" => body.set("raw", true),
        system => body.set("system", system),
    }
    settings(ask, &mut body);
    Ok(("/api/generate".to_owned(), body.json()))
}

fn settings(ask: &Ask, body: &mut Body) {
    let settings = &ask.settings;
    let mut options = Body::default();
    options.maybe("temperature", settings.temperature);
    options.maybe("top_p", settings.top_p);
    options.maybe("top_k", settings.top_k);
    options.maybe("min_p", settings.min_p);
    options.maybe("repeat_penalty", settings.repetition_penalty);
    options.maybe("seed", settings.seed);
    options.set("num_predict", settings.max_tokens);
    options.list("stop", &settings.stops);
    if !options.is_empty() {
        body.set("options", options.json());
    }
    body.maybe(
        "format",
        settings.schema.as_ref().map(|it| it.schema.clone()),
    );
    if let Some(n) = settings.logprobs {
        body.set("logprobs", true);
        body.set("top_logprobs", n);
    }
    body.set("stream", ask.stream);
}

/// Reads one line or a whole answer; both have the same shape.
pub(crate) fn read(value: &Value, state: &mut State) {
    if state.read_error(value) {
        return;
    }
    state.start("", text(value, "/model"));
    state.reasoning(text(value, "/message/thinking"));
    state.reasoning(text(value, "/thinking"));
    state.text(text(value, "/message/content"));
    state.text(text(value, "/response"));
    for call in array(value, "/message/tool_calls") {
        let arguments = call
            .pointer("/function/arguments")
            .map_or("{}".into(), Value::to_string);
        let index = state.n_calls();
        let (id, name) = (text(call, "/id"), text(call, "/function/name"));
        state.tool_call(index, id, name, &arguments);
    }
    let logprobs = array(value, "/logprobs").iter();
    state.logprobs(logprobs.filter_map(chat::read_logprob).collect());
    if value.get("done").and_then(Value::as_bool) != Some(true) {
        return;
    }
    state.usage(Usage {
        // Left out where the whole prompt was in the cache already.
        input: count(value, "/prompt_eval_count"),
        output: count(value, "/eval_count"),
        ..Usage::default()
    });
    match text(value, "/done_reason") {
        "stop" | "" if state.has_any_call() => state.finish(Finish::ToolCalls),
        "stop" | "" => state.finish(Finish::Stop),
        "length" => state.finish(Finish::MaxTokens),
        other => state.finish(Finish::Other(other.to_owned())),
    }
    state.end_marker();
}
