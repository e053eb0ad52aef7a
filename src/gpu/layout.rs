//! How quantised rows lie on the graphics card: quants in one stream of words, what scales them in another.
//!
//! Columns go in tiles of 32 and quarters of a tile: quarter `j` has columns `4j..4j + 4` and
//! `16 + 4j..16 + 4j + 4`, so that one word of nibbles is one quarter. Nothing is lost: every number is
//! exactly the one in the file.

use inference::{Row, Stored, to_f16};

use crate::error::GpuError;

/// Columns in a tile.
pub(crate) const TILE: usize = 32;

/// How codes lie in the stream of quants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Coding {
    Nibbles,
    Fives,
    Sixes,
    Eights,
    Halves,
    Brains,
    Floats,
}

/// How scales lie in the stream of scales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Scaling {
    None,
    /// One half for each tile.
    One,
    /// A factor and what is taken away, for each tile.
    Two,
    /// Bytes for each tile, times two halves for every eight tiles.
    Super,
    /// Signed bytes for each half of a tile, times a half for every eight tiles.
    SuperHalves,
    /// Bytes of both kinds for each half of a tile, times two halves for every eight tiles.
    SuperHalvesMins,
}

/// The layout of one matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Layout {
    pub(crate) coding: Coding,
    pub(crate) scaling: Scaling,
    /// What a code stands for when the number is 0.
    pub(crate) offset: i32,
}

impl Layout {
    pub(crate) fn of(stored: &Stored) -> Result<Layout, GpuError> {
        let (coding, scaling) = match stored.format.name {
            "Q4_0" => (Coding::Nibbles, Scaling::One),
            "Q4_1" => (Coding::Nibbles, Scaling::Two),
            "Q5_0" => (Coding::Fives, Scaling::One),
            "Q5_1" => (Coding::Fives, Scaling::Two),
            "Q8_0" => (Coding::Eights, Scaling::One),
            "Q2_K" => (Coding::Nibbles, Scaling::SuperHalvesMins),
            "Q3_K" => (Coding::Nibbles, Scaling::SuperHalves),
            "Q4_K" => (Coding::Nibbles, Scaling::Super),
            "Q5_K" => (Coding::Fives, Scaling::Super),
            "Q6_K" => (Coding::Sixes, Scaling::SuperHalves),
            "F16" => (Coding::Halves, Scaling::None),
            "BF16" => (Coding::Brains, Scaling::None),
            "F32" => (Coding::Floats, Scaling::None),
            name => return Err(GpuError::Format { name: name.into() }),
        };
        Ok(Layout {
            coding,
            scaling,
            offset: stored.offset().unwrap_or(0),
        })
    }

    pub(crate) fn is_quantised(self) -> bool {
        self.scaling != Scaling::None
    }

    /// Words of quants for a tile.
    pub(crate) fn quants_per_tile(self) -> usize {
        match self.coding {
            Coding::Nibbles | Coding::Fives | Coding::Sixes => 4,
            Coding::Eights => 8,
            Coding::Halves | Coding::Brains => 16,
            Coding::Floats => 32,
        }
    }

    /// Words of bits beyond the fourth for a tile, in the stream of scales.
    pub(crate) fn high_per_tile(self) -> usize {
        match self.coding {
            Coding::Fives => 1,
            Coding::Sixes => 2,
            _ => 0,
        }
    }

    /// Half words of scales for a tile.
    pub(crate) fn small_per_tile(self) -> usize {
        match self.scaling {
            Scaling::None => 0,
            Scaling::One | Scaling::Super | Scaling::SuperHalves => 1,
            Scaling::Two | Scaling::SuperHalvesMins => 2,
        }
    }

    /// Whether a word of factors stands beside every eight tiles.
    pub(crate) fn has_supers(self) -> bool {
        matches!(
            self.scaling,
            Scaling::Super | Scaling::SuperHalves | Scaling::SuperHalvesMins
        )
    }

    /// What kernels multiply the floats by that they make of codes (`numbers.wgsl`).
    pub(crate) fn unit(self) -> i32 {
        if self.coding == Coding::Eights {
            256
        } else {
            64
        }
    }

    /// What such a float stands for, times the unit, when the number is 0.
    pub(crate) fn zero(self) -> i32 {
        let added = if self.coding == Coding::Eights {
            128
        } else {
            0
        };
        self.unit() + added + self.offset
    }

