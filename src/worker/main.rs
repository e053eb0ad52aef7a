//! The engine room: a Web Worker that answers the bridge with `inference`.
fn main() {}
