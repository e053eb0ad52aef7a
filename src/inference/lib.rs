//! Running small language models: file headers, tokenizers, one forward plan, sampling, sessions.
//!
//! A [`Model`] is loaded from a [`Source`]; a [`Batch`] runs it step by step for any number of questions,
//! a [`Session`] for one after the other.
//! Nothing here knows a clock, a network, a page or another room, and it compiles for wasm32 as it is.
//! The seam for other kernels and devices is the private `Matrix` type: everything multiplies through it.

mod attention;
mod batch;
mod blueprint;
#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod cache;
mod catalog;
mod choose;
mod config;
mod device;
mod embedding;
mod error;
mod exponential;
mod float;
mod floats;
mod format;
pub mod gguf;
mod guide;
mod image;
mod job;
mod kept;
mod kernels;
mod layer;
mod leaf;
mod load;
mod matrix;
mod measure;
mod model;
mod packed;
mod page;
mod pass;
mod plan;
mod product;
mod random;
mod reap;
mod rehearsal;
mod room;
mod rope;
mod rounded;
mod run;
pub mod safetensors;
mod sample;
mod session;
mod skeleton;
mod source;
mod spare;
mod steps;
mod stop;
mod team;
mod tokenizer;
mod vector;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use batch::{Batch, Budget};
pub use blueprint::{Blueprint, LayerBlueprint, LinearBlueprint, Squash, Stored, Turning};
pub use device::{Begun, Computed, Errand, Unfit};
pub use embedding::Pooling;
pub use error::InferenceError;
pub use float::to_f16;
pub use format::Format;
pub use guide::{Allowed, Guide, Heard};
pub use image::{IMAGE_LAYOUT, SEAL_BYTES};
pub use job::{News, Ticket};
pub use load::{LoadProgress, Loaded, Loading};
pub use measure::Continued;
pub use model::{Model, ModelInfo};
pub use packed::Row;
pub use random::Random;
pub use run::{Advance, Mask, Options, Rest, Step, Why};
pub use sample::{Draw, Sampler, Sampling};
pub use session::{Prefilled, Session};
pub use source::{Joined, Source};
pub use stop::StopCutter;
pub use team::{Alone, Chore, Team};
pub use tokenizer::{TextStream, Tokenizer};
