//! Any bytes as what a share link unfolds to.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::link_body(bytes));
