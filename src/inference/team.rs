//! Threads that share out the rows of a product; where they come from is not this room's business.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Threads that do one piece of work together.
pub trait Team: Sync {
    /// How many there are, the caller included; at least 1.
    fn n_threads(&self) -> usize;

    /// Calls `task` with every number below `n_tasks` once, on any of the threads; returns when all are done.
    fn run(&self, n_tasks: usize, task: &(dyn Fn(usize) + Sync));

    /// Leaves a chore to a thread that has nothing else to do, and returns at once. It may be left undone.
    fn meanwhile(&self, _chore: Chore) {}
}

/// Work that nobody waits for.
pub type Chore = Box<dyn FnOnce() + Send>;

/// No threads but the caller's.
pub struct Alone;

impl Team for Alone {
    fn n_threads(&self) -> usize {
        1
    }

    fn run(&self, n_tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        for index in 0..n_tasks {
            task(index);
        }
    }
}

/// A part of the work that exactly one task may touch.
pub(crate) struct Share<T>(Mutex<T>);

impl<T> Share<T> {
    pub(crate) fn new(part: T) -> Share<T> {
        Share(Mutex::new(part))
    }

    /// The part, when all tasks are done.
    pub(crate) fn into_inner(self) -> T {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// The part; nobody else waits for it, so this costs next to nothing.
    pub(crate) fn take(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Less simple work than so many numbers is not worth sharing out.
const ALONE: usize = 1 << 13;

/// Calls `work` with parts of `all` and the number of the first unit in each; a unit is `unit` items, and an
/// item stands for `weight` numbers.
pub(crate) fn share_out<T: Send>(
    team: &dyn Team,
    all: &mut [T],
    unit: usize,
    weight: usize,
    work: impl Fn(usize, &mut [T]) + Sync,
) {
    let n_threads = team.n_threads();
    if n_threads < 2 || all.len() <= unit || all.len() * weight < ALONE {
        work(0, all);
        return;
    }
    let units = all.len().div_ceil(unit).div_ceil(4 * n_threads);
    let parts: Vec<_> = all.chunks_mut(units * unit).map(Share::new).collect();
    team.run(parts.len(), &|index| {
        work(index * units, &mut parts[index].take())
    });
}
