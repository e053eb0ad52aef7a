//! Keeps the exact token count of a text that is being edited; an edit costs what it touches.

use std::ops::Range;
use std::rc::Rc;

use crate::Vocab;
use crate::merge::Scratch;
use crate::pieces::{Step, Walker};
use crate::store::{Chunk, Piece, Place, Store};
use crate::tables::NO_ID;

/// A text with its tokens.
///
/// Invariant: after every call the tokens equal those of [`Vocab::encode`] of the whole text.
/// An edit re-splits from the last piece that did not look at the changed place until new and
/// old piece boundaries meet again; its cost does not grow with the text.
pub struct Counter {
    vocab: Rc<Vocab>,
    parse_special: bool,
    store: Store,
    scratch: Scratch,
}

impl Counter {
    /// An empty text; `parse_special` as in [`Vocab::encode`].
    pub fn new(vocab: Rc<Vocab>, parse_special: bool) -> Self {
        Counter {
            vocab,
            parse_special,
            store: Store::default(),
            scratch: Scratch::default(),
        }
    }

    pub fn vocab(&self) -> &Rc<Vocab> {
        &self.vocab
    }

    /// The number of tokens.
    pub fn total(&self) -> usize {
        self.store.total.tokens
    }

    pub fn n_bytes(&self) -> usize {
        self.store.total.bytes
    }

    /// A copy of the text.
    pub fn text(&self) -> String {
        self.store.texts().collect()
    }

    /// Makes the text equal to `text`: compares, and edits what differs between the common
    /// beginning and the common end.
    pub fn set_text(&mut self, text: &str) {
        let mut prefix = 0;
        for held in self.store.texts() {
            let same = common_prefix(held.as_bytes(), &text.as_bytes()[prefix..]);
            prefix += same;
            if same < held.len() {
                break;
            }
        }
        prefix = text.floor_char_boundary(prefix);
        let mut suffix = 0;
        let most = text.len().min(self.n_bytes()) - prefix;
        for held in self.store.texts().rev() {
            let rest = &text.as_bytes()[prefix..text.len() - suffix];
            let same = common_suffix(held.as_bytes(), rest);
            suffix += same;
            if same < held.len() {
                break;
            }
        }
        suffix = suffix.min(most);
        suffix = text.len() - text.ceil_char_boundary(text.len() - suffix);
        self.edit(
            prefix..self.n_bytes() - suffix,
            &text[prefix..text.len() - suffix],
        );
    }

    /// Replaces the bytes of `range` by `with`.
    ///
    /// A range past the end is cut to it, one that cuts a character takes in the whole of it,
    /// and an empty one inside a character means the place before it.
    pub fn edit(&mut self, range: Range<usize>, with: &str) {
        let start = self.store.floor(range.start);
        let end = match range.is_empty() {
            true => start,
            false => self.store.ceil(range.end),
        };
        if start == end && with.is_empty() {
            return;
        }
        let (from, looked) = self.store.restart(start);
        let (to, fresh) = self.split_again(&from, looked, start..end, with);
        self.store.replace(&from, &to, fresh);
    }

    /// The number of tokens whose first byte lies before `byte`.
    pub fn tokens_before(&self, byte: usize) -> usize {
        self.store.tokens_before(&self.vocab, byte)
    }

    /// The byte ranges of the tokens that touch `range`; an end may lie inside a character.
    pub fn boundaries(&self, range: Range<usize>) -> Vec<Range<usize>> {
        self.tokens(range).map(|(bytes, _)| bytes).collect()
    }

    /// The ids of the tokens that touch `range`.
    pub fn ids(&self, range: Range<usize>) -> Vec<u32> {
        self.tokens(range).map(|(_, id)| id).collect()
    }

