//! What goes wrong on the card outside any call: a lost card concerns all, an error those who were at work then.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::device::Gpu;
use crate::error::GpuError;

/// A moment: errors that came later may be those of who began then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Since(u64);

/// What the card has reported so far.
#[derive(Clone, Default)]
pub(crate) struct Troubles(Arc<Mutex<Reported>>);

#[derive(Default)]
struct Reported {
    lost: Option<String>,
    n_errors: u64,
    /// The first error since somebody began: those after it mostly follow from it.
    first: Option<Trouble>,
}

#[derive(Debug, Clone)]
enum Trouble {
    OutOfMemory(String),
    Refused(String),
}

impl From<wgpu::Error> for Trouble {
    fn from(error: wgpu::Error) -> Trouble {
        let reason = error.to_string();
        match error {
            wgpu::Error::OutOfMemory { .. } => Trouble::OutOfMemory(reason),
            _ => Trouble::Refused(reason),
        }
    }
}

impl From<Trouble> for GpuError {
    fn from(trouble: Trouble) -> GpuError {
        match trouble {
            Trouble::OutOfMemory(reason) => GpuError::OutOfMemory { reason },
            Trouble::Refused(reason) => GpuError::Refused { reason },
        }
    }
}

impl Troubles {
    /// Hears what `device` reports from now on.
    pub(crate) fn listen(&self, device: &wgpu::Device) {
        let all = self.clone();
        device.set_device_lost_callback(move |_, reason| all.lose(reason));
        let all = self.clone();
        device.on_uncaptured_error(Arc::new(move |error: wgpu::Error| {
            let mut reported = all.reported();
            reported.n_errors += 1;
            reported.first.get_or_insert(error.into());
        }));
    }

    pub(crate) fn lose(&self, reason: String) {
        self.reported().lost.get_or_insert(reason);
    }

    fn reported(&self) -> MutexGuard<'_, Reported> {
        // Nothing is left half done by whoever panics with it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Gpu {
    /// Whether the card is still there.
    ///
    /// # Errors
    /// [`GpuError::Lost`], for ever after.
    pub fn check(&self) -> Result<(), GpuError> {
        match self.troubles.reported().lost.clone() {
            Some(reason) => Err(GpuError::Lost { reason }),
            None => Ok(()),
        }
    }

    /// The moment at which somebody begins.
    pub(crate) fn now(&self) -> Since {
        let mut reported = self.troubles.reported();
        reported.first = None;
        Since(reported.n_errors)
    }

    /// As [`Gpu::check`], and whether an error came since the moment.
    ///
    /// # Errors
    /// [`GpuError::Lost`], [`GpuError::OutOfMemory`] or [`GpuError::Refused`].
    pub(crate) fn check_since(&self, since: Since) -> Result<(), GpuError> {
        self.check()?;
        let reported = self.troubles.reported();
        if reported.n_errors == since.0 {
            return Ok(());
        }
        // Somebody began after the error, and it has made way for his.
        let unknown = || Trouble::Refused("it reported an error before".into());
        Err(reported.first.clone().unwrap_or_else(unknown).into())
    }

    /// Does `work`, then waits for what the card says to it: what it refuses is the error of this call
    /// and of no other.
    ///
    /// # Errors
    /// Those of `work`, and as [`Gpu::check_since`].
    pub(crate) async fn watched<T>(
        &self,
        work: impl FnOnce() -> Result<T, GpuError>,
    ) -> Result<T, GpuError> {
        let open = |filter| self.device.push_error_scope(filter);
        let validation = open(wgpu::ErrorFilter::Validation);
        let internal = open(wgpu::ErrorFilter::Internal);
        let memory = open(wgpu::ErrorFilter::OutOfMemory);
        let done = work();
        // The last one opened is the first to be closed, and none waits for another.
        let told = [memory.pop(), internal.pop(), validation.pop()];
        let mut trouble = None;
        for told in told {
            let found = told.await.map(Trouble::from);
            trouble = trouble.or(found);
        }
        self.check()?;
        let done = done?;
        match trouble {
            None => Ok(done),
            Some(trouble) => {
                self.forget_kernels();
                Err(trouble.into())
            }
        }
    }
}
