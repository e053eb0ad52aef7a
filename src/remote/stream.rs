//! What a service answers, as events, whatever the protocol and the pieces in which the bytes come.

mod state;

use serde_json::Value;

use crate::failure::read_body;
use crate::protocols::{anthropic, chat, gemini, ollama, responses};
use crate::sse::{Lines, Sse, TooLong};
use crate::{Failure, FailureKind, Protocol};

pub(crate) use state::State;

/// A line, or the data of an event, longer than this ends the stream.
pub const MAX_LINE_BYTES: usize = 1 << 20;
/// An answer longer than this, all of it together, ends the stream.
pub const MAX_TOTAL_BYTES: usize = 64 << 20;

/// One step of an answer. `Started` is first; `Finished` or `Failed` is last, and there is always one of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Names may be empty: not every service gives them.
    Started {
        id: String,
        model: String,
    },
    Text(String),
    /// Thoughts before the answer, where the service shows them.
    Reasoning(String),
    /// A piece of a call. Pieces of one call share their index; id and name come with the first.
    ToolCall {
        index: u64,
        id: String,
        name: String,
        /// JSON text, to be put behind the earlier pieces.
        arguments: String,
    },
    /// The model or the service declines, in words.
    Refusal(String),
    Logprobs(Vec<TokenLogprob>),
    /// Just before the end, and at most once.
    Usage(Usage),
    Finished(Finish),
    Failed(Failure),
}

/// A drawn token and what else could have been drawn. Natural logarithms.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenLogprob {
    pub token: String,
    pub logprob: f64,
    pub others: Vec<(String, f64)>,
}

/// Tokens as the service counted them; `None` where it did not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// The whole prompt, with what came from the cache or went into it.
    pub input: Option<u64>,
    /// The whole answer, with its reasoning.
    pub output: Option<u64>,
    /// Of `input`: read from the cache.
    pub cached: Option<u64>,
    /// Of `input`: written to the cache, where that has a price of its own.
    pub cache_written: Option<u64>,
    /// Of `output`: reasoning.
    pub reasoning: Option<u64>,
}

/// Why an answer ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finish {
    /// It was done, or met a stop text.
    Stop,
    MaxTokens,
    ToolCalls,
    /// Declined or filtered.
    Refused,
    /// In the service's word; empty where it said none.
    Other(String),
}

/// Reads a streamed answer. Also takes what is no stream: a whole JSON answer, an error, a page of HTML.
#[derive(Clone, Debug, PartialEq)]
pub struct Parser {
    protocol: Protocol,
    framing: Framing,
    state: State,
    n_bytes: usize,
    /// The beginning, until the first event shows that this is a stream.
    head: Option<Vec<u8>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Framing {
    Sse(Sse),
    Lines(Lines),
}

impl Parser {
    pub fn new(protocol: Protocol) -> Self {
        let framing = match protocol {
            Protocol::OllamaChat | Protocol::OllamaGenerate => Framing::Lines(Lines::new(false)),
            _ => Framing::Sse(Sse::new()),
        };
        Self {
            protocol,
            framing,
            state: State::default(),
            n_bytes: 0,
            head: Some(Vec::new()),
        }
    }

    /// Takes the next bytes. After `Finished` or `Failed` there is nothing more.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Event> {
        let Self {
            protocol,
            framing,
            state,
            head,
            ..
        } = self;
        if state.is_over {
            return Vec::new();
        }
        // Cut at the limit, so that what lies before it gives the same events in any pieces.
        let room = MAX_TOTAL_BYTES - self.n_bytes;
        let (bytes, is_too_much) = (&bytes[..bytes.len().min(room)], bytes.len() > room);
        self.n_bytes += bytes.len();
        if let Some(head) = head {
            let room = MAX_LINE_BYTES.saturating_sub(head.len());
            head.extend_from_slice(&bytes[..bytes.len().min(room)]);
        }
        let result = match framing {
            Framing::Sse(sse) => sse.push(bytes, |data| take(*protocol, data, state)),
            Framing::Lines(lines) => lines.push(bytes, |line| {
                // A page or indented JSON: the whole is looked at when it is there.
                let is_json = || serde_json::from_slice::<Value>(line).is_ok();
                state.is_document |= !state.saw_event && looks_whole(line) && !is_json();
                if !state.is_document {
                    take(*protocol, line, state);
                }
                Ok(())
            }),
        };
        if state.saw_event {
            *head = None;
        }
        if result == Err(TooLong) || is_too_much {
            state.fail_with(Failure::of(FailureKind::TooLong));
        }
        std::mem::take(&mut state.out)
    }

