//! The room's own tests: kernels against plain loops, whole models against the processor's path.

mod kernels;
mod layers;
mod models;
mod trust;

use std::rc::Rc;

use futures::executor::block_on;

use crate::device::Gpu;

/// The card, or `None` (and a line saying so) where there is not even a software adapter.
pub(crate) fn gpu() -> Option<Rc<Gpu>> {
    match block_on(Gpu::open()) {
        Ok(gpu) => Some(Rc::new(gpu)),
        Err(error) => {
            eprintln!("skipped: {error}");
            None
        }
    }
}
