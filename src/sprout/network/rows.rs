//! Rows of a table by number, on any device, with ways back that a graphics card takes in one step.
//!
//! candle's own way back adds one row after another, whatever the device.

use candle_core::{CpuStorage, CustomOp1, DType, Layout, Result, Shape, Tensor};

/// Rows of a table (V, C) by N ids, which may come again: (N, C).
pub(super) struct Lookup {
    pub(super) ids: Tensor,
}

/// Some rows of x (N, C), each at most once: (M, C).
pub(super) struct Pick {
    /// (M)
    at: Tensor,
    /// (N): where a row stands in `at`, or M.
    back: Tensor,
}

impl Pick {
    /// `at` are different numbers below `n`.
    pub(super) fn new(at: &[u32], n: usize, device: &candle_core::Device) -> Result<Self> {
        let mut back = vec![at.len() as u32; n];
        for (index, at) in at.iter().enumerate() {
            back[*at as usize] = index as u32;
        }
        Ok(Self {
            at: Tensor::from_slice(at, at.len(), device)?,
            back: Tensor::from_vec(back, n, device)?,
        })
    }
}

impl CustomOp1 for Lookup {
    fn name(&self) -> &'static str {
        "sprout-lookup"
    }

    fn cpu_fwd(&self, table: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        on_cpu(table, layout, &self.ids)
    }

    #[cfg(feature = "cuda")]
    fn cuda_fwd(
        &self,
        table: &candle_core::CudaStorage,
        layout: &Layout,
    ) -> Result<(candle_core::CudaStorage, Shape)> {
        on_cuda(table, layout, &self.ids)
    }

    fn bwd(&self, table: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let v = table.dim(0)?;
        let all = Tensor::arange(0u32, v as u32, table.device())?.reshape((v, 1))?;
        let ids = self.ids.reshape((1, self.ids.elem_count()))?;
        let chosen = all.broadcast_eq(&ids)?.to_dtype(DType::F32)?;
        Ok(Some(chosen.matmul(grad)?))
    }
}

impl CustomOp1 for Pick {
    fn name(&self) -> &'static str {
        "sprout-pick"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        on_cpu(x, layout, &self.at)
    }

    #[cfg(feature = "cuda")]
    fn cuda_fwd(
        &self,
        x: &candle_core::CudaStorage,
        layout: &Layout,
    ) -> Result<(candle_core::CudaStorage, Shape)> {
        on_cuda(x, layout, &self.at)
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let none = Tensor::zeros((1, x.dim(1)?), DType::F32, x.device())?;
        Ok(Some(
            Tensor::cat(&[grad, &none], 0)?.index_select(&self.back, 0)?,
        ))
    }
}

fn on_cpu(table: &CpuStorage, layout: &Layout, ids: &Tensor) -> Result<(CpuStorage, Shape)> {
    let c = layout.shape().dims2()?.1;
    let table = super::ops::floats(table, layout)?;
    let mut rows = Vec::with_capacity(ids.elem_count() * c);
    for id in ids.to_vec1::<u32>()? {
        rows.extend_from_slice(&table[id as usize * c..][..c]);
    }
    Ok((CpuStorage::F32(rows), Shape::from((ids.elem_count(), c))))
}

#[cfg(feature = "cuda")]
fn on_cuda(
    table: &candle_core::CudaStorage,
    layout: &Layout,
    ids: &Tensor,
) -> Result<(candle_core::CudaStorage, Shape)> {
    use candle_core::backend::BackendStorage;
    let shape = Shape::from((ids.elem_count(), layout.shape().dims2()?.1));
    let (ids, ids_layout) = ids.storage_and_layout();
    let candle_core::Storage::Cuda(ids) = &*ids else {
        candle_core::bail!("ids and table must lie on the same device")
    };
    Ok((table.index_select(ids, layout, ids_layout, 0)?, shape))
}
