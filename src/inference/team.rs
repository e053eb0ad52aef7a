//! Threads that share out the rows of a product; where they come from is not this room's business.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Threads that do one piece of work together.
pub trait Team: Sync {
    /// How many there are, the caller included; at least 1.
    fn n_threads(&self) -> usize;

    /// Calls `task` with every number below `n_tasks` once, on any of the threads; returns when all are done.
    fn run(&self, n_tasks: usize, task: &(dyn Fn(usize) + Sync));
}

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
