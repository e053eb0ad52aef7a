//! The differentiable steps that candle has only without a gradient, or only slowly: norm, gate, loss.

use candle_core::{CpuStorage, CustomOp1, CustomOp2, Layout, Result, Shape, Tensor};

/// The floats of a contiguous f32 argument.
pub(crate) fn floats<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    let Some((start, end)) = layout.contiguous_offsets() else {
        candle_core::bail!("this step wants a contiguous argument")
    };
    Ok(&storage.as_slice::<f32>()?[start..end])
}

/// The floats of a tensor, as a vector.
pub(crate) fn values(tensor: &Tensor) -> Result<Vec<f32>> {
    tensor.flatten_all()?.to_vec1::<f32>()
}

/// e^x for x at or below 80, by a polynomial that compilers turn into vector code (error below 1e-5 relative).
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    let scaled = (x.clamp(-87.0, 80.0)) * std::f32::consts::LOG2_E;
    let whole = (scaled + 0.5).floor();
    let rest = scaled - whole;
    // 2^rest for |rest| <= 1/2, Taylor with the factors ln(2)^k / k!.
    let power = 1.0
        + rest
            * (std::f32::consts::LN_2
                + rest
                    * (0.240_226_5
                        + rest
                            * (0.055_504_11
                                + rest
                                    * (0.009_618_13
                                        + rest * (0.001_333_36 + rest * 0.000_154_03)))));
    power * f32::from_bits(((whole as i32 + 127) << 23) as u32)
}

/// Softmax of `scale * scores` over the past of each position, in place: rows of T scores, T rows a head.
pub(crate) fn causal_softmax(scores: &mut [f32], t: usize, scale: f32) {
    for (index, row) in scores.chunks_exact_mut(t).enumerate() {
        let (past, future) = row.split_at_mut(index % t + 1);
        future.fill(0.0);
        let top = past.iter().fold(f32::MIN, |top, x| top.max(*x));
        let mut sum = 0f32;
        for x in past.iter_mut() {
            *x = exp((*x - top) * scale);
            sum += *x;
        }
        let share = 1.0 / sum;
        past.iter_mut().for_each(|x| *x *= share);
    }
}

/// The way back through [`causal_softmax`], in place: from the shares' gradient to that of the scores,
/// `p * (dp - sum(p * dp)) * scale`. The future's shares are 0.
pub(crate) fn causal_softmax_back(grad: &mut [f32], shares: &[f32], t: usize, scale: f32) {
    for (row, shares) in grad.chunks_exact_mut(t).zip(shares.chunks_exact(t)) {
        let dot: f32 = row.iter().zip(shares).map(|(g, p)| g * p).sum();
        for (g, p) in row.iter_mut().zip(shares) {
            *g = p * (*g - dot) * scale;
        }
    }
}

/// `x / rms(x) * weight` over the last axis: x is (N, C), weight is (C).
pub struct RmsNorm {
    pub epsilon: f32,
}

impl RmsNorm {
    fn scale(&self, row: &[f32]) -> f32 {
        let mean: f32 = row.iter().map(|x| x * x).sum::<f32>() / row.len() as f32;
        1.0 / (mean + self.epsilon).sqrt()
    }
}

impl CustomOp2 for RmsNorm {
    fn name(&self) -> &'static str {
        "sprout-rms-norm"
    }

    fn cpu_fwd(
        &self,
        x: &CpuStorage,
        lx: &Layout,
        w: &CpuStorage,
        lw: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let (x, w) = (floats(x, lx)?, floats(w, lw)?);
        let mut out = vec![0f32; x.len()];
        for (row, out) in x.chunks_exact(w.len()).zip(out.chunks_exact_mut(w.len())) {
            let scale = self.scale(row);
            for ((o, x), w) in out.iter_mut().zip(row).zip(w) {
                *o = x * scale * w;
            }
        }
        Ok((CpuStorage::F32(out), lx.shape().clone()))
    }

    fn bwd(
        &self,
        x: &Tensor,
        w: &Tensor,
        _: &Tensor,
        grad: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>)> {
        let (xs, ws, gs) = (values(x)?, values(w)?, values(grad)?);
        let c = ws.len();
        let mut dx = vec![0f32; xs.len()];
        let mut dw = vec![0f32; c];
        for ((row, g), dx) in xs
            .chunks_exact(c)
            .zip(gs.chunks_exact(c))
            .zip(dx.chunks_exact_mut(c))
        {
            let scale = self.scale(row);
            let mut dot = 0f32;
            for (((g, x), w), dw) in g.iter().zip(row).zip(&ws).zip(&mut dw) {
                dot += g * w * x;
                *dw += g * x * scale;
            }
            let pull = dot * scale * scale * scale / c as f32;
            for (((g, x), w), dx) in g.iter().zip(row).zip(&ws).zip(dx) {
                *dx = g * w * scale - x * pull;
            }
        }
        Ok((
            Some(Tensor::from_vec(dx, x.shape(), x.device())?),
            Some(Tensor::from_vec(dw, w.shape(), w.device())?),
        ))
    }
}

