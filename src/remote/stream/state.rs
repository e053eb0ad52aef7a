//! Where the dialects write what they read: keeps the order of events and holds the end back until it is the end.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Event, Finish, TokenLogprob, Usage};
use crate::failure::said_error;
use crate::{Failure, FailureKind};

/// An answer as far as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct State {
    pub(super) out: Vec<Event>,
    started: bool,
    pub(super) saw_event: bool,
    /// The lines are no stream but parts of one text.
    pub(super) is_document: bool,
    pub(super) is_over: bool,
    usage: Option<Usage>,
    finish: Option<Finish>,
    /// Calls by index, and whether arguments came.
    calls: BTreeMap<u64, bool>,
}

impl State {
    pub(crate) fn start(&mut self, id: &str, model: &str) {
        if !std::mem::replace(&mut self.started, true) {
            let (id, model) = (id.to_owned(), model.to_owned());
            self.out.push(Event::Started { id, model });
        }
    }

    fn push(&mut self, text: &str, event: fn(String) -> Event) {
        if !text.is_empty() && !self.is_over {
            self.start("", "");
            self.out.push(event(text.to_owned()));
        }
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.push(text, Event::Text);
    }

    pub(crate) fn reasoning(&mut self, text: &str) {
        self.push(text, Event::Reasoning);
    }

    pub(crate) fn refusal(&mut self, text: &str) {
        self.push(text, Event::Refusal);
    }

    pub(crate) fn tool_call(&mut self, index: u64, id: &str, name: &str, arguments: &str) {
        let has_arguments = !arguments.is_empty();
        if id.is_empty() && name.is_empty() && !has_arguments {
            return;
        }
        self.start("", "");
        *self.calls.entry(index).or_default() |= has_arguments;
        self.out.push(Event::ToolCall {
            index,
            id: id.to_owned(),
            name: name.to_owned(),
            arguments: arguments.to_owned(),
        });
    }

    pub(crate) fn has_call(&self, index: u64) -> bool {
        self.calls.contains_key(&index)
    }

    pub(crate) fn has_arguments(&self, index: u64) -> bool {
        self.calls.get(&index) == Some(&true)
    }

    pub(crate) fn has_any_call(&self) -> bool {
        !self.calls.is_empty()
    }

    /// The index of the next call, for services that send calls whole and number none.
    pub(crate) fn n_calls(&self) -> u64 {
        self.calls.len() as u64
    }

    pub(crate) fn logprobs(&mut self, logprobs: Vec<TokenLogprob>) {
        if !logprobs.is_empty() {
            self.start("", "");
            self.out.push(Event::Logprobs(logprobs));
        }
    }

    /// Counts come more than once; the last word on each holds.
    pub(crate) fn usage(&mut self, new: Usage) {
        let old = self.usage_so_far();
        self.usage = Some(Usage {
            input: new.input.or(old.input),
            output: new.output.or(old.output),
            cached: new.cached.or(old.cached),
            cache_written: new.cache_written.or(old.cache_written),
            reasoning: new.reasoning.or(old.reasoning),
        });
    }

    pub(crate) fn usage_so_far(&self) -> Usage {
        self.usage.unwrap_or_default()
    }

    pub(crate) fn finish(&mut self, finish: Finish) {
        self.finish = Some(finish);
    }

    /// The service says that this was all.
    pub(crate) fn end_marker(&mut self) {
        let unsaid = Finish::Other(String::new());
        self.finish.get_or_insert(unsaid);
        self.close();
    }

    /// Fails where `value` carries an error.
    pub(crate) fn read_error(&mut self, value: &Value) -> bool {
        let error = value
            .get("error")
            .filter(|it| it.is_object() || it.is_string());
        if let Some(error) = error {
            self.fail(error);
        }
        error.is_some()
    }

    /// `error` is what stands in an error's body: an object with a message, or a text.
    pub(crate) fn fail(&mut self, error: &Value) {
        self.fail_with(said_error(error));
    }

    pub(super) fn fail_with(&mut self, failure: Failure) {
        if !std::mem::replace(&mut self.is_over, true) {
            self.out.extend(self.usage.take().map(Event::Usage));
            self.out.push(Event::Failed(failure));
        }
    }

    pub(super) fn close(&mut self) {
        match self.finish.take() {
            _ if self.is_over => {}
            Some(finish) => {
                self.is_over = true;
                self.start("", "");
                self.out.extend(self.usage.take().map(Event::Usage));
                self.out.push(Event::Finished(finish));
            }
            None => self.fail_with(Failure::of(FailureKind::Truncated)),
        }
    }
}
