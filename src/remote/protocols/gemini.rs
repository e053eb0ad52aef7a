//! Gemini's `streamGenerateContent` and `generateContent`.
//!
//! Source: ai.google.dev/api/generate-content (GenerationConfig, Candidate, UsageMetadata).

use serde_json::{Value, json};

use super::{Body, array, count, text};
use crate::ask::Drops;
use crate::stream::State;
use crate::{Ask, Finish, Role, Setting, TokenLogprob, Usage, words};

pub(crate) fn body(ask: &Ask, drops: &mut Drops) -> (String, Value) {
    let settings = &ask.settings;
    let mut config = Body::default();
    config.maybe("temperature", settings.temperature);
    config.maybe("topP", settings.top_p);
    config.maybe("topK", settings.top_k);
    // The field is a signed number of 32 bits.
    let seed = settings.seed.map(i32::try_from);
    let why = words::small_seeds();
    drops.note(matches!(seed, Some(Err(_))), Setting::Seed, why);
    config.maybe("seed", seed.and_then(Result::ok));
    config.set("maxOutputTokens", settings.max_tokens);
    config.list("stopSequences", &settings.stops);
    if let Some(schema) = &settings.schema {
        config.set("responseMimeType", "application/json");
        config.set("responseJsonSchema", schema.schema.clone());
    }
    if let Some(n) = settings.logprobs {
        config.set("responseLogprobs", true);
        config.set("logprobs", n);
    }
    let why = words::no_field_gemini();
    drops.note(settings.min_p.is_some(), Setting::MinP, why);
    let penalty = settings.repetition_penalty.is_some();
    drops.note(penalty, Setting::RepetitionPenalty, why);

    let mut body = Body::default();
    let turn = |(role, text): (Role, &str)| {
        let role = match role {
            Role::User => "user",
            Role::Assistant => "model",
        };
        json!({"role": role, "parts": [{"text": text}]})
    };
    body.set(
        "contents",
        ask.turns().into_iter().map(turn).collect::<Vec<_>>(),
    );
    if !ask.system.is_empty() {
        body.set(
            "systemInstruction",
            json!({"parts": [{"text": ask.system}]}),
        );
    }
    body.set("generationConfig", config.json());
    let verb = match ask.stream {
        true => "streamGenerateContent?alt=sse",
        false => "generateContent",
    };
    let model = ask.model.strip_prefix("models/").unwrap_or(&ask.model);
    (format!("/models/{}:{verb}", path_part(model)), body.json())
}

/// A model's name as one part of a path: whatever is not plain is written as `%XX`.
fn path_part(name: &str) -> String {
    let plain = |it: u8| it.is_ascii_alphanumeric() || b"-_.".contains(&it);
    let byte = |it: u8| match plain(it) {
        true => char::from(it).to_string(),
        false => format!("%{it:02X}"),
    };
    // A browser would take dots alone as a way up.
    match name.bytes().all(|it| it == b'.') {
        true => "%2E".repeat(name.len()),
        false => name.bytes().map(byte).collect(),
    }
}

/// Reads one piece or a whole answer; both have the same shape.
pub(crate) fn read(value: &Value, state: &mut State) {
    // Without `alt=sse`, pieces come as one list.
    if let Some(pieces) = value.as_array() {
        return pieces
            .iter()
            .filter(|it| it.is_object())
            .for_each(|it| read(it, state));
    }
    if state.read_error(value) {
        return;
    }
    state.start(text(value, "/responseId"), text(value, "/modelVersion"));
    if let Some(usage) = value.get("usageMetadata").filter(|it| it.is_object()) {
        state.usage(read_usage(usage));
    }
    if let Some(candidate) = array(value, "/candidates").first() {
        for part in array(candidate, "/content/parts") {
            match part.get("thought").and_then(Value::as_bool) {
                Some(true) => state.reasoning(text(part, "/text")),
                _ => state.text(text(part, "/text")),
            }
            if let Some(call) = part.get("functionCall").filter(|it| it.is_object()) {
                let arguments = call.get("args").map_or("{}".into(), Value::to_string);
                let index = state.n_calls();
                state.tool_call(index, text(call, "/id"), text(call, "/name"), &arguments);
            }
        }
        state.logprobs(read_logprobs(&candidate["logprobsResult"]));
        read_finish(text(candidate, "/finishReason"), state);
    }
    let blocked = text(value, "/promptFeedback/blockReason");
    if !blocked.is_empty() {
        state.refusal(&words::prompt_blocked(blocked));
        state.finish(Finish::Refused);
    }
}

fn read_finish(reason: &str, state: &mut State) {
    match reason {
        "" | "FINISH_REASON_UNSPECIFIED" => {}
        "STOP" if state.has_any_call() => state.finish(Finish::ToolCalls),
        "STOP" => state.finish(Finish::Stop),
        "MAX_TOKENS" => state.finish(Finish::MaxTokens),
        "SAFETY" | "RECITATION" | "BLOCKLIST" | "PROHIBITED_CONTENT" | "SPII" => {
            state.finish(Finish::Refused);
        }
        other => state.finish(Finish::Other(other.to_owned())),
    }
}

/// `candidatesTokenCount` leaves out thoughts, and `promptTokenCount` what tools put in; both are paid for.
fn read_usage(usage: &Value) -> Usage {
    let sum = |a: &str, b: &str| {
        let (a, b) = (count(usage, a), count(usage, b));
        a.or(b)
            .map(|_| a.unwrap_or(0).saturating_add(b.unwrap_or(0)))
    };
    Usage {
        input: sum("/promptTokenCount", "/toolUsePromptTokenCount"),
        output: sum("/candidatesTokenCount", "/thoughtsTokenCount"),
        cached: count(usage, "/cachedContentTokenCount"),
        cache_written: None,
        reasoning: count(usage, "/thoughtsTokenCount"),
    }
}

fn read_logprobs(result: &Value) -> Vec<TokenLogprob> {
    let pair = |it: &Value| {
        let number = it.get("logProbability")?.as_f64()?;
        Some((text(it, "/token").to_owned(), number))
    };
    let others = array(result, "/topCandidates");
    let chosen = array(result, "/chosenCandidates").iter().enumerate();
    let read = |(i, it): (usize, &Value)| {
        let (token, logprob) = pair(it)?;
        let others = others.get(i).map_or(&[][..], |it| array(it, "/candidates"));
        let others = others.iter().filter_map(pair).collect();
        Some(TokenLogprob {
            token,
            logprob,
            others,
        })
    };
    chosen.filter_map(read).collect()
}
