//! Builds a vocabulary from its file in slices, so that a page stays alive meanwhile.

use std::sync::atomic::AtomicU8;

use crate::file::{HEAD_BYTES, Head, MAX_SPECIAL_BYTES, MAX_TOKEN_BYTES, limit};
use crate::specials::Specials;
use crate::tables::{ByteTable, NO_ID, PairTable, Rolling};
use crate::vocab::Merging;
use crate::{TokensError, Vocab};

/// A vocabulary half built.
///
/// Call [`VocabBuilder::step`] until it gives the vocabulary; 5,000 entries a step take
/// about a millisecond in a browser.
pub struct VocabBuilder {
    head: Head,
    /// What is built so far; taken when done.
    vocab: Option<Vocab>,
    stage: Stage,
    /// Entries of this stage that are done.
    at: usize,
    /// The next byte of the file to read.
    cursor: usize,
    /// The special tokens are read before the tables are filled, because they stay out of them.
    is_special: Vec<bool>,
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Lengths,
    Specials,
    Tokens,
    Merges,
}

const DAMAGED_LENGTHS: TokensError = TokensError::Damaged {
    what: "its lengths do not add up",
};

impl VocabBuilder {
    /// Takes a vocabulary file; fails on a head that lies about the file's size.
    pub fn new(file: Vec<u8>) -> Result<Self, TokensError> {
        let head = Head::read(&file)?;
        let mut ends = Vec::with_capacity(head.n_tokens + 1);
        ends.push(0);
        let merging = match head.kind {
            0 => Merging::Ranks,
            _ => Merging::Pairs {
                pairs: PairTable::for_entries(head.n_merges),
                made: Vec::with_capacity(head.n_merges),
            },
        };
        let reached = match head.kind {
            0 => Vec::new(),
            _ => (0..head.n_tokens).map(|_| AtomicU8::new(0)).collect(),
        };
        let vocab = Vocab {
            file,
            ends,
            pre: head.pre,
            merging,
            whole_first: head.kind != 1,
            by_bytes: ByteTable::for_entries(head.n_tokens),
            byte_ids: [NO_ID; 256],
            powers: Vec::new(),
            always: Specials::new(Vec::new()),
            all_specials: Specials::new(Vec::new()),
            reached,
        };
        Ok(VocabBuilder {
            head,
            vocab: Some(vocab),
            stage: Stage::Lengths,
            at: 0,
            cursor: HEAD_BYTES,
            is_special: Vec::new(),
        })
    }

    /// The share that is done, from 0 to 1.
    pub fn progress(&self) -> f32 {
        let head = &self.head;
        let before = match self.stage {
            Stage::Lengths => 0,
            Stage::Specials | Stage::Tokens => head.n_tokens,
            Stage::Merges => 2 * head.n_tokens,
        };
        let all = 2 * head.n_tokens + head.n_merges;
        match self.vocab {
            None => 1.0,
            Some(_) => (before + self.at) as f32 / all.max(1) as f32,
        }
    }

    /// Does up to `max_entries` entries (at least one); gives the vocabulary when all are done.
    ///
    /// After an error or the vocabulary there is nothing more to step.
    pub fn step(&mut self, max_entries: usize) -> Result<Option<Vocab>, TokensError> {
        let Some(mut vocab) = self.vocab.take() else {
            return Err(TokensError::Damaged {
                what: "it was built before",
            });
        };
        let mut left = max_entries.max(1);
        while left > 0 {
            let count = match self.stage {
                Stage::Lengths => self.head.n_tokens,
                Stage::Specials => 0,
                Stage::Tokens => self.head.n_tokens,
                Stage::Merges => self.head.n_merges,
            };
            let until = count.min(self.at.saturating_add(left));
            left -= until - self.at;
            match self.stage {
                Stage::Lengths => self.lengths(&mut vocab, until)?,
                Stage::Specials => self.specials(&mut vocab)?,
                Stage::Tokens => self.tokens(&mut vocab, until)?,
                Stage::Merges => self.merges(&mut vocab, until)?,
            }
            self.at = until;
            if until < count {
                break;
            }
            self.at = 0;
            self.stage = match self.stage {
                Stage::Lengths => Stage::Specials,
                Stage::Specials => Stage::Tokens,
                Stage::Tokens => Stage::Merges,
                Stage::Merges => return Ok(Some(vocab)),
            };
        }
        self.vocab = Some(vocab);
        Ok(None)
    }

