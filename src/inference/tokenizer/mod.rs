//! Text to token ids and back, from what a model file embeds or from a tokenizer.json.

mod bpe;
mod gguf;
mod hf;
mod merge;
mod special;
mod split;
mod spm;
mod stream;
mod vocabulary;
mod wordpiece;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use tokens::{Library, VocabFile};

use crate::error::InferenceError;
pub use stream::TextStream;
use vocabulary::{Coding, Vocabulary};

/// A tokenizer with its special tokens.
pub struct Tokenizer {
    method: Method,
    vocabulary: Vocabulary,
    /// Token put before every text, if the model was trained with one.
    pub bos: Option<u32>,
    /// Token that ends a text.
    pub eos: Option<u32>,
    /// Every token that ends an answer, `eos` among them.
    pub ends: Vec<u32>,
    /// Whether prompts begin with `bos`.
    pub add_bos: bool,
    /// Whether whole texts, as embeddings are made of, end with `eos`.
    pub add_eos: bool,
    /// Source of the chat template (Jinja), if the file has one.
    pub chat_template: Option<String>,
}

enum Method {
    Bpe(bpe::Bpe),
    Spm(spm::Spm),
    /// The library cuts and merges what stands between special tokens.
    Cut(hf::Hf),
    /// The library does it all.
    Hf(Box<hf::Hf>),
}

impl Tokenizer {
    /// Builds the tokenizer that a GGUF header embeds.
    ///
    /// # Errors
    /// [`InferenceError::Tokenizer`], [`InferenceError::MissingSetting`], or [`InferenceError::LibraryAway`] for
    /// WordPiece and for rules that nobody cuts by hand.
    pub fn from_gguf(
        header: &crate::gguf::Header,
        library: &dyn Library,
    ) -> Result<Tokenizer, InferenceError> {
        gguf::build(header, library)
    }

    /// Builds a tokenizer from the bytes of a tokenizer.json.
    ///
    /// # Errors
    /// [`InferenceError::Tokenizer`] or [`InferenceError::LibraryAway`].
    pub fn from_json(json: &[u8], library: &dyn Library) -> Result<Tokenizer, InferenceError> {
        hf::build(json, library)
    }

    /// Token ids of `text`.
    ///
    /// With `parse_special`, texts such as `<|im_end|>` become the token they name; without, plain text.
    /// With `add_bos`, the begin token comes first if the model has one.
    ///
    /// # Errors
    /// [`InferenceError::Tokenizer`] if the text cannot be cut into words.
    pub fn encode(
        &self,
        text: &str,
        parse_special: bool,
        add_bos: bool,
    ) -> Result<Vec<u32>, InferenceError> {
        let mut ids = Vec::new();
        if add_bos {
            ids.extend(self.bos);
        }
        if let Method::Hf(hf) = &self.method {
            hf.encode(text, parse_special, &mut ids)?;
            return Ok(ids);
        }
        let mut follows_special = true;
        for fragment in self.vocabulary.fragments(text, parse_special) {
            match fragment {
                special::Fragment::Special(id) => {
                    ids.push(id);
                    follows_special = true;
                }
                special::Fragment::Text(text) => {
                    match &self.method {
                        Method::Bpe(bpe) => bpe.encode(&self.vocabulary, text, &mut ids),
                        Method::Cut(hf) => hf.encode(text, false, &mut ids)?,
                        Method::Spm(spm) => {
                            spm.encode(&self.vocabulary, text, follows_special, &mut ids);
                        }
                        Method::Hf(_) => {}
                    }
                    follows_special = false;
                }
            }
        }
        Ok(ids)
    }

    /// The text of `ids`; control tokens have none, and bytes that are no UTF-8 become U+FFFD.
    pub fn decode(&self, ids: &[u32]) -> String {
        let mut stream = self.stream(&[]);
        let mut text = String::new();
        for &id in ids {
            text.push_str(&stream.push(self, id));
        }
        text.push_str(&stream.finish());
        text
    }

    /// A stream of the text that follows `prompt`.
    pub fn stream(&self, prompt: &[u32]) -> TextStream {
        let mut bytes = Vec::new();
        for &id in prompt {
            self.vocabulary.bytes_of(id, &mut bytes);
        }
        let drops_space = match &self.method {
            Method::Bpe(_) | Method::Cut(_) => false,
            Method::Spm(spm) => spm.add_space_prefix,
            Method::Hf(hf) => hf.strips_space,
        };
        TextStream::new(drops_space && bytes.is_empty())
    }

    /// Adds the bytes that `id` stands for; control tokens stand for none.
    pub fn bytes_of(&self, id: u32, out: &mut Vec<u8>) {
        self.vocabulary.bytes_of(id, out);
    }

    /// The token as the file writes it, control tokens included, as in `<s>`.
    pub fn token_text(&self, id: u32) -> Option<&str> {
        self.vocabulary.text(id)
    }

    /// The token that the file writes as `text`.
    pub fn token_id(&self, text: &str) -> Option<u32> {
        self.vocabulary.find(text)
    }

    /// How many tokens there are.
    pub fn vocab_size(&self) -> usize {
        self.vocabulary.len()
    }

    /// Whether `id` ends an answer.
    pub fn is_end(&self, id: u32) -> bool {
        self.ends.contains(&id)
    }

    /// What a page needs to count the tokens of a byte-level BPE tokenizer by itself; `None` for any other kind,
    /// where a rule of it is not known, and where tokens have the same text, of which a page would take the first.
    pub fn vocabulary_file(&self) -> Option<VocabFile> {
        if !self.vocabulary.is_unique() {
            return None;
        }
        let (merges, pre) = match &self.method {
            Method::Bpe(bpe) => (bpe.pairs(), bpe.pre()),
            Method::Hf(hf) => {
                let (merges, pre) = hf.bpe.as_ref()?;
                (merges.clone(), &pre[..])
            }
            Method::Spm(_) | Method::Cut(_) => return None,
        };
        let kinds: Vec<i32> = self.vocabulary.kind_numbers().collect();
        tokens::from_gguf(self.vocabulary.texts(), merges, &kinds, pre).ok()
    }

    fn byte_level(&self) -> bool {
        self.vocabulary.coding == Coding::Bytes
    }
}

impl std::fmt::Debug for Tokenizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tokenizer")
            .field("vocab_size", &self.vocab_size())
            .field("byte_level", &self.byte_level())
            .field("bos", &self.bos)
            .field("ends", &self.ends)
            .finish_non_exhaustive()
    }
}

/// An error that says why the tokenizer in the file is not usable.
fn unusable(reason: impl Into<String>) -> InferenceError {
    InferenceError::Tokenizer {
        reason: reason.into(),
    }
}
