//! What a text means, as numbers: the hidden states of its tokens made one.

/// Which hidden states an embedding is made of; said by the model's file, as llama.cpp's `pooling_type`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pooling {
    /// The mean of all tokens' states; also for models that were not made for embeddings.
    #[default]
    Mean,
    /// The last token's state, as Qwen3-Embedding has it (arXiv:2506.05176, section 2).
    Last,
}

/// An embedding that is being computed.
pub(crate) struct Embedding {
    sum: Vec<f64>,
}

impl Embedding {
    pub(crate) fn new(width: usize) -> Embedding {
        Embedding {
            sum: vec![0.0; width],
        }
    }

    /// The first token whose hidden state counts.
    pub(crate) fn first_wanted(pooling: Pooling, n_tokens: usize) -> usize {
        match pooling {
            Pooling::Mean => 0,
            Pooling::Last => n_tokens - 1,
        }
    }

    /// Takes hidden states (T, width).
    pub(crate) fn note(&mut self, hidden: &[f32]) {
        for state in hidden.chunks_exact(self.sum.len()) {
            for (sum, x) in self.sum.iter_mut().zip(state) {
                *sum += f64::from(*x);
            }
        }
    }

    /// Of length 1, so that a product of two is the cosine between them; how many states there were does not matter.
    pub(crate) fn into_unit(self) -> Vec<f32> {
        let length = self.sum.iter().map(|x| x * x).sum::<f64>().sqrt();
        let length = if length > 0.0 { length } else { 1.0 };
        self.sum.iter().map(|x| (x / length) as f32).collect()
    }
}
