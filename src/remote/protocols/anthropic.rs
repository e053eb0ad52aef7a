//! Anthropic Messages.
//!
//! Source: platform.claude.com/docs/en/api/messages and /build-with-claude/streaming, /structured-outputs.

use serde_json::{Value, json};

use super::{Body, array, chat, count, text};
use crate::ask::Drops;
use crate::stream::State;
use crate::{Ask, Finish, Setting, Usage, words};

/// Sent with every request. Without the second one the service answers no browser.
pub(crate) const HEADERS: &[(&str, &str)] = &[
    ("anthropic-version", "2023-06-01"),
    ("anthropic-dangerous-direct-browser-access", "true"),
];

/// Claude models from before Opus 4.7, which take temperature, top-p and top-k.
///
/// Opus 4.7, Sonnet 5.5 and Opus 5.5 answer 400 to any of them (reports of ComfyUI #13923, picoclaw #2939 and
/// GitHub community #209995); of the others since then nothing was found, and they are treated alike.
const TAKE_SAMPLING: &[&str] = &[
    "claude-2",
    "claude-3",
    "claude-instant",
    "claude-opus-4-0",
    "claude-opus-4-1",
    "claude-opus-4-2025",
    "claude-opus-4-5",
    "claude-opus-4-6",
    "claude-sonnet-4",
    "claude-haiku-4",
];

pub(crate) fn body(ask: &Ask, drops: &mut Drops) -> (String, Value) {
    let settings = &ask.settings;
    let mut body = Body::default();
    body.set("model", &*ask.model);
    body.set("max_tokens", settings.max_tokens);
    if !ask.system.is_empty() {
        body.set("system", &*ask.system);
    }
    let turns = ask.turns().into_iter();
    let turns = turns.map(|(role, text)| json!({"role": chat::role_name(role), "content": text}));
    body.set("messages", turns.collect::<Vec<_>>());
    sampling(ask, drops, &mut body);
    drops.note(
        settings.seed.is_some(),
        Setting::Seed,
        words::no_field_messages(),
    );
    drops.note(
        settings.min_p.is_some(),
        Setting::MinP,
        words::no_field_messages(),
    );
    let penalty = settings.repetition_penalty.is_some();
    drops.note(
        penalty,
        Setting::RepetitionPenalty,
        words::no_field_messages(),
    );
    drops.note(
        settings.logprobs.is_some(),
        Setting::Logprobs,
        words::no_field_messages(),
    );
    // “stop_sequences: each stop sequence must contain non-whitespace”.
    let (blank, stops): (Vec<_>, Vec<_>) = settings
        .stops
        .iter()
        .cloned()
        .partition(|it| it.trim().is_empty());
    body.list("stop_sequences", &stops);
    let why = words::no_blank_stops();
    drops.note(!blank.is_empty(), Setting::Stops, why);
    if let Some(schema) = &settings.schema {
        let format = json!({"type": "json_schema", "schema": schema.schema});
        body.set("output_config", json!({"format": format}));
    }
    body.set("stream", ask.stream);
    ("/messages".to_owned(), body.json())
}

fn sampling(ask: &Ask, drops: &mut Drops, body: &mut Body) {
    let settings = &ask.settings;
    // Gateways put the maker before the name: `anthropic/claude-…`.
    let name = ask.model.rsplit('/').next().unwrap_or_default();
    let takes = !name.starts_with("claude") || TAKE_SAMPLING.iter().any(|it| name.starts_with(it));
    if !takes {
        let why = words::claude_refuses();
        drops.note(settings.temperature.is_some(), Setting::Temperature, why);
        drops.note(settings.top_p.is_some(), Setting::TopP, why);
        drops.note(settings.top_k.is_some(), Setting::TopK, why);
        return;
    }
    let hot = settings.temperature.is_some_and(|it| it > 1.0);
    drops.note(hot, Setting::Temperature, words::up_to_one());
    body.maybe("temperature", settings.temperature.filter(|_| !hot));
    // Claude 4.1 to 4.6 refuse both at once.
    let both = settings.temperature.is_some() && !hot;
    let why = words::not_both();
    drops.note(both && settings.top_p.is_some(), Setting::TopP, why);
    body.maybe("top_p", settings.top_p.filter(|_| !both));
    body.maybe("top_k", settings.top_k);
}

