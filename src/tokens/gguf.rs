//! Turns the tokenizer of a GGUF model (or a `tokenizer.json`) into a vocabulary file.

use crate::alphabet::byte_of;
use crate::file::{Special, VocabFile, VocabKind};
use crate::{PreTokenizer, TokensError};

const UNKNOWN: i32 = 2;
const CONTROL: i32 = 3;
const USER_DEFINED: i32 = 4;

/// The ids that merges written as `left right` stand for, in their order; `id` finds a token by its text.
///
/// # Errors
/// [`TokensError::MergeWithoutToken`] where one has no two sides, or no tokens for them and for what they make.
pub fn pairs_of<'a>(
    merges: impl Iterator<Item = &'a str>,
    id: impl Fn(&str) -> Option<u32>,
) -> Result<Vec<(u32, u32)>, TokensError> {
    let pair = |merge: &str| {
        // The left part may begin with a space, the right part never holds one.
        let space = merge.bytes().skip(1).position(|byte| byte == b' ')? + 1;
        let (left, right) = (&merge[..space], &merge[space + 1..]);
        id(&format!("{left}{right}"))?;
        Some((id(left)?, id(right)?))
    };
    let pairs = merges.enumerate();
    let pairs =
        pairs.map(|(index, merge)| pair(merge).ok_or(TokensError::MergeWithoutToken { index }));
    pairs.collect()
}

/// A file of `tokenizer.ggml.tokens`, `.merges` as pairs of ids, `.token_type` and `.pre` of a model whose
/// `tokenizer.ggml.model` is `gpt2` (byte-level BPE).
///
/// Missing token types count as normal tokens.
///
/// # Errors
/// [`TokensError::UnknownPreTokenizer`], since an exact count here cannot be promised then:
/// the caller asks the engine to count.
pub fn from_gguf<'a>(
    tokens: impl Iterator<Item = &'a str>,
    merges: Vec<(u32, u32)>,
    token_types: &[i32],
    pre: &str,
) -> Result<VocabFile, TokensError> {
    let unknown = || TokensError::UnknownPreTokenizer { name: pre.into() };
    let pre_tokenizer = PreTokenizer::from_gguf_name(pre).ok_or_else(unknown)?;
    // As llama.cpp has it, which took it from each model's `ignore_merges`.
    let whole_first = pre_tokenizer == PreTokenizer::Llama3 && !matches!(pre, "dbrx" | "smaug-bpe");
    let mut specials = Vec::new();
    let mut out = Vec::with_capacity(tokens.size_hint().0);
    for (token, id) in tokens.zip(0_u32..) {
        let kind = token_types.get(id as usize).copied().unwrap_or(1);
        if matches!(kind, UNKNOWN | CONTROL | USER_DEFINED) {
            specials.push(Special {
                id,
                in_any_text: kind == USER_DEFINED,
            });
            out.push(token.as_bytes().to_vec());
        } else {
            // A token outside the alphabet can never come of merging bytes: a gap.
            let bytes: Option<Vec<u8>> = token.chars().map(byte_of).collect();
            out.push(bytes.unwrap_or_default());
        }
    }
    Ok(VocabFile {
        kind: VocabKind::Merges {
            merges,
            whole_first,
        },
        pre: pre_tokenizer,
        tokens: out,
        specials,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Vocab;

    fn pairs(tokens: &[&str], merges: &[&str]) -> Result<Vec<(u32, u32)>, TokensError> {
        let id = |text: &str| tokens.iter().position(|it| *it == text);
        pairs_of(merges.iter().copied(), |text| id(text).map(|it| it as u32))
    }

    #[test]
    fn bytes_and_kinds_are_read() {
        let tokens = ["a", "b", "Ġ", "Ċ", "ab", "Ġab", "<|end|>", "<pad>"];
        let merges = pairs(&tokens, &["a b", "Ġ ab"]).unwrap();
        let types = [1, 1, 1, 1, 1, 1, 3, 4];
        let file = from_gguf(tokens.into_iter(), merges, &types, "gpt-2").unwrap();
        let vocab = Vocab::from_bytes(file.to_bytes().unwrap()).unwrap();
        let ids = |text, special| -> Vec<u32> {
            let tokens = vocab.encode(text, special);
            tokens.iter().map(|token| token.id).collect()
        };
        assert_eq!(ids("ab ab\na", false), [4, 5, 3, 0]);
        assert_eq!(ids("a<|end|>b<pad>", true), [0, 6, 1, 7]);
        // Bytes without a token give none; the user-defined token is found all the same.
        assert_eq!(ids("a<|end|>b<pad>", false), [0, 1, 7]);
        assert_eq!(vocab.decode(&[5, 3]), b" ab\n");
    }

    #[test]
    fn what_cannot_be_exact_is_refused() {
        let tokens = ["a", "b"];
        let unknown = from_gguf(tokens.into_iter(), Vec::new(), &[], "default").unwrap_err();
        assert!(matches!(unknown, TokensError::UnknownPreTokenizer { .. }));
        for merge in ["a b", "a", "", " ", "a c", "é"] {
            let wanted = TokensError::MergeWithoutToken { index: 0 };
            assert_eq!(pairs(&tokens, &[merge]).unwrap_err(), wanted, "{merge:?}");
        }
    }
}
