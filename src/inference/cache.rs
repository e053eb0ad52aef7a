//! The keys and values of a sequence, in shared pages: growing, forking and cutting back are cheap.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// Positions in one page: a sequence that goes its own way copies one, and has on average half of one empty.
pub(crate) const PAGE: usize = 16;

/// Numbers of a value that lie side by side in a page.
pub(crate) const STRIP: usize = 8;

/// Sizes that all pages of a model share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CacheShape {
    pub(crate) n_layers: usize,
    pub(crate) n_kv_heads: usize,
    pub(crate) head_dim: usize,
}

impl CacheShape {
    fn page_len(self) -> usize {
        self.n_layers * 2 * self.n_kv_heads * self.block_len()
    }

    /// Whole strips.
    fn block_len(self) -> usize {
        PAGE * self.head_dim.next_multiple_of(STRIP)
    }

    /// Start of the keys of a head; its values lie `n_kv_heads` such blocks later.
    ///
    /// Keys are (head_dim, PAGE), so that a query meets several positions at once, and values (strips, PAGE, STRIP).
    fn block(self, layer: usize, which: Which, head: usize) -> usize {
        let which = match which {
            Which::Keys => 0,
            Which::Values => 1,
        };
        ((layer * 2 + which) * self.n_kv_heads + head) * self.block_len()
    }
}

/// Keys or values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Keys,
    Values,
}

/// What a model has computed for a sequence of tokens, so that it need not be computed again.
///
/// Invariant: `pages` covers all of `ids`; positions behind them hold nothing of worth.
/// A page may be shared with forks; it is copied before it is written.
#[derive(Clone)]
pub(crate) struct Cache {
    shape: CacheShape,
    pages: Vec<Arc<Vec<f32>>>,
    ids: Vec<u32>,
    /// Keys are turned by the speeds of long sequences.
    is_long: bool,
    /// Pages stand for what lies on another device, and hold nothing.
    is_shadow: bool,
}

impl Cache {
    pub(crate) fn new(shape: CacheShape) -> Cache {
        Cache {
            shape,
            pages: Vec::new(),
            ids: Vec::new(),
            is_long: false,
            is_shadow: false,
        }
    }

    /// The same for a sequence that another device computes: counted as if it lay here.
    pub(crate) fn into_shadow(mut self) -> Cache {
        self.is_shadow = true;
        self
    }

    /// Whether keys are turned by the speeds of long sequences, where a model has such.
    pub(crate) fn is_long(&self) -> bool {
        self.is_long
    }

    /// Forgets everything, to begin anew with keys turned the one way or the other.
    pub(crate) fn restart(&mut self, is_long: bool) {
        self.truncate(0);
        self.is_long = is_long;
    }

    /// The tokens computed so far.
    pub(crate) fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// How many tokens were computed.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether nothing was computed yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// A cache that goes on from the first `len` tokens; pages are shared until one side writes.
    pub(crate) fn fork(&self, len: usize) -> Cache {
        let len = len.min(self.len());
        Cache {
            shape: self.shape,
            pages: self.pages[..len.div_ceil(PAGE)].to_vec(),
            ids: self.ids[..len].to_vec(),
            is_long: self.is_long,
            is_shadow: self.is_shadow,
        }
    }

    /// Forgets everything after the first `len` tokens.
    pub(crate) fn truncate(&mut self, len: usize) {
        if len < self.len() {
            self.ids.truncate(len);
            self.pages.truncate(len.div_ceil(PAGE));
        }
    }

    /// Bytes of the pages that are not in `pages` yet; puts them there.
    pub(crate) fn count_pages(&self, pages: &mut HashSet<*const Vec<f32>>) -> usize {
        let new = self
            .pages
            .iter()
            .filter(|page| pages.insert(Arc::as_ptr(page)));
        new.count() * self.shape.page_len() * size_of::<f32>()
    }

    /// How many tokens at the start are the same as in `ids`.
    pub(crate) fn common_prefix(&self, ids: &[u32]) -> usize {
        let pairs = self.ids.iter().zip(ids);
        pairs.take_while(|(a, b)| a == b).count()
    }

    /// Makes room for the next `ids`; the caller then writes their keys and values in every layer.
    pub(crate) fn extend(&mut self, ids: &[u32]) {
        self.ids.extend(ids);
        while self.pages.len() * PAGE < self.ids.len() {
            let page = match self.is_shadow {
                true => Vec::new(),
                false => vec![0.0; self.shape.page_len()],
            };
            self.pages.push(Arc::new(page));
        }
    }

    /// What the pages from position `start` on hold of a layer, to be written.
    pub(crate) fn leaves(&mut self, layer: usize, start: usize) -> impl Iterator<Item = Leaf<'_>> {
        let (shape, len) = (self.shape, self.ids.len());
        let range = shape.block(layer, Which::Keys, 0)..shape.block(layer + 1, Which::Keys, 0);
        let pages = self.pages.iter_mut().enumerate().skip(start / PAGE);
        pages.map(move |(page, numbers)| Leaf {
            shape,
            positions: start.saturating_sub(page * PAGE)..PAGE.min(len - page * PAGE),
            numbers: &mut Arc::make_mut(numbers)[range.clone()],
        })
    }

    /// What is kept of one head, page by page: keys are (head_dim, PAGE), values (strips, PAGE, STRIP).
    pub(crate) fn blocks(
        &self,
        layer: usize,
        which: Which,
        head: usize,
    ) -> impl Iterator<Item = &[f32]> {
        let start = self.shape.block(layer, which, head);
        let n = self.shape.block_len();
        self.pages.iter().map(move |page| &page[start..start + n])
    }
}

