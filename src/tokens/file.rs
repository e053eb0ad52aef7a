//! The vocabulary file: what it holds, how it is written and how its head is read.
//!
//! Little-endian. Head of 24 bytes: `EXVO`, version (2 bytes), kind, pre-tokenizer, then four
//! 4-byte numbers: tokens, bytes of all tokens, merges, special tokens.
//! Then the length of each token (one byte, or `255` and two bytes), the bytes of all tokens,
//! the merges (two ids of three bytes each, in order of rank), and the special tokens
//! (an id of three bytes, and 1 where it is matched in any text).

use crate::tables::{MAX_MERGES, MAX_TOKENS};
use crate::{PreTokenizer, TokensError};

const MAGIC: &[u8; 4] = b"EXVO";
const VERSION: u16 = 1;
pub(crate) const HEAD_BYTES: usize = 24;
/// A longer token is no token of a model in use.
pub(crate) const MAX_TOKEN_BYTES: usize = 4096;
/// Bounds how far back an edit can be felt.
pub(crate) const MAX_SPECIAL_BYTES: usize = 512;
pub(crate) const MAX_SPECIALS: usize = 1 << 16;
const MAX_FILE_BYTES: usize = 64 << 20;

/// How the next merge is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VocabKind {
    /// The pair whose concatenation has the lowest id (tiktoken); whole pieces are looked up first.
    Ranks,
    /// The pair that comes first in this list of ids (Hugging Face, GGUF).
    Merges {
        merges: Vec<(u32, u32)>,
        /// A piece that is a token is that token, whatever the merges say.
        whole_first: bool,
    },
}

/// A token that is matched in text before anything is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Special {
    pub id: u32,
    /// Matched even where special tokens are not asked for (GGUF's user-defined tokens).
    pub in_any_text: bool,
}

/// The contents of a vocabulary file, in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VocabFile {
    pub kind: VocabKind,
    pub pre: PreTokenizer,
    /// Bytes by id, those of special tokens included; an empty one is a gap.
    pub tokens: Vec<Vec<u8>>,
    pub specials: Vec<Special>,
}

impl VocabFile {
    /// Writes the file that [`crate::VocabBuilder`] reads.
    pub fn to_bytes(&self) -> Result<Vec<u8>, TokensError> {
        let (kind, merges) = match &self.kind {
            VocabKind::Ranks => (0, &[][..]),
            VocabKind::Merges {
                merges,
                whole_first,
            } => (1 + u8::from(*whole_first), &merges[..]),
        };
        let n_text_bytes = self.tokens.iter().map(Vec::len).sum();
        let head = Head {
            kind,
            pre: self.pre,
            n_tokens: self.tokens.len(),
            n_text_bytes,
            n_merges: merges.len(),
            n_specials: self.specials.len(),
        };
        head.check()?;
        let mut out = Vec::with_capacity(head.least_bytes());
        out.extend(MAGIC);
        out.extend(VERSION.to_le_bytes());
        out.extend([kind, self.pre as u8]);
        for number in [head.n_tokens, n_text_bytes, head.n_merges, head.n_specials] {
            out.extend((number as u32).to_le_bytes());
        }
        for token in &self.tokens {
            limit("bytes in one token", token.len(), MAX_TOKEN_BYTES)?;
            match token.len() {
                short @ 0..255 => out.push(short as u8),
                long => {
                    out.push(255);
                    out.extend((long as u16).to_le_bytes());
                }
            }
        }
        self.tokens.iter().for_each(|token| out.extend(token));
        for (left, right) in merges {
            out.extend(&left.to_le_bytes()[..3]);
            out.extend(&right.to_le_bytes()[..3]);
        }
        for special in &self.specials {
            out.extend(&special.id.to_le_bytes()[..3]);
            out.push(u8::from(special.in_any_text));
        }
        limit("bytes", out.len(), MAX_FILE_BYTES)?;
        Ok(out)
    }
}

/// The numbers at the beginning of the file.
#[derive(Clone, Copy)]
pub(crate) struct Head {
    pub(crate) kind: u8,
    pub(crate) pre: PreTokenizer,
    pub(crate) n_tokens: usize,
    pub(crate) n_text_bytes: usize,
    pub(crate) n_merges: usize,
    pub(crate) n_specials: usize,
}

impl Head {
    /// Reads the head and makes sure that the file is long enough for what it announces,
    /// so that nothing larger than the file is ever allocated for it.
    pub(crate) fn read(file: &[u8]) -> Result<Head, TokensError> {
        let magic = file.get(..4).ok_or(TokensError::NotAVocabulary)?;
        if magic != MAGIC {
            return Err(TokensError::NotAVocabulary);
        }
        let Some(head) = file.get(4..HEAD_BYTES) else {
            return Err(TokensError::Damaged {
                what: "it ends in its head",
            });
        };
        let version = u16::from_le_bytes([head[0], head[1]]);
        if version != VERSION {
            return Err(TokensError::Version {
                found: version,
                known: VERSION,
            });
        }
        let number = |at: usize| {
            u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]) as usize
        };
        let pre = PreTokenizer::from_code(head[3]).ok_or(TokensError::Damaged {
            what: "its pre-tokenizer is unknown",
        })?;
        let head = Head {
            kind: head[2],
            pre,
            n_tokens: number(4),
            n_text_bytes: number(8),
            n_merges: number(12),
            n_specials: number(16),
        };
        limit("bytes", file.len(), MAX_FILE_BYTES)?;
        head.check()?;
        if head.kind > 2 || (head.kind == 0 && head.n_merges > 0) {
            return Err(TokensError::Damaged {
                what: "its kind is unknown",
            });
        }
        if head.least_bytes() > file.len() {
            return Err(TokensError::Damaged {
                what: "it ends too early",
            });
        }
        Ok(head)
    }

    fn check(&self) -> Result<(), TokensError> {
        limit("tokens", self.n_tokens, MAX_TOKENS)?;
        limit("merges", self.n_merges, MAX_MERGES)?;
        limit("special tokens", self.n_specials, MAX_SPECIALS)?;
        limit("bytes of text", self.n_text_bytes, MAX_FILE_BYTES)
    }

    /// The size of the file if every length took one byte.
    fn least_bytes(&self) -> usize {
        HEAD_BYTES + self.n_tokens + self.n_text_bytes + 6 * self.n_merges + 4 * self.n_specials
    }
}

pub(crate) fn limit(what: &'static str, found: usize, limit: usize) -> Result<(), TokensError> {
    match found > limit {
        true => Err(TokensError::TooLarge { what, found, limit }),
        false => Ok(()),
    }
}
