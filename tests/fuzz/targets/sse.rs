//! Any bytes as the streamed answer of each kind of model service.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::sse(bytes));
