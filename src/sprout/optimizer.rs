//! How a gradient moves the weights: Muon for the inner matrices, AdamW for embedding and norms.

use std::collections::BTreeMap;

use candle_core::backprop::GradStore;
use candle_core::{DType, Result, Tensor};

use crate::network::Network;
use crate::recipe::Learning;

const MUON_MOMENTUM: f64 = 0.95;
const ADAM_FIRST: f64 = 0.9;
const ADAM_SECOND: f64 = 0.98;

/// What the optimiser remembers of a weight, each of the weight's own shape.
#[derive(Clone, Debug)]
pub struct Moments {
    pub first: Tensor,
    /// The mean square, which only AdamW keeps.
    pub second: Option<Tensor>,
}

/// Moments by weight name, on the network's device.
pub struct Optimizer {
    pub moments: BTreeMap<String, Moments>,
    pub step: usize,
}

impl Optimizer {
    pub fn new(network: &Network) -> Result<Self> {
        let moments = network.weights.iter().map(|(name, weight)| {
            let first = weight.as_tensor().zeros_like()?.detach();
            let second = (!is_matrix(name)).then(|| first.clone());
            Ok((name.clone(), Moments { first, second }))
        });
        Ok(Self {
            moments: moments.collect::<Result<_>>()?,
            step: 0,
        })
    }

    /// One step at `share` (0 to 1) of the peak rates. Returns the gradient's norm before clipping.
    pub fn step(
        &mut self,
        network: &Network,
        grads: &GradStore,
        learning: &Learning,
        share: f64,
    ) -> Result<f64> {
        self.step += 1;
        let mut square = Tensor::zeros((), DType::F32, network.device())?;
        for weight in network.weights.values() {
            if let Some(grad) = grads.get(weight) {
                square = (square + grad.sqr()?.sum_all()?)?;
            }
        }
        let norm = f64::from(square.to_scalar::<f32>()?).sqrt();
        let clip = (learning.clip_norm / (norm + 1e-9)).min(1.0);
        let mut matrices = Vec::new();
        for (name, weight) in &network.weights {
            let (Some(grad), Some(moments)) = (grads.get(weight), self.moments.get_mut(name))
            else {
                continue;
            };
            let grad = (grad.detach() * clip)?;
            if is_matrix(name) {
                matrices.push((weight, nesterov(&grad, moments)?, blocks(name)));
            } else {
                let update = adamw(&grad, moments, self.step as i32)?;
                let rate = learning.vector_rate * share;
                weight.set(&(weight.as_detached_tensor() - (update * rate)?)?)?;
            }
        }
        let rate = learning.matrix_rate * share;
        let updates: Vec<(&Tensor, usize)> = matrices
            .iter()
            .map(|(_, update, blocks)| (update, *blocks))
            .collect();
        for ((weight, ..), update) in matrices.iter().zip(orthogonal_all(&updates)?) {
            let old = (weight.as_detached_tensor() * (1.0 - rate * learning.weight_decay))?;
            weight.set(&(old - (update * rate)?)?)?;
        }
        Ok(norm)
    }
}

