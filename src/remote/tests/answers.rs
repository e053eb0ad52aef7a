//! Answers as the services document them, whole and in pieces: logprobs, refusals, errors in the middle, counts.

use crate::{
    Event, Failure, FailureKind, Finish, MAX_LINE_BYTES, MAX_TOTAL_BYTES, Parser, Protocol,
    TokenLogprob, Usage, read_whole,
};

fn read(protocol: Protocol, body: &str) -> Vec<Event> {
    let mut parser = Parser::new(protocol);
    let mut events = parser.push(body.as_bytes());
    events.extend(parser.end());
    events
}

fn started(id: &str, model: &str) -> Event {
    Event::Started {
        id: id.into(),
        model: model.into(),
    }
}

fn text(it: &str) -> Event {
    Event::Text(it.into())
}

fn kind(events: &[Event]) -> FailureKind {
    match events.last() {
        Some(Event::Failed(failure)) => failure.kind,
        other => panic!("{other:?}"),
    }
}

/// platform.claude.com/docs/en/build-with-claude/streaming, “Basic streaming request” (the answer as shown there).
#[test]
fn anthropics_first_example() {
    let body = r#"event: message_start
data: {"type": "message_start", "message": {"id": "msg_1nZdL29xx5MUA1yADyHTEsnR8uuvGzszyY", "type": "message", "role": "assistant", "content": [], "model": "claude-opus-4-6", "stop_reason": null, "stop_sequence": null, "usage": {"input_tokens": 25, "output_tokens": 1}}}

event: content_block_start
data: {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}

event: ping
data: {"type": "ping"}

event: content_block_delta
data: {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "Hello"}}

event: content_block_delta
data: {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "!"}}

event: content_block_stop
data: {"type": "content_block_stop", "index": 0}

event: message_delta
data: {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence":null}, "usage": {"output_tokens": 15}}

event: message_stop
data: {"type": "message_stop"}

"#;
    let usage = Usage {
        input: Some(25),
        output: Some(15),
        ..Usage::default()
    };
    let wanted = [
        started("msg_1nZdL29xx5MUA1yADyHTEsnR8uuvGzszyY", "claude-opus-4-6"),
        text("Hello"),
        text("!"),
        Event::Usage(usage),
        Event::Finished(Finish::Stop),
    ];
    assert_eq!(read(Protocol::Anthropic, body), wanted);
    // Without its last two events it broke off, whatever was said before.
    let cut = &body[..body.find("event: message_delta").expect("there")];
    let events = read(Protocol::Anthropic, cut);
    assert_eq!(events[..3], wanted[..3]);
    assert_eq!(kind(&events), FailureKind::Truncated);
}

/// The same page, “Error events”.
#[test]
fn an_error_in_the_middle_keeps_what_came() {
    let body = "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hel\"}}\n\n\
        event: error\ndata: {\"type\": \"error\", \"error\": {\"type\": \"overloaded_error\", \"message\": \"Overloaded\"}}\n\n\
        data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"lo\"}}\n\n";
    let failure = Failure {
        said: "Overloaded".into(),
        ..Failure::of(FailureKind::Overloaded)
    };
    let wanted = [started("", ""), text("Hel"), Event::Failed(failure)];
    assert_eq!(read(Protocol::Anthropic, body), wanted);
    // openrouter.ai/docs/api/reference/errors-and-debugging, “Mid-stream errors”.
    let body = "data: {\"id\":\"cmpl-abc123\",\"object\":\"chat.completion.chunk\",\"model\":\"openai/gpt-4o\",\
        \"error\":{\"code\":429,\"message\":\"Rate limit exceeded\"},\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}]}\n\n";
    assert_eq!(
        kind(&read(Protocol::OpenAiChat, body)),
        FailureKind::TooFast
    );
    // docs.ollama.com/api/errors, “Errors that occur while streaming”.
    let body = "{\"model\":\"gemma3\",\"created_at\":\"2025-10-26T17:21:21.196249Z\",\"response\":\" Yes\",\"done\":false}\n\
        {\"error\":\"an error was encountered while running the model\"}\n";
    let events = read(Protocol::OllamaGenerate, body);
    assert_eq!(events[1], text(" Yes"));
    assert_eq!(kind(&events), FailureKind::ServerError);
    // platform.openai.com/docs/api-reference/responses-streaming/error.
    let body = "data: {\"type\":\"error\",\"code\":\"ERR_SOMETHING\",\"message\":\"Something went wrong\",\"param\":null,\"sequence_number\":1}\n\n";
    assert_eq!(
        kind(&read(Protocol::OpenAiResponses, body)),
        FailureKind::ServerError
    );
}

