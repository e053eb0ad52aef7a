//! The counter's memory: a text in chunks of whole pieces, each with its sums.
//!
//! Invariants: no chunk is empty; a chunk's pieces cover its text exactly; and over all pieces
//! in order, the position up to which deciding a piece looked never decreases.

use std::ops::Range;

use crate::Vocab;
use crate::tables::NO_ID;

/// A chunk above this many bytes is cut, unless it is one piece.
const MOST_BYTES: usize = 2048;
/// Chunks are cut to about this many bytes.
const AIM_BYTES: usize = 1024;
/// A chunk below this many bytes is joined to a neighbour.
const LEAST_BYTES: usize = 256;

/// A piece of the pre-tokenizer, or one special token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) bytes: u32,
    /// Nothing from this many bytes after its end on had a part in deciding it
    /// or a piece before it.
    pub(crate) reach: u32,
    /// Its ids in the chunk, `NO_ID`s included.
    pub(crate) entries: u32,
    pub(crate) tokens: u32,
}

/// Whole pieces with their text and ids.
#[derive(Clone, Default)]
pub(crate) struct Chunk {
    pub(crate) text: String,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) ids: Vec<u32>,
}

/// What one chunk adds.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sum {
    pub(crate) bytes: usize,
    pub(crate) tokens: usize,
}

/// A boundary between pieces: before `piece` of `chunk`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) chunk: usize,
    pub(crate) piece: usize,
    /// Byte of the whole text.
    pub(crate) at: usize,
    /// Byte of the chunk's text.
    in_chunk: usize,
    /// Index among the chunk's ids.
    entry: usize,
}

#[derive(Default)]
pub(crate) struct Store {
    chunks: Vec<Chunk>,
    /// One for each chunk, apart so that finding a byte reads little memory.
    sums: Vec<Sum>,
    pub(crate) total: Sum,
}

impl Chunk {
    fn append(&mut self, other: Chunk) {
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces);
        self.ids.extend(other.ids);
    }

    fn split_off(&mut self, place: &Place) -> Chunk {
        Chunk {
            text: self.text.split_off(place.in_chunk),
            pieces: self.pieces.split_off(place.piece),
            ids: self.ids.split_off(place.entry),
        }
    }

    fn sum(&self) -> Sum {
        Sum {
            bytes: self.text.len(),
            tokens: self.pieces.iter().map(|piece| piece.tokens as usize).sum(),
        }
    }

    /// Cuts a large chunk into chunks of about `AIM_BYTES`.
    fn cut(self) -> Vec<Chunk> {
        if self.text.len() <= MOST_BYTES {
            return match self.text.is_empty() {
                true => Vec::new(),
                false => vec![self],
            };
        }
        let mut cut = Vec::with_capacity(self.text.len() / AIM_BYTES + 1);
        let (mut text, mut ids) = (&self.text[..], &self.ids[..]);
        let (mut first, mut bytes, mut entries) = (0, 0, 0);
        for (index, piece) in self.pieces.iter().enumerate() {
            bytes += piece.bytes as usize;
            entries += piece.entries as usize;
            if bytes >= AIM_BYTES || index + 1 == self.pieces.len() {
                let (chunk_text, rest) = text.split_at(bytes);
                let (chunk_ids, rest_ids) = ids.split_at(entries);
                cut.push(Chunk {
                    text: chunk_text.to_owned(),
                    pieces: self.pieces[first..=index].to_vec(),
                    ids: chunk_ids.to_vec(),
                });
                (text, ids) = (rest, rest_ids);
                (first, bytes, entries) = (index + 1, 0, 0);
            }
        }
        cut
    }
}

impl Store {
    /// The chunk that holds byte `at` and its first byte; past the last for the end of the text.
    fn chunk_at(&self, at: usize) -> (usize, usize) {
        let mut base = 0;
        for (index, sum) in self.sums.iter().enumerate() {
            if base + sum.bytes > at {
                return (index, base);
            }
            base += sum.bytes;
        }
        (self.sums.len(), base)
    }

    /// `at`, moved down to the beginning of a character; past the end becomes the end.
    pub(crate) fn floor(&self, at: usize) -> usize {
        let (index, base) = self.chunk_at(at);
        match self.chunks.get(index) {
            Some(chunk) => base + chunk.text.floor_char_boundary(at - base),
            None => base,
        }
    }

    /// `at`, moved up to the beginning of a character; past the end becomes the end.
    pub(crate) fn ceil(&self, at: usize) -> usize {
        let (index, base) = self.chunk_at(at);
        match self.chunks.get(index) {
            Some(chunk) => base + chunk.text.ceil_char_boundary(at - base),
            None => base,
        }
    }

    pub(crate) fn texts(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.chunks.iter().map(|chunk| &chunk.text[..])
    }

    /// Appends the bytes of `range`, which begins in or after the chunk of `near`.
    pub(crate) fn copy_text(&self, near: &Place, range: Range<usize>, out: &mut String) {
        let mut base = near.at - near.in_chunk;
        for chunk in self.chunks.iter().skip(near.chunk) {
            if base >= range.end {
                return;
            }
            let start = range.start.saturating_sub(base).min(chunk.text.len());
            let end = (range.end - base).min(chunk.text.len());
            out.push_str(&chunk.text[start..end]);
            base += chunk.text.len();
        }
    }

