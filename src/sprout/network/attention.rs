//! Causal self-attention with rotary positions as one differentiable step.

use candle_core::{CpuStorage, CustomOp1, Device, Layout, Result, Shape, Tensor};

use super::ops::{causal_softmax, causal_softmax_back, floats, values};

/// From (B*T, 3C), each row a token's query, key and value, to (B*T, C).
///
/// Positions turn neighbouring pairs `(2i, 2i+1)`, as llama.cpp does for architecture `llama`.
pub struct Attention {
    pub batch: usize,
    pub heads: usize,
    pub rope_base: f32,
}

/// Queries, keys and values as (B*H, T, D).
struct Heads {
    q: Tensor,
    k: Tensor,
    v: Tensor,
}

impl Attention {
    fn split(&self, x: &[f32], n: usize, c: usize) -> Result<Heads> {
        let (h, t, d) = (self.heads, n / self.batch, c / self.heads);
        let angles = angles(t, d, self.rope_base);
        let mut parts = [vec![0f32; n * c], vec![0f32; n * c], vec![0f32; n * c]];
        for (row, token) in x.chunks_exact(3 * c).enumerate() {
            let (b, position) = (row / t, row % t);
            for (which, part) in parts.iter_mut().enumerate() {
                for head in 0..h {
                    let from = &token[which * c + head * d..][..d];
                    let to = &mut part[((b * h + head) * t + position) * d..][..d];
                    if which == 2 {
                        to.copy_from_slice(from);
                    } else {
                        turn(from, to, &angles[position * d / 2..][..d / 2], 1.0);
                    }
                }
            }
        }
        let shape = (self.batch * h, t, d);
        let [q, k, v] = parts;
        Ok(Heads {
            q: Tensor::from_vec(q, shape, &Device::Cpu)?,
            k: Tensor::from_vec(k, shape, &Device::Cpu)?,
            v: Tensor::from_vec(v, shape, &Device::Cpu)?,
        })
    }

    /// softmax(q k^T / sqrt(D)) over the past of each position: (B*H, T, T).
    fn probabilities(&self, heads: &Heads) -> Result<Vec<f32>> {
        let (_, t, d) = heads.q.dims3()?;
        let mut scores = into_values(heads.q.matmul(&heads.k.t()?)?)?;
        let scale = 1.0 / (d as f32).sqrt();
        causal_softmax(&mut scores, t, scale);
        Ok(scores)
    }
}

/// Cosine and sine for each position and pair: (T, D/2).
pub(super) fn angles(t: usize, d: usize, rope_base: f32) -> Vec<(f32, f32)> {
    let mut angles = Vec::with_capacity(t * d / 2);
    for position in 0..t {
        for pair in 0..d / 2 {
            let rate = f64::from(rope_base).powf(-2.0 * pair as f64 / d as f64);
            let (sin, cos) = (position as f64 * rate).sin_cos();
            angles.push((cos as f32, sin as f32));
        }
    }
    angles
}

fn into_values(tensor: Tensor) -> Result<Vec<f32>> {
    values(&tensor)
}

/// Turns each pair by its angle (`sign` 1) or back (`sign` -1).
fn turn(from: &[f32], to: &mut [f32], angles: &[(f32, f32)], sign: f32) {
    for ((from, to), (cos, sin)) in from.chunks_exact(2).zip(to.chunks_exact_mut(2)).zip(angles) {
        let sin = sin * sign;
        to[0] = from[0] * cos - from[1] * sin;
        to[1] = from[0] * sin + from[1] * cos;
    }
}

/// Moves (B*H, T, D) rows to (B*T, C) rows that are `stride` long, starting at column `at`.
fn merge(x: &[f32], out: &mut [f32], (h, t, d): (usize, usize, usize), stride: usize, at: usize) {
    for (row, from) in x.chunks_exact(d).enumerate() {
        let (bh, position) = (row / t, row % t);
        let (b, head) = (bh / h, bh % h);
        out[(b * t + position) * stride + at + head * d..][..d].copy_from_slice(from);
    }
}

impl CustomOp1 for Attention {
    fn name(&self) -> &'static str {
        "sprout-attention"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (n, c3) = layout.shape().dims2()?;
        let c = c3 / 3;
        let heads = self.split(floats(x, layout)?, n, c)?;
        let (bh, t, d) = heads.q.dims3()?;
        let p = Tensor::from_vec(self.probabilities(&heads)?, (bh, t, t), &Device::Cpu)?;
        let mixed = into_values(p.matmul(&heads.v)?)?;
        let mut out = vec![0f32; n * c];
        merge(&mixed, &mut out, (self.heads, t, d), c, 0);
        Ok((CpuStorage::F32(out), Shape::from((n, c))))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let (n, c3) = x.dims2()?;
        let c = c3 / 3;
        let heads = self.split(&values(x)?, n, c)?;
        let (bh, t, d) = heads.q.dims3()?;
        let probabilities = self.probabilities(&heads)?;
        let p = Tensor::from_vec(probabilities.clone(), (bh, t, t), &Device::Cpu)?;

        // The gradient of the output, as heads.
        let grad = values(grad)?;
        let mut by_head = vec![0f32; n * c];
        for (row, to) in by_head.chunks_exact_mut(d).enumerate() {
            let (b, head, position) = (row / t / self.heads, row / t % self.heads, row % t);
            to.copy_from_slice(&grad[(b * t + position) * c + head * d..][..d]);
        }
        let g = Tensor::from_vec(by_head, (bh, t, d), &Device::Cpu)?;

        let dv = p.t()?.matmul(&g)?;
        let mut ds = into_values(g.matmul(&heads.v.t()?)?)?;
        causal_softmax_back(&mut ds, &probabilities, t, 1.0 / (d as f32).sqrt());
        let ds = Tensor::from_vec(ds, (bh, t, t), &Device::Cpu)?;
        let dq = unturn(self, into_values(ds.matmul(&heads.k)?)?, t, d);
        let dk = unturn(self, into_values(ds.t()?.matmul(&heads.q)?)?, t, d);

        let mut dx = vec![0f32; n * c3];
        for (which, part) in [dq, dk, into_values(dv)?].iter().enumerate() {
            merge(part, &mut dx, (self.heads, t, d), c3, which * c);
        }
        Ok(Some(Tensor::from_vec(dx, (n, c3), x.device())?))
    }
}

fn unturn(attention: &Attention, x: Vec<f32>, t: usize, d: usize) -> Vec<f32> {
    let angles = angles(t, d, attention.rope_base);
    let mut out = vec![0f32; x.len()];
    for (row, (from, to)) in x.chunks_exact(d).zip(out.chunks_exact_mut(d)).enumerate() {
        turn(from, to, &angles[row % t * d / 2..][..d / 2], -1.0);
    }
    out
}
