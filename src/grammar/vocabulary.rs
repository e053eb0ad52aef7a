//! What the tokens of a model stand for, in bytes, and as bytes on the way to whoever holds its answers.

use crate::error::GrammarError;

/// More tokens than any model has.
const MAX_TOKENS: usize = 1 << 20;
/// The tree of all tokens has at most a node for each byte, and room for so many.
const MAX_BYTES: usize = 4_000_000;
/// Longer tokens are never chosen: the tree is no deeper.
const MAX_TOKEN_BYTES: usize = 512;
/// Begins names of special tokens in the library's tree; no letter begins with it or holds it.
const MARK: u8 = 0xFF;

/// The bytes of each token by id. A token without bytes is never allowed: control tokens, and those that end an answer,
/// about which [`crate::Allowed::may_end`] says what there is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    tokens: Vec<Vec<u8>>,
}

impl Vocabulary {
    /// The bytes of all tokens by id.
    ///
    /// # Errors
    /// [`GrammarError::Vocabulary`] where there are none, too many or too long ones.
    pub fn new(tokens: Vec<Vec<u8>>) -> Result<Vocabulary, GrammarError> {
        let wrong = |what: String| Err(GrammarError::Vocabulary { what });
        if tokens.iter().all(Vec::is_empty) {
            return wrong("it has no tokens".into());
        }
        if tokens.len() > MAX_TOKENS {
            return wrong(format!("it has more than {MAX_TOKENS} tokens"));
        }
        let n_bytes: usize = tokens.iter().map(Vec::len).sum();
        if n_bytes > MAX_BYTES {
            return wrong(format!("its tokens have more than {MAX_BYTES} bytes"));
        }
        Ok(Vocabulary { tokens })
    }

    /// How many tokens there are.
    pub fn n_tokens(&self) -> usize {
        self.tokens.len()
    }

    /// As [`Vocabulary::from_bytes`] reads it: the number of tokens, the length of each, then the bytes of all.
    pub fn to_bytes(&self) -> Vec<u8> {
        let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX).to_le_bytes();
        let mut bytes = number(self.tokens.len()).to_vec();
        for token in &self.tokens {
            bytes.extend(number(token.len()));
        }
        for token in &self.tokens {
            bytes.extend(token);
        }
        bytes
    }

    /// What [`Vocabulary::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`GrammarError::Vocabulary`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Vocabulary, GrammarError> {
        let torn = || GrammarError::Vocabulary {
            what: "a part of it is missing".into(),
        };
        let (n_tokens, rest) = bytes.split_first_chunk::<4>().ok_or_else(torn)?;
        let n_tokens = u32::from_le_bytes(*n_tokens) as usize;
        let (lengths, mut rest) = n_tokens
            .checked_mul(4)
            .and_then(|it| rest.split_at_checked(it))
            .ok_or_else(torn)?;
        let mut tokens = Vec::with_capacity(n_tokens);
        for length in lengths.as_chunks::<4>().0 {
            let length = u32::from_le_bytes(*length) as usize;
            let token;
            (token, rest) = rest.split_at_checked(length).ok_or_else(torn)?;
            tokens.push(token.to_vec());
        }
        match rest {
            [] => Vocabulary::new(tokens),
            _ => Err(torn()),
        }
    }

    /// The tokens as the library's tree takes them; those that it could not hold have no bytes.
    pub(crate) fn words(&self) -> impl Iterator<Item = Vec<u8>> {
        self.tokens.iter().map(|it| match it {
            it if it.len() > MAX_TOKEN_BYTES || it.contains(&MARK) => Vec::new(),
            it => it.clone(),
        })
    }
}
