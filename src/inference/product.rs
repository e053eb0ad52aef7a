//! Products of matrices with the same vectors, shared out over threads.

use std::mem;

use crate::matrix::{Matrix, Weights};
use crate::packed::{Acts, GROUP, Packed};
use crate::room::Room;
use crate::team::Share;

/// Less work than this, in products of two numbers, is not worth sharing out.
pub(crate) const ALONE: usize = 1 << 16;
/// No task has less than this, unless it is the last of a matrix: about a microsecond.
const LEAST: usize = 1 << 15;

/// Multiplies `x`, which is (T, columns), by every matrix into its `out`, which is (T, rows).
///
/// All matrices have the same columns. The bits of the result do not depend on the threads.
pub(crate) fn products(room: &Room, x: &[f32], pairs: &mut [(&Matrix, &mut [f32])]) {
    let Some(n_cols) = pairs.first().map(|(matrix, _)| matrix.n_cols()) else {
        return;
    };
    if x.is_empty() {
        return;
    }
    let packed = pairs
        .iter()
        .filter_map(|(matrix, _)| match matrix.weights() {
            Weights::Packed(packed) => Some(packed),
            Weights::Floats(_) => None,
        });
    // Whether any asks for signs; nothing where none is packed.
    let signed = packed.map(Packed::is_signed).reduce(|a, b| a || b);
    let acts = signed.map(|signed| Acts::new(room.team, &room.acts, x, n_cols, signed));
    let n_groups = |matrix: &Matrix| matrix.n_rows().div_ceil(GROUP);
    let mut shrinking = Shrinking {
        n_threads: room.team.n_threads(),
        least: LEAST.div_ceil(GROUP * x.len()),
        n_left: pairs.iter().map(|(matrix, _)| n_groups(matrix)).sum(),
    };
    let is_shared = shrinking.n_threads > 1 && shrinking.n_left * GROUP * x.len() >= ALONE;
    let mut tasks = Vec::new();
    for (matrix, out) in pairs {
        let mut parts = Parts::new(matrix, out);
        while parts.n_done < n_groups(matrix) {
            let n_left = n_groups(matrix) - parts.n_done;
            let n = match is_shared {
                true => shrinking.next(n_left),
                false => n_left,
            };
            tasks.push((*matrix, parts.n_done, Share::new(parts.next(n))));
        }
    }
    let task = |index: usize| {
        let (matrix, first_group, part) = &tasks[index];
        match (matrix.weights(), &acts) {
            (Weights::Packed(packed), Some(acts)) => {
                packed.times(acts, *first_group, &mut part.take());
            }
            (Weights::Floats(floats), _) => {
                floats.times(x, first_group * GROUP, &mut part.take());
            }
            (Weights::Packed(_), None) => unreachable!("rounded for every packed matrix"),
        }
    };
    match is_shared {
        true => room.team.run(tasks.len(), &task),
        false => (0..tasks.len()).for_each(task),
    }
}

/// How many groups of rows each task has: fewer and fewer, so that no thread is long at work when the others
/// are done ("guided self-scheduling", Polychronopoulos and Kuck 1987).
struct Shrinking {
    n_threads: usize,
    least: usize,
    n_left: usize,
}

impl Shrinking {
    /// The next task's, out of `n` that it can have.
    fn next(&mut self, n: usize) -> usize {
        let wanted = self.n_left.div_ceil(2 * self.n_threads).max(self.least);
        // What is left is a task of its own, or none.
        let wanted = if n < wanted + self.least { n } else { wanted };
        self.n_left -= wanted;
        wanted
    }
}

/// The answers to one matrix, of which tasks take the rows of some groups.
struct Parts<'a> {
    /// What is left of each vector's.
    left: Vec<&'a mut [f32]>,
    n_done: usize,
}

impl<'a> Parts<'a> {
    fn new(matrix: &Matrix, out: &'a mut [f32]) -> Parts<'a> {
        Parts {
            left: out.chunks_exact_mut(matrix.n_rows()).collect(),
            n_done: 0,
        }
    }

    /// Of each vector, the rows of the next `n` groups.
    fn next(&mut self, n: usize) -> Vec<&'a mut [f32]> {
        self.n_done += n;
        let cut = |left: &mut &'a mut [f32]| {
            let rows = mem::take(left);
            let (rows, rest) = rows.split_at_mut((n * GROUP).min(rows.len()));
            *left = rest;
            rows
        };
        self.left.iter_mut().map(cut).collect()
    }
}
