//! Causal softmax in one step, forward and back: candle's own steps read and write the scores fifty times.

use candle_core::{CpuStorage, CustomOp1, CustomOp2, Layout, Result, Shape, Tensor};

use super::ops::{causal_softmax, causal_softmax_back, floats};

/// Softmax of `scale * scores` over the past of each position; scores are (B*H, T, T), contiguous.
pub(super) struct CausalSoftmax {
    pub(super) scale: f32,
}

/// The way back: from shares and their gradient, both (B*H, T, T), to that of the scores.
struct Back {
    scale: f32,
}

impl CustomOp1 for CausalSoftmax {
    fn name(&self) -> &'static str {
        "sprout-causal-softmax"
    }

    fn cpu_fwd(&self, scores: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let t = layout.shape().dims3()?.2;
        let mut shares = floats(scores, layout)?.to_vec();
        causal_softmax(&mut shares, t, self.scale);
        Ok((CpuStorage::F32(shares), layout.shape().clone()))
    }

    #[cfg(feature = "cuda")]
    fn cuda_fwd(
        &self,
        scores: &candle_core::CudaStorage,
        layout: &Layout,
    ) -> Result<(candle_core::CudaStorage, Shape)> {
        cuda::launch("causal_softmax", &[(scores, layout)], self.scale)
    }

    fn bwd(&self, _: &Tensor, shares: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let back = Back { scale: self.scale };
        let shares = shares.detach();
        Ok(Some(shares.apply_op2_no_bwd(&grad.contiguous()?, &back)?))
    }
}

impl CustomOp2 for Back {
    fn name(&self) -> &'static str {
        "sprout-causal-softmax-back"
    }

    fn cpu_fwd(
        &self,
        shares: &CpuStorage,
        layout: &Layout,
        grad: &CpuStorage,
        grad_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let t = layout.shape().dims3()?.2;
        let shares = floats(shares, layout)?;
        let mut scores = floats(grad, grad_layout)?.to_vec();
        causal_softmax_back(&mut scores, shares, t, self.scale);
        Ok((CpuStorage::F32(scores), layout.shape().clone()))
    }

    #[cfg(feature = "cuda")]
    fn cuda_fwd(
        &self,
        shares: &candle_core::CudaStorage,
        layout: &Layout,
        grad: &candle_core::CudaStorage,
        grad_layout: &Layout,
    ) -> Result<(candle_core::CudaStorage, Shape)> {
        let inputs = [(shares, layout), (grad, grad_layout)];
        cuda::launch("causal_softmax_back", &inputs, self.scale)
    }
}

/// The kernels of `softmax.cu`, compiled once when the first one runs.
#[cfg(feature = "cuda")]
mod cuda {
    use std::sync::OnceLock;

    use candle_core::backend::BackendStorage;
    use candle_core::cuda_backend::cudarc::driver::{LaunchConfig, PushKernelArg};
    use candle_core::cuda_backend::cudarc::nvrtc::compile_ptx;
    use candle_core::cuda_backend::{CudaDType, WrapErr};
    use candle_core::{CudaStorage, Layout, Result, Shape};

    const WARPS_A_BLOCK: u32 = 8;

    /// Runs a kernel on inputs of one shape (B*H, T, T); its output has the same.
    #[allow(unsafe_code)]
    pub(super) fn launch(
        kernel: &str,
        inputs: &[(&CudaStorage, &Layout)],
        scale: f32,
    ) -> Result<(CudaStorage, Shape)> {
        static PTX: OnceLock<String> = OnceLock::new();
        let ptx = match PTX.get() {
            Some(ptx) => ptx,
            None => {
                let ptx = compile_ptx(include_str!("softmax.cu")).map_err(|error| {
                    candle_core::Error::Msg(format!("softmax.cu does not compile: {error}"))
                })?;
                PTX.get_or_init(|| ptx.to_src())
            }
        };
        let Some((storage, layout)) = inputs.first() else {
            candle_core::bail!("a kernel needs an input")
        };
        let device = storage.device().clone();
        let (bh, t, _) = layout.shape().dims3()?;
        let (rows, t) = ((bh * t) as u32, t as u32);
        let function = device.get_or_load_custom_func(kernel, "sprout-softmax", ptx)?;
        // SAFETY: the kernel writes each of these elements.
        let mut output = unsafe { device.alloc::<f32>(layout.shape().elem_count())? };
        let mut slices = Vec::new();
        for (storage, layout) in inputs {
            let Some((from, to)) = layout.contiguous_offsets() else {
                candle_core::bail!("this step wants contiguous arguments")
            };
            slices.push(storage.as_cuda_slice::<f32>()?.slice(from..to));
        }
        let mut builder = function.builder();
        slices.iter().for_each(|slice| {
            builder.arg(slice);
        });
        builder.arg(&mut output).arg(&rows).arg(&t).arg(&scale);
        let config = LaunchConfig {
            grid_dim: (rows.div_ceil(WARPS_A_BLOCK), 1, 1),
            block_dim: (32 * WARPS_A_BLOCK, 1, 1),
            shared_mem_bytes: 0,
        };
        // SAFETY: the arguments are those of the kernel, and each slice has `rows * t` floats.
        unsafe { builder.launch(config) }.w()?;
        let output = f32::wrap_cuda_slice(output, device);
        Ok((output, layout.shape().clone()))
    }
}
