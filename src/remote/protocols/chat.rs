//! OpenAI Chat Completions, the dialect that most servers speak.
//!
//! Source: platform.openai.com/docs/api-reference/chat (request, `chat.completion.chunk`).

use serde_json::{Value, json};

use super::{Body, array, count, text};
use crate::ask::Drops;
use crate::protocol::{MaxTokensName, Quirks, SchemaStyle};
use crate::stream::State;
use crate::{Ask, Finish, Role, Setting, TokenLogprob, Usage, words};

pub(crate) fn body(ask: &Ask, quirks: &Quirks, drops: &mut Drops) -> (String, Value) {
    let mut body = Body::default();
    body.set("model", &*ask.model);
    let mut messages = Vec::new();
    if !ask.system.is_empty() {
        messages.push(json!({"role": "system", "content": ask.system}));
    }
    for (role, text) in ask.turns() {
        messages.push(json!({"role": role_name(role), "content": text}));
    }
    body.set("messages", messages);
    sampling(ask, quirks, drops, &mut body);
    schema(ask, quirks, drops, &mut body);
    let fixed = is_fixed(ask, quirks);
    match ask.settings.logprobs {
        Some(n) if quirks.logprobs && !fixed => {
            body.set("logprobs", true);
            body.set("top_logprobs", n);
        }
        wish => drops.note(
            wish.is_some(),
            Setting::Logprobs,
            if fixed {
                words::model_decides()
            } else {
                words::no_field_here()
            },
        ),
    }
    stream(ask, quirks, &mut body);
    ("/chat/completions".to_owned(), body.json())
}

pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::User => "user",
        Role::Assistant => "assistant",
    }
}

/// What Completions and Chat Completions have alike.
pub(super) fn sampling(ask: &Ask, quirks: &Quirks, drops: &mut Drops, body: &mut Body) {
    let settings = &ask.settings;
    let name = match quirks.max_tokens {
        MaxTokensName::MaxTokens => "max_tokens",
        MaxTokensName::MaxCompletionTokens => "max_completion_tokens",
    };
    body.set(name, settings.max_tokens);
    if is_fixed(ask, quirks) {
        drops.note(
            settings.temperature.is_some(),
            Setting::Temperature,
            words::model_decides(),
        );
        drops.note(
            settings.top_p.is_some(),
            Setting::TopP,
            words::model_decides(),
        );
        drops.note(
            !settings.stops.is_empty(),
            Setting::Stops,
            words::model_decides(),
        );
    } else {
        body.maybe("temperature", settings.temperature);
        body.maybe("top_p", settings.top_p);
        body.list("stop", &settings.stops);
    }
    let top_k = settings.top_k.map(Value::from);
    let fields = [
        (Setting::Seed, quirks.seed, settings.seed.map(Value::from)),
        (Setting::TopK, quirks.top_k, top_k),
        (Setting::MinP, quirks.min_p, settings.min_p.map(Value::from)),
        (
            Setting::RepetitionPenalty,
            quirks.repetition_penalty,
            settings.repetition_penalty.map(Value::from),
        ),
    ];
    for (setting, name, wish) in fields {
        match (name, wish) {
            (Some(name), Some(value)) => body.set(name, value),
            (None, wish) => drops.note(wish.is_some(), setting, words::no_field_here()),
            (Some(_), None) => {}
        }
    }
}

/// OpenAI's o-series and first GPT-5 models take no temperature, top-p, stop or logprobs
/// (platform.openai.com/docs/guides/reasoning). Later ones depend on their effort and are left to say so themselves.
pub(super) fn is_fixed(ask: &Ask, quirks: &Quirks) -> bool {
    let family = |name: &str| {
        let rest = ask.model.strip_prefix(name);
        rest.is_some_and(|it| it.is_empty() || it.starts_with('-') && !it.starts_with("-chat"))
    };
    quirks.reasoning_models_fix_sampling && ["o1", "o3", "o4", "gpt-5"].into_iter().any(family)
}

fn schema(ask: &Ask, quirks: &Quirks, drops: &mut Drops, body: &mut Body) {
    let Some(schema) = &ask.settings.schema else {
        return;
    };
    match quirks.schema {
        SchemaStyle::JsonSchema => body.set(
            "response_format",
            json!({
                "type": "json_schema",
                "json_schema": {"name": schema.name, "schema": schema.schema, "strict": schema.is_strict()},
            }),
        ),
        SchemaStyle::JsonObjectOfSchema => body.set(
            "response_format",
            json!({"type": "json_object", "schema": schema.schema}),
        ),
        SchemaStyle::JsonObject => {
            body.set("response_format", json!({"type": "json_object"}));
            let why = words::any_json();
            drops.note(true, Setting::Schema, why);
        }
        SchemaStyle::None => drops.note(true, Setting::Schema, words::no_field_here()),
    }
}

