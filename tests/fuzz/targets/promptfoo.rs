//! Any bytes as promptfoo's configuration, tests and results.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::promptfoo(bytes));
