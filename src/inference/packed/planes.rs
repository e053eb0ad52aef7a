//! Where every bit of a code lies in a tile of eight rows and 32 columns, and how it is got out again.
//!
//! A chunk is four columns; a tile has eight. Line `2 * c + h` of the nibbles has rows `4 * h..4 * h + 4`:
//! chunk `c` in the lower halves of its bytes and chunk `c + 4` in the upper ones. Bits beyond the fourth
//! follow in lines of their own, so that each is one shift away from its place.

use super::blocks::{Kind, Row};
use super::lanes::{Lanes, Portable};

/// Rows in a group.
pub(crate) const GROUP: usize = 8;
/// Columns in a tile.
pub(super) const TILE: usize = 32;
/// Pairs of chunks in a tile.
pub(super) const PAIRS: usize = 4;

/// Sixteen bytes: of four rows, four columns each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, bytemuck::Zeroable, bytemuck::Pod)]
#[repr(C, align(16))]
pub(super) struct Line(pub(super) [u8; 16]);

/// How the codes of a kind are laid out in a tile of `LINES` lines.
pub(super) trait Planes<const LINES: usize> {
    const OFFSET: i32;
    /// The largest magnitude of a code.
    const MOST: i32;
    /// Scales of a tile.
    const SCALES: usize = 1;
    const HAS_MINS: bool = false;
    const IS_SIGNED: bool = false;
    /// Whether every pair of chunks is got in the same way, so that [`Planes::pair`] is fast in a loop.
    const IS_EVEN: bool = false;

    /// Whether sums begin with what the offset takes away: they stay as small as those of signed codes, on the way too.
    const BEGINS_LESS: bool = Self::OFFSET != 0 && Self::SCALES == 2;
    /// Pairs of chunks whose products, each two columns added up, stay within 16 bits together.
    const PAIRS_FIT: usize = {
        let most = match Self::BEGINS_LESS {
            true if Self::OFFSET > Self::MOST - Self::OFFSET => Self::OFFSET,
            true => Self::MOST - Self::OFFSET,
            false => Self::MOST,
        };
        let fit = i16::MAX as usize / (2 * 2 * 127 * most as usize);
        let all = PAIRS / Self::SCALES;
        if fit < all { fit } else { all }
    };
    /// Whether those are all that have a scale in common.
    const ALL_FIT: bool = Self::PAIRS_FIT * Self::SCALES == PAIRS;

    /// The codes of four columns and of one half of the rows.
    fn chunk<L: Lanes, const CHUNK: usize>(tile: &[Line; LINES], half: usize) -> L::Codes;

    /// Pair `c` of chunks.
    #[inline(always)]
    fn pair<L: Lanes>(tile: &[Line; LINES], c: usize, half: usize) -> [L::Codes; 2] {
        macro_rules! pair {
            ($a:literal $b:literal) => {
                [
                    Self::chunk::<L, $a>(tile, half),
                    Self::chunk::<L, $b>(tile, half),
                ]
            };
        }
        match (Self::SCALES, c) {
            (1, 0) => pair!(0 4),
            (1, 1) => pair!(1 5),
            (1, 2) => pair!(2 6),
            (1, _) => pair!(3 7),
            (_, 0) => pair!(0 1),
            (_, 1) => pair!(2 3),
            (_, 2) => pair!(4 5),
            (_, _) => pair!(6 7),
        }
    }

    /// Which chunks pair `c` has.
    #[inline(always)]
    fn chunks(c: usize) -> [usize; 2] {
        match Self::SCALES {
            1 => [c, c + PAIRS],
            _ => [2 * c, 2 * c + 1],
        }
    }
}

#[inline(always)]
fn nibble<L: Lanes, const CHUNK: usize>(tile: &[Line], half: usize) -> L::Codes {
    let line = L::load(&tile[2 * (CHUNK % 4) + half]);
    if CHUNK < 4 {
        L::and(line, 15)
    } else {
        L::right::<4>(line)
    }
}

/// The two bits of a chunk among those of four chunks, at their place in a code.
#[inline(always)]
fn pair<L: Lanes, const CHUNK: usize>(lines: &[Line], half: usize) -> L::Codes {
    L::and(
        L::load(&lines[2 * (CHUNK % 2) + half]),
        3 << (CHUNK / 2 * 2),
    )
}

/// Two bits: bits `2 * (chunk / 2)` and the next of line `2 * (chunk % 2) + half`.
pub(super) struct Two;

