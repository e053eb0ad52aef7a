//! SentencePiece by scores with byte fallback, the tokenizer that GGUF calls `llama`.

use super::merge::{NO_ID, Part, merge};
use super::vocabulary::Vocabulary;

/// Scores by token id, and the tokens of single bytes.
pub(super) struct Spm {
    scores: Vec<f32>,
    byte_ids: [u32; 256],
    unknown: Option<u32>,
    /// Whether a text gets a space in front.
    pub(super) add_space_prefix: bool,
}

impl Spm {
    pub(super) fn new(
        vocabulary: &Vocabulary,
        scores: Vec<f32>,
        unknown: Option<u32>,
        add_space_prefix: bool,
    ) -> Spm {
        let mut byte_ids = [NO_ID; 256];
        for byte in 0..=255u8 {
            let named = vocabulary.find(&format!("<0x{byte:02X}>"));
            let itself = || {
                let byte = [byte];
                vocabulary.find(std::str::from_utf8(&byte).ok()?)
            };
            byte_ids[usize::from(byte)] = named.or_else(itself).unwrap_or(NO_ID);
        }
        Spm {
            scores,
            byte_ids,
            unknown,
            add_space_prefix,
        }
    }

    /// `follows_special` is true at the start and after a special token, where the space goes.
    pub(super) fn encode(
        &self,
        vocabulary: &Vocabulary,
        text: &str,
        follows_special: bool,
        ids: &mut Vec<u32>,
    ) {
        let mut word = String::with_capacity(text.len() + 3);
        if self.add_space_prefix && follows_special {
            word.push('▁');
        }
        word.extend(text.chars().map(|c| if c == ' ' { '▁' } else { c }));

        let id_of = |start: usize, end: usize| vocabulary.find(&word[start..end]);
        let parts = word.char_indices().map(|(start, letter)| {
            let end = start + letter.len_utf8();
            let id = id_of(start, end).unwrap_or(NO_ID);
            Part { start, end, id }
        });
        let join = |left: &Part, right: &Part| {
            let id = id_of(left.start, right.end)?;
            let score = self.scores.get(id as usize).copied().unwrap_or(0.0);
            Some((falling(score), id))
        };
        for part in merge(parts.collect(), join) {
            match part.id {
                NO_ID => ids.extend(word[part.start..part.end].bytes().filter_map(|byte| {
                    let id = self.byte_ids[usize::from(byte)];
                    if id == NO_ID { self.unknown } else { Some(id) }
                })),
                id => ids.push(id),
            }
        }
    }
}

/// A number that is the lower the higher `score` is.
fn falling(score: f32) -> i32 {
    // Adding zero makes -0 and 0 the same; NaN counts as the lowest score.
    let bits = (score + 0.0).to_bits() as i32;
    if score.is_nan() {
        return i32::MAX;
    }
    let rising = bits ^ (((bits >> 31) as u32) >> 1) as i32;
    !rising
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::vocabulary::Coding;
    use super::*;

    #[test]
    fn scores_order_as_numbers_do() {
        let scores = [f32::INFINITY, 3.0, 0.5, 0.0, -0.5, -3.0, f32::NEG_INFINITY];
        for pair in scores.windows(2) {
            assert!(falling(pair[0]) < falling(pair[1]), "{pair:?}");
        }
        assert_eq!(falling(0.0), falling(-0.0));
    }

    #[test]
    fn the_best_score_is_joined_first_and_bytes_fill_in() {
        let texts = [
            "▁", "a", "b", "c", "ab", "bc", "▁ab", "<0xC3>", "<0xA9>", "<unk>",
        ];
        let vocabulary = Vocabulary::new(Coding::Pieces, texts.into_iter().collect(), Vec::new());
        let scores = vec![0.0, 0.0, 0.0, 0.0, -1.0, -2.0, -3.0];
        let spm = Spm::new(&vocabulary, scores, Some(9), true);
        let mut ids = Vec::new();
        spm.encode(&vocabulary, "abc é!", true, &mut ids);
        assert_eq!(ids, [6, 3, 0, 7, 8, 9]);
        ids.clear();
        spm.encode(&vocabulary, "bc", false, &mut ids);
        assert_eq!(ids, [5]);
    }
}
