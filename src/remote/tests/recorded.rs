//! Recorded streams of real services: what they say, and that it does not depend on how the bytes are cut.

use std::sync::OnceLock;

use serde_json::Value;

use super::stream;
use crate::{Event, FailureKind, Finish, Parser, Protocol, Usage};

pub(super) struct Recording {
    pub(super) protocol: Protocol,
    pub(super) bytes: Vec<u8>,
    /// What a simple reader of others made of it (`shared/data/README.md`).
    expected: Value,
}

pub(super) fn recordings() -> &'static [Recording] {
    static ALL: OnceLock<Vec<Recording>> = OnceLock::new();
    ALL.get_or_init(load)
}

fn load() -> Vec<Recording> {
    let Some(rows) = stream("expected.jsonl") else {
        return Vec::new();
    };
    let rows = String::from_utf8(rows).expect("UTF-8");
    let rows = rows
        .lines()
        .map(|it| serde_json::from_str::<Value>(it).expect("JSON"));
    rows.filter_map(|expected| {
        let name = expected["file"].as_str().expect("a name");
        let protocol = match expected["protocol"].as_str() {
            Some("anthropic") => Protocol::Anthropic,
            Some("gemini") => Protocol::Gemini,
            Some("ollama-chat") => Protocol::OllamaChat,
            Some("ollama-generate") => Protocol::OllamaGenerate,
            Some("openai-chat") => Protocol::OpenAiChat,
            Some("openai-completions") => Protocol::OpenAiCompletions,
            Some("openai-responses") => Protocol::OpenAiResponses,
            // Error bodies in place of a Gemini stream; other dialects are not spoken here.
            None if name.starts_with("firebase") => Protocol::Gemini,
            _ => return None,
        };
        let mut bytes = stream(name)?;
        if name.ends_with(".chunks.txt") {
            // One event's data a line: back into the stream that it was taken from.
            let text = String::from_utf8(bytes).expect("UTF-8");
            let events = text.lines().map(|it| format!("data: {it}\n\n"));
            bytes = events.collect::<String>().into_bytes();
        }
        Some(Recording {
            protocol,
            bytes,
            expected,
        })
    })
    .collect()
}

pub(super) fn read(protocol: Protocol, pieces: &[&[u8]]) -> Vec<Event> {
    let mut parser = Parser::new(protocol);
    let mut events = Vec::new();
    for piece in pieces {
        events.extend(parser.push(piece));
    }
    events.extend(parser.end());
    events
}

/// Text, reasoning, and calls as (name, arguments).
fn joined(events: &[Event]) -> (String, String, Vec<(String, String)>) {
    let (mut text, mut reasoning, mut calls) = (String::new(), String::new(), Vec::new());
    let mut indices = Vec::new();
    for event in events {
        match event {
            Event::Text(it) => text += it,
            Event::Reasoning(it) => reasoning += it,
            Event::ToolCall {
                index,
                name,
                arguments,
                ..
            } => {
                if !indices.contains(index) {
                    indices.push(*index);
                    calls.push((String::new(), String::new()));
                }
                let at = indices
                    .iter()
                    .position(|it| it == index)
                    .expect("just put there");
                calls[at].0 += name;
                calls[at].1 += arguments;
            }
            _ => {}
        }
    }
    (text, reasoning, calls)
}

/// The sums that the services' references define, written here a second time.
fn usage(raw: &Value) -> Option<(u64, u64)> {
    let n = |name: &str| raw[name].as_u64().unwrap_or(0);
    match () {
        () if !raw["promptTokenCount"].is_null() => Some((
            n("promptTokenCount") + n("toolUsePromptTokenCount"),
            n("candidatesTokenCount") + n("thoughtsTokenCount"),
        )),
        () if !raw["prompt_eval_count"].is_null() => {
            Some((n("prompt_eval_count"), n("eval_count")))
        }
        () if !raw["prompt_tokens"].is_null() => Some((n("prompt_tokens"), n("completion_tokens"))),
        () if !raw["input_tokens"].is_null() => Some((
            n("input_tokens") + n("cache_read_input_tokens") + n("cache_creation_input_tokens"),
            n("output_tokens"),
        )),
        () => None,
    }
}

