//! Counts a prompt where the service counts it: requests that answer nothing else, and their answers.
//!
//! Sources: platform.claude.com/docs/en/api/messages-count-tokens, ai.google.dev/api/tokens (`countTokens`),
//! llama.cpp's server README (`POST /tokenize`), docs.vllm.ai (`vllm.entrypoints.serve.tokenize.protocol`).

use serde_json::{Value, json};

use crate::ask::Drops;
use crate::protocol::request;
use crate::protocols::{anthropic, array, chat, count, gemini};
use crate::{Ask, Endpoint, HttpRequest, Input, KeyFor, Quirks, RemoteError};

/// Who counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counter {
    Anthropic,
    Gemini,
    LlamaCpp,
    Vllm,
}

impl Counter {
    /// The counter of a preset's services; `None` where there is none.
    pub fn of(preset: &str) -> Option<Self> {
        match preset {
            "anthropic" => Some(Self::Anthropic),
            "gemini" => Some(Self::Gemini),
            "llama-cpp" => Some(Self::LlamaCpp),
            "vllm" => Some(Self::Vllm),
            _ => None,
        }
    }

    /// Anthropic: “The token count should be considered an estimate.” The others count what their models read.
    pub fn is_exact(self) -> bool {
        self != Self::Anthropic
    }
}

/// Asks for a count. What is not part of the prompt, such as temperature, is not in it.
///
/// # Errors
/// As [`build`](crate::build), and a conversation where only a text is counted.
pub fn count_request(
    counter: Counter,
    endpoint: &Endpoint,
    ask: &Ask,
    key: Option<&KeyFor>,
) -> Result<HttpRequest, RemoteError> {
    ask.check()?;
    let mut drops = Drops::default();
    let (url, body) = match counter {
        Counter::Anthropic => {
            let (path, whole) = anthropic::body(ask, &mut drops);
            let body = only(&whole, &["model", "system", "messages"]);
            (endpoint.address.join(&format!("{path}/count_tokens")), body)
        }
        Counter::Gemini => {
            let (path, whole) = gemini::body(ask, &mut drops);
            let path = path.split(':').next().unwrap_or_default();
            let mut inner = only(&whole, &["contents", "systemInstruction"]);
            let model = ask.model.strip_prefix("models/").unwrap_or(&ask.model);
            inner["model"] = json!(format!("models/{model}"));
            let url = endpoint.address.join(&format!("{path}:countTokens"));
            (url, json!({ "generateContentRequest": inner }))
        }
        Counter::LlamaCpp => {
            let Input::Text(text) = &ask.input else {
                return Err(RemoteError::CountsTextOnly {
                    service: endpoint.name.clone(),
                });
            };
            // As the server does with the prompt of a completion.
            let body = json!({"content": text, "add_special": true, "parse_special": true});
            (endpoint.address.join_beside("/tokenize"), body)
        }
        Counter::Vllm => {
            let body = match &ask.input {
                Input::Text(text) => json!({"model": ask.model, "prompt": text}),
                Input::Turns(_) => {
                    let (_, whole) = chat::body(ask, &Quirks::PLAIN, &mut drops);
                    only(&whole, &["model", "messages"])
                }
            };
            (endpoint.address.join_beside("/tokenize"), body)
        }
    };
    request(endpoint, "POST", url, body, key)
}

fn only(body: &Value, names: &[&str]) -> Value {
    let kept = names.iter().filter_map(|name| {
        let value = body.get(name)?;
        Some(((*name).to_owned(), value.clone()))
    });
    Value::Object(kept.collect())
}

/// An answer longer than this is no count, in bytes; llama.cpp and vLLM send every token.
const MAX_BYTES: usize = 16 << 20;

