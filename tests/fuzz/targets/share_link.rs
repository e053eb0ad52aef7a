//! Any bytes as a share link, and as the inside of one whose checksum is right.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::share_link(bytes));
