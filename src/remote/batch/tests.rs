//! Batch files against the shapes in the services' guides, and results that are whole, broken or strange.

use serde_json::Value;

use super::*;
use crate::tests::cases;
use crate::{Event, FailureKind, Finish, Input, Preset, Setting, Settings, Usage};
use proptest::prelude::*;

fn row(id: &str, model: &str, prompt: &str) -> BatchRow {
    BatchRow {
        custom_id: id.into(),
        ask: Ask {
            model: model.into(),
            system: String::new(),
            input: Input::Text(prompt.into()),
            settings: Settings {
                max_tokens: 1_000,
                ..Settings::default()
            },
            stream: true,
        },
    }
}

fn openai() -> Endpoint {
    Preset::find("openai")
        .expect("a preset")
        .endpoint(None)
        .expect("an address")
}

/// platform.openai.com/docs/guides/batch, “Prepare your batch file”, but for the field that replaced `max_tokens`.
#[test]
fn the_openai_guides_line() {
    let mut guide = row("request-1", "gpt-3.5-turbo-0125", "Hello world!");
    guide.ask.system = "You are a helpful assistant.".into();
    let file = openai_batch(&openai(), &[guide, row("request-2", "m", "b")]).expect("a file");
    let lines: Vec<&str> = file.text.lines().collect();
    assert_eq!(lines.len(), 2);
    let wanted = r#"{"custom_id": "request-1", "method": "POST", "url": "/v1/chat/completions",
        "body": {"model": "gpt-3.5-turbo-0125", "messages": [{"role": "system", "content": "You are a helpful assistant."},
        {"role": "user", "content": "Hello world!"}], "max_completion_tokens": 1000, "stream": false}}"#;
    let json = |it: &str| serde_json::from_str::<Value>(it).expect("JSON");
    assert_eq!(json(lines[0]), json(wanted));
}

/// platform.claude.com/docs/en/build-with-claude/batch-processing, “Prepare and create your batch”.
#[test]
fn the_anthropic_guides_body() {
    let mut rows = [
        row("my-first-request", "claude-opus-4-6", "Hello, world"),
        row("my-second-request", "claude-opus-4-6", "Hi again, friend"),
    ];
    rows[1].ask.settings.seed = Some(1);
    let file = anthropic_batch(&rows).expect("a file");
    let wanted = r#"{"requests": [
        {"custom_id": "my-first-request", "params": {"model": "claude-opus-4-6", "max_tokens": 1000,
            "messages": [{"role": "user", "content": "Hello, world"}], "stream": false}},
        {"custom_id": "my-second-request", "params": {"model": "claude-opus-4-6", "max_tokens": 1000,
            "messages": [{"role": "user", "content": "Hi again, friend"}], "stream": false}}]}"#;
    let json = |it: &str| serde_json::from_str::<Value>(it).expect("JSON");
    assert_eq!(json(&file.text), json(wanted));
    assert_eq!(file.dropped.len(), 1);
    assert_eq!(
        (&*file.dropped[0].0, file.dropped[0].1[0].setting),
        ("my-second-request", Setting::Seed)
    );
}

#[test]
fn names_that_cannot_be_found_again_are_refused() {
    for bad in [
        &["a", "a"][..],
        &[""],
        &["a b"],
        &["ä"],
        &[&*"x".repeat(65)],
    ] {
        let rows: Vec<_> = bad.iter().map(|it| row(it, "m", "p")).collect();
        assert!(
            matches!(
                openai_batch(&openai(), &rows),
                Err(RemoteError::BatchId { .. })
            ),
            "{bad:?}"
        );
        assert!(
            matches!(anthropic_batch(&rows), Err(RemoteError::BatchId { .. })),
            "{bad:?}"
        );
    }
    assert_eq!(anthropic_batch(&[]), Err(RemoteError::EmptyBatch));
    assert_eq!(
        anthropic_batch(&[row("a", "", "p")]),
        Err(RemoteError::NoModel)
    );
    let gemini = Preset::find("gemini")
        .expect("a preset")
        .endpoint(None)
        .expect("an address");
    let wrong = openai_batch(&gemini, &[row("a", "m", "p")]);
    assert!(matches!(wrong, Err(RemoteError::BatchProtocol { .. })));
}

/// Lines of OpenAI's guide (“Retrieve the results”) and of its page on errors of expired batches.
const OPENAI_RESULTS: &str = r#"{"id": "batch_req_123", "custom_id": "request-2", "response": {"status_code": 200, "request_id": "req_123", "body": {"id": "chatcmpl-123", "object": "chat.completion", "created": 1711652795, "model": "gpt-3.5-turbo-0125", "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hello."}, "logprobs": null, "finish_reason": "stop"}], "usage": {"prompt_tokens": 22, "completion_tokens": 2, "total_tokens": 24}, "system_fingerprint": "fp_123"}}, "error": null}
{"id": "batch_req_456", "custom_id": "request-1", "response": {"status_code": 429, "request_id": "req_789", "body": {"error": {"message": "Rate limit reached", "type": "requests", "code": "rate_limit_exceeded"}}}, "error": null}
{"id": "batch_req_789", "custom_id": "request-3", "response": null, "error": {"code": "batch_expired", "message": "This request could not be executed before the completion window expired."}}
"#;

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|it| (*it).to_owned()).collect()
}

