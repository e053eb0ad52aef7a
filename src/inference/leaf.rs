//! What a page of a cache holds: where the keys and values of some positions lie, rounded.

use std::ops::Range;

use crate::rounded;

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
    /// Bytes that each token of a sequence takes: here, or `elsewhere`, on a device that keeps floats as they are.
    pub(crate) fn token_bytes(self, elsewhere: bool) -> usize {
        let row = match elsewhere {
            true => self.head_dim * size_of::<f32>(),
            false => self.row_len() * size_of::<i16>() + size_of::<f32>(),
        };
        self.n_blocks(self.n_layers) * row
    }

    /// Blocks of so many layers: keys and values of each head.
    fn n_blocks(self, n_layers: usize) -> usize {
        n_layers * 2 * self.n_kv_heads
    }

    /// Whole strips.
    fn row_len(self) -> usize {
        self.head_dim.next_multiple_of(STRIP)
    }

    fn block_len(self) -> usize {
        PAGE * self.row_len()
    }

    /// Where the codes of some blocks lie.
    fn codes_of(self, blocks: Range<usize>) -> Range<usize> {
        blocks.start * self.block_len()..blocks.end * self.block_len()
    }

    /// Which of a page's blocks is the keys of a head; its values are `n_kv_heads` blocks later.
    ///
    /// Keys are (head_dim, PAGE), so that a query meets several positions at once, and values (strips, PAGE, STRIP).
    fn block(self, layer: usize, which: Which, head: usize) -> usize {
        let which = match which {
            Which::Keys => 0,
            Which::Values => 1,
        };
        (layer * 2 + which) * self.n_kv_heads + head
    }
}

/// Keys or values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Keys,
    Values,
}

/// What some positions have in all layers; nothing where another device has it.
#[derive(Clone, Default)]
pub(crate) struct Page {
    /// (blocks, block_len): each number rounded.
    codes: Vec<i16>,
    /// (blocks, PAGE): what the codes of a position are multiplied by.
    scales: Vec<[f32; PAGE]>,
}

impl Page {
    pub(crate) fn new(shape: CacheShape) -> Page {
        let n_blocks = shape.n_blocks(shape.n_layers);
        Page {
            codes: vec![0; n_blocks * shape.block_len()],
            scales: vec![[0.0; PAGE]; n_blocks],
        }
    }

    pub(crate) fn block(
        &self,
        shape: CacheShape,
        layer: usize,
        which: Which,
        head: usize,
    ) -> Block<'_> {
        let block = shape.block(layer, which, head);
        Block {
            codes: &self.codes[shape.codes_of(block..block + 1)],
            scales: &self.scales[block],
        }
    }

    /// What there is of a layer; `positions` are those to be written.
    pub(crate) fn leaf(
        &mut self,
        shape: CacheShape,
        layer: usize,
        positions: Range<usize>,
    ) -> Leaf<'_> {
        let blocks = shape.n_blocks(layer)..shape.n_blocks(layer + 1);
        Leaf {
            shape,
            positions,
            codes: &mut self.codes[shape.codes_of(blocks.clone())],
            scales: &mut self.scales[blocks],
        }
    }
}

/// The keys or values of one head in a page.
#[derive(Clone, Copy)]
pub(crate) struct Block<'a> {
    pub(crate) codes: &'a [i16],
    pub(crate) scales: &'a [f32; PAGE],
}

/// What a page holds of one layer.
pub(crate) struct Leaf<'a> {
    shape: CacheShape,
    /// Those of its positions that are to be written.
    positions: Range<usize>,
    /// (keys and values, n_kv_heads), a block each.
    codes: &'a mut [i16],
    scales: &'a mut [[f32; PAGE]],
}

impl Leaf<'_> {
    /// How many positions are to be written.
    pub(crate) fn len(&self) -> usize {
        self.positions.len()
    }

    /// Stores them; `keys` and `values` are (positions, n_kv_heads, head_dim).
    pub(crate) fn write(&mut self, keys: &[f32], values: &[f32]) {
        let len = self.shape.n_kv_heads * self.shape.head_dim;
        let rows = keys.chunks_exact(len).zip(values.chunks_exact(len));
        for (position, (keys, values)) in self.positions.clone().zip(rows) {
            let keys = keys.chunks_exact(self.shape.head_dim);
            let values = values.chunks_exact(self.shape.head_dim);
            for (head, (key, value)) in keys.zip(values).enumerate() {
                self.put(Which::Keys, head, position, key, |dim| {
                    dim * PAGE + position
                });
                self.put(Which::Values, head, position, value, |dim| {
                    (dim / STRIP * PAGE + position) * STRIP + dim % STRIP
                });
            }
        }
    }

    /// `place` is where in a block a number of `row` lies.
    #[inline(always)]
    fn put(
        &mut self,
        which: Which,
        head: usize,
        position: usize,
        row: &[f32],
        place: impl Fn(usize) -> usize,
    ) {
        let block = self.shape.block(0, which, head);
        let codes = &mut self.codes[self.shape.codes_of(block..block + 1)];
        self.scales[block][position] = rounded::round(row, |dim, code| codes[place(dim)] = code);
    }
}
