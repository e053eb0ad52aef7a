//! The product of a packed matrix and some vectors.

use std::hint::black_box;

use super::Packed;
use super::acts::{Acts, BATCH};
use super::blocks::Kind;
use super::group::Group;
use super::planes::{Eight, Five, Four, GROUP, PAIRS, Planes, Six, Three, Two};

/// Vectors that go through a group of rows before the next group's turn: few enough to stay near the
/// processor, many enough to make up for reading the rows again.
const ROUND: usize = 4 * BATCH;

/// See [`Packed::times`]; the bits are the same whether the processor `takes_steps` or not.
pub(super) fn times(
    matrix: &Packed,
    acts: &Acts<'_>,
    first_group: usize,
    takes_steps: bool,
    out: &mut [&mut [f32]],
) {
    let run = match matrix.kind {
        Kind::Q4_0 => kernel::<Four<8>, 8, 1>(takes_steps),
        Kind::Q4_1 => kernel::<Four<0>, 8, 1>(takes_steps),
        Kind::Q5_0 => kernel::<Five<16>, 10, 1>(takes_steps),
        Kind::Q5_1 => kernel::<Five<0>, 10, 1>(takes_steps),
        Kind::Q8_0 => kernel::<Eight, 16, 1>(takes_steps),
        Kind::Q2K => kernel::<Two, 4, 8>(takes_steps),
        Kind::Q3K => kernel::<Three, 6, 8>(takes_steps),
        Kind::Q4K => kernel::<Four<0>, 8, 8>(takes_steps),
        Kind::Q5K => kernel::<Five<0>, 10, 8>(takes_steps),
        Kind::Q6K => kernel::<Six, 12, 8>(takes_steps),
    };
    run(matrix, acts, first_group, out);
}

type Kernel = fn(&Packed, &Acts<'_>, usize, &mut [&mut [f32]]);

fn kernel<P: Planes<LINES>, const LINES: usize, const TILES: usize>(takes_steps: bool) -> Kernel {
    // Blocks of several tiles take no offset away afterwards.
    const { assert!(TILES == 1 || P::OFFSET == 0 || P::BEGINS_LESS) };
    // It is taken away by a shift.
    const { assert!(!P::BEGINS_LESS || P::OFFSET.count_ones() == 1) };
    match takes_steps {
        true => groups::<P, LINES, TILES, true>,
        false => groups::<P, LINES, TILES, false>,
    }
}

/// `TILES` are in a block; where they are several, they have small scales of their own.
/// With `STEPS`, for processors that take several for a product: sums have 16 bits as long as they fit.
fn groups<P: Planes<LINES>, const LINES: usize, const TILES: usize, const STEPS: bool>(
    matrix: &Packed,
    acts: &Acts<'_>,
    first_group: usize,
    out: &mut [&mut [f32]],
) {
    let n_tiles = acts.n_tiles;
    let n_groups = out.first().map_or(0, |out| out.len().div_ceil(GROUP));
    let (tiles, _) = matrix.codes.as_chunks::<LINES>();
    let tiles = &tiles[first_group * n_tiles..];
    // Numbers that the compiler does not know keep loops loops.
    let (n_pairs, tiles_per_block) = (black_box(PAIRS), black_box(TILES));
    let mut factors = Vec::new();
    for (round, out) in out.chunks_mut(ROUND).enumerate() {
        let first_vector = round * ROUND;
        let these = first_vector * n_tiles..(first_vector + out.len()) * n_tiles;
        let split = acts.split.get(these.clone()).unwrap_or_default();
        let acts = &acts.tiles[these];
        for (i, tiles) in tiles.chunks_exact(n_tiles).take(n_groups).enumerate() {
            let group = Group {
                tiles,
                scales: matrix.group_scales(first_group + i, &mut factors),
                n_pairs,
                tiles_per_block,
                first_row: i * GROUP,
            };
            let mut split = split.chunks(BATCH * n_tiles);
            let batches = acts.chunks(BATCH * n_tiles);
            for (acts, out) in batches.zip(out.chunks_mut(BATCH)) {
                let vectors = (acts, split.next().unwrap_or_default());
                match out.len() {
                    1 => group.times::<P, TILES, STEPS, 1>(vectors, out),
                    2 => group.times::<P, TILES, STEPS, 2>(vectors, out),
                    3 => group.times::<P, TILES, STEPS, 3>(vectors, out),
                    _ => group.times::<P, TILES, STEPS, 4>(vectors, out),
                }
            }
        }
    }
}