pub(super) fn stream(ask: &Ask, quirks: &Quirks, body: &mut Body) {
    body.set("stream", ask.stream);
    if ask.stream && quirks.usage_on_wish {
        body.set("stream_options", json!({"include_usage": true}));
    }
}

/// Reads one piece, or a whole answer: where pieces have `delta` it has `message`.
pub(crate) fn read(value: &Value, state: &mut State) {
    if state.read_error(value) {
        return;
    }
    state.start(text(value, "/id"), text(value, "/model"));
    // Groq's older place for it is `x_groq`.
    for path in ["/usage", "/x_groq/usage"] {
        if let Some(usage) = value.pointer(path).filter(|it| it.is_object()) {
            state.usage(read_usage(usage));
        }
    }
    let choices = array(value, "/choices");
    let first = |it: &&Value| count(it, "/index").unwrap_or(0) == 0;
    let Some(choice) = choices.iter().find(first) else {
        return;
    };
    if state.read_error(choice) {
        return;
    }
    if let Some(delta) = choice.get("delta").or_else(|| choice.get("message")) {
        read_delta(delta, state);
    }
    state.text(text(choice, "/text"));
    state.logprobs(read_logprobs(choice));
    match text(choice, "/finish_reason") {
        "" => {}
        "stop" | "end_turn" | "eos" => state.finish(Finish::Stop),
        "length" | "model_length" | "max_tokens" => state.finish(Finish::MaxTokens),
        "tool_calls" | "function_call" => state.finish(Finish::ToolCalls),
        "content_filter" => state.finish(Finish::Refused),
        other => state.finish(Finish::Other(other.to_owned())),
    }
}

fn read_delta(delta: &Value, state: &mut State) {
    // DeepSeek, LM Studio and vLLM say `reasoning_content`; OpenRouter, Groq and newer vLLM `reasoning`.
    let reasoning = text(delta, "/reasoning_content");
    let other = text(delta, "/reasoning");
    state.reasoning(if reasoning.is_empty() {
        other
    } else {
        reasoning
    });
    match delta.get("content") {
        Some(Value::String(content)) => state.text(content),
        // Mistral's reasoning models: a list of `thinking` and `text`.
        Some(Value::Array(parts)) => {
            for part in parts {
                for thought in array(part, "/thinking") {
                    state.reasoning(text(thought, "/text"));
                }
                state.text(text(part, "/text"));
            }
        }
        _ => {}
    }
    state.refusal(text(delta, "/refusal"));
    for (i, call) in array(delta, "/tool_calls").iter().enumerate() {
        let index = count(call, "/index").unwrap_or(i as u64);
        let arguments = text(call, "/function/arguments");
        state.tool_call(
            index,
            text(call, "/id"),
            text(call, "/function/name"),
            arguments,
        );
    }
    if let Some(call) = delta.get("function_call").filter(|it| it.is_object()) {
        state.tool_call(0, "", text(call, "/name"), text(call, "/arguments"));
    }
}

/// `logprobs.content` of chat, or the four parallel lists of Completions.
fn read_logprobs(choice: &Value) -> Vec<TokenLogprob> {
    let content = array(choice, "/logprobs/content");
    if !content.is_empty() {
        return content.iter().filter_map(read_logprob).collect();
    }
    let tokens = array(choice, "/logprobs/tokens").iter();
    let numbers = array(choice, "/logprobs/token_logprobs").iter();
    let mut others = array(choice, "/logprobs/top_logprobs").iter();
    let mut out = Vec::new();
    for (token, number) in tokens.zip(numbers) {
        let top = others.next().and_then(Value::as_object);
        let top = top.into_iter().flatten();
        let top = top.filter_map(|(name, it)| Some((name.clone(), it.as_f64()?)));
        if let (Some(token), Some(logprob)) = (token.as_str(), number.as_f64()) {
            out.push(TokenLogprob {
                token: token.to_owned(),
                logprob,
                others: top.collect(),
            });
        }
    }
    out
}

/// One entry: `{token, logprob, top_logprobs: [{token, logprob}]}`; Ollama has the same.
pub(super) fn read_logprob(value: &Value) -> Option<TokenLogprob> {
    let pair = |it: &Value| Some((text(it, "/token").to_owned(), it.get("logprob")?.as_f64()?));
    let (token, logprob) = pair(value)?;
    Some(TokenLogprob {
        token,
        logprob,
        others: array(value, "/top_logprobs")
            .iter()
            .filter_map(pair)
            .collect(),
    })
}

fn read_usage(usage: &Value) -> Usage {
    Usage {
        input: count(usage, "/prompt_tokens"),
        output: count(usage, "/completion_tokens"),
        // DeepSeek says `prompt_cache_hit_tokens`.
        cached: count(usage, "/prompt_tokens_details/cached_tokens")
            .or_else(|| count(usage, "/prompt_cache_hit_tokens")),
        cache_written: None,
        reasoning: count(usage, "/completion_tokens_details/reasoning_tokens"),
    }
}