/// platform.openai.com/docs/api-reference/chat/object, “Logprobs” (its first two tokens).
#[test]
fn openai_logprobs() {
    let body = r#"{"id":"chatcmpl-123","object":"chat.completion","created":1702685778,"model":"gpt-4o-mini","choices":[{"index":0,
        "message":{"role":"assistant","content":"Hello!"},
        "logprobs":{"content":[
            {"token":"Hello","logprob":-0.31725305,"bytes":[72,101,108,108,111],"top_logprobs":[
                {"token":"Hello","logprob":-0.31725305,"bytes":[72,101,108,108,111]},
                {"token":"Hi","logprob":-1.3190403,"bytes":[72,105]}]},
            {"token":"!","logprob":-0.02380986,"bytes":[33],"top_logprobs":[
                {"token":"!","logprob":-0.02380986,"bytes":[33]},
                {"token":" there","logprob":-3.787621,"bytes":[32,116,104,101,114,101]}]}]},
        "finish_reason":"stop"}],
        "usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18,"completion_tokens_details":{"reasoning_tokens":0}}}"#;
    let one = |token: &str, logprob, others: [(&str, f64); 2]| TokenLogprob {
        token: token.into(),
        logprob,
        others: others.map(|it| (it.0.to_owned(), it.1)).to_vec(),
    };
    let logprobs = vec![
        one(
            "Hello",
            -0.31725305,
            [("Hello", -0.31725305), ("Hi", -1.3190403)],
        ),
        one(
            "!",
            -0.02380986,
            [("!", -0.02380986), (" there", -3.787621)],
        ),
    ];
    let usage = Usage {
        input: Some(9),
        output: Some(9),
        reasoning: Some(0),
        ..Usage::default()
    };
    let wanted = [
        started("chatcmpl-123", "gpt-4o-mini"),
        text("Hello!"),
        Event::Logprobs(logprobs),
        Event::Usage(usage),
        Event::Finished(Finish::Stop),
    ];
    assert_eq!(read_whole(Protocol::OpenAiChat, body.as_bytes()), wanted);
    // A server that does not stream although it was asked to.
    assert_eq!(read(Protocol::OpenAiChat, body), wanted);
}

/// ai.google.dev/api/generate-content, LogprobsResult; and the list that comes without `alt=sse`.
#[test]
fn gemini_logprobs_and_lists() {
    let body = r#"[{"candidates":[{"content":{"parts":[{"text":"Hi"}],"role":"model"},"index":0,
        "logprobsResult":{"chosenCandidates":[{"token":"Hi","tokenId":1,"logProbability":-0.5}],
        "topCandidates":[{"candidates":[{"token":"Hi","logProbability":-0.5},{"token":"Ho","logProbability":-1.5}]}]}}]},
        {"candidates":[{"content":{"parts":[{"text":"!"}]},"finishReason":"MAX_TOKENS"}],
        "usageMetadata":{"promptTokenCount":4,"candidatesTokenCount":2,"thoughtsTokenCount":3,"cachedContentTokenCount":1}}]"#;
    let logprob = TokenLogprob {
        token: "Hi".into(),
        logprob: -0.5,
        others: vec![("Hi".into(), -0.5), ("Ho".into(), -1.5)],
    };
    let usage = Usage {
        input: Some(4),
        output: Some(5),
        cached: Some(1),
        reasoning: Some(3),
        ..Usage::default()
    };
    let wanted = [
        started("", ""),
        text("Hi"),
        Event::Logprobs(vec![logprob]),
        text("!"),
        Event::Usage(usage),
        Event::Finished(Finish::MaxTokens),
    ];
    assert_eq!(read(Protocol::Gemini, body), wanted);
}

/// platform.openai.com/docs/guides/structured-outputs, “Refusals”, in both of its APIs.
#[test]
fn refusals_are_kept_apart() {
    let refusal = "I'm sorry, I cannot assist with that request.";
    let chat = format!(
        r#"{{"id":"chatcmpl-9","model":"gpt-4o","choices":[{{"index":0,"message":{{"role":"assistant","refusal":"{refusal}"}},"logprobs":null,"finish_reason":"stop"}}]}}"#
    );
    let events = read_whole(Protocol::OpenAiChat, chat.as_bytes());
    assert_eq!(events[1], Event::Refusal(refusal.into()));
    let responses = format!(
        r#"{{"id":"resp_1","object":"response","status":"completed","model":"gpt-4o","output":[{{"type":"message","content":[{{"type":"refusal","refusal":"{refusal}"}}]}}],"usage":{{"input_tokens":81,"output_tokens":11,"output_tokens_details":{{"reasoning_tokens":0}}}}}}"#
    );
    let events = read_whole(Protocol::OpenAiResponses, responses.as_bytes());
    assert_eq!(events[1], Event::Refusal(refusal.into()));
    assert_eq!(events.last(), Some(&Event::Finished(Finish::Stop)));
}

/// platform.claude.com/docs/en/build-with-claude/prompt-caching: “total_input_tokens = cache_read_input_tokens
/// + cache_creation_input_tokens + input_tokens”.
#[test]
fn cached_tokens_are_part_of_the_prompt() {
    let body = r#"{"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[{"type":"text","text":"a"}],
        "stop_reason":"max_tokens","usage":{"input_tokens":50,"cache_read_input_tokens":100000,"cache_creation_input_tokens":248,"output_tokens":503}}"#;
    let events = read_whole(Protocol::Anthropic, body.as_bytes());
    let usage = Usage {
        input: Some(100_298),
        output: Some(503),
        cached: Some(100_000),
        cache_written: Some(248),
        reasoning: None,
    };
    assert_eq!(events[2], Event::Usage(usage));
    assert_eq!(events[3], Event::Finished(Finish::MaxTokens));
}

