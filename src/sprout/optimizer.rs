//! How a gradient moves the weights: Muon for the inner matrices, AdamW for embedding and norms.

use std::collections::BTreeMap;

use candle_core::backprop::GradStore;
use candle_core::{Device, Result, Tensor};

use crate::network::Network;
use crate::network::ops::values;
use crate::recipe::Learning;

const MUON_MOMENTUM: f32 = 0.95;
const ADAM_FIRST: f32 = 0.9;
const ADAM_SECOND: f32 = 0.98;

/// Momenta by weight name: one vector for Muon's, two behind each other for AdamW's.
pub struct Optimizer {
    pub momenta: BTreeMap<String, Vec<f32>>,
    pub step: usize,
}

impl Optimizer {
    pub fn new(network: &Network) -> Self {
        let momenta = network.weights.iter().map(|(name, weight)| {
            let n = weight.elem_count();
            (
                name.clone(),
                vec![0f32; if is_matrix(name) { n } else { 2 * n }],
            )
        });
        Self {
            momenta: momenta.collect(),
            step: 0,
        }
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
        let mut gradients = BTreeMap::new();
        let mut square = 0f64;
        for (name, weight) in &network.weights {
            if let Some(grad) = grads.get(weight) {
                let grad = values(grad)?;
                square += grad
                    .iter()
                    .map(|g| f64::from(*g) * f64::from(*g))
                    .sum::<f64>();
                gradients.insert(name, grad);
            }
        }
        let norm = square.sqrt();
        let clip = (learning.clip_norm / (norm + 1e-9)).min(1.0) as f32;
        for (name, mut grad) in gradients {
            let (Some(weight), Some(momenta)) =
                (network.weights.get(name), self.momenta.get_mut(name))
            else {
                continue;
            };
            grad.iter_mut().for_each(|g| *g *= clip);
            let mut new = values(weight)?;
            if is_matrix(name) {
                let rate = (learning.matrix_rate * share) as f32;
                let shape = weight.dims2()?;
                muon(
                    &mut new,
                    &grad,
                    momenta,
                    shape,
                    blocks(name),
                    rate,
                    learning.weight_decay as f32,
                )?;
            } else {
                let rate = (learning.vector_rate * share) as f32;
                adamw(&mut new, &grad, momenta, self.step, rate);
            }
            weight.set(&Tensor::from_vec(new, weight.shape(), &Device::Cpu)?)?;
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

/// Momentum, then each block made nearly orthogonal (K. Jordan and others, "Muon", 2024).
fn muon(
    weight: &mut [f32],
    grad: &[f32],
    momentum: &mut [f32],
    (rows, columns): (usize, usize),
    blocks: usize,
    rate: f32,
    decay: f32,
) -> Result<()> {
    let mut update = vec![0f32; grad.len()];
    for ((m, g), u) in momentum.iter_mut().zip(grad).zip(&mut update) {
        *m = MUON_MOMENTUM * *m + (1.0 - MUON_MOMENTUM) * g;
        *u = MUON_MOMENTUM * *m + (1.0 - MUON_MOMENTUM) * g;
    }
    let rows = rows / blocks;
    let scale = rate * (rows as f32 / columns as f32).max(1.0).sqrt();
    for (weight, update) in weight
        .chunks_exact_mut(rows * columns)
        .zip(update.chunks_exact(rows * columns))
    {
        let update = values(&orthogonal(update, rows, columns)?)?;
        for (w, u) in weight.iter_mut().zip(update) {
            *w -= rate * decay * *w + scale * u;
        }
    }
    Ok(())
}

/// Newton and Schulz's iteration with Muon's factors: all singular values come near 1.
fn orthogonal(update: &[f32], rows: usize, columns: usize) -> Result<Tensor> {
    let norm = update.iter().map(|u| u * u).sum::<f32>().sqrt() + 1e-12;
    let scaled: Vec<f32> = update.iter().map(|u| u / norm).collect();
    let mut x = Tensor::from_vec(scaled, (rows, columns), &Device::Cpu)?;
    let tall = rows > columns;
    if tall {
        x = x.t()?.contiguous()?;
    }
    for _ in 0..5 {
        let a = x.matmul(&x.t()?)?;
        let b = ((&a * -4.775)? + (a.matmul(&a)? * 2.0315)?)?;
        x = ((&x * 3.4445)? + b.matmul(&x)?)?;
    }
    if tall { x.t()?.contiguous() } else { Ok(x) }
}

/// Adam with bias correction (Kingma and Ba, 2015); no decay, since it moves only table and norms.
fn adamw(weight: &mut [f32], grad: &[f32], momenta: &mut [f32], step: usize, rate: f32) {
    let (first, second) = momenta.split_at_mut(grad.len());
    let first_fix = 1.0 - ADAM_FIRST.powi(step as i32);
    let second_fix = 1.0 - ADAM_SECOND.powi(step as i32);
    for (((w, g), m), v) in weight.iter_mut().zip(grad).zip(first).zip(second) {
        *m = ADAM_FIRST * *m + (1.0 - ADAM_FIRST) * g;
        *v = ADAM_SECOND * *v + (1.0 - ADAM_SECOND) * g * g;
        *w -= rate * (*m / first_fix) / ((*v / second_fix).sqrt() + 1e-8);
    }
}
