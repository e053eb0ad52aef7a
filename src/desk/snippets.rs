//! A person's own snippets: kept on this device under one key, few and small.

use serde_json::{Value, json};

use crate::words;

pub const MOST_SNIPPETS: usize = 200;
/// As many as may be kept, each as long as it may be, every byte of it escaped.
const MOST_BYTES: usize = MOST_SNIPPETS * MOST_TEXT_BYTES * 8;
const MOST_TEXT_BYTES: usize = 20_000;

/// A text to be used again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    pub name: String,
    pub text: String,
}

/// All of them, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippets(pub Vec<Snippet>);

impl Snippets {
    /// Reads what [`Snippets::bytes`] wrote; what is none is left out.
    pub fn read(bytes: &[u8]) -> Self {
        let read = (bytes.len() <= MOST_BYTES).then(|| serde_json::from_slice::<Value>(bytes).ok());
        let Some(Some(Value::Array(rows))) = read else {
            return Self::default();
        };
        let snippet = |row: &Value| {
            Some(Snippet {
                name: row.get("name")?.as_str()?.to_owned(),
                text: row.get("text")?.as_str()?.to_owned(),
            })
        };
        Self(
            rows.iter()
                .filter_map(snippet)
                .take(MOST_SNIPPETS)
                .collect(),
        )
    }

    pub fn bytes(&self) -> Vec<u8> {
        let rows: Vec<Value> = (self.0.iter())
            .map(|it| json!({ "name": it.name, "text": it.text }))
            .collect();
        Value::Array(rows).to_string().into_bytes()
    }

    /// Adds a text under its own beginning; the error is a sentence for people.
    pub fn add(&mut self, text: &str) -> Result<(), &'static str> {
        let text = text.trim();
        if text.is_empty() {
            return Err(words::select_first());
        }
        if text.len() > MOST_TEXT_BYTES {
            return Err(words::snippet_too_long());
        }
        if self.0.iter().any(|it| it.text == text) {
            return Err(words::already_kept());
        }
        if self.0.len() >= MOST_SNIPPETS {
            return Err(words::too_many_snippets());
        }
        let line = text.lines().next().unwrap_or_default();
        let name: String = line.chars().take(60).collect();
        let snippet = Snippet {
            name,
            text: text.to_owned(),
        };
        self.0.insert(0, snippet);
        Ok(())
    }
}
