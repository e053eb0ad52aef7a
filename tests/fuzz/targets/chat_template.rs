//! Any text as the chat template of a model.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::chat_template(bytes));