/// Reads one event, or a whole answer, which has the shape of `message_start`'s message.
pub(crate) fn read(value: &Value, state: &mut State) {
    let index = count(value, "/index").unwrap_or(0);
    match text(value, "/type") {
        "message_start" => {
            let message = &value["message"];
            state.start(text(message, "/id"), text(message, "/model"));
            read_usage(message, state);
        }
        "message" => {
            state.start(text(value, "/id"), text(value, "/model"));
            for (index, block) in array(value, "/content").iter().enumerate() {
                read_block(block, index as u64, state);
            }
            read_usage(value, state);
            read_stop(text(value, "/stop_reason"), state);
        }
        "content_block_start" => read_block(&value["content_block"], index, state),
        "content_block_delta" => match text(value, "/delta/type") {
            "text_delta" => state.text(text(value, "/delta/text")),
            "thinking_delta" => state.reasoning(text(value, "/delta/thinking")),
            "input_json_delta" => {
                state.tool_call(index, "", "", text(value, "/delta/partial_json"));
            }
            _ => {}
        },
        "message_delta" => {
            read_usage(value, state);
            read_stop(text(value, "/delta/stop_reason"), state);
        }
        "message_stop" => state.end_marker(),
        "error" => state.fail(value.get("error").unwrap_or(value)),
        "" => _ = state.read_error(value),
        _ => {}
    }
}

fn read_block(block: &Value, index: u64, state: &mut State) {
    match text(block, "/type") {
        "text" => state.text(text(block, "/text")),
        "thinking" => state.reasoning(text(block, "/thinking")),
        "tool_use" | "server_tool_use" | "mcp_tool_use" => {
            let input = block.get("input").and_then(Value::as_object);
            // A stream begins with `{}` and sends the input after it.
            let input = input.filter(|it| !it.is_empty());
            let arguments = input.map(|it| Value::Object(it.clone()).to_string());
            let (id, name) = (text(block, "/id"), text(block, "/name"));
            state.tool_call(index, id, name, &arguments.unwrap_or_default());
        }
        _ => {}
    }
}

/// `input_tokens` leaves out what the cache read and wrote; here it is all of the prompt.
fn read_usage(holder: &Value, state: &mut State) {
    let cached = count(holder, "/usage/cache_read_input_tokens");
    let cache_written = count(holder, "/usage/cache_creation_input_tokens");
    let rest = cached
        .unwrap_or(0)
        .saturating_add(cache_written.unwrap_or(0));
    let before = state.usage_so_far();
    let known = before
        .cached
        .unwrap_or(0)
        .saturating_add(before.cache_written.unwrap_or(0));
    // The last count may name only part of them: what was named before still holds.
    let rest = if cached.or(cache_written).is_some() {
        rest
    } else {
        known
    };
    state.usage(Usage {
        input: count(holder, "/usage/input_tokens").map(|it| it.saturating_add(rest)),
        output: count(holder, "/usage/output_tokens"),
        cached,
        cache_written,
        reasoning: count(holder, "/usage/output_tokens_details/thinking_tokens"),
    });
}

fn read_stop(reason: &str, state: &mut State) {
    match reason {
        "" => {}
        "end_turn" | "stop_sequence" => state.finish(Finish::Stop),
        "max_tokens" | "model_context_window_exceeded" => state.finish(Finish::MaxTokens),
        "tool_use" => state.finish(Finish::ToolCalls),
        "refusal" => state.finish(Finish::Refused),
        other => state.finish(Finish::Other(other.to_owned())),
    }
}
