//! Any text as the shape of an answer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::held(bytes));
