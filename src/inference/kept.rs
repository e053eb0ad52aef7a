//! Beginnings that were computed for earlier questions, within a budget of bytes.

use std::collections::HashSet;

use crate::cache::Cache;

/// Where so much of one is also in a newer one, it is let go first.
const NEARLY: (usize, usize) = (3, 4);
/// More are not looked through.
const MOST: usize = 256;

/// Sequences that were computed, the one used last at the end.
pub(crate) struct Kept {
    entries: Vec<Entry>,
    /// Pages that several share are counted once.
    budget_bytes: usize,
}

struct Entry {
    cache: Cache,
    /// A newer one has nearly everything of it.
    is_covered: bool,
}

impl Kept {
    pub(crate) fn new(budget_bytes: usize) -> Kept {
        Kept {
            entries: Vec::new(),
            budget_bytes,
        }
    }

    /// Keeps `cache`. Where there is no room for all, those go that a newer one nearly covers, then those
    /// that were used least lately.
    pub(crate) fn keep(&mut self, cache: Cache) {
        if cache.is_empty() {
            return;
        }
        // What the new one has wholly is there twice.
        self.entries.retain_mut(|old| {
            let is_alike = old.cache.is_long() == cache.is_long();
            let n_common = old.cache.common_prefix(cache.ids());
            let n_old = old.cache.len();
            old.is_covered |= is_alike && n_common * NEARLY.1 >= n_old * NEARLY.0;
            !(is_alike && n_common == n_old)
        });
        self.entries.push(Entry {
            cache,
            is_covered: false,
        });
        while self.entries.len() > MOST || self.n_bytes() > self.budget_bytes {
            let covered = self.entries.iter().position(|it| it.is_covered);
            self.entries.remove(covered.unwrap_or(0));
        }
    }

    fn n_bytes(&self) -> usize {
        let mut pages = HashSet::new();
        let caches = self.entries.iter().map(|it| &it.cache);
        caches.map(|it| it.count_pages(&mut pages)).sum()
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
        let numbered = self.entries.iter().enumerate();
        let (n_common, index) = numbered.map(|(i, it)| (common(&it.cache), i)).max()?;
        if n_common <= n {
            return None;
        }
        let used = self.entries.remove(index);
        self.entries.push(used);
        self.entries.last().map(|it| (&it.cache, n_common))
    }

    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(crate) fn lens(&self) -> Vec<usize> {
        self.entries.iter().map(|it| it.cache.len()).collect()
    }
}
