//! Any bytes as a vocabulary file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::vocab_file(bytes));
