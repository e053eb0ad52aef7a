//! Probabilities of words that were not drawn: Completions with `echo` give those of the prompt itself.
//!
//! Source: platform.openai.com/docs/api-reference/completions (`echo`, `logprobs`); the way of asking is that of
//! lm-evaluation-harness's `local-completions`, which vLLM and llama-cpp-python answer.

use serde_json::{Value, json};

use crate::protocol::request;
use crate::protocols::{array, text};
use crate::{Endpoint, HttpRequest, KeyFor, Protocol, RemoteError};

const MAX_BYTES: usize = 64 << 20;

/// Asks for the probabilities of `prompt` and `continuation` together.
///
/// # Errors
/// A protocol that cannot be asked for them, no model, an empty prompt, and the key's.
pub fn score_request(
    endpoint: &Endpoint,
    model: &str,
    prompt: &str,
    continuation: &str,
    key: Option<&KeyFor>,
) -> Result<HttpRequest, RemoteError> {
    if endpoint.protocol != Protocol::OpenAiCompletions || !endpoint.quirks.logprobs {
        return Err(RemoteError::NoPromptScores {
            service: endpoint.name.clone(),
        });
    }
    if model.trim().is_empty() {
        return Err(RemoteError::NoModel);
    }
    if prompt.is_empty() {
        return Err(RemoteError::EmptyPrompt);
    }
    // One token has to be drawn, because some servers refuse 0; it is not looked at.
    let body = json!({
        "model": model,
        "prompt": format!("{prompt}{continuation}"),
        "max_tokens": 1,
        "temperature": 0,
        "logprobs": 1,
        "echo": true,
        "stream": false,
    });
    let url = endpoint.address.join("/completions");
    request(endpoint, "POST", url, body, key)
}

/// The natural logarithm of the probability of each token of the continuation.
///
/// `None` where the service did not send the prompt's own, or where a token lies across the seam: its probability
/// would be one of the prompt's end too.
pub fn read_score(prompt: &str, continuation: &str, body: &[u8]) -> Option<Vec<f64>> {
    if body.len() > MAX_BYTES {
        return None;
    }
    let value: Value = serde_json::from_slice(body).ok()?;
    let choice = value.pointer("/choices/0")?;
    if !text(choice, "/text").starts_with(prompt) {
        return None;
    }
    // Offsets are in characters, as Python counts them.
    let seam = prompt.chars().count() as u64;
    let end = seam + continuation.chars().count() as u64;
    let tokens = array(choice, "/logprobs/tokens");
    let numbers = array(choice, "/logprobs/token_logprobs");
    let offsets = array(choice, "/logprobs/text_offset");
    if tokens.len() != numbers.len() || tokens.len() != offsets.len() {
        return None;
    }
    let mut scores = Vec::new();
    let mut begins_at_seam = continuation.is_empty();
    for (number, offset) in numbers.iter().zip(offsets) {
        let offset = offset.as_u64()?;
        if offset < seam || offset >= end {
            continue;
        }
        begins_at_seam |= offset == seam;
        scores.push(number.as_f64()?);
    }
    begins_at_seam.then_some(scores)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Preset;
    use crate::tests::cases;
    use proptest::prelude::*;

    /// The shape of OpenAI's page for `echo` with `logprobs`: lists side by side, the first number `null`.
    const ANSWER: &str = r#"{"choices":[{"text":"2+2=4\n","index":0,"logprobs":{
        "tokens":["2","+","2","=","4","\n"],"token_logprobs":[null,-3.5,-2.25,-0.5,-0.125,-1.0],
        "text_offset":[0,1,2,3,4,5],"top_logprobs":null},"finish_reason":"length"}]}"#;

    #[test]
    fn only_the_continuation_is_scored() {
        let read = |prompt, continuation| read_score(prompt, continuation, ANSWER.as_bytes());
        assert_eq!(read("2+2=", "4"), Some(vec![-0.125]));
        assert_eq!(read("2+2", "=4"), Some(vec![-0.5, -0.125]));
        assert_eq!(read("3+2=", "4"), None, "another prompt came back");
        let across = ANSWER.replace("[0,1,2,3,4,5]", "[0,1,2,2,5,5]");
        assert_eq!(read_score("2+2", "=4", across.as_bytes()), None);
        let not_echoed = r#"{"choices":[{"text":"4","logprobs":null}]}"#;
        assert_eq!(read_score("2+2=", "4", not_echoed.as_bytes()), None);
    }

    #[test]
    fn offsets_are_characters() {
        let answer = r#"{"choices":[{"text":"Größe: ß","logprobs":{"tokens":["Größe",":"," ß"],
            "token_logprobs":[null,-1.0,-2.0],"text_offset":[0,5,6]}}]}"#;
        let read = read_score("Größe:", " ß", answer.as_bytes());
        assert_eq!(read, Some(vec![-2.0]));
    }

    #[test]
    fn chats_are_not_asked() {
        let mut endpoint = Preset::find("vllm")
            .and_then(|it| it.endpoint(None).ok())
            .expect("vllm");
        assert!(matches!(
            score_request(&endpoint, "m", "a", "b", None),
            Err(RemoteError::NoPromptScores { .. })
        ));
        endpoint.protocol = Protocol::OpenAiCompletions;
        let request = score_request(&endpoint, "m", "a", "b", None).expect("built");
        assert_eq!(request.body["prompt"], "ab");
        assert_eq!(request.body["echo"], true);
    }

    proptest! {
        #![proptest_config(cases(256))]
        #[test]
        fn no_bytes_panic(at in 0usize..ANSWER.len(), byte in 32u8..127, end in 0usize..ANSWER.len(), noise: Vec<u8>) {
            let mut body = ANSWER.as_bytes().to_vec();
            body[at] = byte;
            _ = read_score("2+2=", "4", &body);
            _ = read_score("2+2=", "4", &body[..end]);
            _ = read_score("", "", &noise);
        }
    }
}
