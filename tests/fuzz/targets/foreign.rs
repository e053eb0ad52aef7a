//! Any bytes as a file of another tool, in every format.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::foreign(bytes));
