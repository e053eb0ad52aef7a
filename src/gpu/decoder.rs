//! One sequence on the graphics card: prompts in, scores or tokens out.

use std::rc::Rc;

use inference::{Blueprint, Turning};

use crate::device::Gpu;
use crate::error::GpuError;
use crate::graph::{Graph, Step};
use crate::memory::{Memory, RING, STATE_HEAD};

/// Tokens that are drawn for each submit.
const PER_SUBMIT: usize = 4;

/// A token that the card drew.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// Its id.
    pub id: u32,
    /// Natural logarithm of the probability that the model gives it.
    pub logprob: f32,
}

/// How the card draws tokens by itself. The default takes the likeliest token always.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Drawing {
    /// 0 for the likeliest token; 1 draws as the model says.
    pub temperature: f32,
    /// Same seed, same text on the same card. The stream is not that of [`inference::Sampler`].
    pub seed: u32,
}

/// A model on the card and one sequence of tokens.
///
/// After [`Decoder::prefill`] and after [`Decoder::draw`] the scores of the token to follow lie on the
/// card; they are brought back only when somebody asks.
pub struct Decoder {
    gpu: Rc<Gpu>,
    blueprint: Blueprint,
    pub(crate) memory: Memory,
    pub(crate) graph: Graph,
    card_bytes: u64,
    /// What the card has computed.
    ids: Vec<u32>,
    /// The row of scores that belongs to the last token, if they are there.
    scored: Option<usize>,
    /// Keys were turned by the speeds of long sequences.
    is_long: bool,
    ring_out: wgpu::Buffer,
    logits_out: wgpu::Buffer,
}

impl Decoder {
    pub(crate) fn new(
        gpu: Rc<Gpu>,
        blueprint: Blueprint,
        memory: Memory,
        graph: Graph,
        card_bytes: u64,
    ) -> Decoder {
        let usage = wgpu::BufferUsages::MAP_READ | wgpu::BufferUsages::COPY_DST;
        let ring_out = gpu.buffer("ring out", 8 * RING as u64, usage);
        let logits_out = gpu.buffer("logits out", memory.logits.size(), usage);
        Decoder {
            gpu,
            blueprint,
            memory,
            graph,
            card_bytes,
            ids: Vec::new(),
            scored: None,
            is_long: false,
            ring_out,
            logits_out,
        }
    }

    /// The card.
    pub fn gpu(&self) -> &Rc<Gpu> {
        &self.gpu
    }

    /// What is known of the model.
    pub fn blueprint(&self) -> &Blueprint {
        &self.blueprint
    }

    /// Bytes that the model and the sequence take on the card.
    pub fn card_bytes(&self) -> u64 {
        self.card_bytes
    }

    /// Most tokens of a sequence.
    pub fn capacity(&self) -> usize {
        self.memory.capacity
    }

    /// The tokens that were computed, prompt and answer.
    pub fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// How many tokens of `ids` need not be computed again. The last one always is, for its scores.
    pub fn reusable(&self, ids: &[u32]) -> usize {
        let same = self.ids.iter().zip(ids).take_while(|(a, b)| a == b).count();
        same.min(ids.len().saturating_sub(1))
    }

    /// Forgets all but the first `n` tokens. What they computed stays.
    pub fn truncate(&mut self, n: usize) {
        if n < self.ids.len() {
            self.ids.truncate(n);
            self.scored = None;
        }
    }

    /// Goes on to `ids`, which is the whole sequence: what it has in common with the one before is not
    /// computed again. Gives how many tokens were. Nothing is waited for.
    ///
    /// # Errors
    /// [`GpuError::TooLong`], [`GpuError::UnknownToken`], [`GpuError::Empty`], or what went wrong on the card.
    pub fn prefill(&mut self, ids: &[u32]) -> Result<usize, GpuError> {
        self.go_to(ids, 1)
    }

    /// As [`Decoder::prefill`], and the scores after each of the last `n_wanted` tokens are brought back,
    /// one row of the vocabulary's length for each.
    ///
    /// # Errors
    /// As [`Decoder::prefill`]; [`GpuError::Shape`] where more are wanted than there is room for.
    pub async fn prefill_scored(
        &mut self,
        ids: &[u32],
        n_wanted: usize,
    ) -> Result<Vec<Vec<f32>>, GpuError> {
        let vocabulary = self.blueprint.embedding.n_rows;
        let mut rows = Vec::new();
        let first = ids.len().saturating_sub(n_wanted.max(1));
        let mut end = first;
        // Scores of a few tokens at a time fit on the card.
        while end < ids.len() {
            let next = (end + self.memory.most_wanted).min(ids.len());
            self.go_to(&ids[..next], next - end)?;
            let logits = self.read_logits(0, next - end).await?;
            rows.extend(logits.chunks_exact(vocabulary).map(<[f32]>::to_vec));
            end = next;
        }
        match rows.is_empty() {
            true => Err(GpuError::Empty),
            false => Ok(rows),
        }
    }