/// docs.mistral.ai/capabilities/reasoning: content as a list; api-docs.deepseek.com/guides/reasoning_model.
#[test]
fn reasoning_is_found_wherever_it_is_put() {
    for delta in [
        r#"{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"text","text":"4"}]}"#,
        r#"{"reasoning_content":"hm","content":"4"}"#,
        r#"{"reasoning":"hm","content":"4"}"#,
    ] {
        let body = format!(
            "data: {{\"choices\":[{{\"index\":0,\"delta\":{delta},\"finish_reason\":\"stop\"}}]}}\n\ndata: [DONE]\n\n"
        );
        let wanted = [
            started("", ""),
            Event::Reasoning("hm".into()),
            text("4"),
            Event::Finished(Finish::Stop),
        ];
        assert_eq!(read(Protocol::OpenAiChat, &body), wanted, "{delta}");
    }
}

/// docs.ollama.com/api/chat: thinking, tool calls and logprobs.
#[test]
fn ollama_shows_all_it_has() {
    let body = r#"{"model":"qwen3","message":{"role":"assistant","thinking":"hm","content":""},"done":false}
{"model":"qwen3","message":{"role":"assistant","content":"4"},"logprobs":[{"token":"4","logprob":-0.1,"top_logprobs":[]}],"done":false}
{"model":"qwen3","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"add","arguments":{"a":1}}}]},"done":false}
{"model":"qwen3","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":26,"eval_count":83}
"#;
    let call = Event::ToolCall {
        index: 0,
        id: String::new(),
        name: "add".into(),
        arguments: r#"{"a":1}"#.into(),
    };
    let logprob = TokenLogprob {
        token: "4".into(),
        logprob: -0.1,
        others: vec![],
    };
    let usage = Usage {
        input: Some(26),
        output: Some(83),
        ..Usage::default()
    };
    let wanted = [
        started("", "qwen3"),
        Event::Reasoning("hm".into()),
        text("4"),
        Event::Logprobs(vec![logprob]),
        call,
        Event::Usage(usage),
        Event::Finished(Finish::ToolCalls),
    ];
    assert_eq!(read(Protocol::OllamaChat, body), wanted);
}

#[test]
fn what_is_no_stream_is_named() {
    for protocol in Protocol::ALL {
        let page = "<!doctype html>\n<html><body>Sign in</body></html>\n";
        assert_eq!(
            kind(&read(protocol, page)),
            FailureKind::Html,
            "{protocol:?}"
        );
        assert_eq!(
            kind(&read(protocol, "")),
            FailureKind::Truncated,
            "{protocol:?}"
        );
        let error = "{\n  \"error\": {\n    \"message\": \"Incorrect API key provided: sk-1234567890\",\n    \"code\": \"invalid_api_key\"\n  }\n}";
        let events = read(protocol, error);
        assert_eq!(kind(&events), FailureKind::WrongKey, "{protocol:?}");
        assert!(!format!("{events:?}").contains("567890"));
        assert_eq!(
            kind(&read_whole(protocol, b"nothing")),
            FailureKind::NotJson,
            "{protocol:?}"
        );
    }
    assert_eq!(
        kind(&read(Protocol::OpenAiChat, "data: {broken\n\n")),
        FailureKind::NotJson
    );
    assert_eq!(
        kind(&read(Protocol::OllamaChat, "{\"done\":false}\nbroken\n")),
        FailureKind::NotJson
    );
}

/// A line without end and an answer without end both stop, in memory that is bounded.
#[test]
fn nothing_is_read_for_ever() {
    for protocol in [Protocol::OpenAiChat, Protocol::OllamaChat] {
        let mut parser = Parser::new(protocol);
        let (mut n_bytes, mut events) = (0, Vec::new());
        while events.is_empty() {
            events = parser.push(&[b'x'; 10_000]);
            n_bytes += 10_000;
            assert!(n_bytes <= MAX_LINE_BYTES + 10_000);
        }
        assert_eq!(kind(&events), FailureKind::TooLong);
        assert_eq!(parser.push(b"data: {}\n\n"), []);
        assert_eq!(parser.end(), []);
    }
    let mut parser = Parser::new(Protocol::OpenAiChat);
    let (mut n_bytes, mut last) = (0, None);
    let piece = b": keep-alive\n\n".repeat(10_000);
    while last.is_none() {
        last = parser.push(&piece).pop();
        n_bytes += piece.len();
        assert!(n_bytes <= MAX_TOTAL_BYTES + piece.len());
    }
    assert!(matches!(last, Some(Event::Failed(it)) if it.kind == FailureKind::TooLong));
}
