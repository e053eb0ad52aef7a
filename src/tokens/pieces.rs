//! Walks a text piece by piece, special tokens first, and says how far each answer looked.

use crate::Vocab;
use crate::specials::{Found, Specials};
use crate::split::{Eye, piece_end};

/// Special tokens are looked for at least this many bytes ahead at a time.
const LOOK_AHEAD: usize = 256;

/// Finds the piece at a position of a text that may still grow at its end.
///
/// Positions must not go back from call to call.
pub(crate) struct Walker<'v> {
    vocab: &'v Vocab,
    specials: &'v Specials,
    /// No special token begins between the last position asked for and this one.
    clear: usize,
    /// The special token at `clear`, if one is known to begin there.
    found: Option<Found>,
}

pub(crate) enum Step {
    Piece {
        end: usize,
        /// Nothing from this byte on had a part in the answer; past the text's length
        /// where its end had.
        reach: usize,
        /// The id when the piece is a special token.
        special: Option<u32>,
    },
    /// The answer depends on text that is not there yet.
    More,
}

impl<'v> Walker<'v> {
    pub(crate) fn new(vocab: &'v Vocab, parse_special: bool) -> Self {
        Walker {
            vocab,
            specials: vocab.specials(parse_special),
            clear: 0,
            found: None,
        }
    }

    /// The piece that begins at `from`; `complete` says that the text will not grow.
    ///
    /// Between special tokens every stretch is split as if it were the whole text.
    pub(crate) fn step(&mut self, text: &str, from: usize, complete: bool) -> Step {
        let longest = self.specials.longest;
        if let Some(found) = self.found
            && found.start == from
        {
            self.found = None;
            self.clear = found.end;
            return Step::Piece {
                end: found.end,
                reach: from + longest,
                special: Some(found.id),
            };
        }
        self.clear = self.clear.max(from);
        loop {
            if self.clear > from {
                let mut eye = Eye::new(&text[from..self.clear]);
                let end = from + piece_end(self.vocab.pre, &mut eye, 0);
                let seen = from + eye.seen;
                let at_end = complete && self.clear == text.len();
                if seen <= self.clear || self.found.is_some() || at_end {
                    return Step::Piece {
                        end,
                        reach: seen + longest.saturating_sub(1),
                        special: None,
                    };
                }
            }
            if let Some(found) = self.found
                && found.start == from
            {
                return self.step(text, from, complete);
            }
            if !self.clear_more(text, from, complete) {
                return Step::More;
            }
        }
    }

    /// Looks for a special token further on; false when only more text can tell.
    fn clear_more(&mut self, text: &str, from: usize, complete: bool) -> bool {
        if self.found.is_some() {
            return false;
        }
        let known = match complete || self.specials.is_empty() {
            true => text.len(),
            false => (text.len() + 1).saturating_sub(self.specials.longest),
        };
        let wanted = self.clear + LOOK_AHEAD.max(self.clear - from);
        let until = match self.specials.is_empty() {
            true => known,
            false => text.floor_char_boundary(wanted.min(known)),
        };
        if until <= self.clear {
            return false;
        }
        self.found = self.specials.find(text, self.clear, until);
        self.clear = self.found.map_or(until, |found| found.start);
        true
    }
}