    /// The scores of all tokens to follow.
    ///
    /// # Errors
    /// [`GpuError::Empty`] where nothing was computed since the last [`Decoder::truncate`].
    pub async fn logits(&mut self) -> Result<Vec<f32>, GpuError> {
        let row = self.scored.ok_or(GpuError::Empty)?;
        self.read_logits(row, 1).await
    }

    /// Adds one token, chosen by the caller. Nothing is waited for.
    ///
    /// # Errors
    /// As [`Decoder::prefill`].
    pub fn step(&mut self, id: u32) -> Result<(), GpuError> {
        self.check(&[id], 1)?;
        self.settle(self.ids.len() + 1)?;
        self.write_state(&[id], 0, None);
        let mut encoder = self.encoder();
        self.pass(&mut encoder, &[&self.graph.token], 1, 1);
        self.submit(encoder);
        self.ids.push(id);
        self.scored = Some(0);
        self.gpu.check()
    }

    /// Draws `n` tokens one after the other on the card, at most 64: one pass each,
    /// one submit for every four, and one readback for all. The scores after the last one are there afterwards.
    ///
    /// # Errors
    /// [`GpuError::TooLong`], [`GpuError::Empty`] where there are no scores to draw from, or what went
    /// wrong on the card: the sequence is then as before, and can be computed elsewhere.
    pub async fn draw(&mut self, n: usize, drawing: Drawing) -> Result<Vec<Drawn>, GpuError> {
        let n = n.min(RING);
        if self.scored.is_none() || n == 0 {
            return Err(GpuError::Empty);
        }
        let room = self.memory.capacity;
        if self.ids.len() + n > room {
            return Err(GpuError::TooLong {
                n_tokens: self.ids.len() + n,
                room,
            });
        }
        self.settle(self.ids.len() + n)?;
        self.write_drawing(drawing);
        let mut encoder = self.encoder();
        for index in 0..n {
            // The card begins with the first ones while the next are written down.
            if index > 0 && index % PER_SUBMIT == 0 {
                self.submit(std::mem::replace(&mut encoder, self.encoder()));
            }
            self.pass(&mut encoder, &[&self.graph.pick, &self.graph.token], 1, 1);
        }
        let n_bytes = 8 * n as u64;
        encoder.copy_buffer_to_buffer(&self.memory.ring, 0, &self.ring_out, 0, n_bytes);
        self.submit(encoder);
        self.scored = None;
        let bytes = self.gpu.read(&self.ring_out, n_bytes).await?;
        let (words, _) = bytes.as_chunks::<4>();
        let words: Vec<u32> = words.iter().map(|&word| u32::from_le_bytes(word)).collect();
        let drawn: Vec<Drawn> = words
            .chunks_exact(2)
            .map(|pair| Drawn {
                id: pair[0],
                logprob: f32::from_bits(pair[1]),
            })
            .collect();
        self.ids.extend(drawn.iter().map(|it| it.id));
        self.scored = Some(0);
        Ok(drawn)
    }

    /// Waits until the card has done what it was asked.
    ///
    /// # Errors
    /// What went wrong on the card.
    pub async fn finish(&mut self) -> Result<(), GpuError> {
        let mut encoder = self.encoder();
        encoder.copy_buffer_to_buffer(&self.memory.ring, 0, &self.ring_out, 0, 8);
        self.submit(encoder);
        self.gpu.read(&self.ring_out, 8).await.map(|_| ())
    }

    /// Computes what is new in `ids`, with scores for the last `n_wanted`.
    fn go_to(&mut self, ids: &[u32], n_wanted: usize) -> Result<usize, GpuError> {
        let kept = self.reusable(ids).min(ids.len().saturating_sub(n_wanted));
        self.check(ids, 0)?;
        self.truncate(kept);
        self.scored = None;
        self.settle(ids.len())?;
        let new = &ids[kept..];
        let chunk = self.memory.chunk;
        // All wanted tokens lie in the last piece, even where an even cut would leave it shorter.
        let is_short = (new.len() - 1) % chunk + 1 < n_wanted;
        let (most, rest) = new.split_at(new.len() - if is_short { n_wanted } else { 0 });
        let pieces = most
            .chunks(chunk)
            .chain(Some(rest).filter(|it| !it.is_empty()));
        let mut left = new.len();
        for piece in pieces {
            left -= piece.len();
            let wanted = n_wanted.min(piece.len()) * usize::from(left == 0);
            self.write_state(piece, piece.len() - wanted, Some(piece.len()));
            let mut encoder = self.encoder();
            let graph = &self.graph;
            match (piece.len(), wanted) {
                (1, 1) => self.pass(&mut encoder, &[&graph.token], 1, 1),
                (n, 0) => self.pass(&mut encoder, &[&graph.prompt], n, 0),
                (n, wanted) => self.pass(&mut encoder, &[&graph.prompt, &graph.head], n, wanted),
            }
            self.submit(encoder);
            self.ids.extend(piece);
        }
        self.scored = Some(n_wanted.min(new.len()) - 1);
        self.gpu.check()?;
        Ok(new.len())
    }

