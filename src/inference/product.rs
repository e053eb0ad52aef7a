//! Products of matrices with the same vectors, shared out over threads.

use crate::error::InferenceError;
use crate::matrix::{Matrix, Weights};
use crate::packed::{Acts, GROUP, Packed};
use crate::team::{Share, Team};

/// Less work than this, in products of two numbers, is not worth waking anyone.
const ALONE: usize = 1 << 16;
/// Tasks for each thread, so that a late one is waited for less.
const TASKS_PER_THREAD: usize = 4;

/// Multiplies `x`, which is (T, columns), by every matrix into its `out`, which is (T, rows).
///
/// All matrices have the same columns. The bits of the result do not depend on the threads.
pub(crate) fn products(
    team: &dyn Team,
    x: &[f32],
    pairs: &mut [(&Matrix, &mut [f32])],
) -> Result<(), InferenceError> {
    let mut packed = Vec::with_capacity(pairs.len());
    for (matrix, out) in pairs {
        match matrix.weights() {
            Weights::Packed(matrix) => packed.push(Job::new(matrix, out)),
            Weights::Pieces(matrix) => matrix.times(x, out)?,
        }
    }
    let Some(n_cols) = packed.first().map(|job| job.matrix.n_cols()) else {
        return Ok(());
    };
    let acts = Acts::new(x, n_cols);
    let n_groups: usize = packed.iter().map(|job| job.matrix.n_groups()).sum();
    let n_threads = team.n_threads();
    let n_products = n_groups * GROUP * x.len();
    let n_tasks = match n_threads {
        2.. if n_products >= ALONE => n_threads * TASKS_PER_THREAD,
        _ => 1,
    };
    let groups_per_task = n_groups.div_ceil(n_tasks);
    let mut tasks = Vec::with_capacity(n_tasks + packed.len());
    for job in &mut packed {
        let matrix = job.matrix;
        let parts = job.by_groups(acts.n_vectors());
        let parts = parts.chunks_mut(groups_per_task * GROUP * acts.n_vectors());
        let parts = parts.enumerate();
        tasks.extend(parts.map(|(i, part)| (matrix, i * groups_per_task, Share::new(part))));
    }
    let task = |index: usize| {
        let (matrix, first_group, part) = &tasks[index];
        matrix.times(&acts, *first_group, &mut part.take());
    };
    match n_tasks {
        1 => (0..tasks.len()).for_each(task),
        _ => team.run(tasks.len(), &task),
    }
    drop(tasks);
    for job in packed {
        job.finish();
    }
    Ok(())
}

/// One product and where it goes.
struct Job<'a> {
    matrix: &'a Packed,
    out: &'a mut [f32],
    /// (groups, vectors, `GROUP`); empty where `out` has that form already.
    scratch: Vec<f32>,
}

impl<'a> Job<'a> {
    fn new(matrix: &'a Packed, out: &'a mut [f32]) -> Job<'a> {
        Job {
            matrix,
            out,
            scratch: Vec::new(),
        }
    }

    /// Room for the results, group by group.
    fn by_groups(&mut self, n_vectors: usize) -> &mut [f32] {
        let n = self.matrix.n_groups() * GROUP * n_vectors;
        if n_vectors == 1 && n == self.out.len() {
            return self.out;
        }
        self.scratch.resize(n, 0.0);
        &mut self.scratch
    }

    /// Brings the results into the order of `out`.
    fn finish(self) {
        let n_rows = self.matrix.n_rows();
        if self.scratch.is_empty() {
            return;
        }
        let n_vectors = self.out.len() / n_rows;
        let groups = self.scratch.chunks_exact(GROUP * n_vectors);
        for (group, results) in groups.enumerate() {
            let first = group * GROUP;
            let n = GROUP.min(n_rows - first);
            let vectors = results.chunks_exact(GROUP);
            for (results, out) in vectors.zip(self.out.chunks_exact_mut(n_rows)) {
                out[first..first + n].copy_from_slice(&results[..n]);
            }
        }
    }
}