/// Inner matrices take Muon; the embedding is a table and takes AdamW.
fn is_matrix(name: &str) -> bool {
    ["qkv", "attention_out", "gate_up", "down"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// How many matrices lie under each other in this weight.
fn blocks(name: &str) -> usize {
    if name.ends_with("qkv") {
        3
    } else if name.ends_with("gate_up") {
        2
    } else {
        1
    }
}

/// Momentum that looks a step ahead, as Muon takes it.
fn nesterov(grad: &Tensor, moments: &mut Moments) -> Result<Tensor> {
    let fresh = (grad * (1.0 - MUON_MOMENTUM))?;
    moments.first = ((&moments.first * MUON_MOMENTUM)? + &fresh)?;
    (&moments.first * MUON_MOMENTUM)? + fresh
}

/// Each block of each update made nearly orthogonal (K. Jordan and others, "Muon", 2024), all of a
/// shape at once; `(update, number of its blocks)` in, updates out in the same order.
fn orthogonal_all(updates: &[(&Tensor, usize)]) -> Result<Vec<Tensor>> {
    let mut by_shape: BTreeMap<(usize, usize), Vec<Tensor>> = BTreeMap::new();
    let mut places = Vec::new();
    for (update, blocks) in updates {
        let (rows, columns) = update.dims2()?;
        let rows = rows / blocks;
        let shape = (rows.min(columns), rows.max(columns));
        let group = by_shape.entry(shape).or_default();
        places.push((shape, group.len(), *blocks, rows > columns));
        for block in 0..*blocks {
            let block = update.narrow(0, block * rows, rows)?;
            group.push(if rows > columns {
                block.t()?.contiguous()?
            } else {
                block
            });
        }
    }
    let mut done = BTreeMap::new();
    for (shape, group) in by_shape {
        done.insert(shape, orthogonal(&Tensor::stack(&group, 0)?)?);
    }
    let mut all = Vec::new();
    for (shape, from, blocks, tall) in places {
        let Some(group) = done.get(&shape) else {
            candle_core::bail!("an update was lost")
        };
        let mut parts = Vec::new();
        for at in from..from + blocks {
            let part = group.get(at)?;
            parts.push(if tall {
                (part.t()?.contiguous()? * (shape.1 as f64 / shape.0 as f64).sqrt())?
            } else {
                part
            });
        }
        all.push(Tensor::cat(&parts, 0)?);
    }
    Ok(all)
}

/// Newton and Schulz's iteration with Muon's factors on (M, R, C), R at most C: all singular values come near 1.
fn orthogonal(updates: &Tensor) -> Result<Tensor> {
    let norm = updates.sqr()?.sum_keepdim((1, 2))?.sqrt()?;
    let mut x = updates.broadcast_div(&(norm + 1e-12)?)?;
    for _ in 0..5 {
        let a = x.matmul(&x.t()?)?;
        let b = ((&a * -4.775)? + (a.matmul(&a)? * 2.0315)?)?;
        x = ((&x * 3.4445)? + b.matmul(&x)?)?;
    }
    Ok(x)
}

/// Adam with bias correction (Kingma and Ba, 2015); no decay, since it moves only table and norms.
fn adamw(grad: &Tensor, moments: &mut Moments, step: i32) -> Result<Tensor> {
    let square = (grad.sqr()? * (1.0 - ADAM_SECOND))?;
    let second = match &moments.second {
        Some(second) => ((second * ADAM_SECOND)? + square)?,
        None => square,
    };
    moments.first = ((&moments.first * ADAM_FIRST)? + (grad * (1.0 - ADAM_FIRST))?)?;
    let spread = ((&second / (1.0 - ADAM_SECOND.powi(step)))?.sqrt()? + 1e-8)?;
    moments.second = Some(second);
    (&moments.first / (1.0 - ADAM_FIRST.powi(step)))? / spread
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::Device;

    use crate::rng::Rng;

    /// Wide, square, tall and stacked: each block comes back with singular values near 1, at its own place.
    #[test]
    fn every_block_becomes_nearly_orthogonal() {
        let mut rng = Rng::new(3, 3);
        let shapes = [(6, 10, 1), (8, 8, 1), (10, 6, 1), (18, 6, 3), (20, 6, 2)];
        let updates = shapes.map(|(rows, columns, blocks)| {
            let values: Vec<f32> = (0..rows * columns).map(|_| rng.normal() as f32).collect();
            let update = Tensor::from_vec(values, (rows, columns), &Device::Cpu).expect("tensor");
            (update, blocks)
        });
        let given: Vec<(&Tensor, usize)> = updates.iter().map(|(u, blocks)| (u, *blocks)).collect();
        let number = |tensor: Tensor| -> f64 {
            f64::from(
                tensor
                    .sum_all()
                    .expect("sum")
                    .to_scalar::<f32>()
                    .expect("number"),
            )
        };
        for ((update, blocks), new) in updates.iter().zip(orthogonal_all(&given).expect("done")) {
            assert_eq!(update.dims(), new.dims());
            let (rows, columns) = new.dims2().expect("matrix");
            let (rows, shorter) = (rows / blocks, (rows / blocks).min(columns));
            let stretch = (rows as f64 / columns as f64).max(1.0);
            for block in 0..*blocks {
                let part = new.narrow(0, block * rows, rows).expect("block");
                let before = update.narrow(0, block * rows, rows).expect("block");
                // The squares of the singular values sum up to about their number.
                let square = number(part.sqr().expect("square")) / stretch / shorter as f64;
                assert!((0.6..1.3).contains(&square), "{rows} x {columns}: {square}");
                // It still points where the update did.
                assert!(number((part * before).expect("product")) > 0.0);
            }
        }
    }
}
