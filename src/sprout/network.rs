//! The network: a llama-architecture decoder whose every step can be differentiated.

pub mod attention;
mod composed;
pub mod ops;
mod rows;
mod softmax;
pub mod start;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use candle_core::{Device, Result, Tensor, Var};

use crate::recipe::Sizes;
use crate::rng::Rng;
use attention::Attention;
use ops::{CrossEntropy, RmsNorm, SwiGlu};
use rows::{Lookup, Pick};

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

    /// Where the weights lie.
    pub fn device(&self) -> &Device {
        self.weights
            .values()
            .next()
            .map_or(&Device::Cpu, |weight| weight.device())
    }

    /// The same network with its weights on another device.
    pub fn to_device(&self, device: &Device) -> Result<Self> {
        let moved = self.weights.iter().map(|(name, weight)| {
            let weight = weight.as_detached_tensor().to_device(device)?;
            Ok((name.clone(), Var::from_tensor(&weight)?))
        });
        Ok(Self {
            sizes: self.sizes,
            weights: moved.collect::<Result<_>>()?,
        })
    }

    /// Logits (B*T, V) of a batch of equally long rows of ids.
    pub fn logits(&self, ids: &[u32], batch: usize) -> Result<Tensor> {
        let all: Vec<u32> = (0..ids.len() as u32).collect();
        self.logits_at(ids, batch, &all)
    }

    /// Logits (N, V) at these N places of a batch: the others cost nothing after the last attention.
    pub fn logits_at(&self, ids: &[u32], batch: usize, at: &[u32]) -> Result<Tensor> {
        if self.device().is_cpu() {
            self.logits_by_hand(ids, batch, at)
        } else {
            self.logits_composed(ids, batch, at)
        }
    }

    /// By the steps of `ops` and `attention`, on a processor.
    fn logits_by_hand(&self, ids: &[u32], batch: usize, at: &[u32]) -> Result<Tensor> {
        let sizes = &self.sizes;
        let norm = || RmsNorm {
            epsilon: sizes.norm_epsilon,
        };
        let ids_len = ids.len();
        let ids = Tensor::from_slice(ids, ids_len, &Device::Cpu)?;
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
            if layer + 1 == sizes.layers && at.len() < ids_len {
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

    /// By the steps of `composed`, on any device.
    fn logits_composed(&self, ids: &[u32], batch: usize, at: &[u32]) -> Result<Tensor> {
        let sizes = &self.sizes;
        let device = self.device();
        let n = ids.len();
        let (t, d) = (n / batch, sizes.width / sizes.heads);
        let turns = composed::Turns::new(t, d, sizes.rope_base, device)?;
        let norm = |x: &Tensor, weight| composed::rms_norm(x, weight, sizes.norm_epsilon);
        let ids = Tensor::from_slice(ids, n, device)?;
        let embedding = self.weight("embedding")?;
        let mut x = embedding.apply_op1(Lookup { ids })?;
        for layer in 0..sizes.layers {
            let weight = |name: &str| self.weight(&format!("{layer}.{name}"));
            let h = norm(&x, weight("attention_norm")?)?;
            let mut h = composed::attention(&h, weight("qkv")?, (batch, sizes.heads), &turns)?;
            if layer + 1 == sizes.layers {
                h = h.apply_op1(Pick::new(at, n, device)?)?;
                x = x.apply_op1(Pick::new(at, n, device)?)?;
            }
            x = (x + h.matmul(&weight("attention_out")?.t()?)?)?;
            let h = norm(&x, weight("feed_norm")?)?;
            let h = composed::gate_up(&h, weight("gate_up")?)?;
            x = (x + h.matmul(&weight("down")?.t()?)?)?;
        }
        norm(&x, self.weight("final_norm")?)?.matmul(&embedding.t()?)
    }

    /// The weighted loss of a batch.
    pub fn loss(&self, logits: &Tensor, targets: &[u32], weights: &[f32]) -> Result<Tensor> {
        if !logits.device().is_cpu() {
            return composed::cross_entropy(logits, targets, weights);
        }
        logits.apply_op1(CrossEntropy {
            targets: targets.to_vec(),
            weights: weights.to_vec(),
        })
    }
}
