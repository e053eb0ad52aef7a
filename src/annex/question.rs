//! What the annex can be asked, and what it answers.

use std::ops::Range;

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// A conversation as a model's own template writes it. Answered by [`Answer::Chat`].
    Chat(Conversation),
    /// A link around a project's body, sealed where a seal and a secret are given. Answered by [`Answer::Link`].
    MakeLink { body: Vec<u8>, seal: Option<Seal> },
    /// What the fragment of a link holds, opened with the secret where one is given. Answered by [`Answer::Held`].
    ReadLink { fragment: String },
}

/// A conversation and the template to write it with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Jinja, as models carry it.
    pub template: String,
    pub turns: Vec<Turn>,
    pub bos: String,
    pub eos: String,
    /// As `26 Jul 2024`, for templates that print the date.
    pub today: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    pub role: String,
    pub content: String,
}

/// Random bytes for one seal; never used twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    pub salt: [u8; 16],
    pub nonce: [u8; 12],
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    Chat(Result<Written, Trouble>),
    /// The fragment, `#` included.
    Link(Result<String, Trouble>),
    Held(Result<Held, Trouble>),
}

/// The text that the model receives, and where each turn's content lies in it, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub text: String,
    pub contents: Vec<Range<usize>>,
}

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Held {
    /// A project's body, for `format::share::project`.
    Body(Vec<u8>),
    /// It opens with a secret only.
    Sealed,
}

/// Why there is no other answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// The secret does not open the link, or is empty.
    WrongSecret,
    /// A sentence for people.
    Told(String),
}
