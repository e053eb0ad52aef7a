//! Running language models on the graphics card, from the same files and with the same answers.
//!
//! [`Gpu::open`] finds a card, [`Upload`] brings a model there piece by piece, a [`Decoder`] runs it.
//! Kernels are WGSL in `wgsl`; `shader` and `product` put them together for the formats and sizes of a
//! model and for what the card can do. Nothing blocks in a browser: what is brought back is awaited.

mod aside;
mod between;
mod decoder;
mod device;
mod draw;
mod error;
mod graph;
mod layout;
mod memory;
mod product;
mod prompt;
mod read;
mod seat;
mod self_test;
mod shader;
mod single;
mod speed;
pub mod synthetic;
mod tiled;
mod trouble;
mod upload;
mod weights;

#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use decoder::Decoder;
pub use device::{Counts, Gpu, Variant};
pub use draw::{Drawing, Drawn};
pub use error::GpuError;
pub use memory::Room;
pub use seat::{begin, seat, trusted};
pub use self_test::{LEAST_COSINE, SelfTest, self_test};
pub use speed::{Clock, Speed, copy_speed, dispatch_cost, product_speed, step_costs};
pub use upload::Upload;
