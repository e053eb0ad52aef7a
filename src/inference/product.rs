//! Products of matrices with the same vectors, shared out over threads.

use crate::matrix::{Matrix, Weights};
use crate::packed::{Acts, GROUP, Packed};
use crate::team::{Share, Team, share_out};

/// Less work than this, in products of two numbers, is not worth sharing out.
pub(crate) const ALONE: usize = 1 << 16;
/// Tasks for each thread, so that a late one is waited for less: for one vector, and for many.
const TASKS_PER_THREAD: [usize; 2] = [4, 16];
/// So many vectors are many.
const MANY: usize = 16;

/// Multiplies `x`, which is (T, columns), by every matrix into its `out`, which is (T, rows).
///
/// All matrices have the same columns. The bits of the result do not depend on the threads.
pub(crate) fn products(team: &dyn Team, x: &[f32], pairs: &mut [(&Matrix, &mut [f32])]) {
    let Some(n_cols) = pairs.first().map(|(matrix, _)| matrix.n_cols()) else {
        return;
    };
    if x.is_empty() {
        return;
    }
    let n_vectors = x.len() / n_cols;
    let packed = pairs
        .iter()
        .filter_map(|(matrix, _)| match matrix.weights() {
            Weights::Packed(packed) => Some(packed),
            Weights::Floats(_) => None,
        });
    // Whether any asks for signs; nothing where none is packed.
    let signed = packed.map(Packed::is_signed).reduce(|a, b| a || b);
    let acts = signed.map(|signed| Acts::new(team, x, n_cols, signed));
    let n_groups: usize = pairs
        .iter()
        .map(|(it, _)| it.n_rows().div_ceil(GROUP))
        .sum();
    let n_threads = team.n_threads();
    let n_tasks = match n_threads {
        2.. if n_groups * GROUP * x.len() >= ALONE => {
            n_threads * TASKS_PER_THREAD[usize::from(n_vectors >= MANY)]
        }
        _ => 1,
    };
    let groups_per_task = n_groups.div_ceil(n_tasks);
    let mut jobs: Vec<_> = pairs
        .iter_mut()
        .map(|(it, out)| Job::new(it, out))
        .collect();
    let mut tasks = Vec::with_capacity(n_tasks + jobs.len());
    for job in &mut jobs {
        let matrix = job.matrix;
        let parts = job.by_groups(n_vectors);
        let parts = parts.chunks_mut(groups_per_task * GROUP * n_vectors);
        let parts = parts.enumerate();
        tasks.extend(parts.map(|(i, part)| (matrix, i * groups_per_task, Share::new(part))));
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
    match n_tasks {
        1 => (0..tasks.len()).for_each(task),
        _ => team.run(tasks.len(), &task),
    }
    drop(tasks);
    for job in jobs {
        job.finish(team);
    }
}

/// One product and where it goes.
struct Job<'a> {
    matrix: &'a Matrix,
    out: &'a mut [f32],
    /// Packed: (groups, vectors, `GROUP`); floats: (rows, vectors). Empty where `out` has that form already.
    scratch: Vec<f32>,
}

impl<'a> Job<'a> {
    fn new(matrix: &'a Matrix, out: &'a mut [f32]) -> Job<'a> {
        Job {
            matrix,
            out,
            scratch: Vec::new(),
        }
    }

    /// Room for the results, group by group.
    fn by_groups(&mut self, n_vectors: usize) -> &mut [f32] {
        let n_rows = match self.matrix.weights() {
            Weights::Packed(packed) => packed.n_groups() * GROUP,
            Weights::Floats(_) => self.matrix.n_rows(),
        };
        let n = n_rows * n_vectors;
        if n_vectors == 1 && n == self.out.len() {
            return self.out;
        }
        self.scratch.resize(n, 0.0);
        &mut self.scratch
    }

    /// Brings the results into the order of `out`.
    fn finish(self, team: &dyn Team) {
        let n_rows = self.matrix.n_rows();
        if self.scratch.is_empty() {
            return;
        }
        let n_vectors = self.out.len() / n_rows;
        let width = match self.matrix.weights() {
            Weights::Packed(_) => GROUP,
            Weights::Floats(_) => 1,
        };
        share_out(team, self.out, n_rows, 1, |first, out| {
            for (vector, out) in out.chunks_exact_mut(n_rows).enumerate() {
                let results = self.scratch.chunks_exact(width).skip(first + vector);
                for (out, results) in out.chunks_mut(width).zip(results.step_by(n_vectors)) {
                    out.copy_from_slice(&results[..out.len()]);
                }
            }
        });
    }
}
