//! What the kernels ask of a processor, and the plain answer.

use super::acts::Codes;
use super::planes::{Line, PAIRS};

/// Sixteen codes of four rows at a time.
///
/// Every implementation gives the same bits: sums are whole numbers and exact, and floats are multiplied and
/// added one after the other, never in one step.
pub(super) trait Lanes {
    /// Whether sums of eight rows and four vectors find room in the registers.
    const HAS_ROOM: bool;

    /// The codes of a vector for the product with signed ones.
    type Split: Copy;
    /// 16 codes: of four rows, four columns each.
    type Codes: Copy;
    /// Sums of four rows on their way.
    type Sums: Copy;
    /// As `Sums`, in 16 bits.
    type ShortSums: Copy;
    /// Small whole scales of four rows.
    type Scales: Copy;
    /// Four floats, one for each row.
    type Floats: Copy;

    /// Of the first and the second half: the sum of the even pairs of columns, and that of the odd ones.
    fn pair_sums(act: &Codes) -> [[i16; 2]; 2];

    fn load(line: &Line) -> Self::Codes;
    fn and(codes: Self::Codes, mask: u8) -> Self::Codes;
    fn or(a: Self::Codes, b: Self::Codes) -> Self::Codes;
    /// To the left, where the upper bits were masked out.
    fn left<const N: u32>(codes: Self::Codes) -> Self::Codes;
    /// To the right, filled up with zeros.
    fn right<const N: u32>(codes: Self::Codes) -> Self::Codes;

    fn no_sums() -> Self::Sums;
    /// Adds to each row four products of codes up to 127 with the vector's numbers from `4 * chunk` on.
    fn add(sums: Self::Sums, act: &Codes, chunk: usize, codes: Self::Codes) -> Self::Sums;
    fn split(act: &Codes) -> Self::Split;
    /// What `add_signed` is to begin with.
    fn no_signed_sums(act: &Self::Split) -> Self::Sums;
    /// As `add`, for codes from -128 to 127, with chunk `pair` or, for the `SECOND` of the pair, `pair + PAIRS`.
    fn add_signed<const SECOND: bool>(
        sums: Self::Sums,
        act: &Self::Split,
        pair: usize,
        codes: Self::Codes,
    ) -> Self::Sums;

    /// As `add_signed`, for processors that take several steps.
    fn add_signed_in_steps<const SECOND: bool>(
        sums: Self::Sums,
        act: &Self::Split,
        pair: usize,
        codes: Self::Codes,
    ) -> Self::Sums;

    fn no_short_sums() -> Self::ShortSums;
    /// As `add`, for two chunks; the sums of neighbouring columns stay within 16 bits.
    fn add_short(
        sums: Self::ShortSums,
        act: &Codes,
        chunks: [usize; 2],
        codes: [Self::Codes; 2],
    ) -> Self::ShortSums;
    fn long(sums: Self::ShortSums) -> Self::Sums;

    /// For each row, `2^shift` times the even and the odd sum of pairs.
    fn short_sums(pair_sums: [i16; 2], shift: u32) -> Self::ShortSums;
    fn sums(pair_sums: [i16; 2], shift: u32) -> Self::Sums;

    /// Of eight rows.
    fn scales(small: &[i8; 8]) -> [Self::Scales; 2];
    fn scaled(sums: Self::Sums, scales: Self::Scales) -> Self::Sums;
    fn scaled_short(sums: Self::ShortSums, scales: Self::Scales) -> Self::Sums;

    /// Sums of the same rows, together.
    fn join(a: Self::Sums, b: Self::Sums) -> Self::Sums;

    /// Small whole numbers of eight rows.
    fn widen(small: &[i8; 8]) -> [Self::Floats; 2];

    fn zeros() -> Self::Floats;
    fn floats(sums: Self::Sums) -> Self::Floats;
    fn load_floats(from: &[f32; 4]) -> Self::Floats;
    fn splat(x: f32) -> Self::Floats;
    fn plus(a: Self::Floats, b: Self::Floats) -> Self::Floats;
    fn times(a: Self::Floats, b: Self::Floats) -> Self::Floats;
    fn store(floats: Self::Floats, into: &mut [f32; 4]);
}

/// In plain Rust: the reference, and what runs outside a browser.
pub(super) struct Portable;

impl Lanes for Portable {
    const HAS_ROOM: bool = false;

    type Split = Codes;
    type Codes = [u8; 16];
    type Sums = [i32; 4];
    /// For each row, of its even pairs of columns and of its odd ones.
    type ShortSums = [i16; 8];
    type Scales = [i16; 4];
    type Floats = [f32; 4];

    #[inline(always)]
    fn pair_sums(act: &Codes) -> [[i16; 2]; 2] {
        let (first, second) = act.split_at(act.len() / 2);
        [first, second].map(|half| {
            let (fours, _) = half.as_chunks::<4>();
            let pair = |[a, b]: [i8; 2]| i16::from(a) + i16::from(b);
            fours.iter().fold([0, 0], |[even, odd], &[a, b, c, d]| {
                [even + pair([a, b]), odd + pair([c, d])]
            })
        })
    }

    #[inline(always)]
    fn load(line: &Line) -> Self::Codes {
        line.0
    }

    #[inline(always)]
    fn and(codes: Self::Codes, mask: u8) -> Self::Codes {
        codes.map(|code| code & mask)
    }

