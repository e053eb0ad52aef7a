//! YAML, as much of it as promptfoo's files need: read into JSON values within limits, and written.

mod read;
mod write;

pub use read::read;
pub use write::write;

/// The largest text that is read.
pub const LIMIT_BYTES: usize = 5 << 20;
