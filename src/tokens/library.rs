//! The seam to a library that reads a tokenizer.json: too heavy for every engine, so that who needs it brings it.

/// Opens tokenizers that are written down as a tokenizer.json.
pub trait Library {
    /// Makes the tokenizer that these bytes describe.
    ///
    /// # Errors
    /// [`Unread::Away`] where the library is not here yet, [`Unread::Refused`] for bytes that are no tokenizer.
    fn open(&self, json: &[u8]) -> Result<Box<dyn Opened>, Unread>;
}

/// A tokenizer that a [`Library`] opened.
pub trait Opened: Send + Sync {
    /// All tokens with their ids, added ones among them; in no order.
    fn tokens(&self) -> Vec<(u32, String)>;

    /// What it puts before an empty text.
    fn first(&self) -> Option<u32>;

    /// Token ids of `text`, with nothing put around. With `parse_special`, texts that name a special token are it.
    ///
    /// # Errors
    /// The library's own words.
    fn encode(&self, text: &str, parse_special: bool) -> Result<Vec<u32>, String>;
}

/// Why there is no tokenizer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The library has to be fetched first.
    Away,
    /// These bytes are no tokenizer, in the library's words.
    Refused(String),
}

/// Where no library is: tokenizers that a GGUF file embeds can be read without, but for WordPiece and rare rules.
pub struct NoLibrary;

impl Library for NoLibrary {
    fn open(&self, _json: &[u8]) -> Result<Box<dyn Opened>, Unread> {
        Err(Unread::Away)
    }
}