#[test]
fn every_recording_says_what_a_reader_of_others_found() {
    let all = recordings();
    let mut n_failed = 0;
    for Recording {
        protocol,
        bytes,
        expected,
    } in all
    {
        let name = expected["file"].as_str().expect("a name");
        let events = read(*protocol, &[bytes]);
        let (text, reasoning, calls) = joined(&events);
        assert_eq!(text, expected["text"], "{name}");
        assert_eq!(reasoning, expected["reasoning"], "{name}");
        // The reader of others did not look at Responses' calls; those are checked below.
        if *protocol != Protocol::OpenAiResponses {
            let wanted = expected["tool_calls"].as_array().expect("a list");
            assert_eq!(calls.len(), wanted.len(), "{name}");
            for ((called, arguments), wanted) in calls.iter().zip(wanted) {
                assert_eq!(*called, wanted["name"], "{name}");
                let json = |it: &str| serde_json::from_str::<Value>(it).expect("JSON");
                assert_eq!(
                    json(arguments),
                    json(wanted["arguments"].as_str().expect("text"))
                );
            }
        }
        let counted = events.iter().find_map(|it| match it {
            Event::Usage(Usage { input, output, .. }) => {
                Some((input.unwrap_or(0), output.unwrap_or(0)))
            }
            _ => None,
        });
        if let Some(wanted) = usage(&expected["usage"]) {
            assert_eq!(counted, Some(wanted), "{name}");
        }
        let finish = match (expected["finish"].as_str(), calls.is_empty()) {
            (Some("stop" | "end_turn"), _) | (Some("STOP" | "completed"), true) => {
                Some(Finish::Stop)
            }
            (Some("length"), _) => Some(Finish::MaxTokens),
            (Some("tool_calls" | "tool_use"), _) | (Some("STOP" | "completed"), false) => {
                Some(Finish::ToolCalls)
            }
            (Some("refusal"), _) => Some(Finish::Refused),
            // `promptFeedback.blockReason`.
            (None, _) if expected["error"]["promptFeedback"].is_object() => Some(Finish::Refused),
            (None | Some("failed"), _) => None,
            (Some(other), _) => panic!("{name}: {other}"),
        };
        match (finish, events.last()) {
            (Some(finish), last) => assert_eq!(last, Some(&Event::Finished(finish)), "{name}"),
            (None, Some(Event::Failed(_))) => n_failed += 1,
            (None, last) => panic!("{name}: {last:?}"),
        }
        let is_end = |it: &Event| matches!(it, Event::Finished(_) | Event::Failed(_));
        assert_eq!(events.iter().filter(|it| is_end(it)).count(), 1, "{name}");
        let starts = events
            .iter()
            .filter(|it| matches!(it, Event::Started { .. }))
            .count();
        assert!(starts <= 1, "{name}");
        let is_first = matches!(events[0], Event::Started { .. } | Event::Failed(_));
        assert!(is_first, "{name}");
    }
    // Two error bodies, one answer without parts or end, one failed response.
    assert!(
        all.is_empty() || (all.len() > 50 && n_failed == 4),
        "{} {n_failed}",
        all.len()
    );
}

#[test]
fn failures_in_recordings_are_named() {
    let kind = |part: &str| {
        let all = recordings();
        let found = all
            .iter()
            .find(|it| it.expected["file"].as_str().expect("a name").contains(part));
        match read(found?.protocol, &[&found?.bytes]).pop() {
            Some(Event::Failed(failure)) => Some(failure.kind),
            other => panic!("{part}: {other:?}"),
        }
    };
    let Some(first) = kind("streaming-failure-unknown-model") else {
        return;
    };
    assert_eq!(first, FailureKind::WrongModel);
    assert_eq!(kind("image-rejected"), Some(FailureKind::BadRequest));
    assert_eq!(kind("malformed-content"), Some(FailureKind::Truncated));
    assert_eq!(kind("openai-error"), Some(FailureKind::NoCredit));
}

#[test]
fn calls_in_responses_have_names_and_arguments() {
    for (part, name, arguments) in [
        ("grok-4-1-fast", "best_language_to_learn", "{}"),
        (
            "lmstudio-tool-call",
            "weather",
            r#"{"location":"San Francisco"}"#,
        ),
    ] {
        let all = recordings();
        let named = |it: &&Recording| it.expected["file"].as_str().expect("a name").contains(part);
        let Some(found) = all.iter().find(named) else {
            return;
        };
        let (.., calls) = joined(&read(found.protocol, &[&found.bytes]));
        assert_eq!(calls, [(name.to_owned(), arguments.to_owned())]);
    }
}

