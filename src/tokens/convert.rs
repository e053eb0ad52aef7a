//! Reads the rank files in which OpenAI's vocabularies are published; for the build, not the page.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::file::{MAX_TOKEN_BYTES, Special, VocabFile, VocabKind, limit};
use crate::tables::MAX_TOKENS;
use crate::{PreTokenizer, TokensError};

/// Reads a `.tiktoken` file (npm `gpt-tokenizer`, folder `data`): lines of `base64 rank`.
///
/// `specials` are the texts and ids of the special tokens, which the file does not hold.
pub fn from_tiktoken(
    text: &str,
    pre: PreTokenizer,
    specials: &[(&str, u32)],
) -> Result<VocabFile, TokensError> {
    let mut ranks = Ranks::default();
    for (index, line) in text.lines().enumerate() {
        if line.is_empty() {
            continue;
        }
        let bad = TokensError::RankLine { line: index + 1 };
        let (word, rank) = line.split_once(' ').ok_or(bad.clone())?;
        ranks.put(rank.trim().parse().map_err(|_| bad)?, word, index + 1)?;
    }
    ranks.into_file(pre, specials)
}

/// Reads the `bpe_ranks` text of npm `tiktoken` (`encoders/*.json`) and `js-tiktoken`:
/// lines of `! offset base64 base64 …`, the first word having rank `offset`.
pub fn from_js_tiktoken(
    bpe_ranks: &str,
    pre: PreTokenizer,
    specials: &[(&str, u32)],
) -> Result<VocabFile, TokensError> {
    let mut ranks = Ranks::default();
    for (index, line) in bpe_ranks.lines().enumerate() {
        let mut words = line.split(' ').filter(|word| !word.is_empty());
        let Some(mark) = words.next() else {
            continue;
        };
        let offset = words.next().and_then(|word| word.parse().ok());
        let ("!", Some(offset)) = (mark, offset) else {
            return Err(TokensError::RankLine { line: index + 1 });
        };
        for (rank, word) in (offset..).zip(words) {
            ranks.put(rank, word, index + 1)?;
        }
    }
    ranks.into_file(pre, specials)
}

#[derive(Default)]
struct Ranks {
    tokens: Vec<Vec<u8>>,
}

impl Ranks {
    fn put(&mut self, rank: usize, word: &str, line: usize) -> Result<(), TokensError> {
        let bytes = STANDARD.decode(word);
        let bytes = bytes.map_err(|_| TokensError::RankLine { line })?;
        limit("bytes in one token", bytes.len(), MAX_TOKEN_BYTES)?;
        self.set(rank, bytes)
    }

    fn set(&mut self, id: usize, bytes: Vec<u8>) -> Result<(), TokensError> {
        limit("tokens", id, MAX_TOKENS - 1)?;
        if self.tokens.len() <= id {
            self.tokens.resize(id + 1, Vec::new());
        }
        self.tokens[id] = bytes;
        Ok(())
    }

    fn into_file(
        mut self,
        pre: PreTokenizer,
        specials: &[(&str, u32)],
    ) -> Result<VocabFile, TokensError> {
        let mut listed = Vec::with_capacity(specials.len());
        for (text, id) in specials {
            self.set(*id as usize, text.as_bytes().to_vec())?;
            listed.push(Special {
                id: *id,
                in_any_text: false,
            });
        }
        Ok(VocabFile {
            kind: VocabKind::Ranks,
            pre,
            tokens: self.tokens,
            specials: listed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_give_the_same_file() {
        let specials = [("<|end|>", 4)];
        let lines = from_tiktoken("IQ== 0\nIg== 1\nIQI= 2\n", PreTokenizer::Gpt2, &specials);
        let packed = from_js_tiktoken("! 0 IQ== Ig==\n! 2 IQI=", PreTokenizer::Gpt2, &specials);
        assert_eq!(lines, packed);
        let file = lines.unwrap();
        let tokens = [&b"!"[..], b"\"", b"!\x02", b"", b"<|end|>"];
        assert_eq!(file.tokens, tokens);
    }

    #[test]
    fn bad_lines_are_named() {
        let line = |text| from_tiktoken(text, PreTokenizer::Gpt2, &[]).unwrap_err();
        assert_eq!(line("IQ== 0\nIQ=="), TokensError::RankLine { line: 2 });
        assert_eq!(line("IQ== x"), TokensError::RankLine { line: 1 });
        assert_eq!(line("I?== 0"), TokensError::RankLine { line: 1 });
        assert!(matches!(
            line("IQ== 99999999999"),
            TokensError::TooLarge { .. }
        ));
        let packed = from_js_tiktoken("IQ== Ig==", PreTokenizer::Gpt2, &[]);
        assert_eq!(packed.unwrap_err(), TokensError::RankLine { line: 1 });
    }
}
