//! Tokens that the card draws by itself, several of them before anybody waits.

use crate::decoder::Decoder;
use crate::error::GpuError;
use crate::memory::RING;

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

impl Decoder {
    /// Draws `n` tokens one after the other on the card, at most 64: one pass each, one submit for every
    /// four, and one readback for all, but three where the sequence grows too long on the way for the
    /// speeds that turn it. The scores after the last one are there afterwards.
    ///
    /// # Errors
    /// [`GpuError::TooLong`], [`GpuError::Empty`] where there are no scores to draw from, or what went
    /// wrong on the card: [`Decoder::ids`] is then what is known of the sequence, and can be computed
    /// elsewhere.
    pub async fn draw(&mut self, n: usize, drawing: Drawing) -> Result<Vec<Drawn>, GpuError> {
        let n = n.min(RING);
        if self.scored.is_none() || n == 0 {
            return Err(GpuError::Empty);
        }
        let (start, room) = (self.ids.len(), self.memory.capacity);
        if start + n > room {
            return Err(GpuError::TooLong {
                n_tokens: start + n,
                room,
            });
        }
        let n_alike = (1..=n).take_while(|it| self.suits(start + it)).count();
        let mut drawn = self.draw_alike(n_alike, drawing).await?;
        if n_alike < n {
            // The token that makes it a long sequence is chosen by the scores of the short one.
            let next = self.draw_only(1, drawing, false).await?;
            for it in &next {
                self.step(it.id)?;
            }
            drawn.extend(next);
            drawn.extend(self.draw_alike(n - n_alike - 1, drawing).await?);
        }
        Ok(drawn)
    }

    /// Draws tokens that leave the turning of those before them as it is.
    async fn draw_alike(&mut self, n: usize, drawing: Drawing) -> Result<Vec<Drawn>, GpuError> {
        if n == 0 {
            return Ok(Vec::new());
        }
        let drawn = self.draw_only(n, drawing, true).await?;
        self.ids.extend(drawn.iter().map(|it| it.id));
        self.scored = Some(0);
        Ok(drawn)
    }

    /// Draws tokens; each but perhaps the last is computed, too.
    async fn draw_only(
        &mut self,
        n: usize,
        drawing: Drawing,
        computes_last: bool,
    ) -> Result<Vec<Drawn>, GpuError> {
        self.write_drawing(drawing);
        let graph = &self.graph;
        let mut encoder = self.encoder();
        for index in 0..n {
            // The card begins with the first ones while the next are written down.
            if index > 0 && index % PER_SUBMIT == 0 {
                self.submit(std::mem::replace(&mut encoder, self.encoder()));
            }
            let steps = [&graph.pick, &graph.token];
            let n_steps = 1 + usize::from(computes_last || index + 1 < n);
            self.pass(&mut encoder, &steps[..n_steps], 1, 1);
        }
        let n_bytes = 8 * n as u64;
        encoder.copy_buffer_to_buffer(&self.memory.ring, 0, &self.ring_out, 0, n_bytes);
        self.submit(encoder);
        self.scored = None;
        let bytes = self.bring(&self.ring_out, n_bytes).await?;
        let (words, _) = bytes.as_chunks::<4>();
        let words: Vec<u32> = words.iter().map(|&word| u32::from_le_bytes(word)).collect();
        let pairs = words.chunks_exact(2).map(|pair| Drawn {
            id: pair[0],
            logprob: f32::from_bits(pair[1]),
        });
        Ok(pairs.collect())
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
}