/// Reads a count; `None` where the answer is none.
pub fn read_count(counter: Counter, body: &[u8]) -> Option<u32> {
    if body.len() > MAX_BYTES {
        return None;
    }
    let value: Value = serde_json::from_slice(body).ok()?;
    let n_tokens = match counter {
        Counter::Anthropic => count(&value, "/input_tokens"),
        Counter::Gemini => count(&value, "/totalTokens"),
        Counter::LlamaCpp => value
            .get("tokens")?
            .is_array()
            .then(|| array(&value, "/tokens").len() as u64),
        Counter::Vllm => count(&value, "/count"),
    };
    u32::try_from(n_tokens?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::cases;
    use crate::{Preset, Role, Settings, Turn};
    use proptest::prelude::*;

    fn asked(preset: &str, input: Input) -> Result<(String, Value), RemoteError> {
        let mut endpoint = Preset::find(preset)
            .and_then(|it| it.endpoint(None).ok())
            .expect(preset);
        endpoint.needs_key = false;
        let ask = Ask {
            model: "m".into(),
            system: "You are a scientist".into(),
            input,
            settings: Settings {
                temperature: Some(0.5),
                ..Settings::default()
            },
            stream: true,
        };
        let counter = Counter::of(preset).expect(preset);
        let request = count_request(counter, &endpoint, &ask, None)?;
        Ok((request.url, request.body))
    }

    fn hello() -> Input {
        Input::Turns(vec![Turn {
            role: Role::User,
            text: "Hello, Claude".into(),
        }])
    }

    /// The first is the example of Anthropic's page, the others the shapes of the pages named above.
    #[test]
    fn requests_have_the_published_shapes() {
        assert_eq!(
            asked("anthropic", hello()),
            Ok((
                "https://api.anthropic.com/v1/messages/count_tokens".into(),
                json!({
                    "model": "m",
                    "system": "You are a scientist",
                    "messages": [{"role": "user", "content": "Hello, Claude"}],
                })
            ))
        );
        assert_eq!(
            asked("gemini", hello()),
            Ok((
                "https://generativelanguage.googleapis.com/v1beta/models/m:countTokens".into(),
                json!({"generateContentRequest": {
                    "model": "models/m",
                    "contents": [{"role": "user", "parts": [{"text": "Hello, Claude"}]}],
                    "systemInstruction": {"parts": [{"text": "You are a scientist"}]},
                }})
            ))
        );
        assert_eq!(
            asked("llama-cpp", Input::Text("Hi".into())),
            Ok((
                "http://localhost:8080/tokenize".into(),
                json!({"content": "Hi", "add_special": true, "parse_special": true})
            ))
        );
        assert!(matches!(
            asked("llama-cpp", hello()),
            Err(RemoteError::CountsTextOnly { .. })
        ));
        let (url, body) = asked("vllm", hello()).expect("it counts chats");
        assert_eq!(url, "http://localhost:8000/tokenize");
        assert_eq!(
            body["messages"][1],
            json!({"role": "user", "content": "Hello, Claude"})
        );
        assert_eq!(body.as_object().map(serde_json::Map::len), Some(2));
    }

    /// Answers of the services' own pages.
    #[test]
    fn published_answers_are_read() {
        for (counter, body, wanted) in [
            (Counter::Anthropic, r#"{"input_tokens": 14}"#, Some(14)),
            (
                Counter::Gemini,
                r#"{"totalTokens": 10, "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 10}]}"#,
                Some(10),
            ),
            (Counter::LlamaCpp, r#"{"tokens":[123,456,789]}"#, Some(3)),
            (
                Counter::Vllm,
                r#"{"count": 2, "max_model_len": 4096, "tokens": [101, 102]}"#,
                Some(2),
            ),
            (Counter::LlamaCpp, r#"{"count": 3}"#, None),
            (Counter::Vllm, "<html>", None),
        ] {
            assert_eq!(read_count(counter, body.as_bytes()), wanted);
        }
    }

    proptest! {
        #![proptest_config(cases(256))]
        #[test]
        fn no_bytes_panic(noise: Vec<u8>, end in 0usize..60) {
            let body = br#"{"input_tokens":1e99,"totalTokens":-1,"tokens":{},"count":4294967296}"#;
            for counter in [Counter::Anthropic, Counter::Gemini, Counter::LlamaCpp, Counter::Vllm] {
                _ = read_count(counter, &noise);
                _ = read_count(counter, &body[..end]);
                prop_assert_eq!(read_count(counter, body), None);
            }
        }
    }
}