/// `silu(gate) * up` where x is (N, 2F): the gate's F columns, then up's.
pub struct SwiGlu;

impl CustomOp1 for SwiGlu {
    fn name(&self) -> &'static str {
        "sprout-swiglu"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (n, both) = layout.shape().dims2()?;
        let x = floats(x, layout)?;
        let f = both / 2;
        let mut out = vec![0f32; n * f];
        for (row, out) in x.chunks_exact(both).zip(out.chunks_exact_mut(f)) {
            let (gate, up) = row.split_at(f);
            for ((o, g), u) in out.iter_mut().zip(gate).zip(up) {
                *o = g / (1.0 + exp(-g)) * u;
            }
        }
        Ok((CpuStorage::F32(out), Shape::from((n, f))))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let both = x.dims2()?.1;
        let f = both / 2;
        let (xs, gs) = (values(x)?, values(grad)?);
        let mut dx = vec![0f32; xs.len()];
        for ((row, g), dx) in xs
            .chunks_exact(both)
            .zip(gs.chunks_exact(f))
            .zip(dx.chunks_exact_mut(both))
        {
            let (gate, up) = row.split_at(f);
            let (d_gate, d_up) = dx.split_at_mut(f);
            let outputs = d_gate.iter_mut().zip(d_up);
            for (((gate, up), g), (d_gate, d_up)) in gate.iter().zip(up).zip(g).zip(outputs) {
                let sigmoid = 1.0 / (1.0 + exp(-gate));
                *d_up = g * gate * sigmoid;
                *d_gate = g * up * sigmoid * (1.0 + gate * (1.0 - sigmoid));
            }
        }
        Ok(Some(Tensor::from_vec(dx, x.shape(), x.device())?))
    }
}

/// Weighted mean of -ln p(target): logits are (N, V), the result is one number.
pub struct CrossEntropy {
    /// One token id for each of the N rows.
    pub targets: Vec<u32>,
    /// How much each row counts; 0 leaves it out.
    pub weights: Vec<f32>,
}

impl CrossEntropy {
    fn total(&self) -> f32 {
        self.weights.iter().sum::<f32>().max(1e-6)
    }
}

impl CustomOp1 for CrossEntropy {
    fn name(&self) -> &'static str {
        "sprout-cross-entropy"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let v = layout.shape().dims2()?.1;
        let mut sum = 0f64;
        for (row, (target, weight)) in floats(x, layout)?
            .chunks_exact(v)
            .zip(self.targets.iter().zip(&self.weights))
        {
            if *weight > 0.0 {
                sum += f64::from(*weight) * f64::from(row_loss(row, *target as usize));
            }
        }
        Ok((
            CpuStorage::F32(vec![(sum / f64::from(self.total())) as f32]),
            Shape::from(()),
        ))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let v = x.dims2()?.1;
        let factor = grad.to_scalar::<f32>()? / self.total();
        let mut dx = values(x)?;
        for (row, (target, weight)) in dx
            .chunks_exact_mut(v)
            .zip(self.targets.iter().zip(&self.weights))
        {
            if *weight == 0.0 {
                row.fill(0.0);
                continue;
            }
            let top = row.iter().fold(f32::MIN, |top, x| top.max(*x));
            let mut sum = 0f32;
            for x in row.iter_mut() {
                *x = exp(*x - top);
                sum += *x;
            }
            let scale = factor * weight / sum;
            for x in row.iter_mut() {
                *x *= scale;
            }
            row[*target as usize] -= factor * weight;
        }
        Ok(Some(Tensor::from_vec(dx, x.shape(), x.device())?))
    }
}

/// -ln p(target) of one row of logits.
pub fn row_loss(row: &[f32], target: usize) -> f32 {
    let top = row.iter().fold(f32::MIN, |top, x| top.max(*x));
    let sum: f32 = row.iter().map(|x| exp(*x - top)).sum();
    top + sum.ln() - row[target]
}
