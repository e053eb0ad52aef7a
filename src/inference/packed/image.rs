//! A packed matrix as bytes, just as it lies in memory: kept by whoever wants to load it again without repacking.
//!
//! Numbers are little-endian, as in every memory that this room runs in.

use bytemuck::{Pod, cast_slice, cast_slice_mut};

use super::planes::{GROUP, Line, TILE};
use super::{Kind, Packed};
use crate::error::InferenceError;

/// The arrays of a matrix, one after the other: codes, factors, factors of mins, scales, mins.
const N_PARTS: usize = 5;

impl Kind {
    /// Bytes that each array has for a group of rows of `n_cols` numbers; 0 for those that the kind lacks.
    fn group_bytes(self, n_cols: usize) -> [usize; N_PARTS] {
        let (n_tiles, n_blocks) = (n_cols / TILE, n_cols / self.block());
        let used = |is_used: bool, n_bytes: usize| if is_used { n_bytes } else { 0 };
        let factor = match self.keeps_halves() {
            true => size_of::<u16>(),
            false => size_of::<f32>(),
        };
        let factors = n_blocks * GROUP * factor;
        let scales = used(
            self.block() > TILE,
            n_tiles * self.scales_per_tile() * GROUP,
        );
        [
            n_tiles * self.lines() * size_of::<Line>(),
            factors,
            used(self.has_mins(), factors),
            scales,
            used(self.has_mins(), scales),
        ]
    }

    /// Bytes of the image of `n_rows` rows of `n_cols` numbers.
    pub(crate) fn image_bytes(self, n_rows: usize, n_cols: usize) -> u64 {
        let group: usize = self.group_bytes(n_cols).iter().sum();
        group as u64 * n_rows.div_ceil(GROUP) as u64
    }
}

impl Packed {
    /// The image: these bytes, one after the other.
    pub(crate) fn image(&self) -> [&[u8]; N_PARTS] {
        [
            cast_slice(&self.codes),
            match self.kind.keeps_halves() {
                true => cast_slice(&self.halves),
                false => cast_slice(&self.factors),
            },
            cast_slice(&self.min_factors),
            cast_slice(&self.scales),
            cast_slice(&self.mins),
        ]
    }

    /// Adds the next `n` of `n_rows` rows from an image; all but the last call ask for whole groups.
    ///
    /// `read` fills its second argument from a byte of the image on.
    pub(crate) fn read_image(
        &mut self,
        n: usize,
        n_rows: usize,
        read: impl Fn(u64, &mut [u8]) -> Result<(), InferenceError>,
    ) -> Result<(), InferenceError> {
        let n_groups = n_rows.div_ceil(GROUP) as u64;
        let (first, n_new) = (self.n_groups(), n.div_ceil(GROUP));
        let mut part_start = 0;
        let [codes, factors, min_factors, scales, mins] =
            self.kind.group_bytes(self.n_cols).map(|group_bytes| {
                let start = part_start + (first * group_bytes) as u64;
                part_start += group_bytes as u64 * n_groups;
                (start, group_bytes * n_new)
            });
        append(&mut self.codes, codes, &read)?;
        match self.kind.keeps_halves() {
            true => append(&mut self.halves, factors, &read)?,
            false => append(&mut self.factors, factors, &read)?,
        }
        append(&mut self.min_factors, min_factors, &read)?;
        append(&mut self.scales, scales, &read)?;
        append(&mut self.mins, mins, &read)?;
        self.n_rows += n;
        Ok(())
    }
}

/// Adds what `n_bytes` of the image are, from byte `start` on.
fn append<T: Pod>(
    to: &mut Vec<T>,
    (start, n_bytes): (u64, usize),
    read: impl Fn(u64, &mut [u8]) -> Result<(), InferenceError>,
) -> Result<(), InferenceError> {
    let n_before = to.len();
    to.resize(n_before + n_bytes / size_of::<T>(), T::zeroed());
    match n_bytes {
        0 => Ok(()),
        _ => read(start, cast_slice_mut(&mut to[n_before..])),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::super::plain::{KINDS, bytes};
    use super::*;
    use crate::image::IMAGE_LAYOUT;
    use crate::random::Random;
    use crate::tests::cases;

    /// Of all images that this layout makes of the same rows.
    const FINGERPRINT: u64 = 0x5ec7_620c_083e_ffb5;

    #[test]
    fn the_layout_is_that_of_its_number() {
        // FNV-1a, which stays the same.
        let mut found = 0xcbf2_9ce4_8422_2325_u64;
        for kind in KINDS {
            let (n_rows, n_cols) = (11, 2 * kind.block());
            let mut packed = Packed::new(kind, n_rows, n_cols);
            packed.push(&bytes(kind, &mut Random::new(1, 0), n_rows, n_cols));
            for byte in packed.image().concat() {
                found = (found ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
            }
        }
        assert_eq!(
            (IMAGE_LAYOUT, found),
            (2, FINGERPRINT),
            "whoever changes the layout counts IMAGE_LAYOUT up, or kept images are read wrongly"
        );
    }

    proptest! {
        #![proptest_config(cases(48))]
        #[test]
        fn an_image_read_in_pieces_is_the_matrix(seed: u64, n_rows in 1usize..60, n_blocks in 1usize..4, n_groups in 1usize..4) {
            for kind in KINDS {
                let n_cols = n_blocks * kind.block();
                let mut packed = Packed::new(kind, n_rows, n_cols);
                packed.push(&bytes(kind, &mut Random::new(seed, 0), n_rows, n_cols));
                let image = packed.image().concat();
                prop_assert_eq!(image.len() as u64, kind.image_bytes(n_rows, n_cols));
                let mut again = Packed::new(kind, n_rows, n_cols);
                while again.n_rows < n_rows {
                    let n = (n_groups * GROUP).min(n_rows - again.n_rows);
                    again.read_image(n, n_rows, |at, into| {
                        into.copy_from_slice(&image[at as usize..][..into.len()]);
                        Ok(())
                    })?;
                }
                prop_assert_eq!(again.image(), packed.image());
                let numbers = |packed: &Packed, row| {
                    let mut numbers = vec![0.0; n_cols];
                    packed.row(row, &mut numbers);
                    numbers
                };
                for row in [0, n_rows / 2, n_rows - 1] {
                    prop_assert_eq!(numbers(&again, row), numbers(&packed, row));
                }
            }
        }
    }
}
