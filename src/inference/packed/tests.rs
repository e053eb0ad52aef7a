//! The kernels against a plain reading of their definition, bit for bit, over random shapes.

use proptest::prelude::*;

use super::acts::round;
use super::blocks::Row;
use super::plain::{KINDS, check, check_extremes, check_rounding};
use super::{Kind, TILE};
use crate::tests::cases;

proptest! {
    #![proptest_config(cases(48))]
    #[test]
    fn every_bit_is_that_of_the_reference(seed: u64, n_rows in 1usize..40, n_blocks in 1usize..4, n_vectors in 1usize..20) {
        for kind in KINDS {
            check(kind, seed, n_rows, n_blocks, n_vectors);
        }
    }

    #[test]
    fn rounding_keeps_to_its_bounds(x in prop::array::uniform32(-1e4f32..1e4)) {
        check_rounding(&x);
    }
}

#[test]
fn every_bit_is_that_of_the_reference_at_the_ends_of_the_numbers() {
    KINDS.into_iter().for_each(check_extremes);
}

#[test]
fn nothing_is_rounded_to_nothing() {
    for x in [0.0, -0.0, 1e-38, f32::MIN_POSITIVE / 4.0] {
        assert_eq!(round(&[x; TILE]), ([0; TILE], 0.0));
    }
    let (codes, scale) = round(&[-2.54; TILE]);
    assert_eq!(codes, [-127; TILE]);
    assert!((scale - 0.02).abs() < 1e-8);
}

#[test]
fn the_least_code_of_q8_0_is_kept_from_overflowing() {
    let mut block = vec![0x80; 34];
    block[..2].copy_from_slice(&[0, 0x3c]);
    assert_eq!(Row::read(Kind::Q8_0, &block).codes, [-127i8 as u8; 32]);
}
