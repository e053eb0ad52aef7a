//! Sequences that make way for another: their keys and values are kept beside, on the card, and come back.
//!
//! The kernels know one place for a sequence. Several of them, as the samples of one prompt are, take it
//! in turns: what two have in common at the beginning stays where it is.

use inference::Computed;

use crate::decoder::Decoder;
use crate::device::Gpu;
use crate::error::GpuError;

/// Room for keys and values is taken for so many tokens at a time.
const ROWS: usize = 128;

/// A sequence that lies beside.
struct Aside {
    ids: Vec<u32>,
    /// Keys are turned by the speeds of long sequences.
    is_long: bool,
    /// For each layer keys of all positions, then values of all.
    layers: Vec<wgpu::Buffer>,
    /// Tokens that there is room for.
    n_rows: usize,
}

/// All of them, the one used last at the end.
pub(crate) struct Asides {
    sequences: Vec<Aside>,
    budget_bytes: u64,
}

impl Asides {
    pub(crate) fn new(budget_bytes: u64) -> Asides {
        Asides {
            sequences: Vec::new(),
            budget_bytes,
        }
    }

    fn n_bytes(&self) -> u64 {
        let buffers = self.sequences.iter().flat_map(|it| &it.layers);
        buffers.map(wgpu::Buffer::size).sum()
    }

    /// The one that has most in common with `ids`, and how much, where that is more than `n`.
    fn best(&mut self, ids: &[u32], is_long: bool, n: usize) -> Option<(&Aside, usize)> {
        let alike = |it: &Aside| match it.is_long == is_long {
            true => n_common(&it.ids, ids),
            false => 0,
        };
        let numbered = self.sequences.iter().enumerate();
        let (most, index) = numbered.map(|(i, it)| (alike(it), i)).max()?;
        if most <= n {
            return None;
        }
        let used = self.sequences.remove(index);
        self.sequences.push(used);
        self.sequences.last().map(|it| (it, most))
    }

    /// Room for a sequence whose first tokens may lie here already; gives how many do. The sequence is
    /// the last one afterwards. `row_bytes` are those of the keys of one token in one layer.
    fn make_room(
        &mut self,
        gpu: &Gpu,
        ids: &[u32],
        is_long: bool,
        n_layers: usize,
        row_bytes: u64,
    ) -> usize {
        let is_begun = |it: &Aside| it.is_long == is_long && ids.starts_with(&it.ids);
        let begun = self
            .sequences
            .iter()
            .enumerate()
            .filter(|(_, it)| is_begun(it));
        let found = begun
            .max_by_key(|(_, it)| it.ids.len())
            .map(|(index, _)| index);
        if let Some(index) = found {
            let mut old = self.sequences.remove(index);
            if old.n_rows >= ids.len() {
                let n_there = old.ids.len();
                old.ids = ids.to_vec();
                self.sequences.push(old);
                return n_there;
            }
        }
        let n_rows = ids.len().next_multiple_of(ROWS);
        let n_bytes = 2 * n_rows as u64 * row_bytes;
        while !self.sequences.is_empty()
            && self.n_bytes() + n_layers as u64 * n_bytes > self.budget_bytes
        {
            self.sequences.remove(0);
        }
        let layers = (0..n_layers).map(|_| gpu.storage("aside", n_bytes));
        self.sequences.push(Aside {
            ids: ids.to_vec(),
            is_long,
            layers: layers.collect(),
            n_rows,
        });
        0
    }
}

/// How many tokens at the beginning are the same.
fn n_common(a: &[u32], b: &[u32]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// Keys and values of a layer, and the tokens that there is room for.
struct Place<'a>(&'a wgpu::Buffer, usize);

/// Copies keys and values of the tokens in `rows`.
fn copy(
    encoder: &mut wgpu::CommandEncoder,
    from: Place<'_>,
    to: Place<'_>,
    rows: std::ops::Range<usize>,
    row_bytes: u64,
) {
    let at = |n_rows: usize| n_rows as u64 * row_bytes;
    for which in 0..2 {
        let start = |place: &Place<'_>| at(which * place.1 + rows.start);
        let n_bytes = at(rows.len());
        encoder.copy_buffer_to_buffer(from.0, start(&from), to.0, start(&to), n_bytes);
    }
}

impl Decoder {
    /// Sets how many bytes on the card sequences may take that make way for another; 256 MiB otherwise.
    pub fn set_aside_budget(&mut self, n_bytes: u64) {
        self.asides.budget_bytes = n_bytes;
    }

    /// Goes on to `ids`, the whole of a sequence that is to have `reach` tokens, and brings back the scores
    /// after the last `n_wanted` of them, which may be 0. The sequence that was there before is kept beside,
    /// as far as there is room: nothing is computed twice where several take turns.
    ///
    /// # Errors
    /// As [`Decoder::prefill`].
    pub async fn go_on(
        &mut self,
        ids: &[u32],
        n_wanted: usize,
        reach: usize,
    ) -> Result<Computed, GpuError> {
        let reach = reach.max(ids.len());
        self.make_way(ids, reach)?;
        let n_before = self.n_computed;
        let scores = match n_wanted {
            0 => {
                self.go_to(ids, 0, reach)?;
                Vec::new()
            }
            _ => self.scored(ids, n_wanted, reach).await?,
        };
        Ok(Computed {
            scores,
            n_computed: self.n_computed - n_before,
        })
    }

    /// Brings back what was computed of `ids`, and puts aside what would be lost by that.
    fn make_way(&mut self, ids: &[u32], reach: usize) -> Result<(), GpuError> {
        let is_long = self.blueprint().is_long(reach);
        let here = match self.is_long() == is_long {
            true => n_common(&self.ids, ids),
            false => 0,
        };
        if self.ids.len() > here {
            self.put_aside();
        }
        let row_bytes = self.row_bytes();
        let Some((aside, n)) = self.asides.best(ids, is_long, here) else {
            return Ok(());
        };
        let mut encoder = self
            .gpu
            .device
            .create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        for (own, other) in self.memory.layers.iter().zip(&aside.layers) {
            let from = Place(other, aside.n_rows);
            let to = Place(&own.cache, self.memory.capacity);
            copy(&mut encoder, from, to, here..n, row_bytes);
        }
        self.ids.truncate(here);
        self.scored = None;
        // Nothing of what is there is turned the other way, so nothing is computed again.
        self.settle(reach)?;
        self.submit(encoder);
        self.ids.extend(&ids[here..n]);
        Ok(())
    }

    /// Keeps the sequence that is there.
    fn put_aside(&mut self) {
        let (is_long, row_bytes) = (self.is_long(), self.row_bytes());
        let n_layers = self.memory.layers.len();
        let n_all = self.ids.len();
        let n_bytes = 2 * (n_layers * n_all) as u64 * row_bytes;
        if n_bytes > self.asides.budget_bytes {
            return;
        }
        let n_there = self
            .asides
            .make_room(&self.gpu, &self.ids, is_long, n_layers, row_bytes);
        let mut encoder = self.encoder();
        if let Some(aside) = self.asides.sequences.last() {
            for (own, other) in self.memory.layers.iter().zip(&aside.layers) {
                let from = Place(&own.cache, self.memory.capacity);
                let to = Place(other, aside.n_rows);
                copy(&mut encoder, from, to, n_there..n_all, row_bytes);
            }
        }
        self.submit(encoder);
    }

    /// Bytes of the keys of one token in one layer.
    fn row_bytes(&self) -> u64 {
        let blueprint = self.blueprint();
        (4 * blueprint.n_kv_heads * blueprint.head_dim) as u64
    }
}
