//! The network: a llama-architecture decoder whose every step can be differentiated.

pub mod attention;
pub mod ops;
pub mod start;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use candle_core::{Device, Result, Tensor, Var};

use crate::recipe::Sizes;
use crate::rng::Rng;
use attention::Attention;
use ops::{CrossEntropy, RmsNorm, SwiGlu};

/// The weights by name, in the names of this room (see `export` for those of the file).
pub struct Network {
    pub sizes: Sizes,
    pub weights: BTreeMap<String, Var>,
}

/// Every weight's name and shape: rows are outputs.
pub fn shapes(sizes: &Sizes) -> Vec<(String, Vec<usize>)> {
    let (c, f) = (sizes.width, sizes.feed_forward);
    let mut shapes = vec![("embedding".to_owned(), vec![sizes.vocabulary, c])];
    for layer in 0..sizes.layers {
        let mut add =
            |name: &str, shape: &[usize]| shapes.push((format!("{layer}.{name}"), shape.to_vec()));
        add("attention_norm", &[c]);
        add("qkv", &[3 * c, c]);
        add("attention_out", &[c, c]);
        add("feed_norm", &[c]);
        add("gate_up", &[2 * f, c]);
        add("down", &[c, f]);
    }
    shapes.push(("final_norm".to_owned(), vec![c]));
    shapes
}

impl Network {
    /// Fresh weights: norms at 1, what writes into the residual stream at 0, the rest random,
    /// and the head start of `start` in the first two layers.
    pub fn fresh(sizes: Sizes, seed: u64) -> Result<Self> {
        let mut all = BTreeMap::new();
        for (index, (name, shape)) in shapes(&sizes).into_iter().enumerate() {
            let n: usize = shape.iter().product();
            let mut rng = Rng::new(seed, index as u64 + 1);
            let values = if name.ends_with("norm") {
                vec![1f32; n]
            } else if name.ends_with("out") || name.ends_with("down") {
                vec![0f32; n]
            } else {
                let spread = if name == "embedding" {
                    0.05
                } else {
                    0.7 / (shape[1] as f64).sqrt()
                };
                (0..n).map(|_| (rng.normal() * spread) as f32).collect()
            };
            all.insert(name, (shape, values));
        }
        let mut take = |name: &str| {
            all.get_mut(name)
                .map(|(_, v)| std::mem::take(v))
                .unwrap_or_default()
        };
        let names = [
            "embedding",
            "0.qkv",
            "0.attention_out",
            "1.qkv",
            "1.attention_out",
        ];
        let [mut embedding, mut qkv0, mut out0, mut qkv1, mut out1] = names.map(&mut take);
        start::mark(&mut embedding, &sizes);
        if start::fits(&sizes) {
            let first = start::Layer {
                qkv: &mut qkv0,
                out: &mut out0,
            };
            start::write(
                first,
                start::Layer {
                    qkv: &mut qkv1,
                    out: &mut out1,
                },
                &sizes,
                seed,
            );
        }
        for (name, new) in names.iter().zip([embedding, qkv0, out0, qkv1, out1]) {
            if let Some((_, values)) = all.get_mut(*name) {
                *values = new;
            }
        }
        let mut weights = BTreeMap::new();
        for (name, (shape, values)) in all {
            weights.insert(
                name,
                Var::from_tensor(&Tensor::from_vec(values, shape, &Device::Cpu)?)?,
            );
        }
        Ok(Self { sizes, weights })
    }

    pub fn n_parameters(&self) -> usize {
        self.weights
            .values()
            .map(|weight| weight.elem_count())
            .sum()
    }

    fn weight(&self, name: &str) -> Result<&Tensor> {
        match self.weights.get(name) {
            Some(weight) => Ok(weight.as_tensor()),
            None => candle_core::bail!("the checkpoint lacks the weight {name}"),
        }
    }

    /// Logits (B*T, V) of a batch of equally long rows of ids.
    pub fn logits(&self, ids: &[u32], batch: usize) -> Result<Tensor> {
        self.logits_at(ids, batch, None)
    }

    /// Logits (N, V) at these N places of a batch only: the rest costs nothing after the last attention.
    pub fn logits_at(&self, ids: &[u32], batch: usize, at: Option<&[u32]>) -> Result<Tensor> {
        let sizes = &self.sizes;
        let norm = || RmsNorm {
            epsilon: sizes.norm_epsilon,
        };
        let ids = Tensor::from_slice(ids, ids.len(), &Device::Cpu)?;
        let embedding = self.weight("embedding")?;
        let mut x = embedding.index_select(&ids, 0)?;
        for layer in 0..sizes.layers {
            let weight = |name: &str| self.weight(&format!("{layer}.{name}"));
            let attention = Attention {
                batch,
                heads: sizes.heads,
                rope_base: sizes.rope_base,
            };
            let h = x.apply_op2(weight("attention_norm")?, norm())?;
            let mut h = h.matmul(&weight("qkv")?.t()?)?.apply_op1(attention)?;
            if let (Some(at), true) = (at, layer + 1 == sizes.layers) {
                let at = Tensor::from_slice(at, at.len(), &Device::Cpu)?;
                h = h.index_select(&at, 0)?;
                x = x.index_select(&at, 0)?;
            }
            x = (x + h.matmul(&weight("attention_out")?.t()?)?)?;
            let h = x.apply_op2(weight("feed_norm")?, norm())?;
            let h = h.matmul(&weight("gate_up")?.t()?)?.apply_op1(SwiGlu)?;
            x = (x + h.matmul(&weight("down")?.t()?)?)?;
        }
        x.apply_op2(self.weight("final_norm")?, norm())?
            .matmul(&embedding.t()?)
    }

    /// The weighted loss of a batch.
    pub fn loss(&self, logits: &Tensor, targets: &[u32], weights: &[f32]) -> Result<Tensor> {
        logits.apply_op1(CrossEntropy {
            targets: targets.to_vec(),
            weights: weights.to_vec(),
        })
    }
}
