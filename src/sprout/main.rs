//! Trains Sprout, the bundled model, on text that this room writes itself.
fn main() {}
