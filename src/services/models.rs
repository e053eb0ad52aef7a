//! What is known of models by their names: how much they read, and who counts their tokens.

use engine::{Elsewhere, ModelCard, ModelFamily, StoredModel, is_elsewhere};

use crate::{RECORDED, Service, ServiceError};

/// Where it is not known how much a model reads. Its service says no when a prompt is longer.
pub(crate) const UNKNOWN_CONTEXT: u32 = 1_000_000;

/// Beginnings of names and tokens read: platform.openai.com/docs/models, platform.claude.com/docs/en/about-claude/models,
/// ai.google.dev/gemini-api/docs/models. The first that fits holds.
const CONTEXTS: &[(&str, u32)] = &[
    ("gpt-4.1", 1_047_576),
    ("gpt-4o", 128_000),
    ("gpt-4-turbo", 128_000),
    ("gpt-4", 8_192),
    ("gpt-3.5-turbo", 16_385),
    ("gpt-5", 400_000),
    ("o1", 200_000),
    ("o3", 200_000),
    ("o4-mini", 200_000),
    ("claude-3", 200_000),
    ("claude-haiku-4-5", 200_000),
    ("gemini-2.", 1_048_576),
];

/// Beginnings of names and OpenAI's encodings, after `tiktoken/model.py`. The first that fits holds.
const ENCODINGS: &[(&str, &str)] = &[
    ("gpt-5", "o200k_base"),
    ("gpt-4.1", "o200k_base"),
    ("gpt-4.5", "o200k_base"),
    ("gpt-4o", "o200k_base"),
    ("chatgpt-4o", "o200k_base"),
    ("o1", "o200k_base"),
    ("o3", "o200k_base"),
    ("o4-mini", "o200k_base"),
    ("gpt-4", "cl100k_base"),
    ("gpt-3.5", "cl100k_base"),
];

/// Without the maker that gateways put before it.
fn bare(model: &str) -> &str {
    model.rsplit('/').next().unwrap_or(model)
}

fn by_name<T: Copy>(table: &[(&str, T)], model: &str) -> Option<T> {
    let name = bare(model);
    table
        .iter()
        .find(|it| name.starts_with(it.0))
        .map(|it| it.1)
}

/// How people see it: `gpt-5-mini · OpenAI`.
pub(crate) fn shown(service: &Service, model: &str) -> String {
    format!("{model} · {}", service.name)
}

pub(crate) fn stored(service: &Service, model: &str) -> StoredModel {
    StoredModel {
        id: service.model_id(model),
        name: shown(service, model),
        bundled: false,
        size_bytes: 0,
        sha256: String::new(),
        have_bytes: 0,
        url: String::new(),
        goes_on_here: service
            .chain
            .iter()
            .any(|it| it == RECORDED || !is_elsewhere(it)),
    }
}

pub(crate) fn card(service: &Service, model: &str) -> Result<ModelCard, ServiceError> {
    let endpoint = service.endpoint(true)?;
    let is_openai = matches!(&*service.preset, "openai" | "openai-responses")
        || model.starts_with("openai/") && service.preset == "openrouter";
    let encoding = by_name(ENCODINGS, model).filter(|_| is_openai);
    Ok(ModelCard {
        id: service.model_id(model),
        name: shown(service, model),
        family: ModelFamily::Unknown,
        n_parameters: 0,
        context_tokens: by_name(CONTEXTS, model).unwrap_or(UNKNOWN_CONTEXT),
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
            service: service.name.clone(),
            host: endpoint.address.host(),
            takes_text: service.takes_text,
            takes_turns: service.takes_turns,
            gives_logprobs: service.asks_logprobs && endpoint.quirks.logprobs,
            encoding: encoding.map(str::to_owned),
        }),
    })
}
