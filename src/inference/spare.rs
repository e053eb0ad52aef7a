//! Memory that steps of a computation lend each other.
//!
//! What is made anew has to be zeroed first, by one thread, while the others wait; and for many tokens that
//! takes as long as a step itself, since the lines come over one by one from the other processors' caches.

use std::mem;
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Pieces of memory that are free.
pub(crate) struct Spare<T>(Mutex<Vec<Vec<T>>>);

impl<T> Default for Spare<T> {
    fn default() -> Self {
        Spare(Mutex::default())
    }
}

impl<T: Clone> Spare<T> {
    /// `n` items, of which nothing is known; `any` where there are none yet.
    pub(crate) fn lend(&self, n: usize, any: T) -> Loan<'_, T> {
        let mut free = self.free();
        let enough = free.iter().enumerate().filter(|(_, it)| it.len() >= n);
        let index = enough.min_by_key(|(_, it)| it.len()).map(|(i, _)| i);
        let items = index.map(|index| free.swap_remove(index));
        drop(free);
        Loan {
            spare: self,
            items: items.unwrap_or_else(|| vec![any; n]),
            n,
        }
    }
}

impl<T> Spare<T> {
    fn free(&self) -> MutexGuard<'_, Vec<Vec<T>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Some items, which go back when they are dropped.
pub(crate) struct Loan<'a, T> {
    spare: &'a Spare<T>,
    items: Vec<T>,
    n: usize,
}

impl<T> Deref for Loan<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items[..self.n]
    }
}

impl<T> DerefMut for Loan<'_, T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.items[..self.n]
    }
}

impl<T> Drop for Loan<'_, T> {
    fn drop(&mut self) {
        self.spare.free().push(mem::take(&mut self.items));
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn what_comes_back_is_lent_again() {
        let spare = Spare::default();
        let (large, small) = (spare.lend(100, 1), spare.lend(10, 1));
        let at = [large.as_ptr(), small.as_ptr()];
        drop((large, small));
        let (small, large) = (spare.lend(9, 1), spare.lend(11, 1));
        assert_eq!(at, [large.as_ptr(), small.as_ptr()]);
        assert_eq!((large.len(), small.len()), (11, 9));
        assert_eq!(*spare.lend(3, 7), [7; 3]);
    }
}
