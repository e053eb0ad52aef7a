//! Everything an engine answers.

use serde::{Deserialize, Serialize};

use crate::{Abilities, ModelCard, StorageReport, StoredModel};

/// One answer; [`Question`](crate::Question) says which question gets which.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    Abilities(Abilities),
    Models {
        models: Vec<StoredModel>,
        storage: StorageReport,
    },
    Progress(Progress),
    Loaded(Box<ModelCard>),
    /// A vocabulary file of the `tokens` room.
    Vocabulary(#[serde(with = "serde_bytes")] Vec<u8>),
    Imported(StoredModel),
    Deleted,
    /// So much of a prompt has been read; said on the way, where that takes long.
    Prefilling {
        n_done_tokens: u32,
        n_prompt_tokens: u32,
        /// `None` where it is too early to tell.
        seconds_left: Option<f64>,
    },
    Prefilled {
        n_prompt_tokens: u32,
        /// Tokens whose work was kept from an earlier prompt with the same beginning.
        n_reused_tokens: u32,
        millis: f64,
    },
    Token {
        sample: u32,
        id: u32,
        /// May be empty: bytes of a character, or text held back because a stop may begin there.
        text: String,
        /// Natural logarithm of the model's own probability, before temperature and cut-offs.
        logprob: f32,
    },
    Finished {
        sample: u32,
        reason: FinishReason,
        /// Text that was held back and is part of the answer after all.
        text: String,
        stats: Stats,
    },
    Tokens(Vec<Vec<TokenSpan>>),
    Logits(Vec<f32>),
    Scores(Vec<Vec<f32>>),
    /// A vector of length 1 for each text.
    Embeddings(Vec<Vec<f32>>),
    Texts(Vec<String>),
    Outgoing(Box<Outgoing>),
    Counted {
        n_tokens: u32,
        is_exact: bool,
    },
    /// Said beside the answer and no part of it.
    Aside {
        sample: u32,
        kind: AsideKind,
        text: String,
    },
    /// What an answer of a model elsewhere took, just before its `Finished`.
    Spent {
        sample: u32,
        spent: Spent,
    },
    /// A file to upload where the service takes batches.
    BatchFile {
        text: String,
        /// How the file's name ends: `jsonl` or `json`.
        extension: String,
        /// Settings that the service does not know, each as a sentence.
        dropped: Vec<String>,
    },
    BatchResults {
        /// By name; those that are not there have no answer in the file.
        answers: Vec<BatchAnswer>,
        /// What else is to be known of the file, each as a sentence.
        notes: Vec<String>,
    },
}

/// One answer of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchAnswer {
    pub name: String,
    pub text: String,
    /// As the service counted them; 0 where it did not say.
    pub n_tokens: u32,
}

/// How far a long piece of work is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub stage: Stage,
    pub done_bytes: u64,
    /// 0 where it is not known.
    pub total_bytes: u64,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    Downloading,
    /// Computing the SHA-256 of what came.
    Checking,
    /// Putting weights in place.
    Loading,
}

/// Why an answer ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FinishReason {
    /// The model said it was done.
    EndToken,
    /// This stop text came next.
    Stop(String),
    MaxTokens,
    ContextFull,
    /// Its service withheld the rest: a filter, or the model declined.
    Withheld,
    /// It called a tool and waits for it; nothing here answers such calls.
    ToolCall,
    /// In the word of its service; empty where it said none.
    Other(String),
}

/// What is said beside an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AsideKind {
    /// Thoughts before the answer.
    Reasoning,
    /// A call of a tool, as `name(arguments)`; nothing is called.
    ToolCall,
    /// It declines, in its words.
    Refusal,
    /// What happened on the way, for the person: a wait, another try, the next model of a chain.
    Note,
}

/// A request as it would leave this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// Method, address, headers without their secrets, and the body as JSON.
    pub text: String,
    pub host: String,
    /// Of one request.
    pub body_bytes: u64,
    /// One for each answer that is asked for.
    pub n_requests: u32,
    /// Settings that this service does not know, each as a sentence.
    pub dropped: Vec<String>,
    /// The one of these that tells why the answer is not held to the JSON schema that was asked for.
    pub schema_dropped: Option<String>,
    /// Hosts that the same prompt may go to where this one fails, in their order; empty where it goes nowhere else.
    pub instead: Vec<String>,
    /// At most, of this model, for all answers that are asked for; `None` where no price is known.
    pub cost: Option<Money>,
    /// The day of the price, as `2026-11-20`.
    pub priced_on: Option<String>,
}

/// US dollars, in units of 10^-12.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Money(pub u64);

impl std::fmt::Display for Money {
    /// Two digits that say something: `$0.0012`, `$1.50`; never `$0.00` for what is not nothing.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let dollars = self.0 as f64 / 1e12;
        if self.0 == 0 || dollars >= 0.1 {
            return write!(f, "${dollars:.2}");
        }
        let n_places = (-dollars.log10()).floor() as usize + 2;
        let text = format!("{dollars:.n_places$}");
        write!(f, "${}", text.trim_end_matches('0'))
    }
}

/// As its service counted it; `None` where it did not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spent {
    pub input: Option<u32>,
    /// Of `input`: read from the service's cache.
    pub cached: Option<u32>,
    pub output: Option<u32>,
    /// Of `output`: reasoning.
    pub reasoning: Option<u32>,
    pub cost: Option<Money>,
    /// Who answered, where the person set a chain of models.
    pub answered_by: String,
}

/// What an answer took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stats {
    pub n_tokens: u32,
    /// From the question to the first token.
    pub first_token_millis: f64,
    /// From the first token to the last.
    pub decode_millis: f64,
}

/// A token and the bytes of the text it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenSpan {
    pub id: u32,
    pub start: u32,
    pub end: u32,
}

impl Stats {
    /// Tokens a second after the first; `None` where one token is all there was.
    pub fn tokens_per_second(&self) -> Option<f64> {
        (self.n_tokens > 1 && self.decode_millis > 0.0)
            .then(|| f64::from(self.n_tokens - 1) * 1000.0 / self.decode_millis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_keeps_its_first_two_digits() {
        let said = |picodollars| Money(picodollars).to_string();
        assert_eq!(said(0), "$0.00");
        assert_eq!(said(1), "$0.000000000001");
        assert_eq!(said(1_200_000_000), "$0.0012");
        assert_eq!(said(100_000_000_000), "$0.10");
        assert_eq!(said(99_000_000_000), "$0.099");
        assert_eq!(said(12_345_000_000_000), "$12.35");
    }
}
