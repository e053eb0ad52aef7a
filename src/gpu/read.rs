//! Bringing something back from the card: a buffer is lent to us and always given back.

use futures::channel::oneshot;

use crate::device::Gpu;
use crate::error::GpuError;

/// A buffer that we asked the card for. Given back when this is dropped, also by somebody who no longer waits.
pub(crate) struct Loan<'a>(Option<&'a wgpu::Buffer>);

impl Drop for Loan<'_> {
    fn drop(&mut self) {
        if let Some(buffer) = self.0 {
            buffer.unmap();
        }
    }
}

/// What the card says when the buffer can be read, or that it never will be.
type Answer = oneshot::Receiver<Result<(), wgpu::BufferAsyncError>>;

impl Gpu {
    /// Asks for the first `n_bytes` of a buffer that can be mapped.
    pub(crate) fn lend<'a>(&self, buffer: &'a wgpu::Buffer, n_bytes: u64) -> (Loan<'a>, Answer) {
        let (tell, told) = oneshot::channel();
        buffer.map_async(wgpu::MapMode::Read, 0..n_bytes, move |result| {
            // Nobody waits any more where this fails.
            let _ = tell.send(result);
        });
        (Loan(Some(buffer)), told)
    }

    /// The first `n_bytes` of a buffer that can be mapped, when the card is done with it. Who stops
    /// waiting can ask again.
    ///
    /// # Errors
    /// [`GpuError::Lost`] where the card is gone meanwhile.
    pub(crate) async fn read(
        &self,
        buffer: &wgpu::Buffer,
        n_bytes: u64,
    ) -> Result<Vec<u8>, GpuError> {
        self.count(|counts| counts.readbacks += 1);
        let (mut loan, told) = self.lend(buffer, n_bytes);
        #[cfg(not(target_arch = "wasm32"))]
        let _ = self.device.poll(wgpu::PollType::wait_indefinitely());
        let told = told.await;
        if !matches!(told, Ok(Ok(()))) {
            // There is nothing to give back, and the card would count it as an error.
            loan.0 = None;
        }
        self.check()?;
        let lost = |reason: String| GpuError::Lost { reason };
        match told {
            Ok(Ok(())) => {}
            Ok(Err(error)) => return Err(lost(error.to_string())),
            Err(_) => return Err(lost("it did not answer".into())),
        }
        let view = buffer.get_mapped_range(0..n_bytes);
        Ok(view.map_err(|error| lost(error.to_string()))?.to_vec())
    }
}