/// In bytes; up to here every cut is followed to the end of the stream.
const SHORT: usize = 2_000;
#[test]
fn two_pieces_cut_anywhere_give_the_same_events() {
    let short = |it: &&Recording| it.bytes.len() <= SHORT;
    for Recording {
        protocol,
        bytes,
        expected,
    } in recordings().iter().filter(short)
    {
        let whole = read(*protocol, &[bytes]);
        // What lies before the cut is read once, byte by byte; the rest in one piece from each point.
        let mut before = Parser::new(*protocol);
        let mut events = Vec::new();
        for at in 0..=bytes.len() {
            let mut parser = before.clone();
            let mut all = events.clone();
            all.extend(parser.push(&bytes[at..]));
            all.extend(parser.end());
            assert!(all == whole, "{}: cut at {at}", expected["file"]);
            if let Some(byte) = bytes.get(at) {
                events.extend(before.push(&[*byte]));
            }
        }
        events.extend(before.end());
        assert!(events == whole, "{}: byte by byte", expected["file"]);
    }
}

/// Where the events of a stream end; the last end is that of the stream.
fn event_ends(recording: &Recording) -> Vec<usize> {
    let bytes = &recording.bytes;
    let is_lines = matches!(
        recording.protocol,
        Protocol::OllamaChat | Protocol::OllamaGenerate
    );
    let ends = |end: &usize| {
        let before = &bytes[..*end];
        let marks: &[&[u8]] = match is_lines {
            true => &[b"\n"],
            false => &[b"\n\n", b"\r\n\r\n"],
        };
        marks.iter().any(|it| before.ends_with(it)) || *end == bytes.len()
    };
    (1..=bytes.len()).filter(ends).collect()
}

fn is_over(events: &[Event]) -> bool {
    matches!(events.last(), Some(Event::Finished(_) | Event::Failed(_)))
}

/// Longer recordings, where following every cut to the end takes the square of the length. Here each cut is followed
/// to its event's end, where the parser has to be the very one that single bytes make: what comes after is the same then.
/// What lies before the cut is taken in one piece too, from its event's beginning; and from each event's end all
/// that came before and all that comes after is read in one piece.
#[test]
fn long_recordings_go_on_alike_from_every_cut() {
    for recording in recordings().iter().filter(|it| it.bytes.len() > SHORT) {
        let Recording {
            protocol, bytes, ..
        } = recording;
        let name = &recording.expected["file"];
        let whole = read(*protocol, &[bytes]);
        let mut single = Parser::new(*protocol);
        let mut events = Vec::new();
        let mut begin = 0;
        for end in event_ends(recording) {
            let at_begin = single.clone();
            let n_before = events.len();
            // How many events single bytes gave up to each byte, and the parser at the end.
            let mut counts = vec![n_before];
            let mut after = single.clone();
            for byte in &bytes[begin..end] {
                events.extend(after.push(&[*byte]));
                counts.push(events.len());
            }
            for at in begin..=end {
                let so_far = &events[..counts[at - begin]];
                let mut rest = single.clone();
                let found = rest.push(&bytes[at..end]);
                assert!(found == events[counts[at - begin]..], "{name}: behind {at}");
                assert!(is_over(&events) || rest == after, "{name}: behind {at}");
                let mut head = at_begin.clone();
                let found = head.push(&bytes[begin..at]);
                assert!(found == so_far[n_before..], "{name}: before {at}");
                assert!(is_over(so_far) || head == single, "{name}: before {at}");
                if at < end {
                    single.push(&bytes[at..=at]);
                }
            }
            let mut head = Parser::new(*protocol);
            assert!(
                head.push(&bytes[..end]) == events,
                "{name}: all before {end}"
            );
            assert!(
                is_over(&events) || head == after,
                "{name}: all before {end}"
            );
            let mut rest = after.clone();
            let mut all = events.clone();
            all.extend(rest.push(&bytes[end..]));
            all.extend(rest.end());
            assert!(all == whole, "{name}: all behind {end}");
            begin = end;
        }
        events.extend(single.end());
        assert!(events == whole, "{name}: byte by byte");
    }
}

/// A head in one piece and in bytes leaves a parser in the same state.
#[test]
fn a_head_in_one_piece_is_like_its_bytes() {
    for Recording {
        protocol,
        bytes,
        expected,
    } in recordings()
    {
        let mut single = Parser::new(*protocol);
        let mut events = Vec::new();
        for at in 0..bytes.len().min(1_200) {
            events.extend(single.push(&bytes[at..=at]));
            let mut whole = Parser::new(*protocol);
            assert!(
                whole.push(&bytes[..=at]) == events,
                "{}: {at}",
                expected["file"]
            );
            // Once it is over, what is left unread does not matter.
            let is_over = matches!(events.last(), Some(Event::Finished(_) | Event::Failed(_)));
            assert!(is_over || whole == single, "{}: {at}", expected["file"]);
        }
    }
}
