//! The services that can be chosen by name: addresses, keys and where they differ. Data, not code.
//!
//! From the services' own API references as of 2026 (console.groq.com/docs/openai, docs.mistral.ai/api,
//! api-docs.deepseek.com, docs.together.ai, openrouter.ai/docs, lmstudio.ai/docs, llama.cpp `tools/server/README.md`,
//! docs.vllm.ai, docs.litellm.ai, docs.ollama.com); none was tried live here.

use crate::protocol::{KeyStyle, MaxTokensName, Quirks, SchemaStyle};
use crate::{Address, Endpoint, Protocol, RemoteError, words};

/// A service by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    pub id: &'static str,
    pub name: &'static str,
    pub protocol: Protocol,
    /// Where it is unless the person says otherwise; empty where only the person knows.
    pub address: &'static str,
    pub key_style: KeyStyle,
    pub needs_key: bool,
    pub quirks: Quirks,
}

impl Preset {
    /// Its name for people: a service's own name is the same in every language.
    pub fn label(&self) -> &'static str {
        match self.id {
            OTHER => words::other_server(),
            _ => self.name,
        }
    }

    pub fn find(id: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|it| it.id == id)
    }

    /// The service at its own address, or at the person's.
    ///
    /// # Errors
    /// `BadAddress` where `address`, or the lack of one, leads nowhere.
    pub fn endpoint(&self, address: Option<&str>) -> Result<Endpoint, RemoteError> {
        Ok(Endpoint {
            name: self.name.to_owned(),
            protocol: self.protocol,
            address: Address::parse(address.unwrap_or(self.address))?,
            key_style: self.key_style,
            needs_key: self.needs_key,
            quirks: self.quirks,
        })
    }
}

/// A hosted service of OpenAI's dialect.
const fn hosted(
    id: &'static str,
    name: &'static str,
    address: &'static str,
    quirks: Quirks,
) -> Preset {
    Preset {
        id,
        name,
        protocol: Protocol::OpenAiChat,
        address,
        key_style: KeyStyle::Bearer,
        needs_key: true,
        quirks,
    }
}

/// A program on the person's own machine; a key may be set and need not be.
const fn own(
    id: &'static str,
    name: &'static str,
    address: &'static str,
    quirks: Quirks,
) -> Preset {
    Preset {
        needs_key: false,
        ..hosted(id, name, address, quirks)
    }
}

const OPENAI: Quirks = Quirks {
    max_tokens: MaxTokensName::MaxCompletionTokens,
    reasoning_models_fix_sampling: true,
    ..Quirks::PLAIN
};
/// What engines of open models take beyond OpenAI's fields.
const OPEN_MODELS: Quirks = Quirks {
    top_k: Some("top_k"),
    min_p: Some("min_p"),
    repetition_penalty: Some("repetition_penalty"),
    ..Quirks::PLAIN
};
const LLAMA_CPP: Quirks = Quirks {
    repetition_penalty: Some("repeat_penalty"),
    ..OPEN_MODELS
};

/// Whatever speaks OpenAI's dialect.
const OTHER: &str = "openai-compatible";

/// Every preset, in the order in which they are offered.
pub const PRESETS: &[Preset] = &[
    hosted("openai", "OpenAI", "https://api.openai.com/v1", OPENAI),
    Preset {
        protocol: Protocol::OpenAiResponses,
        ..hosted(
            "openai-responses",
            "OpenAI (Responses)",
            "https://api.openai.com/v1",
            OPENAI,
        )
    },
    Preset {
        protocol: Protocol::Anthropic,
        key_style: KeyStyle::XApiKey,
        ..hosted(
            "anthropic",
            "Anthropic",
            "https://api.anthropic.com/v1",
            Quirks::PLAIN,
        )
    },
    Preset {
        protocol: Protocol::Gemini,
        key_style: KeyStyle::XGoogApiKey,
        ..hosted(
            "gemini",
            "Google Gemini",
            "https://generativelanguage.googleapis.com/v1beta",
            Quirks::PLAIN,
        )
    },
    hosted(
        "openrouter",
        "OpenRouter",
        "https://openrouter.ai/api/v1",
        OPEN_MODELS,
    ),
    // “The following fields are currently not supported and will result in a 400 error”: logprobs, top_logprobs.
    hosted(
        "groq",
        "Groq",
        "https://api.groq.com/openai/v1",
        Quirks {
            max_tokens: MaxTokensName::MaxCompletionTokens,
            logprobs: false,
            ..Quirks::PLAIN
        },
    ),
    // Usage comes in the last piece unasked, and unknown fields are refused with 422.
    hosted(
        "mistral",
        "Mistral",
        "https://api.mistral.ai/v1",
        Quirks {
            seed: Some("random_seed"),
            logprobs: false,
            usage_on_wish: false,
            ..Quirks::PLAIN
        },
    ),
    hosted(
        "deepseek",
        "DeepSeek",
        "https://api.deepseek.com",
        Quirks {
            seed: None,
            schema: SchemaStyle::JsonObject,
            ..Quirks::PLAIN
        },
    ),
    // Its `logprobs` is a number and its answer has another shape, which is not read here.
    hosted(
        "together",
        "Together",
        "https://api.together.xyz/v1",
        Quirks {
            logprobs: false,
            ..OPEN_MODELS
        },
    ),
    own(
        "lm-studio",
        "LM Studio",
        "http://localhost:1234/v1",
        Quirks {
            logprobs: false,
            min_p: None,
            ..LLAMA_CPP
        },
    ),
    own(
        "llama-cpp",
        "llama.cpp server",
        "http://localhost:8080/v1",
        Quirks {
            schema: SchemaStyle::JsonObjectOfSchema,
            ..LLAMA_CPP
        },
    ),
    own("vllm", "vLLM", "http://localhost:8000/v1", OPEN_MODELS),
    own(
        "litellm",
        "LiteLLM",
        "http://localhost:4000/v1",
        Quirks::PLAIN,
    ),
    Preset {
        protocol: Protocol::OllamaChat,
        ..own("ollama", "Ollama", "http://localhost:11434", Quirks::PLAIN)
    },
    own(
        OTHER,
        "Another server of OpenAI's dialect",
        "",
        Quirks::PLAIN,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reach;

    #[test]
    fn names_are_unique_and_every_address_is_one() {
        for (i, preset) in PRESETS.iter().enumerate() {
            assert!(PRESETS[..i].iter().all(|it| it.id != preset.id));
            if preset.address.is_empty() {
                assert!(preset.endpoint(None).is_err());
                continue;
            }
            let address = preset.endpoint(None).expect(preset.id).address;
            // A key may travel to whatever wants one.
            assert_eq!(preset.needs_key, address.is_https(), "{}", preset.id);
            let is_near = address.reach() != Reach::Public;
            assert_eq!(is_near, !preset.needs_key, "{}", preset.id);
        }
    }

    #[test]
    fn the_person_may_say_another_address() {
        let preset = Preset::find("vllm").expect("vllm");
        let endpoint = preset
            .endpoint(Some("https://gpu.example/v1"))
            .expect("an address");
        assert_eq!(endpoint.address.host(), "gpu.example");
    }
}
