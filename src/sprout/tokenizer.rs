//! Sprout's tokenizer: byte-level BPE with single digits, learned from the corpus.

use std::path::Path;

use tokenizers::decoders::byte_level::ByteLevel as ByteLevelDecoder;
use tokenizers::models::bpe::{BPE, BpeTrainer};
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::pre_tokenizers::digits::Digits;
use tokenizers::pre_tokenizers::sequence::Sequence;
use tokenizers::{AddedToken, ModelWrapper, PreTokenizerWrapper, Tokenizer};

use crate::corpus::document::{Document, Part};
use crate::corpus::draw;
use crate::corpus::lexicon::Lexicon;
use crate::error::SproutError;
use crate::recipe;
use crate::rng::Rng;

/// Padding, and the end of a text in some tools; id 0.
pub const PAD: &str = "<|endoftext|>";
/// Opens a chat turn; id 1.
pub const TURN: &str = "<|im_start|>";
/// The end of a document and of a chat turn; id 2.
pub const END: &str = "<|im_end|>";
pub const PAD_ID: u32 = 0;
pub const TURN_ID: u32 = 1;
pub const END_ID: u32 = 2;

/// Learns a vocabulary of at most `size` entries from documents of the stage with everything in it.
pub fn learn(lexicon: &Lexicon, n_documents: u64, size: usize) -> Result<Tokenizer, SproutError> {
    let stage = &recipe::STAGES[recipe::TOKENIZER_STAGE];
    let texts = (0..n_documents)
        .map(|index| draw(lexicon, stage, &mut Rng::new(recipe::SEED ^ 0x70ce, index)).text());
    let split = PreTokenizerWrapper::Sequence(Sequence::new(vec![
        Digits::new(true).into(),
        ByteLevel::new(false, false, true).into(),
    ]));
    let mut tokenizer = Tokenizer::new(ModelWrapper::BPE(BPE::default()));
    tokenizer.with_pre_tokenizer(Some(split));
    tokenizer.with_decoder(Some(ByteLevelDecoder::new(false, false, true)));
    let specials = [PAD, TURN, END].map(|text| AddedToken::from(text, true));
    let trainer = BpeTrainer::builder()
        .vocab_size(size)
        .show_progress(false)
        .initial_alphabet(ByteLevel::alphabet().into_iter().collect())
        .special_tokens(specials.to_vec())
        .build();
    // Specials and words in capitals are taken out of the texts first, as they are not to be merged.
    let texts = texts.map(|text| without_capitals(&text.replace(TURN, "\n").replace(END, "\n")));
    let mut trainer = tokenizers::models::TrainerWrapper::from(trainer);
    tokenizer
        .train(&mut trainer, texts)
        .map_err(SproutError::tokenizer)?;
    Ok(tokenizer)
}

/// Leaves out words in capitals, so that these are written letter by letter.
fn without_capitals(text: &str) -> String {
    let is_loud = |word: &&str| {
        word.chars()
            .filter(|letter| letter.is_ascii_uppercase())
            .count()
            > 1
    };
    let words: Vec<&str> = text.split(' ').filter(|word| !is_loud(word)).collect();
    words.join(" ")
}

pub fn open(path: &Path) -> Result<Tokenizer, SproutError> {
    Tokenizer::from_file(path).map_err(SproutError::tokenizer)
}

/// The tokenizer of these tokens, by id, and merges, `left right`, as a GGUF file holds them.
pub fn from_parts(tokens: &[String], merges: &[String]) -> Result<Tokenizer, SproutError> {
    let vocabulary: serde_json::Map<String, serde_json::Value> = tokens
        .iter()
        .enumerate()
        .map(|(id, token)| (token.clone(), id.into()))
        .collect();
    let special = |(id, text): (usize, &str)| {
        serde_json::json!({
            "id": id, "content": text, "single_word": false, "lstrip": false,
            "rstrip": false, "normalized": false, "special": true
        })
    };
    let added: Vec<serde_json::Value> = [PAD, TURN, END]
        .into_iter()
        .enumerate()
        .map(special)
        .collect();
    let bytes = serde_json::json!({
        "type": "ByteLevel", "add_prefix_space": false, "trim_offsets": false, "use_regex": true
    });
    let json = serde_json::json!({
        "version": "1.0",
        "added_tokens": added,
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [{ "type": "Digits", "individual_digits": true }, bytes]
        },
        "decoder": bytes,
        "model": { "type": "BPE", "vocab": vocabulary, "merges": merges }
    });
    Tokenizer::from_bytes(json.to_string()).map_err(SproutError::tokenizer)
}

pub fn save(tokenizer: &Tokenizer, path: &Path) -> Result<(), SproutError> {
    tokenizer.save(path, true).map_err(SproutError::tokenizer)
}

pub fn encode(tokenizer: &Tokenizer, text: &str) -> Result<Vec<u32>, SproutError> {
    Ok(tokenizer
        .encode(text, false)
        .map_err(SproutError::tokenizer)?
        .get_ids()
        .to_vec())
}

/// A document as ids, each with the part that it belongs to.
pub fn encode_document(
    tokenizer: &Tokenizer,
    document: &Document,
) -> Result<Vec<(u32, Part)>, SproutError> {
    let mut tokens = Vec::new();
    for (text, part) in &document.segments {
        tokens.extend(encode(tokenizer, text)?.into_iter().map(|id| (id, *part)));
    }
    Ok(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the model sees in training is what it will see in the app, where the whole prompt is
    /// encoded at once. (Not so where an empty line stands before a digit, which no form of the
    /// app has.)
    #[test]
    fn a_document_encodes_as_its_parts_do() {
        let lexicon = Lexicon::load();
        let tokenizer = learn(&lexicon, 200, 400).expect("learned");
        for index in 0..300 {
            let document = draw(&lexicon, recipe::last_stage(), &mut Rng::new(5, index));
            let parts: Vec<u32> = encode_document(&tokenizer, &document)
                .expect("encoded")
                .iter()
                .map(|(id, _)| *id)
                .collect();
            let text = document.text();
            let digit = |after: &str| after.starts_with(|first: char| first.is_ascii_digit());
            if text.split("\n\n").skip(1).any(digit) {
                continue;
            }
            assert_eq!(encode(&tokenizer, &text).expect("encoded"), parts, "{text}");
        }
    }

    #[test]
    fn specials_have_their_ids_and_digits_stand_alone() {
        let tokenizer = learn(&Lexicon::load(), 200, 400).expect("learned");
        let ids = |text: &str| encode(&tokenizer, text).expect("encoded");
        assert_eq!(
            ids("<|endoftext|><|im_start|><|im_end|>"),
            [PAD_ID, TURN_ID, END_ID]
        );
        assert_eq!(ids("2026").len(), 4);
        let text = "Müller zahlt 12 €.\n";
        assert_eq!(tokenizer.decode(&ids(text), false).expect("decoded"), text);
    }
}
