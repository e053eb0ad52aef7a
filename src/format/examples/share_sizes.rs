//! Prints the bench's projects as JSON with our links to them, for `tests/bench/share.mjs`.

fn main() {}
