//! Error answers that services documented or sent, and the sentence that each ends in.

use serde_json::Value;

use super::*;
use crate::tests::{cases, stream};
use FailureKind as Kind;
use proptest::prelude::*;

fn kind(status: u16, body: &str) -> Kind {
    read_failure(status, &[], body.as_bytes(), None, 0).kind
}

#[test]
fn recorded_errors_are_what_they_say() {
    let Some(bytes) = stream("error-cases.json") else {
        return;
    };
    let cases: Vec<Value> = serde_json::from_slice(&bytes).expect("JSON");
    let mut n_seen = 0;
    for case in &cases {
        let status = case["status"].as_u64().expect("a status") as u16;
        let body = case["body"].as_str().expect("a body");
        if status == 200 {
            continue;
        }
        // The file's classes are guesses; where the service's own words say more, the words hold.
        let wanted = match case["class_guess"].as_str().expect("a class") {
            "auth" if status == 403 => Kind::Forbidden,
            "auth" => Kind::WrongKey,
            "context-length" => Kind::ContextTooLong,
            "context-length / too large" => Kind::OverTokenLimit,
            "not-found" => Kind::WrongModel,
            "bad-request" => Kind::BadRequest,
            other => panic!("{other}"),
        };
        let failure = read_failure(status, &[], body.as_bytes(), None, 0);
        assert_eq!(failure.kind, wanted, "{}", case["source"]);
        assert_eq!(
            failure.kind.may_pass(),
            case["retryable_guess"] == true,
            "{}",
            case["source"]
        );
        for piece in ["AIzv00G7VmUCUeC", "C-5OglO3hcXM"] {
            assert!(!failure.to_string().contains(piece), "{failure}");
        }
        n_seen += 1;
    }
    assert!(n_seen >= 20);
}

/// The same documents say “key1234” and “invalid-key”: not key-like, so only the key itself can tell.
#[test]
fn a_recorded_error_that_quotes_the_key_is_struck() {
    let Some(bytes) = stream("error-cases.json") else {
        return;
    };
    let cases: Vec<Value> = serde_json::from_slice(&bytes).expect("JSON");
    let mut n_quoting = 0;
    for case in &cases {
        let body = case["body"].as_str().expect("a body");
        for key in ["key1234", "invalid-key", "AIzv00G7VmUCUeC-5OglO3hcXM"] {
            let secret = Secret::new(key.into()).expect("a key");
            let failure = read_failure(400, &[], body.as_bytes(), Some(&secret), 0);
            assert!(!failure.to_string().contains(key), "{failure}");
            n_quoting += usize::from(body.contains(key));
        }
    }
    assert!(n_quoting >= 3);
}

