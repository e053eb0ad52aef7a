//! WordPiece, the tokenizer of BERT and of most embedding models, which GGUF calls `bert`.
//!
//! GGUF files have tokens that begin a word as `▁word` and others bare; a tokenizer.json has them bare and
//! as `##rest` (llama.cpp, `conversion/bert.py`). The work is done by a library that is brought along, so that
//! texts are cleaned, lowered and freed of accents as the models were trained.

use serde_json::{Map, Value, json};
use tokens::Library;

use super::hf::{Hf, open};
use super::unusable;
use super::vocabulary::{Kind, Vocabulary};
use crate::error::InferenceError;

/// A longer word is unknown as a whole.
const MAX_WORD_LETTERS: u32 = 100;

/// The library's tokenizer for a vocabulary as GGUF files have it.
///
/// # Errors
/// [`InferenceError::Tokenizer`] where there is no token for what is unknown, [`InferenceError::LibraryAway`].
pub(super) fn build(
    vocabulary: &Vocabulary,
    unknown: Option<u32>,
    library: &dyn Library,
) -> Result<Hf, InferenceError> {
    let unknown = unknown.or_else(|| vocabulary.find("[UNK]"));
    let unknown = unknown.and_then(|id| vocabulary.text(id));
    let unknown = unknown.ok_or_else(|| unusable("it has no token for unknown words"))?;
    let mut tokens = Map::new();
    let mut added = Vec::new();
    for (id, text) in vocabulary.texts().enumerate() {
        let kind = vocabulary.kind(id as u32);
        let is_special = matches!(kind, Kind::Control | Kind::Unknown | Kind::UserDefined);
        let theirs = match text.strip_prefix('▁') {
            Some(word) => word.to_owned(),
            None if is_special || is_name(text) => text.to_owned(),
            None => format!("##{text}"),
        };
        // Of equal texts the first counts, as in llama.cpp.
        tokens.entry(theirs).or_insert_with(|| id.into());
        if is_special && !text.is_empty() {
            added.push(json!({
                "id": id, "content": text, "special": kind != Kind::UserDefined,
                "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
            }));
        }
    }
    let json = json!({
        "version": "1.0", "truncation": null, "padding": null, "added_tokens": added,
        "normalizer": {
            "type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
            "strip_accents": null, "lowercase": true,
        },
        "pre_tokenizer": { "type": "BertPreTokenizer" },
        "post_processor": null,
        "decoder": { "type": "WordPiece", "prefix": "##", "cleanup": false },
        "model": {
            "type": "WordPiece", "unk_token": unknown, "continuing_subword_prefix": "##",
            "max_input_chars_per_word": MAX_WORD_LETTERS, "vocab": Value::Object(tokens),
        },
    });
    let opened = open(library, json.to_string().as_bytes())?;
    Ok(Hf::new(opened, true, None))
}

/// Whether the text is a name in brackets, as in `[CLS]` or `[unused7]`, and no part of a word.
fn is_name(text: &str) -> bool {
    text.len() > 2 && text.starts_with('[') && text.ends_with(']')
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::vocabulary::Coding;
    use super::*;

    const TOKENS: [&str; 20] = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "▁un",
        "aff",
        "able",
        "▁the",
        "▁cafe",
        "s",
        "▁,",
        "▁!",
        "▁日",
        "▁本",
        "▁a",
        "a",
        "▁unaffected",
        "▁[",
        "▁]",
        "▁cls",
    ];

    fn vocabulary() -> Vocabulary {
        let kinds = vec![Kind::Control; 4];
        Vocabulary::new(Coding::Pieces, TOKENS.into_iter().collect(), kinds)
    }

    fn ids(text: &str, parse_special: bool) -> Vec<u32> {
        let hf = build(&vocabulary(), Some(1), &lexicon::Tokenizers).expect("a good vocabulary");
        let mut ids = Vec::new();
        hf.encode(text, parse_special, &mut ids).expect("encodes");
        ids
    }

    /// By the published description of BERT's tokenizer, worked out by hand.
    #[test]
    fn words_are_cut_into_the_longest_pieces() {
        let cases: [(&str, &[u32]); 12] = [
            ("", &[]),
            ("unaffable", &[4, 5, 6]),
            // The longest beginning, though a shorter one could be gone on from.
            ("unaffected", &[16]),
            // No piece for the end: the whole word is unknown.
            ("unaffx the", &[1, 7]),
            ("The  CAFÉS,\n!", &[7, 8, 9, 10, 11]),
            ("cafe\u{301}", &[8]),
            ("日本a", &[12, 13, 14]),
            ("aaa", &[14, 15, 15]),
            ("a\u{0}\u{fffd}\u{200d}a", &[14, 15]),
            ("aff", &[1]),
            ("\u{a0}the\u{3000}the", &[7, 7]),
            ("[CLS]", &[17, 19, 18]),
        ];
        for (text, expected) in cases {
            assert_eq!(ids(text, false), expected, "{text:?}");
        }
        assert_eq!(ids("[CLS]the[SEP]", true), [2, 7, 3]);
        let long = "a".repeat(101);
        assert_eq!(ids(&long, false), [1]);
        assert_eq!(ids(&long[1..], false).len(), 100);
    }

    #[test]
    fn without_a_token_for_the_unknown_it_says_so() {
        let vocabulary = Vocabulary::new(Coding::Pieces, ["▁a"].into_iter().collect(), Vec::new());
        let error = build(&vocabulary, None, &lexicon::Tokenizers)
            .err()
            .expect("refused");
        assert!(error.to_string().contains("unknown words"), "{error}");
    }
}
