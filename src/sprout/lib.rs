//! Makes Sprout, the bundled model: a corpus, a network, a trainer, an examination and the file.

pub mod batches;
pub mod card;
pub mod chart;
pub mod checkpoint;
pub mod corpus;
pub mod error;
pub mod evaluate;
pub mod export;
pub mod gguf;
pub mod import;
pub mod lesson;
pub mod network;
pub mod optimizer;
pub mod quantize;
pub mod recipe;
pub mod rng;
pub mod sample;
pub mod tokenizer;
pub mod train;
