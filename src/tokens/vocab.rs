//! A vocabulary ready for use: text to tokens and back.

use std::ops::Range;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::merge::Scratch;
use crate::pieces::{Step, Walker};
use crate::specials::Specials;
use crate::tables::{ByteTable, NO_ID, PairTable, Rolling};
use crate::{PreTokenizer, TokensError, VocabBuilder};

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub id: u32,
    /// First byte of the text that it covers.
    pub start: usize,
    /// One past the last; may lie inside a character.
    pub end: usize,
}

/// An immutable byte-level BPE vocabulary; share it with `Rc`.
///
/// Made by [`VocabBuilder`] in slices, or at once by [`Vocab::from_bytes`].
pub struct Vocab {
    /// The vocabulary file; `ends` point into it.
    pub(crate) file: Vec<u8>,
    /// Token `id` is `file[ends[id]..ends[id + 1]]`.
    pub(crate) ends: Vec<u32>,
    pub(crate) pre: PreTokenizer,
    pub(crate) merging: Merging,
    pub(crate) whole_first: bool,
    /// Every token that is not special, by its bytes.
    pub(crate) by_bytes: ByteTable,
    pub(crate) byte_ids: [u32; 256],
    /// Powers of the rolling hash up to the longest token.
    pub(crate) powers: Vec<u64>,
    /// Those matched in any text.
    pub(crate) always: Specials,
    /// Those and the control tokens.
    pub(crate) all_specials: Specials,
    /// Per id of a pair vocabulary: whether merging its own bytes gives it back
    /// (0 not yet tried, 1 yes, 2 no).
    pub(crate) reached: Vec<AtomicU8>,
}

/// What decides the next merge.
pub(crate) enum Merging {
    /// The pair whose concatenation is the token with the lowest id.
    Ranks,
    /// The pair that comes first in the list of merges; `made[rank]` is the id it makes.
    Pairs { pairs: PairTable, made: Vec<u32> },
}

impl Vocab {
    /// Builds at once from a vocabulary file; a page uses [`VocabBuilder`] instead.
    pub fn from_bytes(file: Vec<u8>) -> Result<Vocab, TokensError> {
        let mut builder = VocabBuilder::new(file)?;
        loop {
            if let Some(vocab) = builder.step(usize::MAX)? {
                return Ok(vocab);
            }
        }
    }

    /// The number of ids, special tokens and gaps included.
    pub fn n_ids(&self) -> usize {
        self.ends.len() - 1
    }

    pub fn pre_tokenizer(&self) -> PreTokenizer {
        self.pre
    }

    /// Cuts `text` into tokens.
    ///
    /// With `parse_special`, control tokens such as `<|im_start|>` written in the text become
    /// that one token; without, only the tokens that the model's makers match in any text.
    /// A byte that the vocabulary has no token for yields none, as llama.cpp does it.
    pub fn encode(&self, text: &str, parse_special: bool) -> Vec<Token> {
        let mut tokens = Vec::new();
        self.each_piece(text, parse_special, |range, ids| {
            let mut start = range.start;
            for id in ids {
                let end = start + self.length_of(*id);
                if *id != NO_ID {
                    tokens.push(Token {
                        id: *id,
                        start,
                        end,
                    });
                }
                start = end;
            }
        });
        tokens
    }

    /// The number of tokens that [`Vocab::encode`] gives.
    pub fn count(&self, text: &str, parse_special: bool) -> usize {
        let mut total = 0;
        self.each_piece(text, parse_special, |_, ids| {
            total += ids.iter().filter(|id| **id != NO_ID).count();
        });
        total
    }

    /// The bytes that `ids` stand for; unknown ids stand for none.
    pub fn decode(&self, ids: &[u32]) -> Vec<u8> {
        let known = ids.iter().filter_map(|id| self.token_bytes(*id));
        known.flatten().copied().collect()
    }

    /// The bytes of one token; `None` for an id past the end or a gap.
    pub fn token_bytes(&self, id: u32) -> Option<&[u8]> {
        let known = (id as usize) < self.n_ids();
        known
            .then(|| self.bytes_of(id))
            .filter(|bytes| !bytes.is_empty())
    }

    fn each_piece(
        &self,
        text: &str,
        parse_special: bool,
        mut each: impl FnMut(Range<usize>, &[u32]),
    ) {
        let mut walker = Walker::new(self, parse_special);
        let mut scratch = Scratch::default();
        let mut ids = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let Step::Piece { end, special, .. } = walker.step(text, at, true) else {
                break;
            };
            ids.clear();
            match special {
                Some(id) => ids.push(id),
                None => self.encode_piece(&text.as_bytes()[at..end], &mut ids, &mut scratch),
            }
            each(at..end, &ids);
            at = end;
        }
    }

    /// Appends the ids of one piece of the pre-tokenizer, `NO_ID` for a byte without a token.
    pub(crate) fn encode_piece(&self, piece: &[u8], ids: &mut Vec<u32>, scratch: &mut Scratch) {
        if let [byte] = piece {
            ids.push(self.byte_ids[usize::from(*byte)]);
            return;
        }
        let Some(id) = self.id_of(piece) else {
            return self.merge_piece(piece, ids, scratch);
        };
        let reached = match self.reached.get(id as usize) {
            Some(reached) if !self.whole_first => reached,
            _ => return ids.push(id),
        };
        match reached.load(Ordering::Relaxed) {
            1 => ids.push(id),
            2 => self.merge_piece(piece, ids, scratch),
            _ => {
                let before = ids.len();
                self.merge_piece(piece, ids, scratch);
                let itself = ids[before..] == [id];
                reached.store(if itself { 1 } else { 2 }, Ordering::Relaxed);
            }
        }
    }

    pub(crate) fn id_of(&self, bytes: &[u8]) -> Option<u32> {
        if bytes.len() >= self.powers.len() {
            return None;
        }
        let is_it = |id| self.bytes_of(id) == bytes;
        self.by_bytes.find(Rolling::of(bytes), is_it)
    }

    #[inline]
    pub(crate) fn bytes_of(&self, id: u32) -> &[u8] {
        let at = id as usize;
        &self.file[self.ends[at] as usize..self.ends[at + 1] as usize]
    }

    /// Bytes of text that an entry covers; a byte without a token is one.
    #[inline]
    pub(crate) fn length_of(&self, id: u32) -> usize {
        match id {
            NO_ID => 1,
            _ => self.bytes_of(id).len(),
        }
    }

    pub(crate) fn specials(&self, parse_special: bool) -> &Specials {
        match parse_special {
            true => &self.all_specials,
            false => &self.always,
        }
    }
}

impl std::fmt::Debug for Vocab {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (pre, n_ids) = (self.pre, self.n_ids());
        f.debug_struct("Vocab")
            .field("pre", &pre)
            .field("n_ids", &n_ids)
            .finish()
    }
}
