//! Byte-level BPE, the tokenizer that GGUF calls `gpt2`.

use std::collections::HashMap;

use tokens::PreTokenizer;

use super::merge::{NO_ID, Part, merge};
use super::split::Rule;
use super::vocabulary::Vocabulary;
use super::{BpeParts, unusable};
use crate::error::InferenceError;
use crate::gguf::Texts;

/// Merges by token id.
pub(super) struct Bpe {
    /// Name of the rule that cuts words.
    pre: String,
    rule: &'static Rule,
    by_hand: PreTokenizer,
    byte_ids: [u32; 256],
    /// (left, right) to (rank, result).
    merges: HashMap<(u32, u32), (u32, u32)>,
}

/// The letter that stands for `byte` in GPT-2's alphabet: printable Latin-1 itself, the rest from U+0100 on.
fn letter_of(byte: u8) -> char {
    match byte {
        b'!'..=b'~' | 0xa1..=0xac | 0xae..=0xff => char::from(byte),
        0..=0x20 => shifted(u32::from(byte)),
        0x7f..=0xa0 => shifted(u32::from(byte) - 0x7f + 0x21),
        0xad => shifted(0x43),
    }
}

fn shifted(index: u32) -> char {
    char::from_u32(0x100 + index).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The byte that `letter` stands for, if it is one of the alphabet.
pub(super) fn byte_of(letter: char) -> Option<u8> {
    let code = u32::from(letter);
    let byte = match code {
        0x100..=0x120 => code - 0x100,
        0x121..=0x142 => code - 0x121 + 0x7f,
        0x143 => 0xad,
        0x21..=0x7e | 0xa1..=0xac | 0xae..=0xff => code,
        _ => return None,
    };
    u8::try_from(byte).ok()
}

impl Bpe {
    pub(super) fn new(
        vocabulary: &Vocabulary,
        merges: &Texts,
        pre: &str,
        by_hand: PreTokenizer,
    ) -> Result<Bpe, InferenceError> {
        let rule = Rule::named(pre)?;
        let mut byte_ids = [NO_ID; 256];
        for byte in 0..=255u8 {
            let letter = letter_of(byte);
            if let Some(id) = vocabulary.find(letter.encode_utf8(&mut [0; 4])) {
                byte_ids[usize::from(byte)] = id;
            }
        }
        let mut by_pair = HashMap::with_capacity(merges.len());
        let mut joined = String::new();
        for (rank, text) in merges.iter().enumerate() {
            let sides = text.split_once(' ');
            let (left, right) = sides.ok_or_else(|| unusable("a merge has no two sides"))?;
            joined.clear();
            joined.push_str(left);
            joined.push_str(right);
            let ids = [left, right, &joined].map(|text| vocabulary.find(text));
            // A merge of tokens that do not exist can never happen; llama.cpp passes over it too.
            if let [Some(left), Some(right), Some(id)] = ids {
                by_pair.entry((left, right)).or_insert((rank as u32, id));
            }
        }
        Ok(Bpe {
            pre: pre.to_owned(),
            rule,
            by_hand,
            byte_ids,
            merges: by_pair,
        })
    }

    /// Name of the rule that cuts words.
    pub(super) fn pre(&self) -> &str {
        &self.pre
    }

    /// The merges as [`BpeParts`] has them.
    pub(super) fn merge_texts(&self, vocabulary: &Vocabulary) -> Vec<String> {
        let text = |id: u32| vocabulary.text(id).unwrap_or_default();
        let mut merges: Vec<_> = self.merges.iter().collect();
        merges.sort_by_key(|&(_, &(rank, _))| rank);
        let texts = merges.into_iter();
        let texts = texts.map(|(&(left, right), _)| format!("{} {}", text(left), text(right)));
        texts.collect()
    }

    pub(super) fn encode(&self, vocabulary: &Vocabulary, text: &str, ids: &mut Vec<u32>) {
        for word in self.by_hand.pieces(text) {
            if self.rule.ignore_merges
                && let Some(id) = vocabulary.find(&in_alphabet(word))
            {
                ids.push(id);
                continue;
            }
            let parts = word.bytes().enumerate().map(|(i, byte)| Part {
                start: i,
                end: i + 1,
                id: self.byte_ids[usize::from(byte)],
            });
            let join = |left: &Part, right: &Part| self.merges.get(&(left.id, right.id)).copied();
            let parts = merge(parts.collect(), join);
            // Bytes without a token are left out, as llama.cpp does.
            ids.extend(parts.iter().map(|part| part.id).filter(|&id| id != NO_ID));
        }
    }
}

fn in_alphabet(word: &str) -> String {
    word.bytes().map(letter_of).collect()
}

impl BpeParts {
    /// The letters of the byte alphabet in byte order, for readers of `tokens`.
    pub fn alphabet() -> impl Iterator<Item = char> {
        (0..=255).map(letter_of)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::vocabulary::Coding;
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_alphabet_has_a_letter_for_each_byte() {
        let letters: HashSet<char> = BpeParts::alphabet().collect();
        assert_eq!(letters.len(), 256);
        for byte in 0..=255 {
            assert_eq!(byte_of(letter_of(byte)), Some(byte));
        }
        assert_eq!(letter_of(b' '), 'Ġ');
        assert_eq!(letter_of(b'\n'), 'Ċ');
        assert_eq!(byte_of('▁'), None);
    }

    #[test]
    fn the_best_merge_comes_first() {
        let texts = ["a", "b", "c", "ab", "bc", "abc"];
        let vocabulary = Vocabulary::new(Coding::Bytes, texts.into_iter().collect(), Vec::new());
        let merges: Texts = ["b c", "a b", "a bc"].into_iter().collect();
        let new = |merges| Bpe::new(&vocabulary, merges, "gpt-2", PreTokenizer::Gpt2);
        let bpe = new(&merges).expect("well formed");
        let mut ids = Vec::new();
        bpe.encode(&vocabulary, "abcab", &mut ids);
        assert_eq!(ids, [5, 3]);
        assert_eq!(bpe.merge_texts(&vocabulary), ["b c", "a b", "a bc"]);
        let broken: Texts = ["bc"].into_iter().collect();
        assert!(new(&broken).is_err());
    }
}
