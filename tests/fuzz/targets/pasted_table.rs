//! Any text as a pasted table.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::pasted_table(bytes));