/// What a page holds of one layer.
pub(crate) struct Leaf<'a> {
    shape: CacheShape,
    /// Those of its positions that are to be written.
    positions: Range<usize>,
    /// (keys and values, n_kv_heads), a block each.
    numbers: &'a mut [f32],
}

impl Leaf<'_> {
    /// How many positions are to be written.
    pub(crate) fn len(&self) -> usize {
        self.positions.len()
    }

    /// Stores them; `keys` and `values` are (positions, n_kv_heads, head_dim).
    pub(crate) fn write(&mut self, keys: &[f32], values: &[f32]) {
        let (shape, head_dim) = (self.shape, self.shape.head_dim);
        let len = shape.n_kv_heads * head_dim;
        let rows = keys.chunks_exact(len).zip(values.chunks_exact(len));
        for (position, (keys, values)) in self.positions.clone().zip(rows) {
            for head in 0..shape.n_kv_heads {
                let these = head * head_dim..(head + 1) * head_dim;
                let block = &mut self.numbers[shape.block(0, Which::Keys, head)..];
                for (block, key) in block.chunks_exact_mut(PAGE).zip(&keys[these.clone()]) {
                    block[position] = *key;
                }
                let block = &mut self.numbers[shape.block(0, Which::Values, head)..];
                let strips = block.chunks_exact_mut(PAGE * STRIP);
                for (strips, value) in strips.zip(values[these].chunks(STRIP)) {
                    strips[position * STRIP..][..value.len()].copy_from_slice(value);
                }
            }
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    const SHAPE: CacheShape = CacheShape {
        n_layers: 2,
        n_kv_heads: 2,
        head_dim: 3,
    };

    fn fill(cache: &mut Cache, ids: &[u32]) {
        let start = cache.len();
        cache.extend(ids);
        for layer in 0..2 {
            let row = |id: &u32| {
                let first = *id as f32 * 100.0 + layer as f32 * 10.0;
                [0.0, 1.0, 2.0, 3.0, 4.0, 5.0].map(|j| first + j)
            };
            let keys: Vec<f32> = ids.iter().flat_map(row).collect();
            let values: Vec<f32> = keys.iter().map(|key| -key).collect();
            let mut n_done = 0;
            for mut leaf in cache.leaves(layer, start) {
                let these = n_done * 6..(n_done + leaf.len()) * 6;
                leaf.write(&keys[these.clone()], &values[these]);
                n_done += leaf.len();
            }
            assert_eq!(n_done, ids.len());
        }
    }

    fn check(cache: &Cache) {
        for (position, &id) in cache.ids().iter().enumerate() {
            for layer in 0..2 {
                for head in 0..2 {
                    let block = |which: Which| {
                        let block = cache.blocks(layer, which, head).nth(position / PAGE);
                        block.expect("covered")
                    };
                    let first = id as f32 * 100.0 + (layer * 10 + head * 3) as f32;
                    let values = &block(Which::Values)[position % PAGE * STRIP..][..3];
                    assert_eq!(values, [-first, -first - 1.0, -first - 2.0]);
                    let keys = block(Which::Keys)[position % PAGE..].iter().step_by(PAGE);
                    assert!(keys.take(3).copied().eq([first, first + 1.0, first + 2.0]));
                }
            }
        }
    }

    #[test]
    fn forks_do_not_disturb_each_other() {
        let mut trunk = Cache::new(SHAPE);
        let ids: Vec<u32> = (0..100).collect();
        fill(&mut trunk, &ids);
        let mut branch = trunk.fork(40);
        fill(&mut branch, &[7; 50]);
        let mut twig = branch.clone();
        twig.truncate(41);
        fill(&mut twig, &[9; 3]);
        for cache in [&trunk, &branch, &twig] {
            check(cache);
        }
        assert_eq!(trunk.ids(), ids);
        assert_eq!((branch.len(), twig.len()), (90, 44));
        assert_eq!(branch.common_prefix(&ids), 40);
        assert_eq!(trunk.fork(1000).len(), 100);
    }

    #[test]
    fn cutting_back_gives_pages_free() {
        let mut cache = Cache::new(SHAPE);
        fill(&mut cache, &[1; 3 * PAGE + 1]);
        assert_eq!(cache.pages.len(), 4);
        cache.truncate(2 * PAGE);
        assert_eq!(cache.pages.len(), 2);
        cache.truncate(1000);
        assert_eq!(cache.len(), 2 * PAGE);
        cache.truncate(0);
        assert!(cache.is_empty() && cache.pages.is_empty());
    }
}