    /// The body has ended: the last events, `Finished` or `Failed` among them unless it came already.
    pub fn end(&mut self) -> Vec<Event> {
        let state = &mut self.state;
        if state.is_over {
            return Vec::new();
        }
        if let Some(head) = self.head.take().filter(|it| !it.trim_ascii().is_empty()) {
            if looks_whole(&head) {
                read_whole_into(self.protocol, &head, state);
                return std::mem::take(&mut state.out);
            }
            // No protocol writes this byte, UTF-16 has one beside every letter of a stream's own words.
            if head.contains(&0) {
                state.fail_with(Failure::of(FailureKind::NotJson));
                return std::mem::take(&mut state.out);
            }
        }
        let rest = match &mut self.framing {
            Framing::Sse(sse) => sse.rest(),
            Framing::Lines(lines) => Ok(Some(lines.rest())),
        };
        match rest {
            // What was cut off in the middle is no JSON; what is JSON was complete.
            Ok(Some(data)) if serde_json::from_slice::<Value>(&data).is_ok() || is_done(&data) => {
                take(self.protocol, &data, state);
            }
            Ok(_) => {}
            Err(TooLong) => state.fail_with(Failure::of(FailureKind::TooLong)),
        }
        state.close();
        std::mem::take(&mut state.out)
    }
}

/// Reads an answer that was not streamed: the same events, each at most once.
pub fn read_whole(protocol: Protocol, body: &[u8]) -> Vec<Event> {
    let mut state = State::default();
    match body.len() > MAX_TOTAL_BYTES {
        true => state.fail_with(Failure::of(FailureKind::TooLong)),
        false => read_whole_into(protocol, body, &mut state),
    }
    state.out
}

/// As [`read_whole`], for an answer that is JSON already.
pub(crate) fn read_value(protocol: Protocol, value: &Value) -> Vec<Event> {
    let mut state = State::default();
    read(protocol, value, &mut state);
    state.close();
    state.out
}

fn read_whole_into(protocol: Protocol, body: &[u8], state: &mut State) {
    match serde_json::from_slice::<Value>(body) {
        Ok(value) => {
            read(protocol, &value, state);
            state.close();
        }
        Err(_) => state.fail_with(read_body(None, body, None)),
    }
}

/// A document rather than a stream: JSON, or a page.
fn looks_whole(head: &[u8]) -> bool {
    matches!(head.trim_ascii_start().first(), Some(b'{' | b'[' | b'<'))
}

fn is_done(data: &[u8]) -> bool {
    data.trim_ascii() == b"[DONE]"
}

/// Takes the data of one event, or one line.
fn take(protocol: Protocol, data: &[u8], state: &mut State) {
    if state.is_over || data.trim_ascii().is_empty() {
        return;
    }
    if is_done(data) {
        state.saw_event = true;
        state.end_marker();
        return;
    }
    // Bytes that are no UTF-8 become marks of replacement, as the standard has it, instead of ending the answer.
    match serde_json::from_str::<Value>(&String::from_utf8_lossy(data)) {
        Ok(value) => {
            state.saw_event = true;
            read(protocol, &value, state);
        }
        Err(_) => state.fail_with(Failure::of(FailureKind::NotJson)),
    }
}

fn read(protocol: Protocol, value: &Value, state: &mut State) {
    match protocol {
        Protocol::OpenAiChat | Protocol::OpenAiCompletions => chat::read(value, state),
        Protocol::OpenAiResponses => responses::read(value, state),
        Protocol::Anthropic => anthropic::read(value, state),
        Protocol::Gemini => gemini::read(value, state),
        Protocol::OllamaChat | Protocol::OllamaGenerate => ollama::read(value, state),
    }
}
