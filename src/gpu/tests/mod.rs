//! The room's own tests: kernels against plain loops, whole models against the processor's path.

mod kernels;
mod layers;
mod long;
mod models;
mod pieces;
mod trust;
mod turns;

use std::rc::Rc;

use futures::executor::block_on;

use crate::device::Gpu;

/// The card, or `None` (and a line saying so) where there is not even a software adapter. Where set-up has
/// installed one, `cargo xtask test` says so by `EXEMPLAR_CARD`, and none is a failure.
pub(crate) fn gpu() -> Option<Rc<Gpu>> {
    match block_on(Gpu::open()) {
        Ok(gpu) => Some(Rc::new(gpu)),
        Err(error) => {
            assert!(std::env::var_os("EXEMPLAR_CARD").is_none(), "{error}");
            eprintln!("skipped: {error}");
            None
        }
    }
}