    fn tokens(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, u32)> + '_ {
        self.store
            .tokens_from(&self.vocab, range.start)
            .take_while(move |(start, ..)| *start < range.end)
            .map(|(start, end, id)| (start..end, id))
    }

    /// Splits and encodes the changed text from `from` on until an old boundary is met;
    /// gives that boundary and the pieces up to it. `looked` is how far the pieces before
    /// `from` looked.
    fn split_again(
        &mut self,
        from: &Place,
        looked: usize,
        range: Range<usize>,
        with: &str,
    ) -> (Place, Chunk) {
        let store = &self.store;
        // Positions in the window count from `from`; text after the change comes as needed.
        let mut window = String::new();
        store.copy_text(from, from.at..range.start, &mut window);
        window.push_str(with);
        let changed_end = window.len();
        let mut to = *from;
        store.advance_towards(&mut to, range.end);
        let mut copied = to;
        let mut old_end = store.chunk_end(range.end);
        store.copy_text(&copied, range.end..old_end, &mut window);
        store.advance_towards(&mut copied, old_end);

        let mut walker = Walker::new(&self.vocab, self.parse_special);
        let mut fresh = Chunk::default();
        let mut at = 0;
        let mut looked = looked.saturating_sub(from.at);
        loop {
            if at >= changed_end {
                let old_at = at - changed_end + range.end;
                while to.at < old_at {
                    store.advance(&mut to);
                }
                let old_look = store.piece(&to).map_or(usize::MAX, |piece| {
                    let look = to.at + (piece.bytes + piece.reach) as usize;
                    look - range.end + changed_end
                });
                if to.at == old_at && looked <= old_look {
                    break;
                }
            }
            let complete = old_end == store.total.bytes;
            match walker.step(&window, at, complete) {
                Step::Piece {
                    end,
                    reach,
                    special,
                } => {
                    let before = fresh.ids.len();
                    match special {
                        Some(id) => fresh.ids.push(id),
                        None => {
                            let piece = &window.as_bytes()[at..end];
                            let ids = &mut fresh.ids;
                            self.vocab.encode_piece(piece, ids, &mut self.scratch);
                        }
                    }
                    looked = looked.max(reach);
                    let entries = &fresh.ids[before..];
                    fresh.pieces.push(Piece {
                        bytes: (end - at) as u32,
                        reach: (looked.saturating_sub(end)) as u32,
                        entries: entries.len() as u32,
                        tokens: entries.iter().filter(|id| **id != NO_ID).count() as u32,
                    });
                    at = end;
                }
                // Twice as much each time, so that a long piece is not split over and over.
                Step::More => {
                    let wanted = (old_end + window.len()).min(store.total.bytes);
                    let next_end = store.chunk_end(wanted);
                    store.copy_text(&copied, old_end..next_end, &mut window);
                    store.advance_towards(&mut copied, next_end);
                    old_end = next_end;
                }
            }
        }
        window.truncate(at);
        fresh.text = window;
        (to, fresh)
    }
}

/// How many bytes two texts share at their beginnings.
fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    const BLOCK: usize = 32;
    let blocks = a.chunks_exact(BLOCK).zip(b.chunks_exact(BLOCK));
    let same = BLOCK * blocks.take_while(|(a, b)| same_block(a, b)).count();
    let rest = a[same..].iter().zip(&b[same..]);
    same + rest.take_while(|(a, b)| a == b).count()
}

/// How many bytes two texts share at their ends.
fn common_suffix(a: &[u8], b: &[u8]) -> usize {
    const BLOCK: usize = 32;
    let blocks = a.rchunks_exact(BLOCK).zip(b.rchunks_exact(BLOCK));
    let same = BLOCK * blocks.take_while(|(a, b)| same_block(a, b)).count();
    let rest = a[..a.len() - same].iter().rev();
    let rest = rest.zip(b[..b.len() - same].iter().rev());
    same + rest.take_while(|(a, b)| a == b).count()
}

/// Compares without stopping early, which the compiler turns into wide comparisons.
#[inline]
fn same_block(a: &[u8], b: &[u8]) -> bool {
    a.iter()
        .zip(b)
        .fold(0, |different, (a, b)| different | (a ^ b))
        == 0
}
