//! Any bytes as the log of a project's history.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::history(bytes));