impl Planes<4> for Two {
    const OFFSET: i32 = 0;
    const MOST: i32 = 3;
    const SCALES: usize = 2;
    const HAS_MINS: bool = true;

    #[inline(always)]
    fn chunk<L: Lanes, const CHUNK: usize>(tile: &[Line; 4], half: usize) -> L::Codes {
        let low = pair::<L, CHUNK>(tile, half);
        match CHUNK / 2 {
            0 => low,
            1 => L::right::<2>(low),
            2 => L::right::<4>(low),
            _ => L::right::<6>(low),
        }
    }
}

/// A third bit: bit `chunk` of line `4 + half`.
pub(super) struct Three;

impl Planes<6> for Three {
    const OFFSET: i32 = 4;
    const MOST: i32 = 7;
    const SCALES: usize = 2;

    #[inline(always)]
    fn chunk<L: Lanes, const CHUNK: usize>(tile: &[Line; 6], half: usize) -> L::Codes {
        let low = pair::<L, CHUNK>(tile, half);
        let low = match CHUNK / 2 {
            0 => low,
            1 => L::right::<2>(low),
            2 => L::right::<4>(low),
            _ => L::right::<6>(low),
        };
        let third = L::and(L::load(&tile[4 + half]), 1 << CHUNK);
        let third = match CHUNK {
            0 => L::left::<2>(third),
            1 => L::left::<1>(third),
            2 => third,
            3 => L::right::<1>(third),
            4 => L::right::<2>(third),
            5 => L::right::<3>(third),
            6 => L::right::<4>(third),
            _ => L::right::<5>(third),
        };
        L::or(low, third)
    }
}

/// Four bits and no more; `OFFSET` is 8 or, with mins, 0.
pub(super) struct Four<const OFFSET: i32>;

impl<const OFFSET_: i32> Planes<8> for Four<OFFSET_> {
    const OFFSET: i32 = OFFSET_;
    const MOST: i32 = 15;
    const HAS_MINS: bool = OFFSET_ == 0;
    const IS_EVEN: bool = true;

    #[inline(always)]
    fn chunk<L: Lanes, const CHUNK: usize>(tile: &[Line; 8], half: usize) -> L::Codes {
        nibble::<L, CHUNK>(tile, half)
    }

    #[inline(always)]
    fn pair<L: Lanes>(tile: &[Line; 8], c: usize, half: usize) -> [L::Codes; 2] {
        let line = L::load(&tile[2 * (c % PAIRS) + half]);
        [L::and(line, 15), L::right::<4>(line)]
    }
}

/// A fifth bit: bit `chunk` of line `8 + half`.
pub(super) struct Five<const OFFSET: i32>;

impl<const OFFSET_: i32> Planes<10> for Five<OFFSET_> {
    const OFFSET: i32 = OFFSET_;
    const MOST: i32 = 31;
    const HAS_MINS: bool = OFFSET_ == 0;

    #[inline(always)]
    fn chunk<L: Lanes, const CHUNK: usize>(tile: &[Line; 10], half: usize) -> L::Codes {
        let fifth = L::and(L::load(&tile[8 + half]), 1 << CHUNK);
        let fifth = match CHUNK {
            0 => L::left::<4>(fifth),
            1 => L::left::<3>(fifth),
            2 => L::left::<2>(fifth),
            3 => L::left::<1>(fifth),
            4 => fifth,
            5 => L::right::<1>(fifth),
            6 => L::right::<2>(fifth),
            _ => L::right::<3>(fifth),
        };
        L::or(nibble::<L, CHUNK>(tile, half), fifth)
    }
}

/// Two more bits: bits `2 * (chunk / 2)` and the next of line `8 + 2 * (chunk % 2) + half`.
pub(super) struct Six;

impl Planes<12> for Six {
    const OFFSET: i32 = 32;
    const MOST: i32 = 63;
    const SCALES: usize = 2;

    #[inline(always)]
    fn chunk<L: Lanes, const CHUNK: usize>(tile: &[Line; 12], half: usize) -> L::Codes {
        let high = pair::<L, CHUNK>(&tile[8..], half);
        let high = match CHUNK / 2 {
            0 => L::left::<4>(high),
            1 => L::left::<2>(high),
            2 => high,
            _ => L::right::<2>(high),
        };
        L::or(nibble::<L, CHUNK>(tile, half), high)
    }
}

/// A signed byte each: line `2 * chunk + half`.
pub(super) struct Eight;

