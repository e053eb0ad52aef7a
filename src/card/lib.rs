//! A model on the graphics card for an engine that has no word for one: the wasm module that it fetches.
//!
//! The engine reads the file for it, asks it to go on with sequences, and goes on itself where it fails.

#[cfg(target_arch = "wasm32")]
mod file;
#[cfg(target_arch = "wasm32")]
mod seat;

#[cfg(target_arch = "wasm32")]
pub use file::File;
#[cfg(target_arch = "wasm32")]
pub use seat::Seat;