    #[inline(always)]
    fn or(a: Self::Codes, b: Self::Codes) -> Self::Codes {
        std::array::from_fn(|i| a[i] | b[i])
    }

    #[inline(always)]
    fn left<const N: u32>(codes: Self::Codes) -> Self::Codes {
        codes.map(|code| code << N)
    }

    #[inline(always)]
    fn right<const N: u32>(codes: Self::Codes) -> Self::Codes {
        codes.map(|code| code >> N)
    }

    #[inline(always)]
    fn no_sums() -> Self::Sums {
        [0; 4]
    }

    #[inline(always)]
    fn add(sums: Self::Sums, act: &Codes, chunk: usize, codes: Self::Codes) -> Self::Sums {
        add(sums, act, chunk, codes.map(i16::from))
    }

    #[inline(always)]
    fn split(act: &Codes) -> Codes {
        *act
    }

    #[inline(always)]
    fn no_signed_sums(_: &Codes) -> Self::Sums {
        Self::no_sums()
    }

    #[inline(always)]
    fn add_signed<const SECOND: bool>(
        sums: Self::Sums,
        act: &Codes,
        pair: usize,
        codes: Self::Codes,
    ) -> Self::Sums {
        add(
            sums,
            act,
            if SECOND { pair + PAIRS } else { pair },
            codes.map(|code| i16::from(code as i8)),
        )
    }

    #[inline(always)]
    fn add_signed_in_steps<const SECOND: bool>(
        sums: Self::Sums,
        act: &Codes,
        pair: usize,
        codes: Self::Codes,
    ) -> Self::Sums {
        Self::add_signed::<SECOND>(sums, act, pair, codes)
    }

    #[inline(always)]
    fn no_short_sums() -> Self::ShortSums {
        [0; 8]
    }

    #[inline(always)]
    fn add_short(
        sums: Self::ShortSums,
        act: &Codes,
        chunks: [usize; 2],
        codes: [Self::Codes; 2],
    ) -> Self::ShortSums {
        std::array::from_fn(|pair| {
            let products = chunks.iter().zip(codes).flat_map(|(chunk, codes)| {
                [0, 1].map(|column| {
                    let act = i16::from(act[4 * chunk + 2 * (pair % 2) + column]);
                    i16::from(codes[2 * pair + column]) * act
                })
            });
            sums[pair] + products.sum::<i16>()
        })
    }

    #[inline(always)]
    fn long(sums: Self::ShortSums) -> Self::Sums {
        std::array::from_fn(|row| i32::from(sums[2 * row]) + i32::from(sums[2 * row + 1]))
    }

    #[inline(always)]
    fn short_sums(pair_sums: [i16; 2], shift: u32) -> Self::ShortSums {
        std::array::from_fn(|pair| pair_sums[pair % 2] << shift)
    }

    #[inline(always)]
    fn sums([even, odd]: [i16; 2], shift: u32) -> Self::Sums {
        [(i32::from(even) + i32::from(odd)) << shift; 4]
    }

    #[inline(always)]
    fn scales(small: &[i8; 8]) -> [Self::Scales; 2] {
        let (halves, _) = small.as_chunks::<4>();
        [halves[0].map(i16::from), halves[1].map(i16::from)]
    }

    #[inline(always)]
    fn scaled(sums: Self::Sums, scales: Self::Scales) -> Self::Sums {
        std::array::from_fn(|row| sums[row] * i32::from(scales[row]))
    }

    #[inline(always)]
    fn scaled_short(sums: Self::ShortSums, scales: Self::Scales) -> Self::Sums {
        Self::scaled(Self::long(sums), scales)
    }

    #[inline(always)]
    fn join(a: Self::Sums, b: Self::Sums) -> Self::Sums {
        std::array::from_fn(|row| a[row] + b[row])
    }

    #[inline(always)]
    fn widen(small: &[i8; 8]) -> [Self::Floats; 2] {
        let [a, b, c, d, e, f, g, h] = small.map(f32::from);
        [[a, b, c, d], [e, f, g, h]]
    }

    #[inline(always)]
    fn zeros() -> Self::Floats {
        [0.0; 4]
    }

    #[inline(always)]
    fn floats(sums: Self::Sums) -> Self::Floats {
        sums.map(|sum| sum as f32)
    }

    #[inline(always)]
    fn load_floats(from: &[f32; 4]) -> Self::Floats {
        *from
    }

    #[inline(always)]
    fn splat(x: f32) -> Self::Floats {
        [x; 4]
    }

    #[inline(always)]
    fn plus(a: Self::Floats, b: Self::Floats) -> Self::Floats {
        std::array::from_fn(|i| a[i] + b[i])
    }

    #[inline(always)]
    fn times(a: Self::Floats, b: Self::Floats) -> Self::Floats {
        std::array::from_fn(|i| a[i] * b[i])
    }

    #[inline(always)]
    fn store(floats: Self::Floats, into: &mut [f32; 4]) {
        *into = floats;
    }
}

#[inline(always)]
fn add(mut sums: [i32; 4], act: &Codes, chunk: usize, codes: [i16; 16]) -> [i32; 4] {
    for (row, sum) in sums.iter_mut().enumerate() {
        for column in 0..4 {
            *sum += i32::from(codes[4 * row + column]) * i32::from(act[4 * chunk + column]);
        }
    }
    sums
}
