//! Tokenizers that are written down as a tokenizer.json, by the `tokenizers` library.
//!
//! Half as heavy as the whole engine, and needed only for safetensors, for WordPiece and for rare rules:
//! a wasm module of its own, which the engine fetches when a model asks for it.

use std::sync::{Mutex, PoisonError};

use tokenizers::Tokenizer;
use tokens::{Library, Opened, Unread};

/// The library.
pub struct Tokenizers;

impl Library for Tokenizers {
    fn open(&self, json: &[u8]) -> Result<Box<dyn Opened>, Unread> {
        let tokenizer = Tokenizer::from_bytes(json);
        let tokenizer = tokenizer.map_err(|error| Unread::Refused(error.to_string()))?;
        // Whoever puts something around an empty text cannot do so by failing: asked once, while it can be refused.
        let around = tokenizer.encode("", true);
        let around = around.map_err(|error| Unread::Refused(error.to_string()))?;
        Ok(Box::new(Held {
            first: around.get_ids().first().copied(),
            tokenizer: Mutex::new(tokenizer),
        }))
    }
}

struct Held {
    first: Option<u32>,
    // Whether special tokens are parsed is a setting of the library's object, hence the lock.
    tokenizer: Mutex<Tokenizer>,
}

impl Opened for Held {
    fn tokens(&self) -> Vec<(u32, String)> {
        let tokenizer = (self.tokenizer.lock()).unwrap_or_else(PoisonError::into_inner);
        let by_text = tokenizer.get_vocab(true);
        by_text.into_iter().map(|(text, id)| (id, text)).collect()
    }

    fn first(&self) -> Option<u32> {
        self.first
    }

    fn encode(&self, text: &str, parse_special: bool) -> Result<Vec<u32>, String> {
        let mut tokenizer = (self.tokenizer.lock()).unwrap_or_else(PoisonError::into_inner);
        tokenizer.set_encode_special_tokens(!parse_special);
        let encoding = tokenizer.encode_fast(text, false);
        let encoding = encoding.map_err(|error| error.to_string())?;
        Ok(encoding.get_ids().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = r#"{
        "version": "1.0", "truncation": null, "padding": null, "normalizer": null, "decoder": null,
        "added_tokens": [{ "id": 2, "content": "<end>", "special": true,
            "single_word": false, "lstrip": false, "rstrip": false, "normalized": false }],
        "pre_tokenizer": { "type": "Whitespace" }, "post_processor": null,
        "model": { "type": "WordLevel", "vocab": { "a": 0, "[UNK]": 1 }, "unk_token": "[UNK]" }
    }"#;

    #[test]
    fn special_tokens_are_found_where_they_are_asked_for() {
        let opened = Tokenizers.open(WORDS.as_bytes()).expect("a tokenizer");
        let mut tokens = opened.tokens();
        tokens.sort_unstable();
        let texts: Vec<&str> = tokens.iter().map(|it| &*it.1).collect();
        assert_eq!(texts, ["a", "[UNK]", "<end>"]);
        assert_eq!(opened.first(), None);
        assert_eq!(opened.encode("a <end> a", true), Ok(vec![0, 2, 0]));
        assert_eq!(opened.encode("a <end>", false), Ok(vec![0, 1, 1, 1]));
    }

    #[test]
    fn what_is_no_tokenizer_is_refused_with_words() {
        for json in ["", "{}", "[1", r#"{"model": 3}"#] {
            let refused = Tokenizers.open(json.as_bytes()).err();
            let Some(Unread::Refused(why)) = &refused else {
                panic!("{json}: {refused:?}");
            };
            assert!(!why.is_empty());
        }
    }
}
