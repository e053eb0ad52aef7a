//! `cargo xtask`: sets up, serves, tests, packs and measures the studio.
fn main() {}
