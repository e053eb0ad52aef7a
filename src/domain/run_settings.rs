//! How a project is run: which model, how the next token is chosen, when to stop.

/// Settings of one run. Field names are the field's own terms.
#[derive(Clone, Debug, PartialEq)]
pub struct RunSettings {
    /// The model's id as the engine lists it.
    pub model: String,
    /// 0 always takes the likeliest token; larger is more varied. 0 to 2.
    pub temperature: f32,
    /// Only the k likeliest tokens may be drawn; 0 switches it off.
    pub top_k: u32,
    /// Only the likeliest tokens that together reach this probability may be drawn; 1 switches it off.
    pub top_p: f32,
    /// Only tokens at least this fraction as likely as the likeliest may be drawn; 0 switches it off.
    pub min_p: f32,
    /// Divides the score of tokens already seen; 1 switches it off.
    pub repetition_penalty: f32,
    pub max_tokens: u32,
    /// Same seed, same text.
    pub seed: u64,
    /// Answers drawn side by side; answer `i` (from 0) uses `seed + i`.
    pub samples: u32,
    pub stops: Stops,
    /// The JSON schema (json-schema.org) that the answer has to follow, as it was typed; empty for any text.
    pub schema: String,
}

/// Texts that end an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stops {
    /// From the labels and examples, see [`crate::derived_stops`].
    Derived,
    Custom(Vec<String>),
}

impl Default for RunSettings {
    fn default() -> Self {
        Self {
            model: "sprout".into(),
            temperature: 0.0,
            top_k: 40,
            top_p: 0.95,
            min_p: 0.05,
            repetition_penalty: 1.0,
            max_tokens: 64,
            seed: 1,
            samples: 1,
            stops: Stops::Derived,
            schema: String::new(),
        }
    }
}
