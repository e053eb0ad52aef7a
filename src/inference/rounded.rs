//! Rows of numbers rounded to 16 bits: how keys and values are kept.
//!
//! A row is as exact as its largest number allows: each is within a 65,000th of that. Half floats, which others keep,
//! take as much room and are within a 2,048th of each number: nearer to the small numbers of a row and, up to 32
//! times, farther from the large ones, which weigh most in a product.

use crate::vector::{Four, largest_magnitude};

/// The largest code.
const LARGEST: f32 = 32_767.0;

/// Adding 1.5 * 2^23 puts the nearest whole number into the lowest bits.
const ROUND: f32 = 12_582_912.0;

/// Gives the code of each number of `row` to `put`, with its place, and answers with what codes are multiplied by.
#[inline(always)]
pub(crate) fn round(row: &[f32], mut put: impl FnMut(usize, i16)) -> f32 {
    let (fours, rest) = row.as_chunks::<4>();
    let mut last = [0.0; 4];
    last[..rest.len()].copy_from_slice(rest);
    let all = || fours.iter().chain([&last]).map(Four::load);
    let largest = largest_magnitude(all());
    // Below this the reciprocal is no number.
    let is_nothing = largest < 1e-30;
    let inverse = if is_nothing { 0.0 } else { LARGEST / largest };
    for (first, four) in (0..row.len()).step_by(4).zip(all()) {
        let rounded = four.times(Four::splat(inverse)).plus(Four::splat(ROUND));
        for (place, code) in (first..row.len()).zip(rounded.lowest_halves()) {
            put(place, code);
        }
    }
    if is_nothing { 0.0 } else { largest / LARGEST }
}

/// The codes as numbers, still to be multiplied.
#[inline(always)]
pub(crate) fn widen(codes: &[i16], numbers: &mut [f32]) {
    let (codes, _) = codes.as_chunks::<4>();
    let (numbers, _) = numbers.as_chunks_mut::<4>();
    for (codes, numbers) in codes.iter().zip(numbers) {
        Four::widen(codes).store(numbers);
    }
}

/// Holds [`round`] and [`widen`] to their bounds.
#[cfg(test)]
pub(crate) fn check(row: &[f32]) {
    let mut codes = vec![0; row.len().next_multiple_of(4)];
    let mut places = Vec::new();
    let scale = round(row, |place, code| {
        codes[place] = code;
        places.push(place);
    });
    assert!(places.into_iter().eq(0..row.len()));
    let mut numbers = vec![f32::NAN; codes.len()];
    widen(&codes, &mut numbers);
    let largest = row.iter().fold(0f32, |largest, x| largest.max(x.abs()));
    for ((x, code), number) in row.iter().zip(&codes).zip(&numbers) {
        assert_eq!(f32::from(*code), *number);
        let error = (x - number * scale).abs();
        assert!(error <= largest / 65_000.0, "{x}: {number} * {scale}");
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(crate::tests::cases(256))]
        #[test]
        fn rows_keep_to_their_bounds(row in prop::collection::vec(-1f32..1.0, 1..70), exponent in -25i32..25) {
            let row: Vec<f32> = row.iter().map(|x| x * 10f32.powi(exponent)).collect();
            check(&row);
        }
    }

    #[test]
    fn the_largest_number_is_the_largest_code() {
        let mut codes = Vec::new();
        let scale = round(&[0.5, -2.0, 2.0, 0.0, 1e-9], |_, code| codes.push(code));
        assert_eq!(codes, [8192, -32_767, 32_767, 0, 0]);
        assert!((scale * LARGEST - 2.0).abs() < 1e-6);
    }

    #[test]
    fn nothing_is_nothing_and_what_is_no_number_shows() {
        let row = |x| round(&[x; 3], |_, _| {});
        assert_eq!([0.0, -0.0, 1e-38].map(row), [0.0; 3]);
        assert!(row(f32::NAN).is_nan());
        assert_eq!(row(f32::INFINITY), f32::INFINITY);
    }
}
