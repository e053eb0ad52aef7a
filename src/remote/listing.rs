//! Asks a service for its models, and reads the list.
//!
//! Sources: platform.openai.com/docs/api-reference/models/list, platform.claude.com/docs/en/api/models-list,
//! ai.google.dev/api/models, docs.ollama.com/api/tags, docs.together.ai/reference/models-1 (a bare list).

use serde_json::Value;

use crate::protocol::request;
use crate::protocols::{array, text};
use crate::{Endpoint, HttpRequest, KeyFor, Protocol, RemoteError};

/// A list longer than this, in bytes, is not read.
const MAX_BYTES: usize = 16 << 20;
const MAX_MODELS: usize = 5_000;
const MAX_NAME: usize = 200;

/// Asks for the list. Of services that give it page by page, the first page of a thousand.
///
/// # Errors
/// A missing key, or one that may not go there.
pub fn list_request(endpoint: &Endpoint, key: Option<&KeyFor>) -> Result<HttpRequest, RemoteError> {
    let path = match endpoint.protocol {
        Protocol::OllamaChat | Protocol::OllamaGenerate => "/api/tags",
        Protocol::Anthropic => "/models?limit=1000",
        Protocol::Gemini => "/models?pageSize=1000",
        _ => "/models",
    };
    request(
        endpoint,
        "GET",
        endpoint.address.join(path),
        Value::Null,
        key,
    )
}

/// Reads a list into names, in its order; `None` where the answer is none.
///
/// Of Gemini's models those that write text; names longer than 200 bytes are left out.
pub fn read_list(body: &[u8]) -> Option<Vec<String>> {
    if body.len() > MAX_BYTES {
        return None;
    }
    let value: Value = serde_json::from_slice(body).ok()?;
    let path = ["/data", "/models", ""]
        .into_iter()
        .find(|it| value.pointer(it).is_some_and(Value::is_array))?;
    let names = array(&value, path).iter().filter(|it| writes_text(it));
    let names = names.map(|it| {
        let id = text(it, "/id");
        let name = if id.is_empty() { text(it, "/name") } else { id };
        name.strip_prefix("models/").unwrap_or(name).to_owned()
    });
    let fits = |it: &String| !it.trim().is_empty() && it.len() <= MAX_NAME;
    Some(names.filter(fits).take(MAX_MODELS).collect())
}

fn writes_text(model: &Value) -> bool {
    let methods = model.get("supportedGenerationMethods");
    let generates = |it: &Value| it.as_str() == Some("generateContent");
    methods.is_none()
        || array(model, "/supportedGenerationMethods")
            .iter()
            .any(generates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Preset;
    use crate::tests::cases;
    use proptest::prelude::*;

    #[test]
    fn each_dialect_has_its_own_place() {
        for (preset, wanted) in [
            ("openai", "https://api.openai.com/v1/models"),
            (
                "anthropic",
                "https://api.anthropic.com/v1/models?limit=1000",
            ),
            (
                "gemini",
                "https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000",
            ),
            ("ollama", "http://localhost:11434/api/tags"),
        ] {
            let endpoint = Preset::find(preset).and_then(|it| it.endpoint(None).ok());
            let mut endpoint = endpoint.expect(preset);
            endpoint.needs_key = false;
            let request = list_request(&endpoint, None).expect(preset);
            assert_eq!((request.method, &*request.url), ("GET", wanted));
            assert!(!request.preview().contains("null"), "{preset}");
        }
    }

    /// The shapes of the pages named above.
    #[test]
    fn published_lists_are_read() {
        for (body, wanted) in [
            (
                r#"{"object":"list","data":[{"id":"gpt-5","object":"model"},{"id":"org/m"}]}"#,
                vec!["gpt-5", "org/m"],
            ),
            (
                r#"{"data":[{"type":"model","id":"claude-opus-5","display_name":"Claude Opus 5"}],"has_more":false}"#,
                vec!["claude-opus-5"],
            ),
            (
                r#"{"models":[{"name":"models/gemini-2.5-flash","supportedGenerationMethods":["generateContent","countTokens"]},
                    {"name":"models/embedding-001","supportedGenerationMethods":["embedContent"]}]}"#,
                vec!["gemini-2.5-flash"],
            ),
            (
                r#"{"models":[{"name":"gemma3","model":"gemma3","size":3338801804}]}"#,
                vec!["gemma3"],
            ),
            (
                r#"[{"id":"meta-llama/Llama-3-8b","type":"chat"}]"#,
                vec!["meta-llama/Llama-3-8b"],
            ),
        ] {
            let wanted = wanted.into_iter().map(str::to_owned).collect();
            assert_eq!(read_list(body.as_bytes()), Some(wanted));
        }
        assert_eq!(read_list(b"<html>"), None);
        assert_eq!(read_list(br#"{"data":{}}"#), None);
    }

    proptest! {
        #![proptest_config(cases(256))]
        #[test]
        fn no_bytes_panic(noise: Vec<u8>, end in 0usize..90) {
            let body = br#"{"models":[{"name":7},{"id":null,"supportedGenerationMethods":3},"x",[],{"id":"models/"}]}"#;
            _ = read_list(&noise);
            _ = read_list(&body[..end.min(body.len())]);
            prop_assert_eq!(read_list(body), Some(vec![]));
        }
    }
}
