//! Byte-level BPE, the tokenizer that GGUF calls `gpt2`.

use hashbrown::HashMap;
use tokens::{PreTokenizer, letter_of};

use super::merge::{NO_ID, Part, merge};
use super::split::Rule;
use super::unusable;
use super::vocabulary::Vocabulary;
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

    /// The merges by token ids, best first.
    pub(super) fn pairs(&self) -> Vec<(u32, u32)> {
        let n_ranks = self.merges.values().map(|&(rank, _)| rank + 1).max();
        let mut by_rank = vec![None; n_ranks.unwrap_or(0) as usize];
        for (&pair, &(rank, _)) in &self.merges {
            by_rank[rank as usize] = Some(pair);
        }
        by_rank.into_iter().flatten().collect()
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::vocabulary::Coding;
    use super::*;

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
        assert_eq!(bpe.pairs(), [(1, 2), (0, 1), (0, 4)]);
        let broken: Texts = ["bc"].into_iter().collect();
        assert!(new(&broken).is_err());
    }
}
