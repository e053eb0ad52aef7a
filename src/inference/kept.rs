//! Beginnings that were computed for earlier questions, within a budget of bytes.

use std::collections::HashSet;

use crate::cache::Cache;

/// What has nearly everything in common with a newcomer is let go: the newcomer serves in its place.
const NEARLY: (usize, usize) = (3, 4);

/// Sequences that were computed, the one used last at the end.
pub(crate) struct Kept {
    caches: Vec<Cache>,
    /// Pages that several share are counted once.
    budget_bytes: usize,
}

impl Kept {
    pub(crate) fn new(budget_bytes: usize) -> Kept {
        Kept {
            caches: Vec::new(),
            budget_bytes,
        }
    }

    /// Keeps `cache`, and lets go of what is used least where there is no room for both.
    pub(crate) fn keep(&mut self, cache: Cache) {
        if cache.is_empty() {
            return;
        }
        self.caches.retain(|old| {
            let n_common = old.common_prefix(cache.ids());
            old.is_long() != cache.is_long() || n_common * NEARLY.1 < old.len() * NEARLY.0
        });
        self.caches.push(cache);
        let mut pages = HashSet::new();
        let mut n_bytes = 0;
        let mut n_fit = 0;
        for cache in self.caches.iter().rev() {
            n_bytes += cache.count_pages(&mut pages);
            if n_bytes > self.budget_bytes {
                break;
            }
            n_fit += 1;
        }
        self.caches.drain(..self.caches.len() - n_fit);
    }

    /// The one that has most in common with the first `limit` of `ids`, and how much, if that is more than `n`.
    pub(crate) fn best(
        &mut self,
        ids: &[u32],
        limit: usize,
        n: usize,
        suits: impl Fn(&Cache) -> bool,
    ) -> Option<(&Cache, usize)> {
        let common = |cache: &Cache| match suits(cache) {
            true => cache.common_prefix(&ids[..limit]),
            false => 0,
        };
        let numbered = self.caches.iter().enumerate();
        let (n_common, index) = numbered.map(|(i, it)| (common(it), i)).max()?;
        if n_common <= n {
            return None;
        }
        let used = self.caches.remove(index);
        self.caches.push(used);
        self.caches.last().map(|cache| (cache, n_common))
    }

    #[cfg(test)]
    pub(crate) fn lens(&self) -> Vec<usize> {
        self.caches.iter().map(Cache::len).collect()
    }
}
