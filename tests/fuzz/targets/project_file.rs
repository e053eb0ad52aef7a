//! Any bytes as a project file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::project_file(bytes));
