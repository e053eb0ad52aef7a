//! Turns the tokenizer of a GGUF model (or a `tokenizer.json`) into a vocabulary file.

use std::collections::HashMap;

use crate::file::{Special, VocabFile, VocabKind};
use crate::{PreTokenizer, TokensError};

const UNKNOWN: i32 = 2;
const CONTROL: i32 = 3;
const USER_DEFINED: i32 = 4;

/// Reads `tokenizer.ggml.tokens`, `.merges`, `.token_type` and `.pre` of a model whose
/// `tokenizer.ggml.model` is `gpt2` (byte-level BPE).
///
/// Fails where an exact count here cannot be promised (unknown `pre`, merges that do not fit):
/// the caller then asks the engine to count.
/// Missing token types count as normal tokens.
pub fn from_gguf(
    tokens: &[String],
    merges: &[String],
    token_types: &[i32],
    pre: &str,
) -> Result<VocabFile, TokensError> {
    let unknown = || TokensError::UnknownPreTokenizer { name: pre.into() };
    let pre_tokenizer = PreTokenizer::from_gguf_name(pre).ok_or_else(unknown)?;
    // As llama.cpp has it, which took it from each model's `ignore_merges`.
    let whole_first = pre_tokenizer == PreTokenizer::Llama3 && !matches!(pre, "dbrx" | "smaug-bpe");
    let mut ids = HashMap::with_capacity(tokens.len());
    for (token, id) in tokens.iter().zip(0_u32..) {
        ids.entry(&token[..]).or_insert(id);
    }
    let pair = |merge: &String| {
        let id = |text: &str| ids.get(text).copied();
        // The left part may begin with a space, the right part never holds one.
        let space = merge.bytes().skip(1).position(|byte| byte == b' ')? + 1;
        let (left, right) = (&merge[..space], &merge[space + 1..]);
        id(&format!("{left}{right}"))?;
        Some((id(left)?, id(right)?))
    };
    let pairs = merges.iter().enumerate();
    let pairs =
        pairs.map(|(index, merge)| pair(merge).ok_or(TokensError::MergeWithoutToken { index }));
    let merges = pairs.collect::<Result<Vec<_>, _>>()?;

    let bytes_of = byte_alphabet();
    let mut specials = Vec::new();
    let mut out = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        let kind = token_types.get(index).copied().unwrap_or(1);
        if matches!(kind, UNKNOWN | CONTROL | USER_DEFINED) {
            specials.push(Special {
                id: index as u32,
                in_any_text: kind == USER_DEFINED,
            });
            out.push(token.as_bytes().to_vec());
        } else {
            // A token outside the alphabet can never come of merging bytes: a gap.
            let bytes = token.chars().map(|letter| bytes_of.get(&letter).copied());
            out.push(bytes.collect::<Option<Vec<u8>>>().unwrap_or_default());
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

/// The letters by which GPT-2 wrote bytes: printable bytes stand for themselves,
/// the others for the letters from U+0100 on.
fn byte_alphabet() -> HashMap<char, u8> {
    let mut next = 256_u32;
    let letters = (0..=255_u8).map(|byte| match byte {
        b'!'..=b'~' | 0xA1..=0xAC | 0xAE..=0xFF => (char::from(byte), byte),
        _ => {
            next += 1;
            (char::from_u32(next - 1).unwrap_or('\u{fffd}'), byte)
        }
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Vocab;

    fn strings(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn bytes_and_kinds_are_read() {
        let tokens = strings(&["a", "b", "Ġ", "Ċ", "ab", "Ġab", "<|end|>", "<pad>"]);
        let merges = strings(&["a b", "Ġ ab"]);
        let file = from_gguf(&tokens, &merges, &[1, 1, 1, 1, 1, 1, 3, 4], "gpt-2").unwrap();
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
        let tokens = strings(&["a", "b"]);
        let unknown = from_gguf(&tokens, &[], &[], "default").unwrap_err();
        assert!(matches!(unknown, TokensError::UnknownPreTokenizer { .. }));
        for merge in ["a b", "a", "", " ", "a c", "é"] {
            let failed = from_gguf(&tokens, &strings(&[merge]), &[], "qwen2");
            let wanted = TokensError::MergeWithoutToken { index: 0 };
            assert_eq!(failed.unwrap_err(), wanted, "{merge:?}");
        }
    }
}