    fn check(&self, ids: &[u32], n_before: usize) -> Result<(), GpuError> {
        let vocab_size = self.blueprint.embedding.n_rows;
        let n_tokens = ids.len() + n_before * self.ids.len();
        let room = self.memory.capacity;
        if ids.is_empty() {
            return Err(GpuError::Empty);
        }
        if n_tokens > room {
            return Err(GpuError::TooLong { n_tokens, room });
        }
        match ids.iter().find(|&&id| id as usize >= vocab_size) {
            Some(&id) => Err(GpuError::UnknownToken { id, vocab_size }),
            None => Ok(()),
        }
    }

    /// Keys of a sequence are all turned by the same speeds: one that grows past the context which the
    /// short speeds are for is computed once more from its start.
    fn settle(&mut self, n_tokens: usize) -> Result<(), GpuError> {
        let is_long = self.blueprint.is_long(n_tokens);
        if is_long == self.is_long {
            return Ok(());
        }
        self.is_long = is_long;
        let turning = if is_long {
            Turning::Long
        } else {
            Turning::Global
        };
        self.memory
            .write_angles(&self.gpu, &self.blueprint, turning);
        let earlier = std::mem::take(&mut self.ids);
        for piece in earlier.chunks(self.memory.chunk) {
            let is_last = self.ids.len() + piece.len() == earlier.len();
            let wanted = usize::from(is_last);
            self.write_state(piece, piece.len() - wanted, Some(piece.len()));
            let mut encoder = self.encoder();
            let graph = &self.graph;
            match wanted {
                0 => self.pass(&mut encoder, &[&graph.prompt], piece.len(), 0),
                _ => self.pass(&mut encoder, &[&graph.prompt, &graph.head], piece.len(), 1),
            }
            self.submit(encoder);
            self.ids.extend(piece);
            self.scored = is_last.then_some(0);
        }
        self.gpu.check()
    }

    fn write_state(&self, ids: &[u32], first_wanted: usize, n_tokens: Option<usize>) {
        let mut words = vec![0; STATE_HEAD];
        words[0] = self.ids.len() as u32;
        words[1] = n_tokens.unwrap_or(ids.len()) as u32;
        words[2] = first_wanted as u32;
        words.extend(ids);
        let bytes: Vec<u8> = words.iter().flat_map(|it| it.to_le_bytes()).collect();
        self.gpu.queue.write_buffer(&self.memory.state, 0, &bytes);
    }

    /// How to draw; and that nothing was drawn yet.
    fn write_drawing(&self, drawing: Drawing) {
        let inverse = match drawing.temperature {
            temperature if temperature > 0.0 => 1.0 / temperature,
            _ => 0.0,
        };
        let words = [0, drawing.seed, inverse.to_bits()];
        let bytes = words.map(u32::to_le_bytes).concat();
        self.gpu.queue.write_buffer(&self.memory.state, 12, &bytes);
    }

    fn encoder(&self) -> wgpu::CommandEncoder {
        let descriptor = wgpu::CommandEncoderDescriptor::default();
        self.gpu.device.create_command_encoder(&descriptor)
    }

    fn pass(
        &self,
        encoder: &mut wgpu::CommandEncoder,
        steps: &[&Vec<Step>],
        n_tokens: usize,
        n_wanted: usize,
    ) {
        let mut pass = encoder.begin_compute_pass(&wgpu::ComputePassDescriptor::default());
        let mut n_dispatches = 0;
        for step in steps.iter().flat_map(|steps| steps.iter()) {
            step.record(&mut pass, n_tokens, n_wanted);
            n_dispatches += 1;
        }
        self.gpu.count(|counts| {
            counts.passes += 1;
            counts.dispatches += n_dispatches;
        });
    }

    fn submit(&self, encoder: wgpu::CommandEncoder) {
        self.gpu.count(|counts| counts.submits += 1);
        self.gpu.queue.submit([encoder.finish()]);
    }

    async fn read_logits(&self, first: usize, n: usize) -> Result<Vec<f32>, GpuError> {
        let row_bytes = 4 * self.blueprint.embedding.n_rows as u64;
        let (from, n_bytes) = (first as u64 * row_bytes, n as u64 * row_bytes);
        let mut encoder = self.encoder();
        encoder.copy_buffer_to_buffer(&self.memory.logits, from, &self.logits_out, 0, n_bytes);
        self.submit(encoder);
        let bytes = self.gpu.read(&self.logits_out, n_bytes).await?;
        let (words, _) = bytes.as_chunks::<4>();
        Ok(words.iter().map(|&word| f32::from_le_bytes(word)).collect())
    }
}
