//! What stays on this device between visits: small records under keys, and big files in pieces.
//!
//! Invariant: `storage` knows bytes and names; it knows nothing of prompts, projects or models.
//! Invariant: the browser is named only in `web.rs`, `indexed_db.rs` and `opfs.rs`; `memory.rs` is the twin of both.

mod blobs;
#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod chunked;
mod error;
#[cfg(target_arch = "wasm32")]
mod indexed_db;
mod memory;
#[cfg(target_arch = "wasm32")]
mod opfs;
mod store;
#[cfg(test)]
mod tests;
#[cfg(target_arch = "wasm32")]
mod web;
mod words;

pub use blobs::{Blob, BlobInfo, Blobs, Room, read_whole};
pub use chunked::ChunkedBlobs;
pub use error::StorageError;
#[cfg(target_arch = "wasm32")]
pub use indexed_db::{IndexedDbStore, store_here};
pub use memory::{MemoryBlobs, MemoryStore};
#[cfg(target_arch = "wasm32")]
pub use opfs::OpfsBlobs;
pub use store::Store;
#[cfg(target_arch = "wasm32")]
pub use web::{ask_to_persist, room};
