//! OpenAI's older Completions: one text in, its continuation out. llama.cpp, vLLM, LM Studio and LiteLLM keep it.
//!
//! Source: platform.openai.com/docs/api-reference/completions. Answers are read by [`chat::read`](super::chat::read).

use serde_json::Value;

use super::{Body, chat};
use crate::ask::Drops;
use crate::protocol::{MaxTokensName, Quirks};
use crate::{Ask, RemoteError, Setting, words};

pub(crate) fn body(
    ask: &Ask,
    quirks: &Quirks,
    drops: &mut Drops,
) -> Result<(String, Value), RemoteError> {
    let prompt = ask.text("OpenAI Completions")?;
    let mut body = Body::default();
    body.set("model", &*ask.model);
    // There is no place for a system text but before the prompt.
    let prompt = match &*ask.system {
        "" => prompt.to_owned(),
        system => format!("{system}\n\n{prompt}"),
    };
    body.set("prompt", prompt);
    // This one never learned the newer name.
    let quirks = Quirks {
        max_tokens: MaxTokensName::MaxTokens,
        ..*quirks
    };
    chat::sampling(ask, &quirks, drops, &mut body);
    let why = words::text_without_schema();
    drops.note(ask.settings.schema.is_some(), Setting::Schema, why);
    match ask.settings.logprobs {
        Some(n) if quirks.logprobs => body.set("logprobs", n),
        wish => drops.note(wish.is_some(), Setting::Logprobs, words::no_field_here()),
    }
    chat::stream(ask, &quirks, &mut body);
    Ok(("/completions".to_owned(), body.json()))
}