#[test]
fn documented_statuses() {
    // docs.claude.com/en/api/errors: shape and types; the messages are its own or GitHub reports of them.
    let claude = |kind: &str, message: &str| {
        format!(
            r#"{{"type":"error","error":{{"type":"{kind}","message":"{message}"}},"request_id":"req_1"}}"#
        )
    };
    assert_eq!(
        kind(401, &claude("authentication_error", "invalid x-api-key")),
        Kind::WrongKey
    );
    assert_eq!(
        kind(
            403,
            &claude("permission_error", "Your API key does not have permission")
        ),
        Kind::Forbidden
    );
    assert_eq!(
        kind(404, &claude("not_found_error", "model: claude-9")),
        Kind::WrongModel
    );
    assert_eq!(
        kind(404, &claude("not_found_error", "Not Found")),
        Kind::WrongAddress
    );
    assert_eq!(
        kind(
            413,
            &claude("request_too_large", "Request exceeds the maximum size")
        ),
        Kind::TooLarge
    );
    assert_eq!(
        kind(
            429,
            &claude(
                "rate_limit_error",
                "This request would exceed your rate limit"
            )
        ),
        Kind::TooFast
    );
    assert_eq!(
        kind(500, &claude("api_error", "Internal server error")),
        Kind::ServerError
    );
    assert_eq!(
        kind(529, &claude("overloaded_error", "Overloaded")),
        Kind::Overloaded
    );
    let credit = "Your credit balance is too low to access the Anthropic API.";
    assert_eq!(
        kind(400, &claude("invalid_request_error", credit)),
        Kind::NoCredit
    );
    let long = "prompt is too long: 208310 tokens > 200000 maximum";
    assert_eq!(
        kind(400, &claude("invalid_request_error", long)),
        Kind::ContextTooLong
    );

    // platform.openai.com/docs/guides/error-codes.
    let openai = |kind: &str, code: &str, message: &str| {
        format!(
            r#"{{"error":{{"message":"{message}","type":"{kind}","param":null,"code":"{code}"}}}}"#
        )
    };
    let quota = "You exceeded your current quota, please check your plan and billing details.";
    assert_eq!(
        kind(
            429,
            &openai("insufficient_quota", "insufficient_quota", quota)
        ),
        Kind::NoCredit
    );
    assert_eq!(
        kind(
            429,
            &openai("insufficient_quota", "project_spend_limit_exceeded", quota)
        ),
        Kind::NoCredit
    );
    let fast =
        "Rate limit reached for gpt-4o on requests per min (RPM): Limit 3, Used 3, Requested 1.";
    assert_eq!(
        kind(429, &openai("requests", "rate_limit_exceeded", fast)),
        Kind::TooFast
    );
    let model = "The model `gpt-9` does not exist or you do not have access to it.";
    assert_eq!(
        kind(
            404,
            &openai("invalid_request_error", "model_not_found", model)
        ),
        Kind::WrongModel
    );
    assert_eq!(
        kind(
            404,
            &openai("invalid_request_error", "", "Invalid URL (POST /v2/chat)")
        ),
        Kind::WrongAddress
    );
    let long = "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.";
    assert_eq!(
        kind(
            400,
            &openai("invalid_request_error", "context_length_exceeded", long)
        ),
        Kind::ContextTooLong
    );
    assert_eq!(
        kind(
            503,
            &openai("service_unavailable_error", "server_is_overloaded", "busy")
        ),
        Kind::Unavailable
    );
    let region = "Country, region, or territory not supported";
    assert_eq!(
        kind(
            403,
            &openai(
                "request_forbidden",
                "unsupported_country_region_territory",
                region
            )
        ),
        Kind::Forbidden
    );

    // openrouter.ai/docs/errors.
    let router = |code: u16, message: &str| {
        format!(r#"{{"error":{{"code":{code},"message":"{message}"}}}}"#)
    };
    assert_eq!(
        kind(402, &router(402, "Insufficient credits")),
        Kind::NoCredit
    );
    assert_eq!(
        kind(408, &router(408, "Your request timed out")),
        Kind::TimedOutThere
    );
    assert_eq!(
        kind(502, &router(502, "Your chosen model is down")),
        Kind::Unavailable
    );
    assert_eq!(
        kind(400, &router(400, "foo/bar is not a valid model ID")),
        Kind::WrongModel
    );

    let wait = [("Retry-After".to_owned(), "3".to_owned())];
    let budget = router(402, "Too many requests in flight for your balance");
    let failure = read_failure(402, &wait, budget.as_bytes(), None, 0);
    assert_eq!(failure.kind, Kind::TooFast);

    // FastAPI, so vLLM and LiteLLM: 422 with a list.
    let body =
        r#"{"detail":[{"loc":["body","messages"],"msg":"Field required","type":"missing"}]}"#;
    let failure = read_failure(422, &[], body.as_bytes(), None, 0);
    assert_eq!(
        (failure.kind, &*failure.said),
        (Kind::BadRequest, "Field required")
    );

    // docs.ollama.com/api/errors.
    let body = r#"{"error":"model \"llama9\" not found, try pulling it first"}"#;
    assert_eq!(kind(404, body), Kind::WrongModel);
    // llama.cpp tools/server/README.md.
    let body = r#"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#;
    assert_eq!(kind(503, body), Kind::Unavailable);
    let body = r#"{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error","n_prompt_tokens":9,"n_ctx":8}}"#;
    assert_eq!(kind(400, body), Kind::ContextTooLong);
}

#[test]
fn gemini_limits_are_not_an_empty_account() {
    // ai.google.dev/gemini-api/docs/rate-limits; the body as in google-gemini/cookbook issues.
    let body = r#"{"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.",
        "status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"36.5s"}]}}"#;
    let failure = read_failure(429, &[], body.as_bytes(), None, 0);
    assert_eq!(
        (failure.kind, failure.retry_after_millis),
        (Kind::TooFast, Some(36_500))
    );
}

#[test]
fn waits_are_read_in_every_form() {
    let wait =
        |name: &str, value: &str, now| retry_after_millis(&[(name.into(), value.into())], now);
    assert_eq!(wait("Retry-After", "120", 0), Some(120_000));
    assert_eq!(wait("retry-after", "0.5", 0), Some(500));
    assert_eq!(wait("retry-after-ms", "250", 0), Some(250));
    // RFC 9110, 10.2.3, has this date; GNU date gives 946,684,799.
    let date = "Fri, 31 Dec 1999 23:59:59 GMT";
    assert_eq!(wait("Retry-After", date, 946_684_799 - 30), Some(30_000));
    assert_eq!(wait("Retry-After", date, 2_000_000_000), Some(0));
    assert_eq!(wait("Retry-After", "1e300", 0), Some(MAX_WAIT_MILLIS));
    for nonsense in ["", "-1", "soon", "NaN", "inf"] {
        assert_eq!(wait("Retry-After", nonsense, 0), None, "{nonsense}");
    }
    assert_eq!(wait("x-other", "1", 0), None);
    let failure = read_failure(
        429,
        &[("Retry-After".into(), "7".into())],
        b"slow down",
        None,
        0,
    );
    assert!(failure.to_string().contains("wait 7 seconds"), "{failure}");
}

#[test]
fn what_is_no_json_is_told_apart() {
    let page = "\n<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head></html>";
    for status in [200, 403, 404, 502] {
        assert_eq!(kind(status, page), Kind::Html);
    }
    assert_eq!(read_body(None, b"hello", None).kind, Kind::NotJson);
    assert_eq!(kind(503, "upstream connect error"), Kind::Unavailable);
    assert_eq!(kind(504, ""), Kind::GatewayTimeout);
    assert_eq!(kind(418, "teapot"), Kind::Other);
    let failure = read_failure(502, &[], page.as_bytes(), None, 0);
    assert_eq!(failure.said, "", "a page is not quoted");
}

proptest! {
    #![proptest_config(cases(512))]
    #[test]
    fn no_answer_brings_a_key_back(
        key in "[A-Za-z0-9_.-]{6,40}", before in "[ -~]{0,40}", after in "[ -~]{0,40}",
        status in 100u16..600, wrap in 0usize..4,
    ) {
        let secret = Secret::new(key.clone()).expect("a key");
        let words = format!("{before}{key}{after}");
        let quoted = Value::from(words.clone());
        let body = match wrap {
            0 => format!(r#"{{"error":{{"message":{quoted}}}}}"#),
            1 => format!(r#"{{"error":{quoted}}}"#),
            2 => format!(r#"{{"detail":[{{"msg":{quoted}}}]}}"#),
            _ => words,
        };
        let failure = read_failure(status, &[], body.as_bytes(), Some(&secret), 0);
        prop_assert!(!failure.said.replace("[key]", "\n").contains(&key));
    }

    #[test]
    fn nothing_panics(status in any::<u16>(), body in prop::collection::vec(any::<u8>(), 0..200), name in "[a-z-]{0,12}", value in any::<String>()) {
        _ = read_failure(status, &[(name, value)], &body, None, 0);
    }
}
