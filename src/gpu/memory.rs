//! The buffers of one sequence on the graphics card: states, keys and values, scores, and small vectors.

use inference::{Blueprint, LayerBlueprint, LinearBlueprint, Turning};

use crate::device::{Gpu, MAX_BINDING_BYTES};
use crate::error::GpuError;
use crate::graph::PICK_PARTS;
use crate::product::TILE_TOKENS;

/// Tokens that the card remembers having drawn, at most this many a run.
pub(crate) const RING: usize = 64;
/// Words of the state before its tokens.
pub(crate) const STATE_HEAD: usize = 8;
/// Most numbers in a head that the attention kernel takes.
const MOST_HEAD_DIM: usize = 256;
/// Heads times parts of the positions: enough workgroups to keep a card busy.
const BUSY: usize = 108;
const MOST_PARTS: usize = 12;
/// Tiles of columns may reach so many numbers beyond what is there.
const OVER: usize = 64;

/// What belongs to one layer.
pub(crate) struct LayerMemory {
    /// Keys of all positions, then values of all.
    pub(crate) cache: wgpu::Buffer,
    /// The norm before attention, then that of what the layer before adds, where there is one.
    pub(crate) attention_norm: wgpu::Buffer,
    /// The norm before the feed-forward part, then that of what attention adds, where there is one.
    pub(crate) feed_norm: wgpu::Buffer,
    /// Norms of each head's queries, then keys.
    pub(crate) head_norms: wgpu::Buffer,
    pub(crate) qkv_bias: Option<wgpu::Buffer>,
    pub(crate) output_bias: Option<wgpu::Buffer>,
    pub(crate) gate_up_bias: Option<wgpu::Buffer>,
    pub(crate) down_bias: Option<wgpu::Buffer>,
}

/// Everything but the matrices.
pub(crate) struct Memory {
    /// Most tokens of the sequence.
    pub(crate) capacity: usize,
    /// Most tokens of a piece of a prompt.
    pub(crate) chunk: usize,
    /// Most tokens whose scores are there together.
    pub(crate) most_wanted: usize,
    /// Parts in which the positions are looked at for a single token.
    pub(crate) n_parts: usize,
    pub(crate) qkv_len: usize,
    pub(crate) state: wgpu::Buffer,
    pub(crate) ring: wgpu::Buffer,
    pub(crate) x: wgpu::Buffer,
    /// The state while what was added last is normed.
    pub(crate) other: wgpu::Buffer,
    pub(crate) delta: wgpu::Buffer,
    pub(crate) qkv: wgpu::Buffer,
    pub(crate) mixed: wgpu::Buffer,
    pub(crate) stats: wgpu::Buffer,
    pub(crate) hidden: wgpu::Buffer,
    pub(crate) logits: wgpu::Buffer,
    pub(crate) picks: wgpu::Buffer,
    pub(crate) angles: wgpu::Buffer,
    pub(crate) local_angles: wgpu::Buffer,
    pub(crate) final_norm: wgpu::Buffer,
    pub(crate) layers: Vec<LayerMemory>,
}

/// Sizes that the caller chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Most tokens of the sequence; the model's context if that is less.
    pub capacity: usize,
    /// Most tokens of a prompt that are computed at one go.
    pub chunk: usize,
    /// Most tokens whose scores are brought back together.
    pub wanted: usize,
}

impl Default for Room {
    /// 4096, 256 and 8.
    fn default() -> Self {
        Room {
            capacity: 4096,
            chunk: 256,
            wanted: 8,
        }
    }
}