#[test]
fn openai_results_are_read_by_name() {
    let sent = ids(&["request-1", "request-2", "request-3", "request-4"]);
    let report =
        read_results(Protocol::OpenAiChat, &sent, OPENAI_RESULTS.as_bytes()).expect("small");
    let usage = Usage {
        input: Some(22),
        output: Some(2),
        ..Usage::default()
    };
    let wanted = vec![
        Event::Started {
            id: "chatcmpl-123".into(),
            model: "gpt-3.5-turbo-0125".into(),
        },
        Event::Text("Hello.".into()),
        Event::Usage(usage),
        Event::Finished(Finish::Stop),
    ];
    assert_eq!(report.answers.len(), 1);
    assert_eq!(report.answers["request-2"], wanted);
    assert_eq!(report.failed["request-1"].kind, FailureKind::TooFast);
    assert!(
        report.failed["request-3"]
            .said
            .contains("completion window")
    );
    assert_eq!(report.missing, ids(&["request-4"]));
    assert!(report.doubled.is_empty() && report.unknown.is_empty() && report.unreadable.is_empty());
}

/// Lines of Anthropic's guide, “Retrieve batch results”, and of its reference of result types.
#[test]
fn anthropic_results_are_read_by_name() {
    let file = r#"{"custom_id":"my-second-request","result":{"type":"succeeded","message":{"id":"msg_014VwiXbi91y3JMjcpyGBHX5","type":"message","role":"assistant","model":"claude-opus-4-6","content":[{"type":"text","text":"Hello again!"}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":11,"output_tokens":36}}}}
{"custom_id":"a","result":{"type":"errored","error":{"type":"error","error":{"type":"invalid_request_error","message":"max_tokens: required"}}}}
{"custom_id":"b","result":{"type":"canceled"}}
{"custom_id":"c","result":{"type":"expired"}}
"#;
    let sent = ids(&["my-second-request", "a", "b", "c"]);
    let report = read_results(Protocol::Anthropic, &sent, file.as_bytes()).expect("small");
    assert!(report.answers["my-second-request"].contains(&Event::Text("Hello again!".into())));
    assert_eq!(report.failed["a"].kind, FailureKind::BadRequest);
    assert_eq!(report.failed["b"].kind, FailureKind::Cancelled);
    assert_eq!(report.failed["c"].kind, FailureKind::GatewayTimeout);
    assert!(report.missing.is_empty());
}

#[test]
fn strange_lines_are_reported_and_lose_nothing() {
    let lines: Vec<&str> = OPENAI_RESULTS.lines().collect();
    let file = [
        lines[0],
        "{",
        lines[0],
        "",
        r#"{"custom_id":"x","response":{"status_code":200}}"#,
        "{}",
    ]
    .join("\r\n");
    let report =
        read_results(Protocol::OpenAiChat, &ids(&["request-2"]), file.as_bytes()).expect("small");
    assert_eq!(report.answers.len(), 1);
    assert_eq!(report.doubled, ids(&["request-2"]));
    assert_eq!(report.unreadable, [2, 6]);
    assert_eq!(report.unknown, ids(&["x"]));
}

proptest! {
    #![proptest_config(cases(256))]
    /// Every row sent ends in exactly one of three lists, whatever the file.
    #[test]
    fn every_row_is_accounted_for(
        picks in prop::collection::vec(0usize..6, 0..12),
        flip in prop::option::of((any::<prop::sample::Index>(), any::<u8>())),
        protocol in prop::sample::select(Protocol::ALL.to_vec()),
    ) {
        let mut lines: Vec<&str> = OPENAI_RESULTS.lines().collect();
        lines.extend(["{\"custom_id\":\"request-1\",\"result\":{\"type\":\"expired\"}}", "x", ""]);
        let mut file = picks.iter().map(|it| lines[*it]).collect::<Vec<_>>().join("\n").into_bytes();
        if let Some((at, byte)) = flip.filter(|_| !file.is_empty()) {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let sent = ids(&["request-1", "request-2", "request-3", "request-4"]);
        let report = read_results(protocol, &sent, &file).expect("small");
        let n = report.answers.len() + report.failed.len() + report.missing.len();
        prop_assert_eq!(n, sent.len());
        for id in &sent {
            let places = [report.answers.contains_key(id), report.failed.contains_key(id), report.missing.contains(id)];
            prop_assert_eq!(places.iter().filter(|it| **it).count(), 1);
        }
    }

    #[test]
    fn nothing_panics(file in prop::collection::vec(any::<u8>(), 0..300)) {
        _ = read_results(Protocol::OpenAiChat, &[], &file);
    }
}