    /// Where re-splitting after a change at byte `at` must begin, and how far the pieces
    /// before that place looked.
    pub(crate) fn restart(&self, at: usize) -> (Place, usize) {
        let (mut index, mut base) = self.chunk_at(at);
        if index == self.chunks.len() && index > 0 {
            index -= 1;
            base -= self.sums[index].bytes;
        }
        // Invariant used: looks never decrease, so the pieces that did not look past `at`
        // are all those before some place.
        while index > 0 {
            let before = self.chunks[index - 1].pieces.last();
            let looked = base + before.map_or(0, |piece| piece.reach as usize);
            if looked <= at {
                break;
            }
            index -= 1;
            base -= self.sums[index].bytes;
        }
        let mut looked = match index {
            0 => 0,
            _ => {
                let before = self.chunks[index - 1].pieces.last();
                base + before.map_or(0, |piece| piece.reach as usize)
            }
        };
        let mut place = Place {
            chunk: index,
            piece: 0,
            at: base,
            in_chunk: 0,
            entry: 0,
        };
        while let Some(piece) = self.piece(&place) {
            let end = place.at + piece.bytes as usize;
            if end + piece.reach as usize > at || place.chunk != index {
                break;
            }
            looked = end + piece.reach as usize;
            self.advance(&mut place);
        }
        (place, looked)
    }

    /// The piece after a place; `None` at the end of the text.
    pub(crate) fn piece(&self, place: &Place) -> Option<&Piece> {
        self.chunks.get(place.chunk)?.pieces.get(place.piece)
    }

    /// Moves a place over the piece after it.
    pub(crate) fn advance(&self, place: &mut Place) {
        let Some(piece) = self.piece(place) else {
            return;
        };
        place.at += piece.bytes as usize;
        place.piece += 1;
        place.in_chunk += piece.bytes as usize;
        place.entry += piece.entries as usize;
        if place.piece == self.chunks[place.chunk].pieces.len() {
            self.to_next_chunk(place);
        }
    }

    /// Moves a place to the last boundary at or before byte `at`, by whole chunks where it can.
    pub(crate) fn advance_towards(&self, place: &mut Place, at: usize) {
        while let Some(sum) = self.sums.get(place.chunk) {
            let chunk_end = place.at - place.in_chunk + sum.bytes;
            if chunk_end <= at {
                place.at = chunk_end;
                self.to_next_chunk(place);
                continue;
            }
            while let Some(piece) = self.piece(place) {
                if place.at + piece.bytes as usize > at {
                    return;
                }
                self.advance(place);
            }
        }
    }

    /// The first byte after the chunk that holds byte `at`.
    pub(crate) fn chunk_end(&self, at: usize) -> usize {
        let (index, base) = self.chunk_at(at);
        base + self.sums.get(index).map_or(0, |sum| sum.bytes)
    }

    fn to_next_chunk(&self, place: &mut Place) {
        place.chunk += 1;
        (place.piece, place.in_chunk, place.entry) = (0, 0, 0);
    }

    /// Puts `fresh` in place of everything between two places.
    pub(crate) fn replace(&mut self, from: &Place, to: &Place, fresh: Chunk) {
        let mut first = from.chunk;
        let mut last = to.chunk;
        let mut tail = Chunk::default();
        if to.piece > 0 {
            tail = self.chunks[to.chunk].split_off(to);
            last += 1;
        }
        let mut joined = Chunk::default();
        if from.piece > 0 {
            joined = std::mem::take(&mut self.chunks[from.chunk]);
            joined.split_off(from);
            last = last.max(from.chunk + 1);
        }
        joined.append(fresh);
        joined.append(tail);
        while joined.text.len() < LEAST_BYTES && last < self.chunks.len() {
            joined.append(std::mem::take(&mut self.chunks[last]));
            last += 1;
        }
        if joined.text.len() < LEAST_BYTES && first > 0 {
            first -= 1;
            let mut before = std::mem::take(&mut self.chunks[first]);
            before.append(joined);
            joined = before;
        }
        let cut = joined.cut();
        for sum in &self.sums[first..last] {
            self.total.bytes -= sum.bytes;
            self.total.tokens -= sum.tokens;
        }
        let sums: Vec<Sum> = cut.iter().map(Chunk::sum).collect();
        for sum in &sums {
            self.total.bytes += sum.bytes;
            self.total.tokens += sum.tokens;
        }
        self.sums.splice(first..last, sums);
        self.chunks.splice(first..last, cut);
    }

    /// The tokens that begin before byte `at`.
    pub(crate) fn tokens_before(&self, vocab: &Vocab, at: usize) -> usize {
        let (index, base) = self.chunk_at(at);
        let before: usize = self.sums[..index].iter().map(|sum| sum.tokens).sum();
        let inside = self.chunks.get(index).map_or(0, |chunk| {
            let tokens = chunk.tokens(vocab, base);
            tokens.take_while(|(start, ..)| *start < at).count()
        });
        before + inside
    }

    /// Start, end and id of the tokens that touch the bytes from `from` on, and all after them.
    pub(crate) fn tokens_from<'s>(
        &'s self,
        vocab: &'s Vocab,
        from: usize,
    ) -> impl Iterator<Item = (usize, usize, u32)> + 's {
        let (index, mut base) = self.chunk_at(from);
        self.chunks[index..]
            .iter()
            .flat_map(move |chunk| {
                let tokens = chunk.tokens(vocab, base);
                base += chunk.text.len();
                tokens
            })
            .skip_while(move |(_, end, _)| *end <= from)
    }
}

impl Chunk {
    fn tokens<'s>(
        &'s self,
        vocab: &'s Vocab,
        mut at: usize,
    ) -> impl Iterator<Item = (usize, usize, u32)> + 's {
        self.ids.iter().filter_map(move |id| {
            let start = at;
            at += vocab.length_of(*id);
            (*id != NO_ID).then_some((start, at, *id))
        })
    }
}
