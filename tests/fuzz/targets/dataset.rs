//! Any bytes as a kept table of data.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::dataset(bytes));