impl Planes<16> for Eight {
    const OFFSET: i32 = 0;
    const MOST: i32 = 127;
    const IS_SIGNED: bool = true;
    const IS_EVEN: bool = true;

    #[inline(always)]
    fn chunk<L: Lanes, const CHUNK: usize>(tile: &[Line; 16], half: usize) -> L::Codes {
        L::load(&tile[2 * CHUNK + half])
    }

    #[inline(always)]
    fn pair<L: Lanes>(tile: &[Line; 16], c: usize, half: usize) -> [L::Codes; 2] {
        [0, PAIRS].map(|from| L::load(&tile[2 * (c % PAIRS + from) + half]))
    }
}

/// Adds the lines of one tile of eight rows, from column `first` on.
pub(super) fn push(kind: Kind, rows: &[Row], first: usize, lines: &mut Vec<Line>) {
    let start = lines.len();
    lines.resize(start + kind.lines(), Line::default());
    let lines = &mut lines[start..];
    for (row, codes) in rows.iter().enumerate() {
        let (half, row) = (row / 4, row % 4);
        // The four codes of each chunk, side by side in one word.
        let (chunks, _) = codes.codes[first..first + TILE].as_chunks::<4>();
        let codes: [u32; 8] = std::array::from_fn(|chunk| u32::from_le_bytes(chunks[chunk]));
        let mut put = |line: usize, word: u32| {
            let (words, _) = lines[line].0.as_chunks_mut::<4>();
            words[row] = word.to_le_bytes();
        };
        if kind == Kind::Q8_0 {
            for (chunk, word) in codes.into_iter().enumerate() {
                put(2 * chunk + half, word);
            }
            continue;
        }
        let nibbles = |codes: u32| codes & 0x0f0f_0f0f;
        let fifths = codes.map(|codes| codes >> 4 & 0x0101_0101);
        let thirds = codes.map(|codes| codes >> 2 & 0x0101_0101);
        let pairs = |shift: u32, chunk: usize| {
            let of = |chunk: usize| codes[chunk] >> shift & 0x0303_0303;
            of(chunk) | of(chunk + 2) << 2 | of(chunk + 4) << 4 | of(chunk + 6) << 6
        };
        let bits = |bits: [u32; 8]| (0..8).fold(0, |word, chunk| word | bits[chunk] << chunk);
        match kind {
            Kind::Q2K | Kind::Q3K => {
                put(half, pairs(0, 0));
                put(2 + half, pairs(0, 1));
            }
            _ => {
                for chunk in 0..4 {
                    let word = nibbles(codes[chunk]) | nibbles(codes[chunk + 4]) << 4;
                    put(2 * chunk + half, word);
                }
            }
        }
        match kind {
            Kind::Q3K => put(4 + half, bits(thirds)),
            Kind::Q5_0 | Kind::Q5_1 | Kind::Q5K => put(8 + half, bits(fifths)),
            Kind::Q6K => {
                put(8 + half, pairs(4, 0));
                put(10 + half, pairs(4, 1));
            }
            _ => {}
        }
    }
}

/// The 32 codes of one row of a tile.
pub(super) fn codes_of_row(kind: Kind, tile: &[Line], row: usize) -> [i32; TILE] {
    match kind {
        Kind::Q2K => row_of::<Two, 4>(tile, row),
        Kind::Q3K => row_of::<Three, 6>(tile, row),
        Kind::Q4_0 | Kind::Q4_1 | Kind::Q4K => row_of::<Four<0>, 8>(tile, row),
        Kind::Q5_0 | Kind::Q5_1 | Kind::Q5K => row_of::<Five<0>, 10>(tile, row),
        Kind::Q6K => row_of::<Six, 12>(tile, row),
        Kind::Q8_0 => row_of::<Eight, 16>(tile, row).map(|code| i32::from(code as u8 as i8)),
    }
}

fn row_of<P: Planes<LINES>, const LINES: usize>(tile: &[Line], row: usize) -> [i32; TILE] {
    let (tiles, _) = tile.as_chunks::<LINES>();
    let mut codes = [0; TILE];
    macro_rules! chunks {
        ($($chunk:literal)*) => {$(
            let four = P::chunk::<Portable, $chunk>(&tiles[0], row / 4);
            for column in 0..4 {
                codes[4 * $chunk + column] = i32::from(four[4 * (row % 4) + column]);
            }
        )*};
    }
    chunks!(0 1 2 3 4 5 6 7);
    codes
}
