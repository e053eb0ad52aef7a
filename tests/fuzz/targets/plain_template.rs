//! Any text as a chat template, and those that are plain written without an interpreter.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::plain_template(bytes));
