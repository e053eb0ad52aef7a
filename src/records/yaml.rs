//! YAML, as much of it as promptfoo's files need: read into JSON values within limits, and written.

mod read;
mod write;

pub(crate) use read::read;
pub(crate) use write::write;

/// The largest text that is read.
pub(crate) const LIMIT_BYTES: usize = 5 << 20;
