//! Any bytes as the file of an experiment, and as the fragment of its link.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::experiment_file(bytes));