    /// Lays out the tokens: while this runs, `ends` count from 0.
    fn lengths(&mut self, vocab: &mut Vocab, until: usize) -> Result<(), TokensError> {
        let mut end = vocab.ends.last().copied().unwrap_or(0);
        for _ in self.at..until {
            let short = *vocab.file.get(self.cursor).ok_or(DAMAGED_LENGTHS)?;
            self.cursor += 1;
            let mut length = u32::from(short);
            if short == 255 {
                let long = vocab.file.get(self.cursor..self.cursor + 2);
                let long = long.ok_or(DAMAGED_LENGTHS)?;
                length = u32::from(u16::from_le_bytes([long[0], long[1]]));
                self.cursor += 2;
            }
            limit("bytes in one token", length as usize, MAX_TOKEN_BYTES)?;
            end += length;
            vocab.ends.push(end);
        }
        Ok(())
    }

    /// Checks the layout against the file's size and reads the special tokens at its end.
    fn specials(&mut self, vocab: &mut Vocab) -> Result<(), TokensError> {
        let head = &self.head;
        let text_end = vocab.ends.last().map_or(0, |end| *end as usize);
        let specials_at = self.cursor + text_end + 6 * head.n_merges;
        if text_end != head.n_text_bytes || specials_at + 4 * head.n_specials != vocab.file.len() {
            return Err(DAMAGED_LENGTHS);
        }
        let mut longest = 0;
        let mut previous = 0;
        for end in &mut vocab.ends {
            longest = longest.max(*end - previous);
            previous = *end;
            *end += self.cursor as u32;
        }
        self.cursor += text_end;
        vocab.powers = Rolling::powers(longest as usize);
        self.is_special = vec![false; head.n_tokens];
        let (mut always, mut all) = (Vec::new(), Vec::new());
        for entry in vocab.file[specials_at..].chunks_exact(4) {
            let id = id_at(entry, head.n_tokens)?;
            let Ok(text) = std::str::from_utf8(vocab.bytes_of(id)) else {
                return Err(TokensError::Damaged {
                    what: "a special token is no text",
                });
            };
            limit("bytes in one special token", text.len(), MAX_SPECIAL_BYTES)?;
            if entry[3] != 0 {
                always.push((Box::from(text), id));
            }
            all.push((Box::from(text), id));
            self.is_special[id as usize] = true;
        }
        vocab.always = Specials::new(always);
        vocab.all_specials = Specials::new(all);
        Ok(())
    }

    fn tokens(&mut self, vocab: &mut Vocab, until: usize) -> Result<(), TokensError> {
        for id in self.at as u32..until as u32 {
            let start = vocab.ends[id as usize] as usize;
            let end = vocab.ends[id as usize + 1] as usize;
            let bytes = &vocab.file[start..end];
            if bytes.is_empty() || self.is_special[id as usize] {
                continue;
            }
            let hash = Rolling::of(bytes);
            if vocab
                .by_bytes
                .find(hash, |id| vocab.bytes_of(id) == bytes)
                .is_none()
            {
                if let [byte] = bytes {
                    vocab.byte_ids[usize::from(*byte)] = id;
                }
                vocab.by_bytes.insert(hash, id)?;
            }
        }
        Ok(())
    }

    fn merges(&mut self, vocab: &mut Vocab, until: usize) -> Result<(), TokensError> {
        let mut joined = Vec::new();
        for index in self.at..until {
            let at = self.cursor + 6 * index;
            let left = id_at(&vocab.file[at..], self.head.n_tokens)?;
            let right = id_at(&vocab.file[at + 3..], self.head.n_tokens)?;
            joined.clear();
            joined.extend(vocab.bytes_of(left));
            joined.extend(vocab.bytes_of(right));
            let whole = vocab
                .id_of(&joined)
                .or_else(|| vocab.all_specials.id_of(&joined));
            let whole = whole.ok_or(TokensError::MergeWithoutToken { index })?;
            if let Merging::Pairs { pairs, made } = &mut vocab.merging {
                pairs.insert(left, right, index as u32)?;
                made.push(whole);
            }
        }
        Ok(())
    }
}

fn id_at(entry: &[u8], n_tokens: usize) -> Result<u32, TokensError> {
    let id = u32::from_le_bytes([entry[0], entry[1], entry[2], 0]);
    match (id as usize) < n_tokens {
        true => Ok(id),
        false => Err(TokensError::Damaged {
            what: "an id is past its end",
        }),
    }
}
