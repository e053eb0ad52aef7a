//! Any bytes as the head of a GGUF file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::gguf_header(bytes));