impl Memory {
    pub(crate) fn new(gpu: &Gpu, it: &Blueprint, room: Room) -> Result<Memory, GpuError> {
        let wrong = |what: &str| Err(GpuError::Shape { what: what.into() });
        if !it.head_dim.is_multiple_of(4) || it.head_dim > MOST_HEAD_DIM {
            return wrong("its heads are no multiple of 4 numbers, or more than 256");
        }
        if !it.width.is_multiple_of(4) || !it.feed_forward.is_multiple_of(4) {
            return wrong("its states are no multiple of 4 numbers");
        }
        if it.layers.iter().any(has_too_many_bindings) {
            return wrong("its layers have both norms after them and biases");
        }
        let capacity = room.capacity.min(it.context).max(1);
        let chunk = room.chunk.clamp(1, capacity);
        let most_wanted = room.wanted.clamp(1, chunk);
        let kv_len = it.n_kv_heads * it.head_dim;
        let query_len = it.n_heads * it.head_dim;
        let vocabulary = it.embedding.n_rows;
        let padded = chunk.next_multiple_of(TILE_TOKENS);
        let biggest = (2 * capacity * kv_len)
            .max(most_wanted * vocabulary)
            .max(padded * it.width.max(it.feed_forward).max(query_len + 2 * kv_len));
        if !fits(biggest) {
            return wrong("so long a text needs more than 128 MB for one layer");
        }
        let n_parts = match capacity {
            0..128 => 1,
            _ => (BUSY / it.n_heads).clamp(1, MOST_PARTS),
        };
        let numbers = |label: &str, n: usize| gpu.storage(label, 4 * (n + OVER) as u64);
        let vector = |label: &str, parts: &[&[f32]]| {
            let all: Vec<u8> = parts
                .iter()
                .flat_map(|it| it.iter().flat_map(|x| x.to_le_bytes()))
                .collect();
            let buffer = gpu.storage(label, all.len() as u64 + 4 * OVER as u64);
            gpu.queue.write_buffer(&buffer, 0, &all);
            buffer
        };
        let n_pairs = it.rope_dim / 2;
        let mut layers = Vec::new();
        let mut post_norm: &[f32] = &[];
        for layer in &it.layers {
            let LayerBlueprint {
                query, key, value, ..
            } = layer;
            let of = |norm: &Option<Vec<f32>>| norm.clone().unwrap_or_default();
            layers.push(LayerMemory {
                cache: numbers("cache", 2 * capacity * kv_len),
                attention_norm: vector("norm", &[&layer.attention_norm, post_norm]),
                feed_norm: vector("norm", &[&layer.feed_norm, &of(&layer.attention_post_norm)]),
                head_norms: vector("norm", &[&of(&layer.query_norm), &of(&layer.key_norm)]),
                qkv_bias: bias(&[query, key, value]).map(|it| vector("bias", &[&it])),
                output_bias: bias(&[&layer.output]).map(|it| vector("bias", &[&it])),
                gate_up_bias: bias(&[&layer.gate, &layer.up]).map(|it| vector("bias", &[&it])),
                down_bias: bias(&[&layer.down]).map(|it| vector("bias", &[&it])),
            });
            post_norm = layer.feed_post_norm.as_deref().unwrap_or_default();
        }
        let memory = Memory {
            capacity,
            chunk,
            most_wanted,
            n_parts,
            qkv_len: query_len + 2 * kv_len,
            state: numbers("state", STATE_HEAD + chunk),
            ring: gpu.storage("ring", 8 * RING as u64),
            x: numbers("x", padded * it.width),
            other: numbers("other", it.width),
            delta: numbers("delta", padded * it.width),
            qkv: numbers("qkv", padded * (query_len + 2 * kv_len)),
            mixed: numbers("mixed", padded.max(n_parts) * query_len),
            stats: numbers("stats", 2 * padded.max(n_parts) * it.n_heads),
            hidden: numbers("hidden", padded * it.feed_forward),
            logits: numbers("logits", most_wanted * vocabulary),
            picks: numbers("picks", 4 * PICK_PARTS),
            angles: numbers("angles", 2 * capacity * n_pairs),
            local_angles: numbers("angles", 2 * capacity * n_pairs),
            final_norm: vector("norm", &[&it.final_norm, post_norm]),
            layers,
        };
        memory.write_angles(gpu, it, Turning::Global);
        memory.write_angles(gpu, it, Turning::Local);
        gpu.flush();
        Ok(memory)
    }

    /// Puts the angles of all positions where layers look for them: those of long sequences in place of
    /// the model's own.
    pub(crate) fn write_angles(&self, gpu: &Gpu, it: &Blueprint, turning: Turning) {
        let buffer = match turning {
            Turning::Global | Turning::Long => &self.angles,
            Turning::Local => &self.local_angles,
        };
        let rows = (0..self.capacity).map_while(|at| it.cosines_and_sines(turning, at));
        let bytes: Vec<u8> = rows
            .flatten()
            .flatten()
            .flat_map(f32::to_le_bytes)
            .collect();
        gpu.queue.write_buffer(buffer, 0, &bytes);
    }

    /// Bytes on the card.
    pub(crate) fn n_bytes(&self) -> u64 {
        let layers = self.layers.iter().map(|layer| layer.cache.size());
        let states = [
            &self.x,
            &self.delta,
            &self.qkv,
            &self.mixed,
            &self.hidden,
            &self.logits,
        ];
        layers.chain(states.into_iter().map(|it| it.size())).sum()
    }
}

/// The biases of several products one after the other, zeros where one has none.
fn bias(linears: &[&LinearBlueprint]) -> Option<Vec<f32>> {
    linears.iter().find(|it| it.bias.is_some())?;
    let all = linears.iter().flat_map(|it| match &it.bias {
        Some(bias) => bias.clone(),
        None => vec![0.0; it.weight.n_rows],
    });
    Some(all.collect())
}

/// Whether so many numbers fit a binding, with what tiles may reach beyond them.
fn fits(n_numbers: usize) -> bool {
    4 * (n_numbers + OVER) as u64 <= MAX_BINDING_BYTES
}

/// Every adapter grants eight buffers; the product after a norm of what was added takes them all.
/// No family has a bias there, but a file can.
fn has_too_many_bindings(layer: &LayerBlueprint) -> bool {
    let LayerBlueprint {
        query,
        key,
        value,
        gate,
        up,
        ..
    } = layer;
    let normed = [query, key, value, gate, up];
    layer.attention_post_norm.is_some() && normed.iter().any(|it| it.bias.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buffer_with_what_lies_beyond_it_fits_a_binding_exactly() {
        let most = (MAX_BINDING_BYTES / 4) as usize - OVER;
        assert!(fits(most));
        assert!(!fits(most + 1));
    }
}
