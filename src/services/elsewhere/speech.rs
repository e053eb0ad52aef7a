//! What a service says, as replies: text, thoughts, calls of tools, the end and what it took.

use std::collections::BTreeMap;

use engine::{AsideKind, FinishReason, Money, Reply, Spent, Stats};
use remote::{Event, Failure, Finish, TokenLogprob, Usage};

use super::Out;

/// One answer as far as it came.
pub(super) struct Speech {
    sample: u32,
    out: Out,
    begun_millis: u64,
    first_millis: Option<u64>,
    last_millis: u64,
    n_pieces: u32,
    /// All of the answer's text.
    pub(super) text: String,
    /// The last text, whose tokens' probabilities may come right behind it.
    held: String,
    calls: BTreeMap<u64, (String, String)>,
    pub(super) usage: Option<Usage>,
}

impl Speech {
    pub(super) fn new(sample: u32, out: Out, begun_millis: u64) -> Self {
        Self {
            sample,
            out,
            begun_millis,
            first_millis: None,
            last_millis: begun_millis,
            n_pieces: 0,
            text: String::new(),
            held: String::new(),
            calls: BTreeMap::new(),
            usage: None,
        }
    }

    /// Whether anything was given on that would be said twice if the service were asked again.
    pub(super) fn spoke(&self) -> bool {
        self.n_pieces > 0
    }

    /// Takes what was read; the end, if it is among it.
    pub(super) fn take(
        &mut self,
        events: Vec<Event>,
        now_millis: u64,
    ) -> Option<Result<Finish, Failure>> {
        for event in events {
            match event {
                Event::Started { .. } => {}
                Event::Text(text) => {
                    self.release(now_millis);
                    self.held = text;
                }
                Event::Logprobs(tokens) => self.tokens(tokens, now_millis),
                Event::Reasoning(text) => self.aside(AsideKind::Reasoning, text),
                Event::Refusal(text) => self.aside(AsideKind::Refusal, text),
                Event::ToolCall {
                    index,
                    name,
                    arguments,
                    ..
                } => {
                    let call = self.calls.entry(index).or_default();
                    call.0 += &name;
                    call.1 += &arguments;
                }
                Event::Usage(usage) => self.usage = Some(usage),
                Event::Finished(finish) => {
                    self.release(now_millis);
                    return Some(Ok(finish));
                }
                Event::Failed(failure) => {
                    self.release(now_millis);
                    return Some(Err(failure));
                }
            }
        }
        self.release(now_millis);
        None
    }

    pub(super) fn aside(&mut self, kind: AsideKind, text: String) {
        // Thoughts are no part of the answer, but to think them twice would be seen too.
        if kind != AsideKind::Note {
            self.begin();
            self.n_pieces += 1;
        }
        let sample = self.sample;
        self.out.say(Reply::Aside { sample, kind, text });
    }

    fn begin(&self) {
        self.out
            .begin(self.last_millis.saturating_sub(self.begun_millis));
    }

    /// Gives on the text that was held, its probability not known.
    fn release(&mut self, now_millis: u64) {
        let text = std::mem::take(&mut self.held);
        self.piece(text, f32::NAN, now_millis);
    }

    /// Where the tokens are the text that was held, each goes with its own probability.
    fn tokens(&mut self, tokens: Vec<TokenLogprob>, now_millis: u64) {
        let whole: String = tokens.iter().map(|it| &*it.token).collect();
        if whole != self.held {
            return self.release(now_millis);
        }
        self.held.clear();
        for token in tokens {
            self.piece(token.token, token.logprob as f32, now_millis);
        }
    }

    fn piece(&mut self, text: String, logprob: f32, now_millis: u64) {
        if text.is_empty() {
            return;
        }
        self.last_millis = now_millis;
        self.first_millis.get_or_insert(now_millis);
        self.begin();
        self.n_pieces += 1;
        self.text += &text;
        self.out.say(Reply::Token {
            sample: self.sample,
            id: 0,
            text,
            logprob,
        });
    }

    /// Calls of tools, what it took, and the end.
    pub(super) fn finish(mut self, finish: Finish, cost: Option<Money>, answered_by: String) {
        for (name, arguments) in std::mem::take(&mut self.calls).into_values() {
            self.aside(AsideKind::ToolCall, format!("{name}({arguments})"));
        }
        self.begin();
        let usage = self.usage.unwrap_or_default();
        let sample = self.sample;
        self.out.say(Reply::Spent {
            sample,
            spent: Spent {
                input: usage.input.map(small),
                cached: usage.cached.map(small),
                output: usage.output.map(small),
                reasoning: usage.reasoning.map(small),
                cost,
                answered_by,
            },
        });
        let first = self.first_millis.unwrap_or(self.last_millis);
        self.out.say(Reply::Finished {
            sample,
            reason: reason(finish),
            text: String::new(),
            stats: Stats {
                n_tokens: usage.output.map_or(self.n_pieces, small),
                first_token_millis: first.saturating_sub(self.begun_millis) as f64,
                decode_millis: self.last_millis.saturating_sub(first) as f64,
            },
        });
    }
}

pub(super) fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Services do not say whether it was a stop text or the model's own end.
fn reason(finish: Finish) -> FinishReason {
    match finish {
        Finish::Stop => FinishReason::EndToken,
        Finish::MaxTokens => FinishReason::MaxTokens,
        Finish::ToolCalls => FinishReason::ToolCall,
        Finish::Refused => FinishReason::Withheld,
        Finish::Other(word) => FinishReason::Other(word.chars().take(60).collect()),
    }
}
