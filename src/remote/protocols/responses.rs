//! OpenAI Responses, which LM Studio, xAI, DeepSeek and Groq also answer.
//!
//! Source: platform.openai.com/docs/api-reference/responses and /responses-streaming.

use serde_json::{Value, json};

use super::{Body, array, chat, count, text};
use crate::ask::Drops;
use crate::protocol::Quirks;
use crate::stream::State;
use crate::{Ask, Finish, Role, Setting, Usage, words};

pub(crate) fn body(ask: &Ask, quirks: &Quirks, drops: &mut Drops) -> (String, Value) {
    let settings = &ask.settings;
    let mut body = Body::default();
    body.set("model", &*ask.model);
    if !ask.system.is_empty() {
        body.set("instructions", &*ask.system);
    }
    let turn = |(role, text): (Role, &str)| {
        let kind = match role {
            Role::User => "input_text",
            Role::Assistant => "output_text",
        };
        json!({"role": chat::role_name(role), "content": [{"type": kind, "text": text}]})
    };
    body.set(
        "input",
        ask.turns().into_iter().map(turn).collect::<Vec<_>>(),
    );
    // The service's default is to keep the answer for 30 days.
    body.set("store", false);
    body.set("max_output_tokens", settings.max_tokens);
    if chat::is_fixed(ask, quirks) {
        let why = words::model_decides();
        drops.note(settings.temperature.is_some(), Setting::Temperature, why);
        drops.note(settings.top_p.is_some(), Setting::TopP, why);
    } else {
        body.maybe("temperature", settings.temperature);
        body.maybe("top_p", settings.top_p);
    }
    drops.note(
        settings.top_k.is_some(),
        Setting::TopK,
        words::no_field_responses(),
    );
    drops.note(
        settings.min_p.is_some(),
        Setting::MinP,
        words::no_field_responses(),
    );
    let penalty = settings.repetition_penalty.is_some();
    drops.note(
        penalty,
        Setting::RepetitionPenalty,
        words::no_field_responses(),
    );
    drops.note(
        settings.seed.is_some(),
        Setting::Seed,
        words::no_field_responses(),
    );
    drops.note(
        !settings.stops.is_empty(),
        Setting::Stops,
        words::no_field_responses(),
    );
    if let Some(schema) = &settings.schema {
        body.set(
            "text",
            json!({"format": {
                "type": "json_schema", "name": schema.name, "schema": schema.schema, "strict": schema.is_strict(),
            }}),
        );
    }
    match settings.logprobs {
        Some(_) if chat::is_fixed(ask, quirks) => {
            drops.note(true, Setting::Logprobs, words::model_decides());
        }
        Some(n) => {
            body.set("include", json!(["message.output_text.logprobs"]));
            body.set("top_logprobs", n);
        }
        None => {}
    }
    body.set("stream", ask.stream);
    ("/responses".to_owned(), body.json())
}

/// Reads one event, or a whole answer, which is what the events carry as `response`.
pub(crate) fn read(value: &Value, state: &mut State) {
    if text(value, "/object") == "response" {
        return read_whole(value, state);
    }
    let kind = text(value, "/type");
    let delta = text(value, "/delta");
    let index = count(value, "/output_index").unwrap_or(0);
    match kind {
        "response.created" => {
            state.start(text(value, "/response/id"), text(value, "/response/model"));
        }
        "response.output_text.delta" => {
            state.text(delta);
            let logprobs = array(value, "/logprobs").iter();
            state.logprobs(logprobs.filter_map(chat::read_logprob).collect());
        }
        "response.refusal.delta" => state.refusal(delta),
        "response.reasoning_text.delta" | "response.reasoning_summary_text.delta" => {
            state.reasoning(delta);
        }
        "response.function_call_arguments.delta" => state.tool_call(index, "", "", delta),
        "response.output_item.added" | "response.output_item.done"
            if text(value, "/item/type") == "function_call" =>
        {
            let item = &value["item"];
            // Some servers send the arguments only here, whole.
            let arguments = match state.has_arguments(index) {
                true => "",
                false => text(item, "/arguments"),
            };
            let is_new = kind.ends_with("added");
            if is_new || !arguments.is_empty() {
                let (id, name) = match state.has_call(index) {
                    true => ("", ""),
                    false => (text(item, "/call_id"), text(item, "/name")),
                };
                state.tool_call(index, id, name, arguments);
            }
        }
        "response.completed" | "response.incomplete" | "response.failed" => {
            close(&value["response"], state);
        }
        "error" => {
            // Documented flat; seen with the fields inside `error`.
            let inner = value.get("error").filter(|it| it.is_object());
            state.fail(inner.unwrap_or(value));
        }
        "" => _ = state.read_error(value),
        _ => {}
    }
}

fn read_whole(response: &Value, state: &mut State) {
    state.start(text(response, "/id"), text(response, "/model"));
    for (index, item) in array(response, "/output").iter().enumerate() {
        match text(item, "/type") {
            "message" => {
                for part in array(item, "/content") {
                    state.text(text(part, "/text"));
                    state.refusal(text(part, "/refusal"));
                    let logprobs = array(part, "/logprobs").iter();
                    state.logprobs(logprobs.filter_map(chat::read_logprob).collect());
                }
            }
            "reasoning" => {
                for part in array(item, "/summary")
                    .iter()
                    .chain(array(item, "/content"))
                {
                    state.reasoning(text(part, "/text"));
                }
            }
            "function_call" => {
                let (id, name) = (text(item, "/call_id"), text(item, "/name"));
                state.tool_call(index as u64, id, name, text(item, "/arguments"));
            }
            _ => {}
        }
    }
    close(response, state);
}

fn close(response: &Value, state: &mut State) {
    if let Some(usage) = response.get("usage").filter(|it| it.is_object()) {
        state.usage(Usage {
            input: count(usage, "/input_tokens"),
            output: count(usage, "/output_tokens"),
            cached: count(usage, "/input_tokens_details/cached_tokens"),
            cache_written: count(usage, "/input_tokens_details/cache_write_tokens"),
            reasoning: count(usage, "/output_tokens_details/reasoning_tokens"),
        });
    }
    match text(response, "/status") {
        "completed" if state.has_any_call() => state.finish(Finish::ToolCalls),
        "completed" => state.finish(Finish::Stop),
        "incomplete" => match text(response, "/incomplete_details/reason") {
            "max_output_tokens" | "max_tokens" => state.finish(Finish::MaxTokens),
            "content_filter" => state.finish(Finish::Refused),
            other => state.finish(Finish::Other(other.to_owned())),
        },
        "failed" | "cancelled" => state.fail(&response["error"]),
        _ => {}
    }
}
