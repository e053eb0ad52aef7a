//! The network's steps put together from candle's own, for a graphics card; `ops` has them by hand for a processor.
//!
//! Both are the same arithmetic (`tests`). On a card candle's steps run in thousands of threads;
//! on a processor the hand-written ones are several times faster.

use candle_core::{D, Device, Result, Tensor};

use super::softmax::CausalSoftmax;

/// `x / rms(x) * weight` over the last axis: x is (N, C), weight is (C).
pub(super) fn rms_norm(x: &Tensor, weight: &Tensor, epsilon: f32) -> Result<Tensor> {
    let mean = x.sqr()?.mean_keepdim(D::Minus1)?;
    let scale = (mean + f64::from(epsilon))?.sqrt()?.recip()?;
    x.broadcast_mul(&scale)?.broadcast_mul(weight)
}

/// `silu(gate) * up`, where `weight` (2F, C) holds the gate's rows, then up's; x is (N, C).
pub(super) fn gate_up(x: &Tensor, weight: &Tensor) -> Result<Tensor> {
    let f = weight.dim(0)? / 2;
    let part = |from: usize| x.matmul(&weight.narrow(0, from, f)?.t()?);
    part(0)?.silu()? * part(f)?
}

/// Causal self-attention of x (B*T, C) with weights (3C, C): queries, keys, values.
pub(super) fn attention(
    x: &Tensor,
    weight: &Tensor,
    (batch, heads): (usize, usize),
    turns: &Turns,
) -> Result<Tensor> {
    let (n, c) = x.dims2()?;
    let (t, d) = (n / batch, c / heads);
    let part = |which: usize| -> Result<Tensor> {
        x.matmul(&weight.narrow(0, which * c, c)?.t()?)?
            .reshape((batch, t, heads, d))?
            .transpose(1, 2)?
            .contiguous()?
            .reshape((batch * heads, t, d))
    };
    let (q, k) = (turns.turn(&part(0)?)?, turns.turn(&part(1)?)?);
    let scale = 1.0 / (d as f32).sqrt();
    let shares = q.matmul(&k.t()?)?.apply_op1(CausalSoftmax { scale })?;
    shares
        .matmul(&part(2)?)?
        .reshape((batch, heads, t, d))?
        .transpose(1, 2)?
        .contiguous()?
        .reshape((n, c))
}

/// Rotary positions for rows of `t` tokens; the same for every layer.
pub(super) struct Turns {
    /// (T, D)
    cos: Tensor,
    sin: Tensor,
    /// (D, D): takes the pair (a, b) to (-b, a).
    quarter: Tensor,
}

impl Turns {
    pub(super) fn new(t: usize, d: usize, rope_base: f32, device: &Device) -> Result<Self> {
        let (mut cos, mut sin) = (Vec::with_capacity(t * d), Vec::with_capacity(t * d));
        for (c, s) in super::attention::angles(t, d, rope_base) {
            cos.extend([c, c]);
            sin.extend([s, s]);
        }
        let mut quarter = vec![0f32; d * d];
        for pair in 0..d / 2 {
            quarter[(2 * pair + 1) * d + 2 * pair] = -1.0;
            quarter[2 * pair * d + 2 * pair + 1] = 1.0;
        }
        Ok(Self {
            cos: Tensor::from_vec(cos, (t, d), device)?,
            sin: Tensor::from_vec(sin, (t, d), device)?,
            quarter: Tensor::from_vec(quarter, (d, d), device)?,
        })
    }

    /// Turns each pair of x (B*H, T, D) by its position's angle.
    fn turn(&self, x: &Tensor) -> Result<Tensor> {
        let (bh, t, d) = x.dims3()?;
        let quarter = x
            .reshape((bh * t, d))?
            .matmul(&self.quarter)?
            .reshape((bh, t, d))?;
        x.broadcast_mul(&self.cos)? + quarter.broadcast_mul(&self.sin)?
    }
}

/// Weighted mean of -ln p(target): logits (N, V), targets and weights (N).
pub(super) fn cross_entropy(logits: &Tensor, targets: &[u32], weights: &[f32]) -> Result<Tensor> {
    let n = targets.len();
    let device = logits.device();
    let total = weights.iter().sum::<f32>().max(1e-6);
    let weights = Tensor::from_slice(weights, (n, 1), device)?;
    // The top only keeps the exponential small: its gradient is none.
    let top = logits.max_keepdim(1)?.detach();
    let logits = logits.broadcast_sub(&top)?;
    let all = logits.exp()?.sum_keepdim(1)?.log()?;
    let target = logits.gather(&Tensor::from_slice(targets, (n, 1), device)?, 1)?;
    ((all - target)? * weights)?.sum_all()? / f64::from(total)
}
