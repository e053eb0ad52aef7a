//! One sequence on the graphics card: prompts in, scores or tokens out.

use std::rc::Rc;

use inference::{Blueprint, Turning};

use crate::aside::Asides;
use crate::device::Gpu;
use crate::error::GpuError;
use crate::graph::{Graph, Step};
use crate::memory::{Memory, RING, STATE_HEAD};
use crate::trouble::Since;

/// A model on the card and one sequence of tokens.
///
/// After [`Decoder::prefill`] and after [`Decoder::draw`] the scores of the token to follow lie on the
/// card; they are brought back only when somebody asks.
pub struct Decoder {
    pub(crate) gpu: Rc<Gpu>,
    blueprint: Blueprint,
    pub(crate) memory: Memory,
    pub(crate) graph: Graph,
    card_bytes: u64,
    /// Errors of the card from then on may be ours.
    since: Since,
    /// What the card has computed.
    pub(crate) ids: Vec<u32>,
    /// The row of scores that belongs to the last token, if they are there.
    pub(crate) scored: Option<usize>,
    /// Keys were turned by the speeds of long sequences.
    is_long: bool,
    /// Sequences that made way for this one.
    pub(crate) asides: Asides,
    /// Tokens computed so far, for all sequences.
    pub(crate) n_computed: usize,
    pub(crate) ring_out: wgpu::Buffer,
    logits_out: wgpu::Buffer,
}

/// Bytes on the card for sequences that make way for another.
const ASIDE_BYTES: u64 = 256 << 20;

impl Decoder {
    pub(crate) fn new(
        gpu: Rc<Gpu>,
        blueprint: Blueprint,
        memory: Memory,
        graph: Graph,
        card_bytes: u64,
        since: Since,
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
            since,
            ids: Vec::new(),
            scored: None,
            is_long: false,
            asides: Asides::new(ASIDE_BYTES),
            n_computed: 0,
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
        self.go_to(ids, 1, ids.len())
    }

    /// As [`Decoder::prefill`], and the scores after each of the last `n_wanted` tokens are brought back,
    /// one row of the vocabulary's length for each, in the order of the tokens: at least one, at most as
    /// many as there are tokens. Those that [`Room::wanted`](crate::Room::wanted) says come at one go.
    ///
    /// # Errors
    /// As [`Decoder::prefill`].
    pub async fn prefill_scored(
        &mut self,
        ids: &[u32],
        n_wanted: usize,
    ) -> Result<Vec<Vec<f32>>, GpuError> {
        self.scored(ids, n_wanted, ids.len()).await
    }

    /// As [`Decoder::prefill_scored`], of a sequence that is to have `reach` tokens.
    pub(crate) async fn scored(
        &mut self,
        ids: &[u32],
        n_wanted: usize,
        reach: usize,
    ) -> Result<Vec<Vec<f32>>, GpuError> {
        let vocabulary = self.blueprint.embedding.n_rows;
        let mut rows = Vec::new();
        let first = ids.len().saturating_sub(n_wanted.max(1));
        let mut end = first;
        // Scores of a few tokens at a time fit on the card.
        while end < ids.len() {
            let next = (end + self.memory.most_wanted).min(ids.len());
            self.go_to(&ids[..next], next - end, reach)?;
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
        self.gpu.check_since(self.since)
    }

    /// Waits until the card has done what it was asked.
    ///
    /// # Errors
    /// What went wrong on the card.
    pub async fn finish(&mut self) -> Result<(), GpuError> {
        let mut encoder = self.encoder();
        encoder.copy_buffer_to_buffer(&self.memory.ring, 0, &self.ring_out, 0, 8);
        self.submit(encoder);
        self.bring(&self.ring_out, 8).await.map(|_| ())
    }

    /// Computes what is new in `ids`, the beginning of `n_all` tokens, with scores for the last `n_wanted`.
    pub(crate) fn go_to(
        &mut self,
        ids: &[u32],
        n_wanted: usize,
        n_all: usize,
    ) -> Result<usize, GpuError> {
        let kept = self.reusable(ids).min(ids.len().saturating_sub(n_wanted));
        self.check(ids, 0)?;
        self.truncate(kept);
        self.scored = None;
        self.settle(n_all)?;
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
        self.scored = n_wanted.min(new.len()).checked_sub(1);
        self.n_computed += new.len();
        self.gpu.check_since(self.since)?;
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

    /// Whether keys are turned by the speeds of long sequences.
    pub(crate) fn is_long(&self) -> bool {
        self.is_long
    }

    /// Whether keys are turned as a sequence of `n_tokens` has them.
    pub(crate) fn suits(&self, n_tokens: usize) -> bool {
        self.blueprint.is_long(n_tokens) == self.is_long
    }

    /// Keys of a sequence are all turned by the same speeds: one that grows past the context which the
    /// short speeds are for is computed once more from its start.
    pub(crate) fn settle(&mut self, n_tokens: usize) -> Result<(), GpuError> {
        if self.suits(n_tokens) {
            return Ok(());
        }
        self.is_long = !self.is_long;
        let turning = if self.is_long {
            Turning::Long
        } else {
            Turning::Global
        };
        self.memory
            .write_angles(&self.gpu, &self.blueprint, turning);
        let earlier = std::mem::take(&mut self.ids);
        self.n_computed += earlier.len();
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
        self.gpu.check_since(self.since)
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

    pub(crate) fn encoder(&self) -> wgpu::CommandEncoder {
        let descriptor = wgpu::CommandEncoderDescriptor::default();
        self.gpu.device.create_command_encoder(&descriptor)
    }

    pub(crate) fn pass(
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

    pub(crate) fn submit(&self, encoder: wgpu::CommandEncoder) {
        self.gpu.count(|counts| counts.submits += 1);
        self.gpu.queue.submit([encoder.finish()]);
    }

    /// The first `n_bytes` of one of our buffers, when the card has done all that it was asked.
    pub(crate) async fn bring(
        &self,
        buffer: &wgpu::Buffer,
        n_bytes: u64,
    ) -> Result<Vec<u8>, GpuError> {
        let bytes = self.gpu.read(buffer, n_bytes).await;
        // What was refused says more than that nothing came back.
        self.gpu.check_since(self.since)?;
        bytes
    }

    async fn read_logits(&self, first: usize, n: usize) -> Result<Vec<f32>, GpuError> {
        let row_bytes = 4 * self.blueprint.embedding.n_rows as u64;
        let (from, n_bytes) = (first as u64 * row_bytes, n as u64 * row_bytes);
        let mut encoder = self.encoder();
        encoder.copy_buffer_to_buffer(&self.memory.logits, from, &self.logits_out, 0, n_bytes);
        self.submit(encoder);
        let bytes = self.bring(&self.logits_out, n_bytes).await?;
        let (words, _) = bytes.as_chunks::<4>();
        Ok(words.iter().map(|&word| f32::from_le_bytes(word)).collect())
    }
}
