//! One file for each dialect: how a question is written and how each piece of an answer is read.

pub(crate) mod anthropic;
pub(crate) mod chat;
pub(crate) mod completions;
pub(crate) mod gemini;
pub(crate) mod ollama;
pub(crate) mod responses;

use serde_json::{Map, Value};

/// A JSON object that leaves out what is not there.
#[derive(Default)]
pub(crate) struct Body(Map<String, Value>);

impl Body {
    pub(crate) fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    pub(crate) fn maybe(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.set(name, value);
        }
    }

    pub(crate) fn list(&mut self, name: &str, values: &[String]) {
        if !values.is_empty() {
            self.set(name, values.to_vec());
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn json(self) -> Value {
        Value::Object(self.0)
    }
}

/// A text at a path of names; empty where there is none.
pub(crate) fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    value
        .pointer(path)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// A count at a path of names. Some servers write counts as `12.0`.
pub(crate) fn count(value: &Value, path: &str) -> Option<u64> {
    let number = value.pointer(path)?;
    let from_float = || {
        number
            .as_f64()
            .filter(|it| *it >= 0.0 && *it < 1e15)
            .map(|it| it as u64)
    };
    number.as_u64().or_else(from_float)
}

pub(crate) fn array<'a>(value: &'a Value, path: &str) -> &'a [Value] {
    value
        .pointer(path)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}
