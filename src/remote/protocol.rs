//! The dialects of model services, and the one door from a question to a request.

use serde_json::Value;

use crate::ask::Drops;
use crate::protocols::{anthropic, chat, completions, gemini, ollama, responses};
use crate::{
    Address, Ask, Dropped, Header, HeaderValue, HttpRequest, KeyFor, RemoteError, Secret, Setting,
    words,
};

/// A dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Protocol {
    /// OpenAI Chat Completions, which most servers speak: `/chat/completions`.
    OpenAiChat,
    /// OpenAI's older Completions, one text in and its continuation out: `/completions`.
    OpenAiCompletions,
    /// `/responses`.
    OpenAiResponses,
    /// `/messages`.
    Anthropic,
    /// `/models/{model}:streamGenerateContent`.
    Gemini,
    /// `/api/chat`.
    OllamaChat,
    /// `/api/generate`.
    OllamaGenerate,
}

impl Protocol {
    pub const ALL: [Self; 7] = [
        Self::OpenAiChat,
        Self::OpenAiCompletions,
        Self::OpenAiResponses,
        Self::Anthropic,
        Self::Gemini,
        Self::OllamaChat,
        Self::OllamaGenerate,
    ];

    /// As the person sees it.
    pub fn label(self) -> &'static str {
        match self {
            Self::OpenAiChat => "OpenAI Chat Completions",
            Self::OpenAiCompletions => "OpenAI Completions (text)",
            Self::OpenAiResponses => "OpenAI Responses",
            Self::Anthropic => "Anthropic Messages",
            Self::Gemini => "Gemini",
            Self::OllamaChat => "Ollama chat",
            Self::OllamaGenerate => "Ollama generate (text)",
        }
    }

    /// Whether one text is continued, rather than a chat answered.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::OpenAiCompletions | Self::OllamaGenerate)
    }
}

/// The header that carries the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyStyle {
    /// `authorization: Bearer …`
    Bearer,
    /// `x-api-key: …`, Anthropic's.
    XApiKey,
    /// `x-goog-api-key: …`, Gemini's; its other way, in the address, would end in logs.
    XGoogApiKey,
}

/// What OpenAI-like servers call the longest answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaxTokensName {
    MaxTokens,
    MaxCompletionTokens,
}

/// How a server takes a JSON schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaStyle {
    /// `response_format: {type: json_schema, …}`
    JsonSchema,
    /// `response_format: {type: json_object, schema: …}`: what llama.cpp's own server and the one in Python both take.
    JsonObjectOfSchema,
    /// Only “some JSON object”; the schema itself cannot be said.
    JsonObject,
    None,
}

/// Where servers of the OpenAI dialect differ. The other dialects have one owner each and need none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quirks {
    pub max_tokens: MaxTokensName,
    /// The field's name, where there is one.
    pub seed: Option<&'static str>,
    pub top_k: Option<&'static str>,
    pub min_p: Option<&'static str>,
    pub repetition_penalty: Option<&'static str>,
    pub schema: SchemaStyle,
    pub logprobs: bool,
    /// Whether `stream_options: {include_usage: true}` has to be asked for and is taken.
    pub usage_on_wish: bool,
    /// OpenAI's reasoning models refuse temperature and its kin.
    pub reasoning_models_fix_sampling: bool,
}

impl Quirks {
    /// OpenAI's own fields and nothing else.
    pub const PLAIN: Self = Self {
        max_tokens: MaxTokensName::MaxTokens,
        seed: Some("seed"),
        top_k: None,
        min_p: None,
        repetition_penalty: None,
        schema: SchemaStyle::JsonSchema,
        logprobs: true,
        usage_on_wish: true,
        reasoning_models_fix_sampling: false,
    };
}

/// A service to ask: where it is and how it wants to be spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// As the person knows it.
    pub name: String,
    pub protocol: Protocol,
    pub address: Address,
    pub key_style: KeyStyle,
    pub needs_key: bool,
    pub quirks: Quirks,
}

/// A request and what of the question is not in it.
#[derive(Debug)]
pub struct Built {
    pub request: HttpRequest,
    pub dropped: Vec<Dropped>,
}

/// Writes the request for a question. The key, if any, goes in a header and only to its own host.
///
/// # Errors
/// A question without words or model, a protocol that takes one text and got turns,
/// a missing key, or a key that may not go there.
pub fn build(endpoint: &Endpoint, ask: &Ask, key: Option<&KeyFor>) -> Result<Built, RemoteError> {
    ask.check()?;
    let mut drops = Drops::default();
    let why = words::shape_only_here();
    drops.note(ask.settings.other_shape, Setting::Schema, why);
    let (path, body) = match endpoint.protocol {
        Protocol::OpenAiChat => chat::body(ask, &endpoint.quirks, &mut drops),
        Protocol::OpenAiCompletions => completions::body(ask, &endpoint.quirks, &mut drops)?,
        Protocol::OpenAiResponses => responses::body(ask, &endpoint.quirks, &mut drops),
        Protocol::Anthropic => anthropic::body(ask, &mut drops),
        Protocol::Gemini => gemini::body(ask, &mut drops),
        Protocol::OllamaChat => ollama::chat(ask, &mut drops),
        Protocol::OllamaGenerate => ollama::generate(ask, &mut drops)?,
    };
    let request = request(endpoint, "POST", endpoint.address.join(&path), body, key)?;
    let dropped = drops.0;
    Ok(Built { request, dropped })
}

/// A request to the endpoint's host with its headers; a body that is `Null` is none.
pub(crate) fn request(
    endpoint: &Endpoint,
    method: &'static str,
    url: String,
    body: Value,
    key: Option<&KeyFor>,
) -> Result<HttpRequest, RemoteError> {
    let mut headers = Vec::new();
    if !body.is_null() {
        headers.push(Header {
            name: "content-type",
            value: HeaderValue::Plain("application/json"),
        });
    }
    if endpoint.protocol == Protocol::Anthropic {
        headers.extend(anthropic::HEADERS.iter().map(|(name, value)| Header {
            name,
            value: HeaderValue::Plain(value),
        }));
    }
    match key {
        Some(key) => {
            let secret = key.secret_for(&endpoint.address)?;
            headers.push(key_header(endpoint.key_style, secret));
        }
        None if endpoint.needs_key => {
            return Err(RemoteError::NeedsKey {
                service: endpoint.name.clone(),
            });
        }
        None => {}
    }
    Ok(HttpRequest {
        method,
        url,
        headers,
        body,
    })
}

fn key_header(style: KeyStyle, secret: &Secret) -> Header {
    let (name, before) = match style {
        KeyStyle::Bearer => ("authorization", "Bearer "),
        KeyStyle::XApiKey => ("x-api-key", ""),
        KeyStyle::XGoogApiKey => ("x-goog-api-key", ""),
    };
    Header {
        name,
        value: HeaderValue::key(before, secret),
    }
}