    /// Bytes that rows of so many tiles take, all streams together.
    pub(crate) fn row_bytes(self, n_tiles: usize) -> usize {
        let words = n_tiles * (self.quants_per_tile() + self.high_per_tile());
        let supers = if self.has_supers() { n_tiles / 8 } else { 0 };
        4 * (words + supers) + 2 * n_tiles * self.small_per_tile()
    }
}

/// Some rows, repacked: what follows in each stream.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Streams {
    pub(crate) quants: Vec<u32>,
    pub(crate) small: Vec<u16>,
    pub(crate) high: Vec<u32>,
    pub(crate) supers: Vec<u32>,
}

impl Streams {
    /// Adds a row as it lies in the file.
    pub(crate) fn push(&mut self, layout: Layout, stored: &Stored, bytes: &[u8]) {
        match stored.unpack(bytes) {
            Some(row) => self.push_codes(layout, &row),
            None => self.push_floats(stored, bytes),
        }
    }

    fn push_floats(&mut self, stored: &Stored, bytes: &[u8]) {
        let n_tiles = stored.n_cols.div_ceil(TILE);
        let per_number = bytes.len() / stored.n_cols;
        let mut padded = bytes.to_vec();
        padded.resize(n_tiles * TILE * per_number, 0);
        let (words, _) = padded.as_chunks::<4>();
        self.quants
            .extend(words.iter().map(|&word| u32::from_le_bytes(word)));
    }

    fn push_codes(&mut self, layout: Layout, row: &Row) {
        let (tiles, _) = row.codes.as_chunks::<TILE>();
        for codes in tiles {
            let chunk = |c: usize| -> u32 { word(|b| u32::from(codes[4 * c + b])) };
            if layout.coding == Coding::Eights {
                self.quants.extend((0..8).map(chunk));
                continue;
            }
            let low = |c: usize| chunk(c) & 0x0f0f_0f0f;
            self.quants.extend((0..4).map(|j| low(j) | low(j + 4) << 4));
            match layout.coding {
                Coding::Fives => {
                    let fifth = |c: usize| (chunk(c) >> 4 & 0x0101_0101) << c;
                    self.high.push((0..8).fold(0, |all, c| all | fifth(c)));
                }
                Coding::Sixes => {
                    let pair = |c: usize| (chunk(c) >> 4 & 0x0303_0303) << (2 * (c % 4));
                    self.high.push((0..4).fold(0, |all, c| all | pair(c)));
                    self.high.push((4..8).fold(0, |all, c| all | pair(c)));
                }
                _ => {}
            }
        }
        let bytes = |low: i8, high: i8| u16::from_le_bytes([low as u8, high as u8]);
        let two = || row.factors.iter().zip(&row.min_factors);
        match layout.scaling {
            Scaling::None => {}
            Scaling::One => self.small.extend(row.factors.iter().map(|&it| to_f16(it))),
            Scaling::Two => {
                let pairs = two().flat_map(|(&s, &m)| [to_f16(s), to_f16(m)]);
                self.small.extend(pairs);
            }
            Scaling::Super => {
                let pairs = row.scales.iter().zip(&row.mins);
                self.small.extend(pairs.map(|(&s, &m)| bytes(s, m)));
            }
            Scaling::SuperHalves => {
                let (pairs, _) = row.scales.as_chunks::<2>();
                self.small.extend(pairs.iter().map(|&[a, b]| bytes(a, b)));
            }
            Scaling::SuperHalvesMins => {
                let pairs = row.scales.chunks_exact(2).zip(row.mins.chunks_exact(2));
                let halves = pairs.flat_map(|(s, m)| [bytes(s[0], s[1]), bytes(m[0], m[1])]);
                self.small.extend(halves);
            }
        }
        match layout.scaling {
            Scaling::SuperHalves => {
                let factors = row.factors.iter().map(|&it| u32::from(to_f16(it)));
                self.supers.extend(factors);
            }
            Scaling::Super | Scaling::SuperHalvesMins => {
                let pairs = two().map(|(&s, &m)| u32::from(to_f16(s)) | u32::from(to_f16(m)) << 16);
                self.supers.extend(pairs);
            }
            _ => {}
        }
    }
}

fn word(byte: impl Fn(usize) -> u32) -> u32 {
    (0..4).fold(0, |word, b| word | byte(b) << (8 * b))
}
